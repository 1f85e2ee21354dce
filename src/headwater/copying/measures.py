"""Features from what a report shares with its candidates: words, runs of words, sentences (see `features.FEATURES`)."""

from __future__ import annotations

import numpy as np

from headwater.copying.kernels import Marks
from headwater.copying.overlap import Floats, Overlap

ALIKE = 0.3  # cosine from which a sentence has a counterpart
COVERED = 0.4  # share of its rare words from which a sentence is covered
RUN = 4  # words of the runs in Overlap.runs

Columns = dict[str, Floats]


def rank(values: Floats) -> Floats:
    """Return the values as shares of the greatest, 0 where none is above 0."""
    shares: Floats = values / max(float(values.max(initial=0.0)), 1e-9)
    return shares


def best_other(values: Floats) -> Floats:
    """Return for each row of an (n x m) matrix the greatest value of the other rows, column by column; 0 without others."""
    if len(values) == 1:
        return np.zeros_like(values)
    order = np.sort(values, axis=0)
    top, second = order[-1], order[-2]
    others: Floats = np.where((values == top) & ((values == top).sum(0) == 1), second, top)
    return others


def measure_words(overlap: Overlap) -> Columns:
    """Return the features of shared rare words and of shared runs that no other candidate has."""
    shared = overlap.held @ overlap.weights
    only = (overlap.held & (overlap.held.sum(0) == 1)) @ overlap.weights
    grams = (overlap.grams & (overlap.grams.sum(0) == 1)).sum(1).astype(float)
    prose = (overlap.prose & (overlap.runs.sum(0) == 1)).sum(1).astype(float)
    return {
        "words": shared / max(overlap.weights.sum(), 1e-9),
        "words_rank": rank(shared),
        "words_loose": (overlap.loose @ overlap.weights) / np.maximum(shared, 1e-9),
        "words_loose_only": np.log1p((overlap.loose & (overlap.held.sum(0) == 1)) @ overlap.weights),
        "words_back": shared / np.maximum(overlap.masses, 1e-9),
        "words_only": np.log1p(only),
        "words_only_rank": rank(only),
        "grams_only": np.log1p(grams),
        "grams_only_rank": rank(grams),
        "prose_only_rank": rank(prose),
    }


def measure_runs(overlap: Overlap, earlier: Marks, lengths: Floats) -> Columns:
    """Return the features of runs of four shared words; `earlier[i, j]` tells that candidate j came out before i."""
    prose = overlap.prose.sum(1) / max(1, overlap.prose.shape[1])
    best = best_other(prose[:, None])[:, 0]
    return {
        "prose": prose,
        "prose_back": np.minimum(1.0, overlap.prose.sum(1) / np.maximum(1, lengths)),
        "prose_best": best,
        "prose_lead": prose - best,
        "prose_older": np.where(earlier, prose, 0.0).max(1),
        "quoted": np.log1p((overlap.runs & ~overlap.prose).sum(1)),
        "longest": np.log1p([_longest(row) for row in overlap.runs]),
    }


def _longest(shared: Marks) -> int:
    """Return the words of the longest stretch of places whose runs are shared."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], shared, [False]]).astype(np.int8)))
    return int((edges[1::2] - edges[::2]).max()) + RUN - 1 if len(edges) else 0


def measure_sentences(overlap: Overlap, earlier: Marks) -> Columns:
    """Return the features of similar and of covered sentences, and of what explains them best."""
    count = overlap.alike.shape[1]
    if not count:
        return dict.fromkeys(SENTENCE_FEATURES, np.zeros(len(overlap.alike)))
    gain, turn = _explain(np.where(overlap.alike > ALIKE, overlap.alike, 0.0))
    top = np.sort(overlap.alike, axis=1)[:, ::-1]
    won = (overlap.alike >= overlap.alike.max(0)) & (overlap.alike > ALIKE)
    lead = np.maximum(overlap.alike - best_other(overlap.alike), 0.0)
    cover_lead = np.maximum(overlap.covered - best_other(overlap.covered), 0.0)
    cover_won = ((cover_lead > 0) & (overlap.covered > ALIKE)).mean(1)
    cover_sum = np.where(overlap.covered > ALIKE, cover_lead, 0.0).sum(1)
    first = _came_first(overlap.alike > ALIKE, earlier)
    return {
        "alike_best": top[:, 0],
        "alike_top": top[:, :3].mean(1),
        "alike_mean": top.mean(1),
        "alike_won": np.where(won, overlap.alike, 0.0).mean(1),
        "alike_won_rank": rank(np.where(won, overlap.alike, 0.0).mean(1)),
        "alike_won_count": np.log1p(won.sum(1)),
        "alike_lead": np.where(overlap.alike > ALIKE, lead, 0.0).sum(1),
        "alike_lead_best": lead.max(1),
        "alike_first": first,
        "alike_first_rank": rank(first),
        "cover_mean": overlap.covered.mean(1),
        "cover_best": overlap.covered.max(1),
        "cover_won": cover_won,
        "cover_won_rank": rank(cover_won),
        "cover_lead": cover_sum,
        "cover_lead_rank": rank(cover_sum),
        "cover_lead_best": cover_lead.max(1),
        "cover_first": _came_first(overlap.covered > COVERED, earlier),
        "gain": np.log1p(gain),
        "gain_rank": turn,
        "order": np.array([_in_order(row[mine]) for row, mine in zip(overlap.found_at, overlap.alike > ALIKE, strict=True)]),
    }


SENTENCE_FEATURES = (
    "alike_best", "alike_top", "alike_mean", "alike_won", "alike_won_rank", "alike_won_count", "alike_lead",
    "alike_lead_best", "alike_first", "alike_first_rank", "cover_mean", "cover_best", "cover_won", "cover_won_rank",
    "cover_lead", "cover_lead_rank", "cover_lead_best", "cover_first", "gain", "gain_rank", "order",
)  # fmt: skip


def _came_first(has: Marks, earlier: Marks) -> Floats:
    """Return the share of the sentences that a candidate has and none that came out before it has."""
    had = (earlier.astype(np.int64) @ has.astype(np.int64)) > 0
    share: Floats = (has & ~had).mean(1)
    return share


def _explain(alike: Floats) -> tuple[Floats, Floats]:
    """Choose candidates one by one, each time the one that adds most to the sentences' best cosines.

    Returns what each added, and its turn.
    """
    gain, turn = np.zeros(len(alike)), np.zeros(len(alike))
    reached = np.zeros(alike.shape[1])
    left = list(range(len(alike)))
    for n in range(len(alike)):
        added = np.maximum(alike[left] - reached, 0.0).sum(1)
        chosen = left.pop(int(added.argmax()))
        gain[chosen], turn[chosen] = added.max(), n
        reached = np.maximum(reached, alike[chosen])
    return gain, turn


def _in_order(places: np.ndarray) -> float:
    """Return the share of the places that the longest ascending series has; one half for two places or fewer."""
    if len(places) < 3:
        return 0.5
    ends: list[int] = []
    for place in places.tolist():
        at = int(np.searchsorted(ends, place))
        ends[at : at + 1] = [place]
    return len(ends) / len(places)

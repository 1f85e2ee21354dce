"""What speaks for and against two mentions' telling of one event, as numbers: a column a feature, a row a pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Prefix

from events_data import Mentions
from headwater.claims.features import FEATURES as CLAIMS
from headwater.claims.features import Pairs, compare
from headwater.claims.pairs import FLOOR

OWN = (
    "same_head", "prefix", "likeness", "relative", "same_sentence", "rarity", "cosine_sentence", "cosine_alone",
)  # fmt: skip
LEARNT = ("learnt", "learnt_squared", "learnt_head", "learnt_relative")
CROSSED = ("head_relative", "head_cosine", "head_sentence")
FEATURES = (*(f"mention_{name}" for name in CLAIMS), *(f"near_{name}" for name in CLAIMS), *OWN, *CROSSED, *LEARNT)
BEST = 5  # the nearest kin of a document, which tell how near its own event's documents lie
SELF = 1.5  # how near a document lies to itself, the mean of its nearest kin being 1

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Couples:
    """Pairs of mentions (rows), what is known of them without the learnt vectors, and whether they are one event."""

    a: Ints
    b: Ints
    known: Floats
    same: NDArray[np.bool_]

    def describe(self, learnt: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return all features, given the learnt vector of each mention."""
        near = (learnt[self.a] * learnt[self.b]).sum(1, dtype=np.float64)
        at = FEATURES.index("same_head"), FEATURES.index("relative")
        head, relative = (self.known[:, column] for column in at)
        return np.column_stack([self.known, near, near**2, near * head, near * relative]).astype(np.float32)


def couple(mentions: Mentions, rows: Ints, kin: Mapping[tuple[str, str], float]) -> Couples:
    """Return the pairs of these mentions that lie near each other, in one document or in two that are kin."""
    documents = [mentions.documents[row] for row in rows]
    names, number = np.unique(documents, return_inverse=True)
    place = {name: at for at, name in enumerate(names.tolist())}
    likeness = np.zeros((len(names), len(names)))
    for (one, other), value in kin.items():
        if one in place and other in place:
            likeness[place[one], place[other]] = value
    first, second = np.nonzero(np.triu((likeness[np.ix_(number, number)] > 0) | (number[:, None] == number), 1))
    near = np.flatnonzero(_are_near(mentions, rows[first], rows[second]))
    first, second = first[near], second[near]
    a, b = rows[first], rows[second]
    known = _describe(mentions, (a, b), likeness, (number[first], number[second]))
    return Couples(a, b, known, mentions.events[a] == mentions.events[b])


def _are_near(mentions: Mentions, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Return which pairs are near enough to be proposed, in context or by their words alone: most are not."""
    near = [(mentions.vectors(part)[a] * mentions.vectors(part)[b]).sum(1) >= FLOOR for part in (0, 3)]
    return np.logical_or(*near)


def _describe(mentions: Mentions, ends: tuple[Ints, Ints], likeness: Floats, documents: tuple[Ints, Ints]) -> Floats:
    """Return the features that need no learnt vectors."""
    a, b = ends
    same = documents[0] == documents[1]
    best = np.maximum(np.sort(likeness, axis=1)[:, -BEST:].mean(1), 0.01)
    close = likeness[documents]
    relative = np.where(same, SELF, close / np.sqrt(best[documents[0]] * best[documents[1]]))
    cosines = [(mentions.vectors(part)[a] * mentions.vectors(part)[b]).sum(1, dtype=np.float64) for part in range(4)]
    heads = np.unique(mentions.heads, return_inverse=True)[1]
    head = (heads[a] == heads[b]).astype(np.float64)
    own = (
        head, _share_prefixes(mentions, a, b), np.where(same, 1, close), relative, cosines[2] > 0.999,
        _count_heads(mentions)[a] + _count_heads(mentions)[b], cosines[2], cosines[3],
    )  # fmt: skip
    crossed = (head * relative, head * cosines[0], head * cosines[2])
    claims = [
        compare(Pairs.of(mentions.columns, rows[a], rows[b], cosine))
        for rows, cosine in zip((mentions.rows, mentions.near), cosines[:2], strict=True)
    ]
    return np.column_stack([*claims, *own, *crossed])


def _share_prefixes(mentions: Mentions, a: Ints, b: Ints) -> Floats:
    """Return how much of the longer head the heads of each pair begin with in common."""
    heads = mentions.heads
    pairs = [(heads[one], heads[other]) for one, other in zip(a.tolist(), b.tolist(), strict=True)]
    found = {pair: Prefix.normalized_similarity(*pair) for pair in {*pairs}}
    return np.array([found[pair] for pair in pairs])


def _count_heads(mentions: Mentions) -> Floats:
    """Return for each mention the logarithm of how many documents have its head."""
    counts = Counter(head for _, head in {*zip(mentions.documents, mentions.heads, strict=True)})
    return np.log([counts[head] for head in mentions.heads])

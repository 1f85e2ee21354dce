"""From scores to reliance: what a whole copy, a credit and an inherited naming overrule, and how material was taken."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from headwater.copying.features import FEATURES, Evidence
from headwater.copying.reading import is_later
from headwater.copying.trees import Forest, check_names

WHOLE = 0.45  # share of a report's runs of words from which it is a copy
LOOSE = 0.5  # share of the shared words that stand outside quotations, below which two reports share a speaker
COPIED = 0.1  # share of a report's runs of words that tells of copying where no date, name or credit tells anything
TWIN = 1.2  # sum of the shares in both directions from which two reports are one text
REWRITTEN = 0.45  # mean share of the rare words of a report's sentences from which it is a rewrite


def choose_sources(evidence: Evidence, forest: Forest) -> list[tuple[int, float]]:
    """Return the candidates from which the report took material, with the score of each, in order."""
    check_names(forest, tuple(FEATURES))
    scores = forest.predict(evidence.values)
    chosen = {one for one in np.flatnonzero(scores >= forest.cut).tolist() if _is_possible(evidence, one)}
    whole = np.flatnonzero(evidence.column("prose") > WHOLE).tolist()
    if whole:
        inherited = evidence.column("named_inherited")
        chosen = {one for one in chosen if one not in whole and not inherited[one]}
        chosen |= set(_pick_original(evidence, whole))
    return [(one, round(float(scores[one]), 4)) for one in sorted(chosen)]


def _is_possible(evidence: Evidence, one: int) -> bool:
    """Tell whether more than a common speaker or the wrong direction may stand behind a high score."""
    if evidence.column("named")[one] or evidence.column("credit")[one]:
        return not _is_backward(evidence, one)
    if evidence.column("words_loose")[one] < LOOSE:
        return False
    if _is_ordered(evidence, one):
        return True
    return bool(evidence.column("prose")[one] > COPIED) and not _is_backward(evidence, one)


def _is_ordered(evidence: Evidence, one: int) -> bool:
    """Tell whether the dates say that the report came out after a candidate."""
    return is_later(evidence.report, evidence.candidates[one])


def _pick_original(evidence: Evidence, whole: Sequence[int]) -> list[int]:
    """Return the one candidate of which the report is a copy: the credited one, else the oldest that is the same text."""
    possible = [one for one in whole if not _is_backward(evidence, one)]
    credit, hours, undated = (evidence.column(name) for name in ("credit", "hours", "undated"))
    twin = evidence.column("prose") + evidence.column("prose_back") > TWIN
    if not possible:
        return []
    return [max(possible, key=lambda one: (credit[one] > 0, twin[one], 0.0 if undated[one] else hours[one], -one))]


def _is_backward(evidence: Evidence, one: int) -> bool:
    """Tell whether dates leave the direction open and the rest speaks for the other: it credits or names the report.

    Where nothing speaks for either, the shorter is held to have taken from the longer.
    """
    report, other = evidence.report, evidence.candidates[one]
    if _is_ordered(evidence, one):
        return False
    forth = evidence.column("credit")[one], evidence.column("named")[one]
    back = evidence.column("credit_back")[one], evidence.column("names_back")[one]
    if forth != back:
        return bool(back > forth)
    return (len(report.words), report.report.id) > (len(other.words), other.report.id)


def say_how(evidence: Evidence, one: int) -> str:
    """Return verbatim, rewrite or partial: how the report took material from a candidate."""
    runs = evidence.overlap.runs[one]
    if len(runs) and runs.mean() > WHOLE:
        return "verbatim"
    return "rewrite" if evidence.column("cover_mean")[one] >= REWRITTEN else "partial"

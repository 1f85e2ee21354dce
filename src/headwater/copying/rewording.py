"""Sentences that a report seems to have from another in words of its own: weaker evidence than a copy, and so called.

Two sentences are held against each other by their rare words; where few of these are changed, the sentence is hardly
written without the other. A sentence alone needs much in common, one whose neighbour follows in the same order less. What
stands in both word for word is a copy, and a shared quotation a shared speaker: neither is a rewording. Of the rewordings
found in six of the training stories, 13 of 15 lie between reports of which one relies on the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from headwater.copying.features import Evidence
from headwater.copying.reading import Reading, stem_list

ALONE, IN_ORDER = 0.5, 0.35  # least cosine of a sentence, alone and beside another in the same order
SHARED, SHARED_IN_ORDER = 5, 4  # fewest words of content that both have
COPIED = 0.5  # share of words in shared runs of four from which a sentence is copied
STEP = 2  # sentences that the other may have between two that follow each other here


@dataclass(frozen=True, slots=True)
class Rewording:
    """Spans of a sentence in both reports, the cosine of their rare words, and how many words of content both have."""

    start: int
    end: int
    other_start: int
    other_end: int
    score: float
    shared: int


def find_rewordings(evidence: Evidence, one: int) -> list[Rewording]:
    """Return the sentences of the report that seem to be the candidate's number `one`'s in other words, in order."""
    near = dict(_find_near(evidence, one))
    return [found for sentence, found in near.items() if _is_enough(near, evidence, one, sentence)]


def _find_near(evidence: Evidence, one: int) -> Iterator[tuple[int, Rewording]]:
    """Yield each sentence, by its number, that has much in common with its most similar one and is no copy of it."""
    report, other, overlap = evidence.report, evidence.candidates[one], evidence.overlap
    for sentence, row in overlap.row_of.items():
        score = float(overlap.alike[one, row])
        if score >= IN_ORDER and not _is_copied(evidence, one, sentence):
            there = int(overlap.found_at[one, row])
            shared = len(_content(report, sentence) & _content(other, there))
            if shared >= SHARED_IN_ORDER:
                yield sentence, Rewording(*_span(report, sentence), *_span(other, there), round(score, 4), shared)


def _is_enough(near: dict[int, Rewording], evidence: Evidence, one: int, sentence: int) -> bool:
    found = near[sentence]
    if found.score >= ALONE and found.shared >= SHARED:
        return True
    there = int(evidence.overlap.found_at[one, evidence.overlap.row_of[sentence]])
    for step in (-1, 1):
        beside = evidence.overlap.row_of.get(sentence + step)
        if sentence + step in near and beside is not None:
            between = (int(evidence.overlap.found_at[one, beside]) - there) * step
            if 0 < between <= STEP:
                return True
    return False


def _is_copied(evidence: Evidence, one: int, sentence: int) -> bool:
    """Tell whether a sentence stands in the other mostly word for word, or is mostly quoted."""
    words = np.flatnonzero(evidence.report.sentences == sentence)
    runs = evidence.overlap.runs[one]
    begins = words[words < len(runs)]
    copied = np.unique(np.concatenate([begins[runs[begins]] + step for step in range(4)]))
    return max(len(np.intersect1d(copied, words)), int(evidence.report.quoted[words].sum())) >= COPIED * len(words)


def _content(reading: Reading, sentence: int) -> set[int]:
    stems = np.unique(reading.stems[reading.sentences == sentence])
    return set(np.setdiff1d(stems, stem_list("stop_words.txt")).tolist())


def _span(reading: Reading, sentence: int) -> tuple[int, int]:
    """Return where a sentence begins and ends, in the text."""
    words = np.flatnonzero(reading.sentences == sentence)
    return int(reading.words.starts[words[0]]), int(reading.words.ends[words[-1]])

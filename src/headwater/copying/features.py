"""What speaks for it that a report took material from another: a row of numbers for each candidate.

The candidates of a report are the reports that did not surely come out after it. Evidence is relative: the same shared
word counts more where no other candidate has it. FEATURES says what each column means, in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.copying.measures import measure_runs, measure_sentences, measure_words
from headwater.copying.namings import Citation, cite_outlets
from headwater.copying.overlap import Overlap, compare_readings
from headwater.copying.reading import Reading, is_later
from headwater.copying.signals import measure_credits, measure_namings, measure_times

FEATURES = {
    "words": "share of the report's rare words that the other has",
    "words_rank": "the same, as a share of the best candidate's",
    "words_loose": "share of these words that both have outside quotations",
    "words_loose_only": "weight of those among them that no other candidate has",
    "words_back": "share of the other's rare words that the report has",
    "words_only": "weight of the rare words that no other candidate has",
    "words_only_rank": "the same, as a share of the best candidate's",
    "grams_only": "runs of three words that no other candidate has",
    "grams_only_rank": "the same, as a share of the best candidate's",
    "prose_only_rank": "runs of four unquoted words that no other candidate has, as a share of the best candidate's",
    "prose": "share of the report's runs of four words that the other has unquoted",
    "prose_back": "share of the other's text that these runs are",
    "prose_best": "the greatest such share among the other candidates",
    "prose_lead": "how far the share is ahead of that",
    "prose_older": "the greatest such share among candidates that came out before the other",
    "quoted": "runs of four words shared inside quotations",
    "longest": "words of the longest shared run",
    "alike_best": "cosine of the most similar sentence",
    "alike_top": "mean cosine of the three most similar sentences",
    "alike_mean": "mean cosine of all sentences",
    "alike_won": "share of the sentences for which no candidate is more similar, by cosine",
    "alike_won_rank": "the same, as a share of the best candidate's",
    "alike_won_count": "number of these sentences",
    "alike_lead": "cosine by which the other is ahead, summed over the sentences",
    "alike_lead_best": "the greatest of these leads",
    "alike_first": "share of the sentences that the other has and no earlier candidate had",
    "alike_first_rank": "the same, as a share of the best candidate's",
    "cover_mean": "mean share of a sentence's rare words that the other has",
    "cover_best": "the greatest of these shares",
    "cover_won": "share of the sentences whose rare words no candidate has more of",
    "cover_won_rank": "the same, as a share of the best candidate's",
    "cover_lead": "share by which the other is ahead, summed over the sentences",
    "cover_lead_rank": "the same, as a share of the best candidate's",
    "cover_lead_best": "the greatest of these leads",
    "cover_first": "share of the sentences that the other covers and no earlier candidate covered",
    "gain": "what the other adds when candidates are chosen one by one to explain the sentences",
    "gain_rank": "its turn in that choice",
    "order": "share of the similar sentences that stand in the other's order",
    "named": "how strongly the report names the other's outlet, 0..1, less where cited through a third",
    "named_count": "how often it does",
    "named_cue": "whether a sentence that does has a cue (said, reported, according)",
    "named_via": "whether it is cited through a third outlet only (X, citing Y)",
    "named_late": "how late in the report the last name stands, 0..1",
    "named_inherited": "whether all names stand in sentences taken from another candidate",
    "named_cover": "share of the rare words around a name that the other has",
    "named_cover_lead": "how far that is ahead of all other candidates",
    "named_cover_lead_own": "how far that is ahead of the outlet's other reports",
    "named_alike": "cosine of a sentence around a name with the other's most similar one",
    "named_alike_lead": "how far that is ahead of the outlet's other reports",
    "names_back": "how strongly the other names the report's outlet",
    "credit": "how strongly byline, credit or a short line credits the other's outlet",
    "credit_back": "how strongly the other credits the report's outlet",
    "wire": "whether any report here credits the other's outlet",
    "outlets_named": "number of outlets that the report names",
    "vague": "how often the report speaks of media without naming one",
    "same_outlet": "whether both are of one outlet",
    "names_self": "how often the report names this outlet or speaks of its earlier reports, 0 where outlets differ",
    "newer": "number of candidates that came out after the other",
    "newer_own": "number of these that are of the other's outlet",
    "hours": "hours between the two (log), 3 where unknown",
    "undated": "whether either has no date",
    "candidates": "number of candidates",
    "length": "words of the report (log)",
    "length_back": "words of the other (log)",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report, its candidates, what they share, how the report cites them, and their features (n x len(FEATURES))."""

    report: Reading
    candidates: Sequence[Reading]
    overlap: Overlap
    citations: dict[str, list[Citation]]
    values: NDArray[np.float32]

    def column(self, name: str) -> NDArray[np.float32]:
        """Return the feature `name` of all candidates."""
        return self.values[:, list(FEATURES).index(name)]


def gather_evidence(report: Reading, others: Sequence[Reading]) -> Evidence | None:
    """Return what speaks for each candidate among `others`; None where there is none."""
    candidates = [other for other in others if len(other.words) and not is_later(other, report)]
    if not candidates or not len(report.words):
        return None
    overlap = compare_readings(report, candidates)
    citations = cite_outlets(report, candidates)
    earlier = np.array([[is_later(one, other) for other in candidates] for one in candidates])
    columns = {
        **measure_words(overlap),
        **measure_runs(overlap, earlier, np.array([len(other.words) for other in candidates])),
        **measure_sentences(overlap, earlier),
        **measure_namings(report, candidates, overlap, citations),
        **measure_credits(report, candidates),
        **measure_times(report, candidates, earlier),
    }
    values = np.stack([np.asarray(columns[name], np.float32) for name in FEATURES], 1)
    return Evidence(report, candidates, overlap, citations, values.round(4))

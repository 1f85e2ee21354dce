"""Which reports may have to do with which: rare words, copies and namings, over inverted lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.copying.kernels import Hashes, Numbers, add_shared
from headwater.copying.outlets import INITIALS, find_namings, tabulate_forms
from headwater.copying.words import unpack_words
from headwater.records import Copy, Kin, Report, Words

SMALL = 40  # reports of a case in which every two reports with a word in common are kin
NEAREST = 30  # kin of a report in a larger case (more where others choose it)
FARTHEST = 0.1  # the least likeness in a larger case
COMMON = 200  # a word of more reports is no lead in a larger case
NAMED = 0.5  # what naming the other's outlet is worth, at a likeness of NAMED_AT and above
NAMED_AT = 0.1

Floats = NDArray[np.float64]
EMPTY: Hashes = np.empty(0, np.uint64)


@dataclass(frozen=True, slots=True)
class Lists:
    """Inverted lists: the distinct words of each report, and the reports of each word.

    `words[begins[r] : begins[r + 1]]` are the numbers of report r's words, `reports[heads[w] : heads[w + 1]]` the reports
    of word w, `weights[w]` its squared inverse document frequency, 0 for words that are no lead. `norms` are the lengths of
    the reports' vectors.
    """

    begins: Numbers
    words: Numbers
    heads: Numbers
    reports: Numbers
    weights: Floats
    norms: Floats


def find_kin(reports: Sequence[Report], words: Sequence[Words], copies: Sequence[Copy]) -> Iterator[Kin]:
    """Yield for each two reports that may have to do with each other a row in both directions."""
    order = {report.id: n for n, report in enumerate(sorted(reports, key=lambda report: report.id))}
    by_report = {row.report: row for row in words if row.report in order}
    ids = list(order)
    lists = index_words([_hashes(by_report.get(name)) for name in ids])
    copied = _copied(order, by_report, copies)
    named = _named(order, reports, by_report)
    found: dict[tuple[int, int], float] = {}
    for one in range(len(ids)):
        likeness = score_report(lists, one)
        for other, share in copied[one].items():
            likeness[other] += (1 - likeness[other]) * share
        near = likeness[named[one]]
        likeness[named[one]] += (1 - near) * NAMED * np.minimum(1.0, near / NAMED_AT)
        for other in _nearest(likeness).tolist():
            pair = min(one, other), max(one, other)
            found[pair] = max(found.get(pair, 0.0), round(float(likeness[other]), 4))
    for (one, other), score in sorted(found.items()):
        yield Kin(ids[one], ids[other], score)
        yield Kin(ids[other], ids[one], score)


def _hashes(row: Words | None) -> Hashes:
    return np.frombuffer(row.hashes, np.uint64) if row else EMPTY


def index_words(columns: Sequence[Hashes]) -> Lists:
    """Return the inverted lists of the reports whose word hashes are given."""
    distinct = [np.unique(hashes) for hashes in columns]
    begins = np.concatenate([[0], np.cumsum([len(hashes) for hashes in distinct])]).astype(np.int64)
    vocabulary, words = np.unique(np.concatenate([EMPTY, *distinct]), return_inverse=True)
    owners = np.repeat(np.arange(len(distinct)), np.diff(begins))
    frequency = np.bincount(words, minlength=len(vocabulary))
    heads = np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64)
    weights = np.log(1 + len(distinct) / np.maximum(1, frequency)) ** 2
    norms = np.sqrt(np.maximum(np.bincount(owners, weights[words], len(distinct)), 1e-9))
    lead = (frequency > 1) & (frequency <= (SMALL if len(distinct) <= SMALL else COMMON))
    reports = owners[np.argsort(words, kind="stable")]
    return Lists(begins, words.astype(np.int64), heads, reports.astype(np.int64), np.where(lead, weights, 0.0), norms)


def score_report(lists: Lists, one: int) -> Floats:
    """Return how much of their rare words report `one` and each report share, 0..1 (the cosine of their idf vectors)."""
    scores: Floats = np.zeros(len(lists.norms))
    mine = lists.words[lists.begins[one] : lists.begins[one + 1]]
    add_shared(mine, lists.heads, lists.reports, lists.weights, scores)
    scores[one] = 0.0
    scores /= lists.norms * lists.norms[one]
    return scores.clip(0.0, 1.0)


def _nearest(likeness: Floats) -> Numbers:
    """Return the numbers of the reports that are kin of the one whose likenesses are given."""
    if len(likeness) <= SMALL:
        return np.flatnonzero(likeness > 0)
    near = np.flatnonzero(likeness >= FARTHEST)
    return near[np.argsort(-likeness[near], kind="stable")[:NEAREST]]


def _copied(order: Mapping[str, int], words: Mapping[str, Words], copies: Sequence[Copy]) -> list[dict[int, float]]:
    """Return for each report which others it shares copies with, and how much of the shorter report they are."""
    total: dict[tuple[int, int], int] = defaultdict(int)
    for copy in copies:
        if copy.kind != "stock" and copy.a in order and copy.b in order:
            total[order[copy.a], order[copy.b]] += copy.words
    lengths = {order[name]: len(row.starts) // 4 for name, row in words.items()}
    found: list[dict[int, float]] = [{} for _ in order]
    for (a, b), shared in total.items():
        share = min(1.0, shared / max(1, min(lengths.get(a, 0), lengths.get(b, 0))))
        found[a][b] = found[b][a] = share
    return found


def _named(order: Mapping[str, int], reports: Sequence[Report], words: Mapping[str, Words]) -> list[Numbers]:
    """Return for each report the reports of the outlets that it names."""
    table = tabulate_forms(report.outlet for report in reports)
    of_outlet: dict[str, list[int]] = defaultdict(list)
    for report in reports:
        of_outlet[report.outlet].append(order[report.id])
    found: list[Numbers] = [np.empty(0, np.int64)] * len(order)
    for report in reports:
        if report.id in words:
            namings = find_namings(report.text, unpack_words(words[report.id]), table)
            outlets = {naming.outlet for naming in namings if naming.strength >= INITIALS and naming.outlet != report.outlet}
            numbers = sorted(number for outlet in outlets for number in of_outlet[outlet])
            found[order[report.id]] = np.array(numbers, np.int64)
    return found

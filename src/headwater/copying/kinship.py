"""Which reports may have to do with which: rare words, names, copies and namings, over inverted lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from headwater.copying.kernels import Hashes, Numbers, add_shared, weigh_shared
from headwater.copying.outlets import INITIALS, find_namings, tabulate_forms
from headwater.copying.words import NAME, STOCK, unpack_words
from headwater.records import Copy, Kin, Report, Words

SMALL = 40  # reports of a case in which every two reports with a word in common are kin
NEAREST = 30  # kin of a report in a larger case (more where others choose it)
NEAR = 200  # of so many at most, the likest, the names are compared in a larger case
FAR = 0.02  # the least likeness of these
FARTHEST = 0.08  # the least closeness of kin in a larger case
NAMES = 0.7  # how far names decide on closeness
FEW = 3  # a report with fewer names is not compared by them
COMPANY = 0.5  # the least share of their kin that two kin have in common in a larger case
APART = 30  # days: what is told of an event later than that names it in full
COMMON = 200  # a word of more reports is no lead in a larger case
NAMED = 0.5  # what naming the other's outlet is worth, at a likeness of NAMED_AT and above
NAMED_AT = 0.1

Floats = NDArray[np.float64]
EMPTY: Hashes = np.empty(0, np.uint64)


@dataclass(frozen=True, slots=True)
class Lists:
    """Inverted lists: the distinct words of each report, and the reports of each word.

    `words[begins[r] : begins[r + 1]]` are the numbers of report r's words, `reports[heads[w] : heads[w + 1]]` the reports
    of word w, `rarity[w]` its squared inverse document frequency, `weights[w]` the same, 0 for words that are no lead. `norms`
    are the lengths of the reports' vectors.
    """

    begins: Numbers
    words: Numbers
    heads: Numbers
    reports: Numbers
    rarity: Floats
    weights: Floats
    norms: Floats


def find_kin(reports: Sequence[Report], words: Sequence[Words], copies: Sequence[Copy]) -> Iterator[Kin]:
    """Yield for each two reports that may have to do with each other a row in both directions."""
    order = {report.id: n for n, report in enumerate(sorted(reports, key=lambda report: report.id))}
    by_report = {row.report: row for row in words if row.report in order}
    ids = list(order)
    published = {report.id: report.published or "" for report in reports}
    lists = index_words([_hashes(by_report.get(name)) for name in ids])
    choose = _Chooser(index_names([by_report.get(name) for name in ids]), _list_days(reports, order))
    copied = _copied(order, by_report, copies)
    named = _named(order, reports, by_report)
    found: dict[tuple[int, int], float] = {}
    for one in range(len(ids)):
        likeness = score_report(lists, one)
        for other, share in copied[one].items():
            likeness[other] += (1 - likeness[other]) * share
        near = likeness[named[one]]
        likeness[named[one]] += (1 - near) * NAMED * np.minimum(1.0, near / NAMED_AT)
        for other in choose.nearest(one, likeness).tolist():
            pair = min(one, other), max(one, other)
            found[pair] = max(found.get(pair, 0.0), round(float(likeness[other]), 4))
    for one, other in sorted(found if len(ids) <= SMALL else keep_company(found)):
        score = found[one, other]
        yield Kin(ids[one], ids[other], score, published[ids[other]])
        yield Kin(ids[other], ids[one], score, published[ids[one]])


def keep_company(found: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs whose kin are the same for the most part: a chance likeness of two events joins few of their reports.

    The fewer kin of the two count, with the other itself. Where both have as many as there is room for, all are kept.
    """
    kin: dict[int, set[int]] = defaultdict(set)
    for one, other in found:
        kin[one].add(other)
        kin[other].add(one)
    fewer = {(one, other): min(len(kin[one]), len(kin[other])) for one, other in found}
    return [
        (one, other)
        for one, other in found
        if fewer[one, other] >= NEAREST or len(kin[one] & kin[other]) + 1 >= COMPANY * fewer[one, other]
    ]


def index_names(rows: Sequence[Words | None]) -> Lists:
    """Return the inverted lists of the names in the reports whose words are given: of their words with a capital.

    The rarity of one that reports also write in small letters ("General", "Two") is less, by the square of its share.
    """
    names = [np.unique(_names(row)) for row in rows]
    lists = index_words(names)
    every, counts = np.unique(np.concatenate([EMPTY, *(np.unique(_hashes(row)) for row in rows)]), return_counts=True)
    vocabulary, capitals = np.unique(np.concatenate([EMPTY, *names]), return_counts=True)
    rarity = lists.rarity * (capitals / counts[np.searchsorted(every, vocabulary)]) ** 2
    return replace(lists, rarity=rarity, norms=_measure_norms(lists.begins, lists.words, rarity))


def _names(row: Words | None) -> Hashes:
    """Return the hashes of a report's words with a capital, without those that join others."""
    columns = unpack_words(row) if row else None
    return columns.hashes[(columns.flags & (NAME | STOCK)) == NAME] if columns else EMPTY


def _list_days(reports: Sequence[Report], order: Mapping[str, int]) -> Numbers:
    """Return the day of each report as a number, 0 for those without a date."""
    days = np.zeros(len(order), np.int64)
    for report in reports:
        if report.published:
            days[order[report.id]] = date.fromisoformat(report.published[:10]).toordinal()
    return days


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
    rarity = np.log(1 + len(distinct) / np.maximum(1, frequency)) ** 2
    lead = (frequency > 1) & (frequency <= (SMALL if len(distinct) <= SMALL else COMMON))
    reports = owners[np.argsort(words, kind="stable")]
    weights = np.where(lead, rarity, 0.0)
    norms = _measure_norms(begins, words, rarity)
    return Lists(begins, words.astype(np.int64), heads, reports.astype(np.int64), rarity, weights, norms)


def _measure_norms(begins: Numbers, words: Numbers, rarity: Floats) -> Floats:
    """Return the length of each report's vector."""
    owners = np.repeat(np.arange(len(begins) - 1), np.diff(begins))
    return np.sqrt(np.maximum(np.bincount(owners, rarity[words], len(begins) - 1), 1e-9))


def score_report(lists: Lists, one: int) -> Floats:
    """Return how much of their rare words report `one` and each report share, 0..1 (the cosine of their idf vectors)."""
    scores: Floats = np.zeros(len(lists.norms))
    mine = lists.words[lists.begins[one] : lists.begins[one + 1]]
    add_shared(mine, lists.heads, lists.reports, lists.weights, scores)
    scores[one] = 0.0
    scores /= lists.norms * lists.norms[one]
    return scores.clip(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class _Chooser:
    """Chooses the kin of a report from how much it is like each: `names` are the lists of names, `days` the reports' days.

    Reports of two events of one kind share their words, those of one event its names as well. Closeness is the geometric
    mean of the likeness of all words and of names alone, a third of it where the reports are more than `APART` days apart.
    """

    names: Lists
    days: Numbers

    def nearest(self, one: int, likeness: Floats) -> Numbers:
        """Return the numbers of the reports that are kin of `one`, whose likenesses are given."""
        if len(likeness) <= SMALL:
            return np.flatnonzero(likeness > 0)
        near = np.flatnonzero(likeness >= FAR)
        near = near[np.argsort(-likeness[near], kind="stable")[:NEAR]]
        close = likeness[near] ** (1 - NAMES) * self._compare_names(one, near, likeness[near]) ** NAMES
        close = np.where(self._are_apart(one, near), close / 3, close)
        order = np.argsort(-close, kind="stable")[:NEAREST]
        return near[order][close[order] >= FARTHEST]

    def _compare_names(self, one: int, others: Numbers, likeness: Floats) -> Floats:
        """Return the likeness of names; where one report hardly has any, that of all words."""
        names = self.names
        counts = np.diff(names.begins)
        shared = weigh_shared(names.begins, names.words, names.rarity, one, others)
        alike = shared / (names.norms[one] * names.norms[others])
        return np.where(np.minimum(counts[one], counts[others]) < FEW, likeness, alike)

    def _are_apart(self, one: int, others: Numbers) -> NDArray[np.bool_]:
        apart = np.abs(self.days[others] - self.days[one]) > APART
        return np.asarray(apart & (self.days[others] > 0) & (self.days[one] > 0))


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

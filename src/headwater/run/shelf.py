"""The index of grams of a case: pages and reports in two tables of its own, beside the rows of the stages.

It is no table of records: what lies in which page depends on the order in which reports came. What is made through it
does not. It can be made anew from the fingerprints at any time.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from headwater.case import Case
from headwater.copying.growing import Key, Known
from headwater.records import Fingerprint, Seed, Words, hash_key

TABLES = (
    "CREATE TABLE IF NOT EXISTS gram_page (place INTEGER PRIMARY KEY, postings BLOB NOT NULL) STRICT",
    """CREATE TABLE IF NOT EXISTS gram_report
       (number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, outlet TEXT NOT NULL) STRICT""",
)


class CasePages:
    """The pages of the index, in a table of the case."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def read(self, places: Iterable[int]) -> dict[int, bytes]:
        """Return the pages at these places; where there is none, it is left out."""
        asked = "SELECT p.place, p.postings FROM json_each(?) AS w CROSS JOIN gram_page AS p ON p.place = w.value"
        return dict(self._case.sql(asked, (json.dumps(list(places)),)))

    def places(self, first: int, last: int) -> list[int]:
        """Return the places from `first` to `last` (excluded) that have a page, in order."""
        asked = "SELECT place FROM gram_page WHERE place >= ? AND place < ? ORDER BY place"
        return [place for (place,) in self._case.sql(asked, (first, last))]

    def write(self, pages: Mapping[int, bytes]) -> None:
        """Keep pages; an empty one takes what was at its place away."""
        kept = [(place, page) for place, page in pages.items() if page]
        self._case.sql_each("INSERT OR REPLACE INTO gram_page VALUES (?, ?)", kept)
        self._case.sql_each("DELETE FROM gram_page WHERE place = ?", [(place,) for place, page in pages.items() if not page])


class CaseShelf:
    """What the index of grams of a case holds, and the rows that go with it (see `copying.growing.Shelf`)."""

    def __init__(self, case: Case) -> None:
        self._case = case
        for table in TABLES:
            case.sql(table)
        for record in (Fingerprint, Words):
            case.index(record, "report")
        self.pages = CasePages(case)
        self.sizes = {int(tier): size for tier, size in json.loads(case.setting("gram_tiers", "{}")).items()}

    def clear(self) -> None:
        """Empty the index."""
        for table in ("gram_page", "gram_report"):
            self._case.sql(f"DELETE FROM {table}")  # noqa: S608  # one of the two
        self.sizes.clear()

    def find_coming(self, most: int) -> list[Known]:
        """Return reports of the case that are not in the index, at most so many, under new numbers."""
        asked = "SELECT id, outlet FROM report WHERE id NOT IN (SELECT report FROM gram_report) ORDER BY number LIMIT ?"
        ((last,),) = self._case.sql("SELECT coalesce(max(number), -1) FROM gram_report")
        return [Known(last + 1 + at, *row) for at, row in enumerate(self._case.sql(asked, (most,)))]

    def find_leaving(self) -> list[Known]:
        """Return the reports in the index that are not in the case any more."""
        asked = "SELECT number, report, outlet FROM gram_report WHERE report NOT IN (SELECT id FROM report)"
        return [Known(*row) for row in self._case.sql(asked)]

    def note(self, comes: Collection[Known], leaves: Collection[Known]) -> None:
        """Take down who is in the index from now on."""
        self._case.sql_each("DELETE FROM gram_report WHERE number = ?", [(known.number,) for known in leaves])
        rows = [(known.number, known.report, known.outlet) for known in comes]
        self._case.sql_each("INSERT INTO gram_report VALUES (?, ?, ?)", rows)
        self._case.set("gram_tiers", json.dumps(self.sizes))

    def name(self, numbers: Collection[int]) -> list[Known]:
        """Return the reports in the index with these numbers."""
        asked = """SELECT r.number, r.report, r.outlet FROM json_each(?) AS w CROSS JOIN gram_report AS r
                   ON r.number = w.value"""
        return [Known(*row) for row in self._case.sql(asked, (json.dumps(list(numbers)),))]

    def fingerprints(self, reports: Collection[str]) -> list[Fingerprint]:
        """Return the fingerprints of reports."""
        return self._case.rows(Fingerprint, report=list(reports))

    def words(self, reports: Collection[str]) -> list[Words]:
        """Return the words of reports, without their places and flags."""
        asked = "SELECT t.report, t.hashes FROM json_each(?) AS w CROSS JOIN words AS t ON t.report = w.value"
        return [Words(report, hashes, b"", b"", b"") for report, hashes in self._case.sql(asked, (json.dumps(list(reports)),))]

    def seeds(self, keys: Collection[Key]) -> list[Seed]:
        """Return the seeds that are stored for these pairs and buckets."""
        return self._case.rows(Seed, id=[hash_key("Seed", *key) for key in keys])

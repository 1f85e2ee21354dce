from __future__ import annotations

from headwater.records import Claim, Place, Report, Statement
from headwater.view import Index, index_tables
from tests.stories import tell_story


class Counting:
    """A source of rows that counts how often it is asked."""

    def __init__(self, rows):
        self.rows, self.asked = rows, []

    def __call__(self, record):
        self.asked.append(record)
        return [row for row in self.rows if isinstance(row, record)]


def test_a_table_is_fetched_once_and_only_when_it_is_asked_for():
    source = Counting(tell_story().rows)
    index = Index(source)
    assert source.asked == []
    index.table(Report)
    index.where(Report, "outlet", "National Wire")
    index.first(Report, "outlet", "Valley Post")
    assert source.asked == [Report]


def test_rows_come_in_the_order_of_their_key_fields_whatever_the_order_they_were_stored_in():
    rows = tell_story().rows
    forth, back = Index(Counting(rows)), Index(Counting(rows[::-1]))
    assert list(forth.table(Statement).values()) == list(back.table(Statement).values())
    report = rows[0].id
    starts = [row.start for row in forth.where(Statement, "report", report)]
    assert starts == sorted(starts)


def test_rows_are_found_by_any_column():
    index = index_tables(tell_story().tables)
    assert [row.file for row in index.where(Place, "file", "02.txt")] == ["02.txt"]
    assert index.where(Place, "file", "nowhere.txt") == []
    assert index.first(Place, "file", "nowhere.txt") is None


def test_a_table_without_rows_is_empty():
    assert dict(index_tables({}).table(Claim)) == {}


def test_ids_lead_to_their_rows():
    index = index_tables(tell_story().tables)
    assert all(row.id == key for key, row in index.table(Report).items())


def test_what_is_made_once_is_kept():
    index, made = index_tables({}), []
    for _ in range(3):
        index.once("list", lambda: made.append(1) or "kept")
    assert index.once("list", lambda: "again") == "kept"
    assert made == [1]

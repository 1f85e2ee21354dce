from __future__ import annotations

from hashlib import sha256

from headwater.records import Passage, Report
from headwater.stage import Group
from headwater.stages.segment import SEGMENT

TEXT = "Dam was safe, says minister\n\nThe minister spoke on Monday. “It was safe,” she said.\n\nRead more: Ten dams to visit\n"


def report(text):
    return Report(sha256(text.encode()).hexdigest(), "The Post", text, "a.txt", "", None, "", "", "en", ())


def segment(*texts):
    return SEGMENT.run([Group(report(text).id, {Report: [report(text)]}) for text in texts])


def test_each_passage_is_a_row_of_its_report():
    (rows,) = segment(TEXT)
    assert all(isinstance(row, Passage) and row.report == report(TEXT).id for row in rows)
    assert [(TEXT[row.start : row.end], row.kind, row.paragraph) for row in rows] == [
        ("Dam was safe, says minister", "heading", 0),
        ("The minister spoke on Monday.", "sentence", 1),
        ("“It was safe,” she said.", "sentence", 1),
        ("Read more: Ten dams to visit", "furniture", 2),
        ("“It was safe,”", "quotation", 1),
    ]


def test_furniture_says_of_which_sort_it_is():
    (rows,) = segment(TEXT)
    assert [row.note for row in rows if row.kind == "furniture"] == ["teaser"]


def test_a_report_is_divided_alike_whatever_comes_with_it():
    alone = segment(TEXT)[0]
    assert segment("Another report.\nIt is short.", TEXT, "")[1] == alone


def test_an_empty_report_has_no_passages():
    assert segment("") == [[]]


def test_passages_have_ids_of_their_own():
    (rows,) = segment(TEXT)
    assert len({row.id for row in rows}) == len(rows)

"""The list of decisions, and decisions as a file."""

from __future__ import annotations

import shutil

import pytest

from headwater.case import Case
from headwater.decisions.lines import read_lines
from headwater.records import Decision, Report
from tests.decisions.makers import decide_in
from tests.web.markup import Markup
from tests.web.room_client import open_room


@pytest.fixture
def path(dam):
    return dam


@pytest.fixture
def room(path):
    return open_room(path)


def note(path, why="I asked them", **more):
    """Keep a note on the first report, without a run."""
    with Case.open(path) as case:
        made = decide_in(case, "note", (case.rows(Report)[0].id, -1, -1), value="report", why=why, **more)
        case.add([made])
    return made


def send(room, content):
    return room.post("/decisions/file", files={"file": ("decisions.jsonl", content)})


def test_a_case_without_decisions_says_how_to_decide(room):
    page = Markup(room.get("/decisions"))
    assert "Nothing was decided in this case yet" in page.words()
    assert "/decisions/file" not in page.links


def test_every_decision_is_listed_the_latest_first_with_who_when_and_why(room, path):
    note(path, "first", at="2031-03-10")
    note(path, "second", at="2031-03-11", by="Bo")
    rows = [" ".join(row.text_content().split()) for row in Markup(room.get("/decisions")).all("table.decisions tr")][1:]
    assert "second" in rows[0]
    assert "Bo" in rows[0]
    assert "11 March 2031" in rows[0]
    assert "first" in rows[1]


def test_long_lists_are_cut_into_pages_and_none_is_left_out(room, path):
    for number in range(60):
        note(path, f"note {number}")
    shown = Markup(room.get("/decisions")).words("table") + Markup(room.get("/decisions?page=2")).words("table")
    assert all(f"note {number} " in shown for number in range(60))


def test_those_that_fit_nothing_stand_apart_with_the_reason(room, path):
    made = note(path)
    room.post("/decisions/again")
    with Case.open(path) as case:
        case.remove(Report, id=made.a_report)
    room.post("/decisions/again")
    page = Markup(room.get("/decisions"))
    assert "is not in the case" in page.words("tr.orphan")
    assert "Those that fit nothing any more" in page.words("h2")


def test_an_undone_decision_stays_with_who_undid_it_and_why(room, path):
    made = note(path)
    room.post(f"/decisions/{made.id}/undo", data={"by": "Bo", "why": "a mistake"})
    page = Markup(room.get("/decisions"))
    assert "undone by Bo" in page.words("tr.undone")
    assert "a mistake" in page.words("tr.undone")
    assert not page.all("tr.undone button")


def test_undoing_what_is_undone_or_was_never_decided_is_told_in_a_sentence(room, path):
    made = note(path)
    assert room.post(f"/decisions/{made.id}/undo", data={"by": "Bo"}).status_code == 200
    assert "was undone already" in room.post(f"/decisions/{made.id}/undo", data={"by": "Bo"}).text
    assert "no decision" in room.post("/decisions/aaaaaaaa/undo", data={"by": "Bo"}).text
    assert "say who decides" in room.post(f"/decisions/{made.id}/undo").text


# ------------------------------------------------------------ as a file


def test_decisions_are_saved_as_a_file_that_brings_them_into_another_case_once(room, path, pile, tmp_path):
    note(path)
    file = room.get("/decisions/file")
    assert file.headers["content-disposition"].startswith("attachment")
    other = shutil.copy(pile / "dam.sqlite", tmp_path / "other.sqlite")
    there = open_room(other)
    assert "1 new decision of 1 brought in" in Markup(send(there, file.content)).words("#decided")
    assert "0 new decisions of 1 brought in" in Markup(send(there, file.content)).words("#decided")
    with Case.open(other) as case:
        assert case.rows(Decision) == read_lines(file.text)


def test_what_fits_nothing_in_the_other_case_is_listed_there(room, path, tmp_path):
    note(path)
    with Case.create(tmp_path / "empty.sqlite"):
        pass
    there = open_room(tmp_path / "empty.sqlite")
    assert "is not in the case" in Markup(send(there, room.get("/decisions/file").content)).words("tr.orphan")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{}\n", "line 1: not a decision"), (b"\xff\xfe", "not UTF-8"), (b"not json", "line 1")],
)
def test_a_file_that_holds_anything_else_brings_in_nothing(room, path, content, words):
    made = note(path)
    answer = send(room, room.get("/decisions/file").content.replace(b"I asked", b"We asked") + content)
    assert answer.status_code == 422
    assert words in answer.text.replace("line 2", "line 1")
    with Case.open(path) as case:
        assert case.rows(Decision) == [made]


def test_how_far_the_work_is_can_be_asked(room):
    assert room.get("/decisions/state").json()["busy"] is False

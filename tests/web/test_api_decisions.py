"""Deciding by programs."""

from __future__ import annotations

import pytest

from headwater.case import Case
from headwater.records import Decision
from tests.web.room_client import open_room

ADA = {"by": "Ada Moor", "why": "I asked them"}


@pytest.fixture
def room(dam):
    return open_room(dam)


def test_a_decision_is_kept_and_what_changed_is_answered(room, dam):
    answer = room.post("/api/decisions", json={"kind": "same-claim", "things": ["1", "2"], **ADA})
    assert answer.status_code == 201
    kept = answer.json()
    assert (kept["done"], kept["before"] - kept["after"], len(kept["changed"])) == (True, 1, 1)
    with Case.open(dam) as case:
        assert [row.id for row in case.rows(Decision)] == kept["ids"]


def test_what_was_decided_is_listed_with_what_became_of_it_and_taken_back(room):
    (made,) = room.post("/api/decisions", json={"kind": "note", "things": ["01.txt"], **ADA}).json()["ids"]
    (listed,) = room.get("/api/decisions").json()["items"]
    assert (listed["id"], listed["kind"], listed["by"], listed["why"], listed["fate"]) == (
        made,
        "note",
        "Ada Moor",
        "I asked them",
        "holds",
    )
    assert room.post(f"/api/decisions/{made}/undo", json={"by": "Bo"}).status_code == 201
    assert room.get("/api/decisions").json()["items"][0]["fate"] == "undone"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"kind": "guess", "things": ["1"], **ADA}, 422),
        ({"kind": "same-claim", "things": ["1", "999"], **ADA}, 422),
        ({"kind": "relies", "things": ["01.txt", "nowhere.txt"], **ADA}, 422),
        ({"kind": "note", "things": [], **ADA}, 422),
        ({"kind": "note", "things": ["1"], "by": " "}, 422),
        ({"kind": "note", "things": ["1"]}, 422),
        ([], 422),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_kept(room, dam, asked, status):
    answer = room.post("/api/decisions", json=asked)
    assert answer.status_code == status
    assert answer.json()["detail"]
    with Case.open(dam) as case:
        assert case.rows(Decision) == []


def test_undoing_what_was_never_decided_is_told(room):
    answer = room.post("/api/decisions/aaaaaaaa/undo", json={"by": "Bo"})
    assert (answer.status_code, "no decision" in answer.json()["detail"]) == (422, True)


def test_what_could_not_be_done_again_is_answered_and_the_decision_is_kept(room, monkeypatch):
    monkeypatch.setattr("headwater.web.work.bring_up_to_date", lambda *_: 1 / 0)
    kept = room.post("/api/decisions", json={"kind": "note", "things": ["1"], **ADA}).json()
    assert kept["error"] == "ZeroDivisionError: division by zero"
    assert len(kept["ids"]) == 1
    assert room.get("/api/decisions").json()["total"] == 1


def test_programs_of_other_sites_decide_nothing(room):
    asked = {"kind": "note", "things": ["1"], **ADA}
    assert room.post("/api/decisions", json=asked, headers={"origin": "https://evil.example"}).status_code == 403

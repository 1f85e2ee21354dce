"""`headwater serve` opens the room at an address, and says what is wrong where it cannot."""

from __future__ import annotations

import sys

import pytest
import typer
import uvicorn
from starlette.testclient import TestClient
from typer.testing import CliRunner

from headwater.api import open_case
from headwater.case import Case
from headwater.cli import app
from headwater.errors import StopRun
from headwater.run.listing import is_current
from headwater.web.room import Room
from headwater.web.serving import Address, serve_room
from tests.stories import tell_story

EVERYWHERE = "0.0.0.0"  # noqa: S104  # the address, not a server


@pytest.fixture
def path(tmp_path):
    with Case.create(tmp_path / "dam.sqlite") as case:
        case.add(tell_story().rows)
    return tmp_path / "dam.sqlite"


@pytest.fixture
def served(monkeypatch):
    """The apps that servers were to run, which stop at once, with the ports that they would have heard at."""
    found = []

    def run(server, sockets):
        found.append((server.config.app, sockets[0].getsockname()[1]))
        sockets[0].close()

    monkeypatch.setattr(uvicorn.Server, "run", run)
    return found


def test_the_address_that_is_announced_leads_in(path, served):
    told = []
    serve_room(path, Address(), "", told.append)
    ((room, port),) = served
    assert told[0].startswith(f"http://127.0.0.1:{port}/?token=")
    browser = TestClient(room, base_url=f"http://127.0.0.1:{port}", client=("127.0.0.1", 1))
    assert "3 reports" in browser.get(told[0]).text


def test_an_address_that_others_can_reach_needs_a_password(path, served):
    with pytest.raises(StopRun, match="give a password with --password"):
        serve_room(path, Address(EVERYWHERE), "", print)
    assert not served
    told = []
    serve_room(path, Address(EVERYWHERE), "three plain words", told.append)
    assert told[0].startswith("http://127.0.0.1:")


@pytest.mark.usefixtures("served")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # uvicorn leaves the socket to the collector
def test_a_port_that_is_taken_is_named(path):
    told = []

    def announce(url):
        told.append(url)
        with pytest.raises(StopRun, match=f"port {port_of(url)} cannot be used"):
            serve_room(path, Address(port=port_of(url)), "", print)

    serve_room(path, Address(), "", announce)
    assert told


def port_of(url):
    return int(url.split(":")[2].split("/")[0])


def test_what_is_no_case_is_told_in_a_sentence(tmp_path, served):
    with pytest.raises(StopRun, match="there is no case at"):
        serve_room(tmp_path / "nothing.sqlite", Address(), "", print)
    (tmp_path / "note.txt").write_text("a note, no case")
    with pytest.raises(StopRun, match="is not a case"):
        serve_room(tmp_path / "note.txt", Address(), "", print)
    assert not served


def test_a_room_makes_the_lists_that_its_case_lacks(path):
    Room(path).prepare()
    with Case.open(path, writable=False) as case:
        assert is_current(case)


def test_what_was_counted_once_is_counted_again_after_the_case_has_changed(path):
    room, counted = Room(path), []

    def count():
        counted.append(1)
        return len(counted)

    assert [room.once("n", count), room.once("n", count)] == [1, 1]
    with Case.open(path) as case:
        case.set("note", "changed")
    assert room.once("n", count) == 2


def test_serve_opens_the_browser_unless_told_not_to(path, served, monkeypatch):
    launched = []
    monkeypatch.setattr(typer, "launch", launched.append)
    shown = CliRunner().invoke(app, ["serve", str(path)])
    assert shown.exit_code == 0, shown.output
    assert launched[0] in shown.output
    assert "works once" in shown.output
    CliRunner().invoke(app, ["serve", str(path), "--no-open"])
    assert (len(launched), len(served)) == (1, 2)


def test_the_password_can_be_given_where_other_users_do_not_see_it(path, served):
    shown = CliRunner().invoke(
        app, ["serve", str(path), "--no-open", "--host", EVERYWHERE], env={"HEADWATER_PASSWORD": "words"}
    )
    assert shown.exit_code == 0, shown.output
    assert served[0][0].state.keys.password == "words"  # noqa: S105  # the one given above


def test_where_the_libraries_are_missing_serve_says_how_to_get_them(path, monkeypatch):
    monkeypatch.delitem(sys.modules, "headwater.web.serving")
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    shown = CliRunner().invoke(app, ["serve", str(path)])
    assert shown.exit_code == 1
    assert "pip install 'headwater[web]'" in shown.stderr


def test_after_tracing_the_room_can_be_opened_at_once(served, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(typer, "launch", lambda _: 0)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "01.txt").write_text("Dam fails\nThe dam failed on Monday, the fire chief Mara Okafor said.\n")
    shown = CliRunner().invoke(app, ["trace", "news", "--open", "--quiet"])
    assert shown.exit_code == 0, shown.output
    assert len(served) == 1
    with open_case(tmp_path / "news.sqlite") as case:
        assert len(case.reports()) == 1

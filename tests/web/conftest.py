"""The example case, traced once for all tests of the case room."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from headwater.api import open_case, trace
from headwater.case import Case
from tests.decisions.piles import trace_pile
from tests.stories import tell_story
from tests.web.browsing import open_browser, serve
from tests.web.room_client import open_room

EXAMPLE = Path(__file__).parents[2] / "examples" / "kestrel-dam"


@pytest.fixture(scope="session")
def kestrel(tmp_path_factory):
    """The case file of the example, to be read only."""
    path = tmp_path_factory.mktemp("room") / "kestrel.sqlite"
    with trace(EXAMPLE, path, jobs=1):
        return path


@pytest.fixture(scope="module")
def case(kestrel):
    """The example, opened."""
    with open_case(kestrel) as case:
        yield case


@pytest.fixture(scope="module")
def browser():
    """A browser of its own for each file of tests: while it runs, no other loop of events can."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(kestrel):
    """The address that lets one browser into the room of the example."""
    with serve(kestrel) as address:
        yield address


@pytest.fixture(scope="session")
def room(kestrel):
    """A browser in the room of the example."""
    return open_room(kestrel)


@pytest.fixture(scope="session")
def undated_room(tmp_path_factory):
    """A browser in the room of a small case of three reports, one of which has no date."""
    path = tmp_path_factory.mktemp("small") / "small.sqlite"
    with Case.create(path) as case:
        case.add(tell_story().rows)
    return open_room(path)


@pytest.fixture(scope="session")
def pile(tmp_path_factory):
    """The place of a small case to decide on, `dam.sqlite`: to be copied."""
    return trace_pile(tmp_path_factory.mktemp("pile"))


@pytest.fixture
def dam(pile, tmp_path):
    """A copy of the small case, to decide in."""
    return shutil.copy(pile / "dam.sqlite", tmp_path / "dam.sqlite")

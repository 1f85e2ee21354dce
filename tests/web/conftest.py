"""The example case, traced once for all tests of the case room."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.api import trace
from tests.web.room_client import open_room

EXAMPLE = Path(__file__).parents[2] / "examples" / "kestrel-dam"


@pytest.fixture(scope="session")
def kestrel(tmp_path_factory):
    """The case file of the example, to be read only."""
    path = tmp_path_factory.mktemp("room") / "kestrel.sqlite"
    with trace(EXAMPLE, path, jobs=1):
        return path


@pytest.fixture(scope="session")
def room(kestrel):
    """A browser in the room of the example."""
    return open_room(kestrel)

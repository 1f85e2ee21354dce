"""Names and texts that try to break out of the pages on a whole case stay names and texts."""

from __future__ import annotations

import pytest

from headwater.api import open_case
from headwater.case import Case
from headwater.run.listing import list_case
from tests.stories import HOSTILE, tell_hostile_story
from tests.web.markup import Markup
from tests.web.room_client import open_room


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "hostile.sqlite"
    with Case.create(path) as case:
        case.add(tell_hostile_story().rows)
        list_case(case)
    return path


@pytest.fixture(scope="module")
def hostile_room(path):
    return open_room(path)


@pytest.mark.parametrize(
    "address", ["/", "/timeline", "/timeline?show=claims", "/timeline?show=versions", "/network", "/sources"]
)
def test_no_name_becomes_part_of_a_page(hostile_room, address):
    page = Markup(hostile_room.get(address))
    assert not page.all("main script")
    assert not page.all("img")
    assert all(link.startswith(("/", "#")) for link in page.links)


def test_a_source_is_shown_under_its_name_whatever_that_is(hostile_room, path):
    with open_case(path) as case:
        addresses = [f"/sources/{id_}" for id_, _ in case.entities()]
    for page in (Markup(hostile_room.get(address)) for address in addresses):
        assert page.words("h1") == " ".join(HOSTILE.split())
        assert not page.all("main script")
        assert not page.all("img")


def test_texts_that_run_from_right_to_left_are_left_to_their_own_direction(undated_room):
    (title,) = (a for a in Markup(undated_room.get("/timeline")).all(".events a") if "السد" in a.text_content())
    assert title.get("dir") == "auto"

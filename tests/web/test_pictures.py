"""The pictures in the documents: each page shows what its picture is there for. `make pictures` keeps them in docs/pictures."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from headwater.api import open_case
from headwater.exports.html import write_page
from tests.web.browsing import Visit, serve

SHOTS = {
    "case.png": ("/", 1000, "claims in several reports rest on a single origin"),
    "claim.png": ("/claims/1", 1400, "Where it springs from"),
    "report-page.png": ("/reports/06.txt", 1000, "Daily Lantern"),
    "compare.png": ("/compare/05.txt/06.txt", 900, "Radio Meridian"),
}


@pytest.fixture(scope="module")
def example(kestrel, tmp_path_factory):
    return Path(shutil.copy(kestrel, tmp_path_factory.mktemp("pictures") / "kestrel-dam.sqlite"))


@pytest.fixture
def folder(tmp_path):
    return Path(os.environ.get("HEADWATER_PICTURES", tmp_path))


def take(page, path):
    page.screenshot(path=path)
    assert path.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", SHOTS)
def test_a_picture_of_the_case_room_shows_its_page(browser, example, folder, name):
    address, height, words = SHOTS[name]
    with serve(example) as door, Visit.begin(browser, door) as visit:
        visit.page.set_viewport_size({"width": 1280, "height": height})
        visit.go(address)
        visit.page.locator("main", has_text=words).wait_for()
        take(visit.page, folder / name)
        assert visit.troubles == []


def test_the_picture_of_the_mailed_page_shows_it(browser, example, folder, tmp_path):
    mailed = tmp_path / "kestrel-dam.html"
    with open_case(example) as case:
        mailed.write_bytes(write_page(case))
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.goto(mailed.as_uri())
    page.get_by_text("Tamsin Oyelaran").first.wait_for()
    take(page, folder / "report.png")
    page.close()

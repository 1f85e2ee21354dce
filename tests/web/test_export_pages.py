from __future__ import annotations

import sys
from threading import active_count, current_thread

import pytest

from headwater.api import open_case
from headwater.exports.formats import FORMS, Wanted, export
from headwater.exports.sheets import SHEETS
from headwater.web.downloads import WAITING, stream_from_thread
from tests.web.markup import Markup


@pytest.fixture(scope="module")
def page(undated_room):
    return Markup(undated_room.get("/export"))


def test_every_form_and_every_table_can_be_downloaded(page):
    links = {a.get("href") for a in page.all("a") if a.get("download") is not None}
    tables = {name for name, form in FORMS.items() if form.tables}
    assert links == {f"/export/{name}" for name in set(FORMS) - tables} | {
        f"/export/{name}?table={sheet}" for name in tables for sheet in SHEETS
    }


def test_every_download_is_told_apart_by_its_name(page):
    names = [a.get("aria-label") for a in page.all("a") if a.get("download") is not None]
    assert len(names) == len(set(names)) > len(FORMS)
    assert "Download: Trace (JSON)" in names


@pytest.mark.parametrize("form", FORMS)
def test_a_download_is_the_file_that_the_command_line_writes(kestrel, room, form):
    answer = room.get(f"/export/{form}", params={"table": "claims"})
    with open_case(kestrel) as case:
        assert answer.content == b"".join(export(case, form, Wanted("claims")))
    assert answer.headers["content-type"] == FORMS[form].media_type
    assert (
        f"filename*=UTF-8''kestrel{'.claims' if FORMS[form].tables else ''}{FORMS[form].ending}"
        in answer.headers["content-disposition"]
    )


def test_one_claim_is_downloaded_as_a_page(room):
    answer = room.get("/export/html?claim=1")
    assert "kestrel.claim-1.html" in answer.headers["content-disposition"]
    assert answer.text.count('<details class="claim"') == 1


@pytest.mark.parametrize("address", ["/export/docx", "/export/csv?table=secrets", "/export/html?claim=9999"])
def test_what_there_is_not_is_told_on_a_page(room, address):
    answer = room.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_a_missing_library_is_told_on_a_page_and_not_by_a_file_that_breaks_off(undated_room, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = undated_room.get("/export/parquet")
    assert answer.status_code == 503
    assert "pip install" in answer.text


def test_pieces_are_made_in_one_thread_and_come_in_order():
    threads = set()

    def make():
        for number in range(1000):
            threads.add(current_thread().name)
            yield b"%d," % number * 100

    expected = b"".join(b"%d," % number * 100 for number in range(1000))
    assert b"".join(stream_from_thread(make)) == expected
    assert len(threads) == 1
    assert current_thread().name not in threads


def test_what_nobody_waits_for_any_more_is_not_made():
    made = []

    def make():
        for number in range(10_000):
            made.append(number)
            yield bytes(65536)

    before = active_count()
    pieces = stream_from_thread(make)
    next(pieces)
    pieces.close()
    assert len(made) <= WAITING + 4
    assert active_count() <= before + 1


def test_what_goes_wrong_is_raised_where_the_pieces_are_asked_for():
    def make():
        yield b"begun"
        raise ValueError("half a file")

    with pytest.raises(ValueError, match="half a file"):
        list(stream_from_thread(make))

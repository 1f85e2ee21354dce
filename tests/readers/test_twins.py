from __future__ import annotations

from itertools import permutations

import pytest

from headwater.readers.shelf import Shelf
from headwater.readers.twins import Found, fold_twins
from headwater.records import Place, Problem, Report
from tests.readers.piles import BODY, read, write, write_file

HEADER = "file,outlet,published,byline,url\n"


def found(file, outlet="Harrow Herald", place="manifest", **known):
    published, byline, url = known.get("published"), known.get("byline", ""), known.get("url", "")
    report = Report(
        "d1",
        outlet,
        BODY,
        file,
        url,
        published,
        byline,
        "",
        "en",
        tuple((name, place) for name, value in known.items() if value),
    )
    return Found(report, Place(report.id, file, url, "text/plain", None))


def join(*rows):
    reports = [row for row in fold_twins(rows) if isinstance(row, Report)]
    assert len(reports) == 1
    return reports[0]


def test_the_same_text_from_the_same_outlet_is_one_report_in_two_places(tmp_path):
    manifest = HEADER + "a.txt,Harrow Herald,2031-03-08,,\nsub/b.txt,Harrow Herald,2031-03-09,,\n"
    write(tmp_path, reports__csv=manifest, a__txt=BODY)
    write_file(tmp_path / "sub" / "b.txt", BODY)
    pile = read(tmp_path)
    assert (pile.report.file, pile.report.published) == ("a.txt", "2031-03-08")
    assert [(place.report, place.file) for place in pile.places] == [(pile.report.id, "a.txt"), (pile.report.id, "sub/b.txt")]


def test_the_same_text_from_two_outlets_is_two_reports(tmp_path):
    write(tmp_path, reports__csv=HEADER + "a.txt,Harrow Herald,,,\nb.txt,Civic Ledger,,,\n", a__txt=BODY, b__txt=BODY)
    assert {report.outlet for report in read(tmp_path).reports} == {"Harrow Herald", "Civic Ledger"}


@pytest.mark.parametrize(
    ("twins", "field", "value"),
    [
        ([found("a", published="2031-03-09"), found("b", published="2031-03-08"), found("c")], "published", "2031-03-08"),
        ([found("a", published="2031-03-08"), found("b", published="2031-03-08T10:02")], "published", "2031-03-08T10:02"),
        (
            [found("a", published="2031-03-07", place="text: image name x"), found("b", published="2031-03-08")],
            "published",
            "2031-03-08",
        ),
        ([found("a", byline="N. Tarrant"), found("b", byline="Nils Tarrant"), found("c")], "byline", "Nils Tarrant"),
        (
            [
                found("a", url="https://x.example/", place="row"),
                found("b", url="https://y.example/a", place="page: json-ld url"),
            ],
            "url",
            "https://x.example/",
        ),
    ],
)
def test_of_twins_the_best_metadata_count_whatever_their_order(twins, field, value):
    for order in permutations(twins):
        joined = join(*order)
        assert getattr(joined, field) == value
        assert field in dict(joined.found)


def test_problems_pass_through_and_texts_come_back_whole():
    problem = Problem("read", "x", "x", "x: broken")
    rows = list(fold_twins([found("a"), problem, found("a"), found("b", outlet="Civic Ledger")]))
    assert rows[0] == problem
    assert [(row.file, row.text) for row in rows if isinstance(row, Report)] == [("a", BODY), ("b", BODY)]
    assert [row.file for row in rows if isinstance(row, Place)] == ["a", "b"]


def test_raw_bytes_come_back_to_their_own_place():
    report = found("a").report
    places = [Place(report.id, name, "", "text/html", raw) for name, raw in (("a", b"<p>"), ("b", b""), ("c", None))]
    rows = list(fold_twins([Found(report, place) for place in places]))
    assert rows[1:] == places


def test_a_shelf_gives_back_what_was_put_there_in_any_order():
    with Shelf() as shelf:
        slots = [shelf.put(data) for data in (b"one", b"", b"three")]
        assert [shelf.fetch(slot) for slot in reversed(slots)] == [b"three", b"", b"one"]

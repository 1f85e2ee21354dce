"""Whatever the bytes, reading gives rows: it never raises, and every file shows up as a report or a problem."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.piles import read

TAGS = [
    "<p>",
    "</p>",
    "<div>",
    "<article>",
    "<h1>",
    "</h1>",
    "<meta name='date' content='",
    "'>",
    "<script type='application/ld+json'>",
]
WORDS = [
    "By Nils Tarrant",
    "PELL, March 8 (AP) - ",
    "told WND",
    "© 2031 ",
    "Published 8 March 2031",
    "{",
    '"text":',
    '"',
    ",",
    ";",
    "\n",
    "\r\n",
    "\x00",
]
pieces = st.one_of(
    st.sampled_from([piece.encode() for piece in TAGS + WORDS]), st.binary(max_size=20), st.text(max_size=20).map(str.encode)
)
anything = st.lists(pieces, max_size=25).map(b"".join)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.csv", "a.tsv", "reports.csv", "a", "a.jsonl.gz"]
)
@settings(max_examples=40, deadline=None)
@given(content=anything)
def test_any_bytes_under_any_name_give_rows(name, content):
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        pile = read(Path(folder))
    assert pile.rows
    assert {place.report for place in pile.places} == {report.id for report in pile.reports}
    for report in pile.reports:
        assert report.text.encode()
        assert "\x00" not in report.text
    assert all(problem.stage == "read" and problem.message.startswith(problem.file.split("#")[0]) for problem in pile.problems)

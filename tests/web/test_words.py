"""The interface takes all its words from one catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import headwater.web
from headwater.errors import Bug
from headwater.web.rendering import NAV
from headwater.web.words import load_words, say

WEB = Path(headwater.web.__file__).parent
BEGUN = re.compile(r"""\bsay\(\s*f(["'])([\w.]+)\{""")
SAID = re.compile(r"""\bsay\(\s*(["'])([\w.]+)\1(\s*[~+])?""")
KEY = re.compile(r"""["'](\w+\.\w+)["']""")


def find_said():
    """Return the keys that code and templates say, and the beginnings of those that they put together."""
    texts = [path.read_text(encoding="utf-8") for end in ("*.py", "*.html") for path in WEB.rglob(end)]
    said = {(key, bool(more)) for text in texts for _, key, more in SAID.findall(text)}
    named = {key for text in texts for key in KEY.findall(text)}
    begun = {start for text in texts for _, start in BEGUN.findall(text)}
    return {key for key, more in said if not more}, begun | {key for key, more in said if more}, named


def test_every_wording_that_is_asked_for_is_in_the_catalogue():
    whole, begun, _ = find_said()
    known = load_words()
    assert not {key for key in whole if not key.endswith(".")} - known.keys()
    assert all(any(key.startswith(start) for key in known) for start in begun)
    assert all(f"nav.{name}" in known for name, _ in NAV)


def test_every_wording_in_the_catalogue_is_asked_for():
    whole, begun, named = find_said()
    unused = {key for key in load_words().keys() - whole - named if not any(key.startswith(start) for start in begun)}
    assert not unused


def test_a_number_chooses_between_one_and_many_and_is_written_with_separators():
    assert say("case.reports", n=1) == "1 report"
    assert say("case.reports", n=20000) == "20,000 reports"


def test_a_wording_that_is_not_there_and_a_value_that_is_missing_are_bugs():
    with pytest.raises(Bug, match=r"no room\.nothing"):
        say("room.nothing")
    with pytest.raises(Bug, match="needs 'pages'"):
        say("paging.at", number=1)

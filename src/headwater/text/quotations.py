"""Quotation marks: which of them open, which close, and what stands between them.

News mixes curly, straight, angled and single marks, loses some and glues others to the next word. A quotation ends with
its paragraph, so that one lost mark never swallows the rest; where the next paragraph opens again without a close
before it, both are parts of one long quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_rows
from headwater.text.spans import Span, find_lines

OPEN, CLOSE = "“", "”"
SHORTENED = re.compile(r"['’‘](?:\d0s?\b|tis\b|twas\b|em\b|til\b|n['’]|cause\b|bout\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark in a text: its span, its family (double, single, angle, corner) and whether it opens or closes."""

    start: int
    end: int
    family: str
    opens: bool


@cache
def _knowledge() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = {row["mark"]: (row["role"], row["family"]) for row in load_rows("quotation_marks.tsv")}
    longest_first = sorted(rows, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), rows


def find_quotations(text: str) -> list[Span]:
    """Return the outermost quotations in order, each with its marks, none across lines.

    A part of a quotation that goes on in the next paragraph ends with its own paragraph.
    """
    return [(opening.start, end) for opening, end in _match_marks(text)[0]]


def show_marks(text: str) -> str:
    """Return `text`, equally long, with every paired quotation mark written “ or ”; apostrophes and lost marks stay."""
    shown = list(text)
    for mark in _match_marks(text)[1]:
        shown[mark.start : mark.end] = (OPEN if mark.opens else CLOSE) * (mark.end - mark.start)
    return "".join(shown)


def _match_marks(text: str) -> tuple[list[tuple[Mark, int]], list[Mark]]:
    """Return the outermost quotations as (opening mark, end), and all marks that have a partner."""
    pattern, _ = _knowledge()
    pairs: list[tuple[Mark, int]] = []
    paired: list[Mark] = []
    if not pattern.search(text):
        return pairs, paired
    lines = list(find_lines(text))
    for number, (start, end) in enumerate(lines):
        unclosed = _match_line(text, start, end, pairs, paired)
        if unclosed and number + 1 < len(lines) and _opens_alike(text, unclosed[0], lines[number + 1]):
            pairs.append((unclosed[0], end))
            paired.append(unclosed[0])
    return _drop_inner(pairs), paired


def _match_line(text: str, start: int, end: int, pairs: list[tuple[Mark, int]], paired: list[Mark]) -> list[Mark]:
    """Add the pairs of one line to `pairs` and `paired`; return the marks that were opened and not closed."""
    pattern, knowledge = _knowledge()
    opened: list[Mark] = []
    for found in pattern.finditer(text, start, end):
        role, family = knowledge[found.group()]
        before = text[found.start() - 1] if found.start() > start else " "
        after = text[found.end()] if found.end() < end else " "
        place = next((i for i, mark in enumerate(opened) if mark.family == family), -1)
        near = _Near(found, before, after, text[opened[place].start] if place >= 0 else "", end)
        opens = _DECIDE[family](near, role)
        if opens is None:
            continue
        mark = Mark(found.start(), found.end(), family, opens)
        if not opens:
            pairs.append((opened[place], mark.end))
            paired += opened[place], mark
        if place >= 0:
            del opened[place:]
        if opens:
            opened.append(mark)
    return opened


@dataclass(frozen=True, slots=True)
class _Near:
    """A mark with its neighbours; `opener` is the mark of its family that is open here, "" if none."""

    found: re.Match[str]
    before: str
    after: str
    opener: str
    end: int

    @property
    def leads(self) -> bool:
        """Whether the mark stands before a word."""
        return (self.before.isspace() or self.before in "([{—–-/|“‘«") and not self.trails_off

    @property
    def trails(self) -> bool:
        """Whether the mark stands after a word."""
        return self.trails_off and not self.before.isspace()

    @property
    def trails_off(self) -> bool:
        return self.after.isspace() or self.after in ".,;:!?…)]}—–"


def _decide_double(near: _Near, role: str) -> bool | None:
    """Return whether a double mark opens (True), closes (False) or has no part (None)."""
    if role == "close":
        return False if near.opener else (True if near.leads else None)
    if near.opener:
        low_high = near.opener == "„" and not near.before.isspace()
        return not (near.trails or low_high or (role == "either" and not near.leads))
    return None if near.trails or (role == "either" and near.before.isdigit()) else True


def _decide_single(near: _Near, role: str) -> bool | None:
    """As `_decide_double`; most single marks are apostrophes."""
    text = near.found.string
    inside_word = near.before.isalnum() and near.after.isalnum()
    if inside_word or SHORTENED.match(text, near.found.start()):
        return None
    if role == "open" or (role == "either" and near.leads and near.after.isalnum()):
        return True if not near.after.isspace() else None
    if not near.opener or near.before.isspace():
        return None
    glued = near.after.isalnum() and near.before not in ".,!?…"
    return None if glued or _is_possessive(near) else False


def _is_possessive(near: _Near) -> bool:
    """Whether the mark is that of `the workers' rights`: another mark that can close follows before one opens."""
    if near.before not in "sS" or near.after != " ":
        return False
    later = LATER_SINGLE.search(near.found.string, near.found.end(), near.end)
    return later is not None and later.lastgroup == "close"


def _decide_angle(near: _Near, _role: str) -> bool | None:
    """As `_decide_double`; both «this» and »this« are in use."""
    if near.opener:
        return False
    return None if near.trails else True


def _decide_corner(near: _Near, role: str) -> bool | None:
    """As `_decide_double`."""
    return True if role == "open" else (False if near.opener else None)


LATER_SINGLE = re.compile(r"(?P<open>(?<!\S)['‘](?=\w))|(?P<close>(?<=[^\s])['’](?!\w))")
_DECIDE = {"double": _decide_double, "single": _decide_single, "angle": _decide_angle, "corner": _decide_corner}


def _opens_alike(text: str, unclosed: Mark, line: Span) -> bool:
    """Whether the next line begins with a mark of the same family, as each paragraph of a long quotation does."""
    pattern, knowledge = _knowledge()
    found = pattern.match(text, *line)
    return found is not None and knowledge[found.group()][1] == unclosed.family and found.group() != "'"


def _drop_inner(pairs: list[tuple[Mark, int]]) -> list[tuple[Mark, int]]:
    """Return the pairs in order without those that lie in another."""
    outer: list[tuple[Mark, int]] = []
    for opening, end in sorted(pairs, key=lambda pair: (pair[0].start, -pair[1])):
        if not outer or opening.start >= outer[-1][1]:
            outer.append((opening, end))
    return outer

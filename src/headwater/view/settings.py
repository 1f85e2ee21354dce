"""What a report settles about its statements, as `headwater.claims.completing` reads it."""

from __future__ import annotations

from headwater.claims.completing import PERSON, Named, Setting
from headwater.records import Date, Mention, Referent, Report
from headwater.view.index import Index

SHORT = 3
"""How many letters in capitals may be somebody's initials."""


def setting_of(index: Index, report: str) -> Setting:
    """Return the setting of a report's statements, made once a report."""
    return index.once(f"setting {report}", lambda: _make_setting(index, report))


def _make_setting(index: Index, report: str) -> Setting:
    referents = {row.id: row for row in index.where(Referent, "report", report)}
    mentions = index.where(Mention, "report", report)
    proper = {row.referent for row in mentions if row.form == "name"}
    named = tuple(_name(row, referents[row.referent], proper) for row in mentions if row.referent in referents)
    return Setting(index.table(Report)[report].text, named, tuple(index.where(Date, "report", report)))


def _name(row: Mention, meant: Referent, proper: set[str]) -> Named:
    shouted = any(word.isupper() and len(word) > SHORT for word in meant.name.split())  # a byline, or the end of a heading
    known = row.referent in proper and meant.name[:1].isupper() and not (shouted and meant.kind == PERSON)
    return Named(row.start, row.end, row.referent, meant.kind, meant.name, meant.names, known)

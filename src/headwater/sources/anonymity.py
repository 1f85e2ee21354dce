"""How far a source is named, and the terms on which it spoke: "two officials", "on condition of anonymity"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from headwater.lore import load_lines
from headwater.records import Description, Referent
from headwater.sources.clusters import is_named
from headwater.sources.descriptions import Told
from headwater.sources.naming import Name

_SAYS = re.compile(r" (?:said|says|told|tells|speaks|spoke|added)\b")
TERMS, AFFILIATION = "terms", "affiliation"
NAMED, PARTLY, UNNAMED = "named", "partly named", "unnamed"


@lru_cache(maxsize=1)
def _terms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_lines('anonymity.txt'))})[^.,;:!?\n“”\"]{{0,60}}", re.IGNORECASE)


def find_terms(text: str, source: tuple[int, int], stop: int, names: Sequence[Name]) -> Iterator[Told]:
    """Yield the terms on which an unnamed source at [start, end) spoke, in a sentence that ends at `stop`, and whose it is.

    Both are words of the report: "on condition of anonymity"; the first name in the source's phrase ("officials of the Navy").
    """
    start, end = source
    for match in _terms().finditer(text, start, stop):
        words = _SAYS.split(match.group())[0].rstrip()
        yield Told(match.start(), match.start() + len(words), TERMS)
    inside = next((name for name in names if start <= name.lead and name.end <= end), None)
    if inside is not None and re.search(r"\b(?:of|from|at|in|with|inside|within|for|close to) $", text[start : inside.lead]):
        yield Told(inside.start, inside.end, AFFILIATION)


def how_named(referent: Referent, descriptions: Iterable[Description]) -> str:
    """Return whether a source is named, partly named (only whose it is) or unnamed."""
    if is_named(referent):
        return NAMED
    partly = any(row.kind == AFFILIATION for row in descriptions if row.referent == referent.id)
    return PARTLY if partly else UNNAMED

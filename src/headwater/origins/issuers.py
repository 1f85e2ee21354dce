"""Who issued a report: on a portal for press releases it is the body that its byline names, not the portal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from headwater.lore import load_lines
from headwater.origins.pile import BODY, Source
from headwater.records import Report
from headwater.text.words import content_words


def find_issuer(report: Report, sources: Mapping[str, Source]) -> str:
    """Return the key of the body that issued a report, "" where it is no release; one that is no source gets its own."""
    if not (report.byline and is_portal(report.outlet)):
        return ""
    mine = _telling(report.byline)
    known = (key for key, source in sources.items() if source.kind == BODY and any(_fits(mine, n) for n in source.names))
    return next(known, issued_by(report))


def issued_by(report: Report) -> str:
    """Return the key of a body that is known only from the byline of its release."""
    return f"issuer {report.byline}"


def is_portal(outlet: str) -> bool:
    """Return whether an outlet hands on what bodies write themselves: "PR Newswire", a press portal."""
    return _portals().search(outlet) is not None


@cache
def _portals() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, load_lines('release_portals.txt')))})\b", re.IGNORECASE)


def _fits(mine: frozenset[str], name: str) -> bool:
    theirs = _telling(name)
    return bool(theirs) and theirs <= mine


@lru_cache(maxsize=4096)
def _telling(name: str) -> frozenset[str]:
    """Return the words of a body's name without its legal form."""
    return frozenset(content_words(name)) - _forms()


@cache
def _forms() -> frozenset[str]:
    return frozenset(content_words(" ".join(load_lines("legal_forms.txt"))))

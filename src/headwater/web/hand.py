"""What somebody took in hand on one page, to decide on it together with something on another: kept in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from fastapi import Request

HAND = "in-hand"


@dataclass(frozen=True, slots=True)
class Hand:
    """A thing in hand: its sort, its id, and some of its words."""

    sort: str
    thing: str
    words: str


def read_hand(request: Request) -> Hand | None:
    """Return what is in hand, None where nothing is; whether it is still in the case is not asked."""
    parts = unquote(request.cookies.get(HAND, "")).split(" ", 2)
    return Hand(*parts) if len(parts) == 3 else None

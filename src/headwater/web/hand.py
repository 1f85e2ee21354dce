"""Who somebody is, and what they took in hand to decide on it together with something on another page: browsers keep it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from fastapi import Request

NAME, HAND = "decided-by", "in-hand"


@dataclass(frozen=True, slots=True)
class Hand:
    """A thing in hand: its sort, its id, and some of its words."""

    sort: str
    thing: str
    words: str


def read_name(request: Request) -> str:
    """Return the name under which somebody decided last, "" where that is not known."""
    return unquote(request.cookies.get(NAME, ""))


def read_hand(request: Request) -> Hand | None:
    """Return what is in hand, None where nothing is; whether it is still in the case is not asked."""
    parts = unquote(request.cookies.get(HAND, "")).split(" ", 2)
    return Hand(*parts) if len(parts) == 3 else None

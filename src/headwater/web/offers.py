"""What can be decided on which sort of thing, by which key, and what it needs beside the thing."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.decisions.kinds import (
    INDEPENDENT,
    NOT_A_CLAIM,
    NOT_RELIES,
    NOT_SAME_CLAIM,
    NOT_SAME_ENTITY,
    NOTE,
    RELIES,
    SAME_CLAIM,
    SAME_ENTITY,
    SAME_ORIGIN,
    SPLIT,
    WRONG_SOURCE,
    WRONG_SPAN,
)

CLAIM, STATEMENT, REPORT, SOURCE = "claim", "statement", "report", "source"
OTHER, WORDS, NAME, HOW, PICK, WHY, NOTHING = "other", "words", "name", "how", "pick", "why", ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of decision on one sort of thing. `needs` is what must be given beside the thing.

    Another thing, words of the report, a source's name, how material was taken and from which report, a choice of what
    belongs together, what is to be noted, or nothing.
    """

    sort: str
    kind: str
    key: str
    needs: str

    @property
    def name(self) -> str:
        """How the catalogue of words calls it."""
        return f"{self.kind}-{self.sort}" if self.kind == SPLIT else self.kind


OFFERS = (
    Offer(CLAIM, SAME_CLAIM, "s", OTHER),
    Offer(CLAIM, SPLIT, "p", PICK),
    Offer(CLAIM, NOT_A_CLAIM, "n", NOTHING),
    Offer(CLAIM, NOTE, "m", WHY),
    Offer(STATEMENT, SAME_CLAIM, "s", OTHER),
    Offer(STATEMENT, NOT_SAME_CLAIM, "d", OTHER),
    Offer(STATEMENT, SPLIT, "p", NOTHING),
    Offer(STATEMENT, NOT_A_CLAIM, "n", NOTHING),
    Offer(STATEMENT, WRONG_SOURCE, "w", NAME),
    Offer(STATEMENT, WRONG_SPAN, "x", WORDS),
    Offer(STATEMENT, SAME_ORIGIN, "o", OTHER),
    Offer(STATEMENT, INDEPENDENT, "i", OTHER),
    Offer(STATEMENT, NOTE, "m", WHY),
    Offer(REPORT, RELIES, "r", HOW),
    Offer(REPORT, NOT_RELIES, "t", OTHER),
    Offer(REPORT, SAME_ORIGIN, "o", OTHER),
    Offer(REPORT, INDEPENDENT, "i", OTHER),
    Offer(REPORT, NOTE, "m", WHY),
    Offer(SOURCE, SAME_ENTITY, "e", OTHER),
    Offer(SOURCE, NOT_SAME_ENTITY, "f", PICK),
    Offer(SOURCE, NOTE, "m", WHY),
)
SORTS = tuple(dict.fromkeys(offer.sort for offer in OFFERS))
OTHER_KEYS = (("h", "hold"), ("c", "all"), ("u", "undo"), ("j", "next"), ("k", "previous"), ("?", "help"))
"""The keys that decide nothing themselves: take in hand, all that can be corrected, take back, move on and back, the list."""


def list_offers(sort: str) -> list[Offer]:
    """Return what can be decided on a sort of thing."""
    return [offer for offer in OFFERS if offer.sort == sort]


def find_offer(sort: str, kind: str) -> Offer | None:
    """Return the offer of a kind on a sort of thing, None where there is none."""
    return next((offer for offer in OFFERS if (offer.sort, offer.kind) == (sort, kind)), None)


def list_keys() -> list[tuple[str, str, list[str]]]:
    """Return each key that decides, with the kind that it stands for and the sorts of things on which it does."""
    return [(offer.key, offer.kind, [o.sort for o in OFFERS if o.key == offer.key]) for offer in _each_key()]


def _each_key() -> list[Offer]:
    return list({offer.key: offer for offer in reversed(OFFERS)}.values())[::-1]

"""Whether a statement is pinned on a report that lies in the pile and does not say it: an invented attribution."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from headwater.origins.pile import OUTLET, Assertion, Pile
from headwater.text.sentences import find_sentences
from headwater.text.words import content_words

ENOUGH = 0.6
"""The share of a statement's words of content that two neighbouring sentences must have to say it, however else they put it."""


def find_unsaid(pile: Pile, assertion: Assertion, asserting: Collection[str]) -> str:
    """Return the report on which an assertion is pinned although it does not say so, "" where there is none.

    It is one that the assertion's report took material from, of the outlet that the assertion names nearest to the reader;
    it does not have the claim, and no two sentences of it hold most of the assertion's words.
    """
    named = next((key for key in assertion.chain if pile.kind(key) == OUTLET), None)
    if named is None:
        return ""
    cited = [other for other in pile.relies.get(assertion.report, ()) if pile.outlets.get(other) == named]
    if any(other in asserting or bears_out(pile.texts.get(other, ""), assertion.text) for other in cited):
        return ""
    return max(cited, key=lambda other: (pile.rank.get(other, 0), other), default="")


def bears_out(text: str, said: str) -> bool:
    """Return whether two neighbouring sentences of a text hold most of the words of content of what is said."""
    words = frozenset(content_words(said))
    most = max((len(words & held) for held in _pair_sentences(text)), default=0)
    return most >= ENOUGH * len(words)


@lru_cache(maxsize=256)
def _pair_sentences(text: str) -> Sequence[frozenset[str]]:
    held = [frozenset(content_words(text[start:end])) for start, end in find_sentences(text)]
    return [one | other for one, other in zip(held, [*held[1:], frozenset()], strict=True)]

"""How far the phrase of a source reaches, its parts and its head; whose a statement is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from headwater.sources.naming import Name
from headwater.sources.words import BODY, kind_of_noun, role_of, singular, small_words
from headwater.text.names import Word, split_words, strip_marks

_OWNER = re.compile(r"['’]s?$")
_UP_TO = re.compile(r" [\w\s-]{2,40}?(?=[,.;:]| (?:said|says|told|has|had|is|was|will|would)\b)")
_SUFFIX = re.compile(r"-(?:in-chief|elect|designate)$|(?<=director)-general$|(?<=secretary)-general$|(?<=attorney)-general$")
_LATER = re.compile(r"\b(?:the|an?|its|his|her|their|he|she|they|it|we)\b")
_PART = re.compile(r"(?:one|another|some|two|several) of (?!(?:them|us|you|whom|those)\b)", re.IGNORECASE)
_OWNED = re.compile(r"(.+?)['’]s? (?:[\w-]+ ){0,3}$")
_ISSUED = re.compile(
    r" (?:issued |released |published |put out )?"
    r"(?:(?:by|from|of) ([^,]+)$|(?:posted )?(?:on|through) ([^,]+?)['’]s? (?:[\w-]+ )?\w+$)"
)


def skip_lead(text: str, start: int, end: int) -> int:
    """Return where a source begins that an adverbial stands before: "Earlier in the day the bank", "In it he"."""
    first = next(split_words(text, start, end), None)
    if first is None or first.text.casefold() not in small_words("adverbial"):
        return start
    behind = list(_LATER.finditer(text, first.end, end))
    return behind[-1].start() if behind else start


def find_end(text: str, start: int, end: int, names: Sequence[Name]) -> int:
    """Return the end of a source that breaks off within a name, behind an owner ("the player's" agent) or before the name."""
    broken = next((name for name in names if name.start < end < name.end), None)
    if broken:
        return broken.end
    if _OWNER.search(text, start, end):
        more = _UP_TO.match(text, end)
        end = more.end() if more else end
    if text[end : end + 1] == " ":
        right = next((name for name in names if name.lead == name.start == end + 1), None)
        _, head = head_of(text, start, end)
        joined = right is not None and head is not None and head.text.islower() and kind_of_noun(head.text) == right.kind != ""
        return right.end if joined and right is not None else end
    if text[end : end + 2] != ", ":
        return end
    beside = next((name for name in names if name.lead == end + 2), None)
    return beside.end if beside and text[beside.end : beside.end + 1] in {",", "."} else end


def split_parts(text: str, start: int, stop: int, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Split at commas that stand in no name; what stands in brackets before one goes with it."""
    cuts = [m.start() for m in re.finditer(r", | \((?=[A-Z])", text[start:stop])]
    cuts = [start + at for at in cuts if not any(n.start < start + at < n.end for n in names)]
    edges = [start - 2, *cuts, stop]
    return [(a + 2, b) for a, b in pairwise(edges) if a + 2 < b] or [(start, stop)]


def head_of(text: str, start: int, end: int) -> tuple[list[Word], Word | None]:
    """Return the words of the phrase at [start, end) and its head: the last word before the first preposition."""
    words = list(split_words(text, start, end))
    part = _PART.match(text, start, end)
    for at, word in enumerate(words):
        if at and word.start >= (part.end() if part else start) and word.text.casefold() in small_words("prepositions"):
            return words, words[at - 1]
    return words, words[-1] if words else None


def find_issuer(text: str, start: int, end: int, head: Word | None) -> tuple[int, int] | None:
    """Return the span of who issued a statement: "the group's", "a statement by the ministry", "a party statement"."""
    if head is None or strip_marks(head.text) not in small_words("issued"):
        return None
    behind = _ISSUED.match(text, head.end, end)
    if behind:
        return behind.span(behind.lastindex or 0)
    owner = _OWNED.match(text, start, head.start)
    if owner:
        return owner.span(1)
    words = [word for word in split_words(text, start, head.start) if kind_of_noun(word.text) == BODY]
    return (words[-1].start, words[-1].end) if words else None


def same_head(one: str, other: str) -> bool:
    """Whether two head nouns are one, in whatever number: ex-minister and minister, editor-in-chief and editor."""
    bare_one, bare_other = (_SUFFIX.sub("", role_of(word) or singular(word)).rpartition("-")[2] for word in (one, other))
    return bare_one == bare_other

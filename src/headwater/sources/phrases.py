"""Read the noun phrase that a source is called by: which word is its head, whom it names, what kind of thing it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.lore import load_rows
from headwater.sources.naming import Name
from headwater.sources.words import (
    BODY,
    PERSON,
    UNNAMED,
    gender_of,
    is_plural,
    is_role,
    kind_of_noun,
    listed,
    role_of,
    singular,
)
from headwater.text.names import Word, split_words, strip_marks

MAKERS = frozenset(
    {"builder", "maker", "designer", "developer", "owner", "operator", "publisher", "manufacturer", "contractor"}
)
"""Role nouns that a company may have as well as a person."""

_OWNER = re.compile(r"['’]s?$")
_UP_TO = re.compile(r" [\w\s-]{2,40}?(?=[,.;:]| (?:said|says|told|has|had|is|was|will|would)\b)")
NAME, ROLE, PRONOUN, NOBODY = "name", "role", "pronoun", "unnamed"
_CUT = re.compile(
    r"[,;]? (?:who|whom|which|whose|where|when|speaking|asking|citing|quoting|asked|briefed|familiar)\b"
    r"|,? that (?:was|were|has|had|is|are|it|he|she|they|we)\b|, (?:a|an|the)? ?(?:copy|copies) of\b"
)
_PREPOSITION = frozenset(
    "of in at from for with on to by near inside within behind among close outside under against who there here yesterday today".split()
)
_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a dozen|some|several|many|few|other|another|both|dozens|hundreds|\d+)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|my|[^\W_][\w-]*['’]s?)\s", re.IGNORECASE)
_HIDDEN = re.compile(
    r"\b(?:anonym\w*|unnamed|not be(?:ing)? named|not authori[sz]ed|on condition|quiet about|by the name of|asks? (?:us )?(?:to|not))\b"
)
_CALLED = re.compile(r"\b(?:by the name of|called|named|calling (?:him|her)self|nicknamed|known as) $")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a source phrase says. `name` is the name that it means, `head` its head noun (folded), `core` its span without
    article, apposition and clause; `form` is name, role, pronoun or unnamed."""

    form: str
    name: Name | None
    kind: str
    head: str
    core: tuple[int, int]
    plural: bool
    gender: str
    apposition: str


@lru_cache(maxsize=1)
def pronouns() -> dict[str, str]:
    """Return pronoun → what it agrees with: m, f, n, p, own, group or relative."""
    return {row["pronoun"]: row["agrees"] for row in load_rows("pronouns.tsv")}


def read_phrase(text: str, start: int, end: int, names: Sequence[Name]) -> Phrase:
    """Return what the phrase at [start, end) says; `names` are the names of the text."""
    agrees = pronouns().get(strip_marks(text[start:end]).strip(" \"'“”,"))
    if agrees:
        return Phrase(PRONOUN, None, "", "", (start, end), agrees in {"p", "group"}, agrees, "")
    end = _whole_phrase(text, start, end, names)
    cut = _CUT.search(text, start, end)
    stop = cut.start() if cut and cut.start() > start else end
    inside = [name for name in names if start <= name.start and name.end <= stop]
    parts = _parts(text, start, stop, inside)
    words, head = head_of(text, *parts[0])
    meant = _named_head(inside, head, parts[0]) or _apposed(text, inside, parts, head) or _called(text, names, start, end)
    if meant:
        return _name_phrase(text, meant, head, parts, stop)
    return _noun_phrase(text, (start, end), parts[0], words, head)


def _whole_phrase(text: str, start: int, end: int, names: Sequence[Name]) -> int:
    """Return the end of a source phrase that breaks off behind an owner ("Tsarvadze's" agent) or before the name itself."""
    if _OWNER.search(text, start, end):
        more = _UP_TO.match(text, end)
        end = more.end() if more else end
    beside = next(
        (name for name in names if end + 2 <= name.start and name.lead == end + 2 and text[end : end + 2] == ", "), None
    )
    if beside and text[beside.end : beside.end + 1] in {",", "."}:
        return beside.end
    return end


def _parts(text: str, start: int, stop: int, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Split at commas that stand in no name; what stands in brackets before one goes with it."""
    cuts = [m.start() for m in re.finditer(r", ", text[start:stop])]
    cuts = [start + at for at in cuts if not any(n.start < start + at < n.end for n in names)]
    edges = [start - 2, *cuts, stop]
    return [(a + 2, b) for a, b in zip(edges, edges[1:], strict=False) if a + 2 < b] or [(start, stop)]


def head_of(text: str, start: int, end: int) -> tuple[list[Word], Word | None]:
    """Return the words of the phrase at [start, end) and its head: the last word before the first preposition."""
    words = list(split_words(text, start, end))
    for at, word in enumerate(words):
        if at and word.text.casefold() in _PREPOSITION:
            return words, words[at - 1]
    return words, words[-1] if words else None


def _named_head(names: Sequence[Name], head: Word | None, part: tuple[int, int]) -> Name | None:
    """The name that holds the phrase's head: "Fire Chief Quill", "Mira Koss of Wolfswacht", not "Kedmon's navy"."""
    if head is None:
        return None
    return next((n for n in names if n.start <= head.start < n.end and n.start >= part[0]), None)


def _apposed(text: str, names: Sequence[Name], parts: Sequence[tuple[int, int]], head: Word | None) -> Name | None:
    """The name that stands beside the noun: "a military spokeswoman, Major Dalit Roness"; "the builder, Grupo Tensa"."""
    noun = kind_of_noun(head.text) if head else ""
    if head is None or noun == "":
        return None
    for start, end in parts[1:3]:
        _, beside = head_of(text, start, end)
        for name in names:
            if (
                beside
                and start <= name.start
                and (name.start <= beside.start < name.end or name.start == start)
                and name.end <= end
            ):
                person = name.kind in {"", PERSON}
                if person == (noun in {PERSON, UNNAMED}) or head.text.casefold() in MAKERS or name.kind == "":
                    return name
    return None


def _called(text: str, names: Sequence[Name], start: int, end: int) -> Name | None:
    return next((n for n in names if start < n.start and n.end <= end and _CALLED.search(text[start : n.start])), None)


def _name_phrase(text: str, name: Name, head: Word | None, parts: Sequence[tuple[int, int]], stop: int) -> Phrase:
    apposition = ""
    for start, end in [(a, b) for a, b in parts if not a <= name.start < b]:
        words, noun = head_of(text, start, end)
        if noun and is_role(noun.text) or noun and kind_of_noun(noun.text):
            apposition = text[start:end]
            break
    noun_word = strip_marks(head.text) if head else ""
    gender = name.gender or next((g for g in (gender_of(w.strip(",.")) for w in (apposition or "").split()) if g), "")
    return Phrase(NAME, name, name.kind, noun_word, (name.start, name.end), False, gender, apposition)


def _noun_phrase(text: str, whole: tuple[int, int], part: tuple[int, int], words: Sequence[Word], head: Word | None) -> Phrase:
    if head is None:
        return Phrase(ROLE, None, "", "", whole, False, "", "")
    shown = text[whole[0] : whole[1]]
    noun = strip_marks(head.text)
    kind = kind_of_noun(noun)
    plural = is_plural(noun) and kind in {PERSON, UNNAMED, ""} and noun not in {"police"}
    article = re.match(r"(?:the|an?|this|that|these|those|its|his|her|their|our)\s+", text[part[0] : part[1]], re.IGNORECASE)
    core = (part[0] + (len(article.group()) if article else 0), part[1])
    vague = bool(_INDEFINITE.match(shown) or _HIDDEN.search(shown)) or (plural and not _DEFINITE.match(shown))
    if kind == UNNAMED or noun in listed("unnamed_heads.txt") and (plural or not _DEFINITE.match(shown)):
        return Phrase(NOBODY, None, UNNAMED, noun, core, plural, gender_of(noun), "")
    if kind in {PERSON, ""} and vague:
        return Phrase(NOBODY, None, UNNAMED, noun, core, plural, gender_of(noun), "")
    return Phrase(ROLE, None, kind or (BODY if is_plural(noun) else PERSON), noun, core, plural, gender_of(noun), "")


def same_head(one: str, other: str) -> bool:
    """Whether two head nouns are one, in whatever number."""
    return (role_of(one) or singular(one)) == (role_of(other) or singular(other))

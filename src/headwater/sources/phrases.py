"""Read the noun phrase that a source is called by: which word is its head, whom it names, what kind of thing it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.lore import load_rows
from headwater.sources.extents import find_end, find_issuer, head_of, skip_lead, split_parts
from headwater.sources.naming import Name
from headwater.sources.words import (
    BODY,
    DOCUMENT,
    PERSON,
    UNNAMED,
    gender_of,
    is_plural,
    kind_of_noun,
    listed,
    small_words,
)
from headwater.text.names import Word, split_words, strip_marks

_MORE = re.compile(r"'(?:s|d|ve|ll|m|re)$|(?<=^he) \w+$|(?<=^she) \w+$")
NAME, ROLE, PRONOUN, NOBODY = "name", "role", "pronoun", "unnamed"
_CUT = re.compile(
    r"(?:,? (?:seen|obtained|reviewed|viewed|leaked|published|dated|prepared|written|signed|drafted|commissioned|compiled"
    r"|circulated|sent|addressed|posted|shared|released|broadcast|shown) (?:by|to|on|in|at|for|from|under)\b)"
    r"|[,;]? (?:who|whom|which|whose|where|when|speaking|asking|citing|quoting|asked|briefed|familiar)\b"
    r"|,? that (?:was|were|has|had|is|are|it|he|she|they|we)\b|, (?:a|an|the)? ?(?:copy|copies) of\b"
)
_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|several|many|few|other|another|both|dozens|hundreds|\d+)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our|my|[^\W_][\w-]*['’]s?)\s", re.IGNORECASE)
_HIDDEN = re.compile(
    r"\b(?:anonym\w*|unnamed|not be(?:ing)? named|not authori[sz]ed|on condition|quiet about|asks? (?:us )?(?:to|not))\b"
)
_ARTICLE = re.compile(r"(?:the|an?|this|that|these|those|its|his|her|their|our)\s+", re.IGNORECASE)
_CALLED = re.compile(
    r"\b(?:by the name of|called|named|call(?:s|ing)? (?:him|her|it|them)sel(?:f|ves)|identified (?:him|her)self as|nicknamed"
    r"|gave (?:his|her|their) (?:first |full )?name as|known as|goes by|first name,) $"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a source phrase says.

    `form` is name, role, pronoun or unnamed; `name` the name that it means, `head` its head noun (folded), `core` its span
    without article, apposition and clause. `gender` is m, f or "", for a pronoun what it agrees with.
    """

    form: str
    name: Name | None
    kind: str
    head: str
    core: tuple[int, int]
    plural: bool = False
    gender: str = ""
    apposition: str = ""


@lru_cache(maxsize=1)
def pronouns() -> dict[str, str]:
    """Return pronoun → what it agrees with: m, f, n, p, own, group or relative."""
    return {row["pronoun"]: row["agrees"] for row in load_rows("pronouns.tsv")}


def read_phrase(text: str, start: int, end: int, names: Sequence[Name]) -> Phrase:
    """Return what the phrase at [start, end) says; `names` are the names of the text."""
    plain = _MORE.sub("", strip_marks(text[start:end]).strip(" \"'“”,"))
    agrees = pronouns().get(plain)
    if agrees:
        return Phrase(PRONOUN, None, "", "", (start, end), agrees in {"p", "group"}, agrees)
    start = skip_lead(text, start, end)
    if text[start:end].casefold() in pronouns():
        return read_phrase(text, start, end, names)
    end = find_end(text, start, end, names)
    cut = _CUT.search(text, start, end)
    stop = cut.start() if cut and cut.start() > start else end
    inside = [name for name in names if start <= name.start and name.end <= stop]
    parts = split_parts(text, start, stop, inside)
    _, head = head_of(text, *parts[0])
    issuer = find_issuer(text, *parts[0], head)
    if issuer:
        return read_phrase(text, *issuer, names)
    meant = _named_head(text, inside, head, parts[0]) or _apposed(text, inside, parts, head) or _called(text, names, start, end)
    if meant:
        return _name_phrase(text, meant, head, parts)
    return _noun_phrase(text, (start, end), parts[0], head)


def _named_head(text: str, names: Sequence[Name], head: Word | None, part: tuple[int, int]) -> Name | None:
    """Return the name that holds the phrase's head: "Fire Chief Quill", "Mira Koss of Wolfswacht", not "Kedmon's navy"."""
    if head is None:
        return None
    held = next((n for n in names if n.start <= head.start < n.end and n.start >= part[0]), None)
    return held or next((n for n in names if n.end == part[1] and _is_titled(text, n, part, head)), None)


def _is_titled(text: str, name: Name, part: tuple[int, int], head: Word) -> bool:
    """Whether a titled name ends a phrase that says what its bearer is: "director of public health Dr Adeyinka"."""
    before = next(iter(reversed(list(split_words(text, part[0], name.lead)))), None)
    if before is None or not name.role or name.kind != PERSON or kind_of_noun(head.text) != PERSON:
        return False
    return before.start > head.start and not before.possessive and before.text.casefold() not in small_words("no noun")


def _apposed(text: str, names: Sequence[Name], parts: Sequence[tuple[int, int]], head: Word | None) -> Name | None:
    """Return the name that stands beside the noun: "a military spokeswoman, Major Roness"; "the builder, Grupo Tensa"."""
    noun = kind_of_noun(head.text) if head else ""
    if head is None or not head.text.islower():
        return None
    for start, end in parts[1:3]:
        _, beside = head_of(text, start, end)
        for name in names:
            told = beside is not None and (name.start == start or name.start <= beside.start < name.end)
            if told and start <= name.start and name.end <= end and _suits(name, noun, head.text):
                return name
    return None


def _suits(name: Name, noun: str, head: str) -> bool:
    """Whether what a noun stands for may bear the name: a spokeswoman no company's, a builder anybody's."""
    person = name.kind in {"", PERSON}
    return "" in {name.kind, noun} or person == (noun in {PERSON, UNNAMED}) or head.casefold() in small_words("makers")


def _called(text: str, names: Sequence[Name], start: int, end: int) -> Name | None:
    return next((n for n in names if start < n.start and n.end <= end and _CALLED.search(text[start : n.start])), None)


def _name_phrase(text: str, name: Name, head: Word | None, parts: Sequence[tuple[int, int]]) -> Phrase:
    beside = [(part, head_of(text, *part)[1]) for part in parts if not part[0] <= name.start < part[1]]
    apposition = next((text[a:b] for (a, b), noun in beside if noun and kind_of_noun(noun.text)), "")
    gender = name.gender or next((g for g in map(gender_of, re.findall(r"[\w-]+", apposition)) if g), "")
    return Phrase(
        NAME,
        name,
        name.kind,
        strip_marks(head.text) if head else "",
        (name.start, name.end),
        gender=gender,
        apposition=apposition,
    )


def _noun_phrase(text: str, whole: tuple[int, int], part: tuple[int, int], head: Word | None) -> Phrase:
    if head is None:
        return Phrase(ROLE, None, "", "", whole)
    noun = strip_marks(head.text)
    kind = DOCUMENT if head.text.islower() and noun in listed("document_words.txt") else _kind_of_head(text, part, head)
    plural = is_plural(noun) and kind in {PERSON, UNNAMED, ""} and noun != "police"
    article = _ARTICLE.match(text, part[0], part[1])
    core = (article.end() if article else part[0], part[0] + len(text[part[0] : part[1]].rstrip(" ,")))
    if _is_nobody(text[whole[0] : whole[1]], noun, kind, plural=plural):
        return Phrase(NOBODY, None, UNNAMED, noun, core, plural, gender_of(noun))
    return Phrase(ROLE, None, kind or (BODY if is_plural(noun) else PERSON), noun, core, plural, gender_of(noun))


def _kind_of_head(text: str, part: tuple[int, int], head: Word) -> str:
    """Return the kind of thing that a head stands for, the word before it included: a coast guard is a body."""
    pair = strip_marks(text[part[0] : head.end]).split()[-2:]
    return BODY if " ".join(pair) in listed("bodies.txt") else kind_of_noun(head.text)


def _is_nobody(phrase: str, noun: str, kind: str, *, plural: bool) -> bool:
    """Whether a phrase leaves open who is meant: two officials, a former inspector who asked not to be named, critics."""
    definite = _DEFINITE.match(phrase) is not None
    if kind == UNNAMED or (noun in listed("unnamed_heads.txt") and (plural or not definite)):
        return True
    vague = _INDEFINITE.match(phrase) or _HIDDEN.search(phrase) or (plural and not definite)
    return kind in {PERSON, ""} and bool(vague)

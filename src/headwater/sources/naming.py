"""Find the names of a report, with the titles and roles that stand before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from headwater.sources.capitals import find_named, know_words
from headwater.sources.words import (
    BODY,
    DOCUMENT,
    OUTLET,
    PERSON,
    PLACE,
    gender_of,
    gender_of_name,
    is_occupation,
    is_plural,
    is_role,
    is_title,
    kind_of_noun,
    listed,
    small_words,
)
from headwater.text.acronyms import find_bracketed, find_long_form
from headwater.text.names import Word, is_acronym, is_retired, join_runs, joins, split_words

_LINK = re.compile(r" (?:of|for|on|de|del|da|do) (?:the |la )?", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:[Tt]he|(?!(?:[Hh]e|[Ss]he|[Ii]t|[Ww]hat|[Ww]ho|[Tt]hat|[Tt]here|[Hh]ere|[Ll]et)['’])[^\W_][\w-]*['’]s)\s$"
)
_NUMBER = re.compile(r" (?:No\. ?)?\d{1,4}\b(?![.,]\d)")
_LIVES = re.compile(r"(?:, \d\d)?,? (?:who|whose)\b|, \d\d[,.]| \(\d\d\)")
_LONGEST = 4  # words of a person's name
_LABEL = re.compile(r"^([^\W\d_][\w .'’-]{1,30}):\s", re.MULTILINE)
_BESIDE = re.compile(
    r"\b(?:with|(?<!according )to|of|for|about|against|than|tells?|told|telling|asked|asks|met|named|called) (?:[a-z]+ ){0,2}$"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at [start, end) of a text. `lead` is where the title, role, owner or article before it begins.

    `role` is the title or role before it, `kind` what its own words and the words around it say ("" if nothing),
    `gender` "m", "f" or "". `where` is True behind a preposition of place. `tagged` is the kind that a tag gives it, "" where
    none does: weaker than what the words say, stronger than a guess by its form.
    """

    start: int
    end: int
    lead: int
    kind: str
    role: str
    gender: str
    where: bool
    tagged: str = ""

    def wordings(self, text: str) -> tuple[str, ...]:
        """Return every wording of the name here, each as it stands: bare, with its titles, with its article."""
        bare = text[self.start : self.end]
        starts = {self.start, self.lead}
        starts |= {self.lead + match.start() for match in re.finditer(r"(?<=\s)[^\s(]", text[self.lead : self.start])}
        return tuple(dict.fromkeys([bare, *(text[at : self.end] for at in sorted(starts, reverse=True))]))


@dataclass(frozen=True, slots=True)
class Tag:
    """A name at [start, end) that something else has found, the trained tagger say: `kind` is one of `words`' kinds."""

    start: int
    end: int
    kind: str


def find_names(
    text: str, passages: Sequence[tuple[int, int]], sources: Sequence[tuple[int, int]], tags: Sequence[Tag] = ()
) -> list[Name]:
    """Return the names in the passages of a text, in order.

    `sources` are spans known to name somebody; a large word in one of the `tags` is a name's.
    """
    split = [list(split_words(text, start, end)) for start, end in passages]
    starts = {next((w.start for w in split_words(text, a, b)), a) for a, b in sources}
    known = know_words(text, split, starts)
    out: list[Name] = []
    for words in split:
        tagged = [word.large and any(tag.start <= word.start < tag.end for tag in tags) for word in words]
        named = [a or b for a, b in zip(tagged, find_named(text, words, known), strict=True)]
        out.extend(_names(text, words, named))
    labels = _find_labels(text)
    read = (replace(name, kind=_tagged(name, labels) or name.kind, tagged=_tagged(name, tags)) for name in out)
    return sorted(read, key=lambda name: name.start)


def _find_labels(text: str) -> list[Tag]:
    """Return the names before a colon that begin several lines, as those of the speakers of a conversation do."""
    labels = [(match.group(1), *match.span(1)) for match in _LABEL.finditer(text)]
    count = Counter(label for label, _, _ in labels)
    return [Tag(start, end, PERSON) for label, start, end in labels if count[label] > 1]


def _tagged(name: Name, tags: Sequence[Tag]) -> str:
    """Return the kind of the last of the tags on a name, "" where none lies on it."""
    return next((tag.kind for tag in reversed(tags) if tag.start < name.end and name.start < tag.end), "")


def _names(text: str, words: Sequence[Word], named: Sequence[bool]) -> Iterator[Name]:
    runs = _link(text, words, list(join_runs(text, words, named)))
    for first, last in runs:
        name = _read_run(text, words, first, last)
        if name:
            yield name


def _link(text: str, words: Sequence[Word], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a body's or outlet's name with what follows its "of": Ministry of Health."""
    out: list[tuple[int, int]] = []
    for first, last in runs:
        left = words[out[-1][1] - 1] if out else None
        if left and not left.possessive and _LINK.fullmatch(text, left.end, words[first].start) and _heads(left):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return _join_defined(text, words, out)


def _join_defined(text: str, words: Sequence[Word], runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the parts of a name that an abbreviation behind it explains: Federation of Oil and Gas Workers (FOGW)."""
    out: list[tuple[int, int]] = []
    for first, last in runs:
        end = words[last - 1].end
        short = find_bracketed(text, end)
        begins = find_long_form(text, end, short) if short else None
        at = next((place for place, run in enumerate(out) if words[run[0]].start == begins), None)
        out = [*out, (first, last)] if at is None else [*out[:at], (out[at][0], last)]
    return out


def _heads(word: Word) -> bool:
    return kind_of_noun(word.text) in {BODY, OUTLET, DOCUMENT} or word.text.casefold() in small_words("of a name")


def _read_run(text: str, words: Sequence[Word], first: int, last: int) -> Name | None:
    """Turn a run of words into a name: the titles and roles at its beginning become its lead. None where no more is left."""
    kind = _kind(words, first, last)
    split = first
    if kind in {"", PERSON}:
        split = max((at + 1 for at in range(first, last) if _is_post(words[at].text)), default=first)
        split += split > first and split < last and is_retired(text, words[split])
    if split == last or (split == first == last - 1 and is_role(words[split].text) and is_plural(words[split].text)):
        return None
    begins = _role_start(text, words, first) if kind in {"", PERSON} else first
    role = text[words[begins].start : words[split].start].strip()
    start, end = words[split].start, words[last - 1].end
    lead = _with_article(text, words[begins].start)
    if kind == BODY and last - first == 1 and _kind_beside(text, words, first, last) == OUTLET:
        kind = OUTLET
    if not kind and _is_somebody(text, words, split, last):
        kind = PERSON
    if not kind:
        named = [word.text.casefold() for word in words[split:last]]
        kind = (
            _kind_by_role(role, named)
            or _kind_beside(text, words, begins, last)
            or (BODY if _with_the(text, lead, start) else "")
        )
    number = _NUMBER.match(text, end) if kind in {BODY, OUTLET} else None
    placed = begins > 0 and words[begins - 1].text.casefold() in small_words("places")
    where = kind == "" and placed and joins(text, words[begins - 1], words[begins])
    gender = next((g for g in map(gender_of, role.split()) if g), "")
    return Name(start, number.end() if number else end, lead, kind, role, gender, where)


def _is_post(word: str) -> bool:
    """Whether a large word before a name says what its bearer is; one for several does not: Ostmere Patients First."""
    return is_title(word) or (is_role(word) and not is_plural(word))


def _kind_by_role(role: str, named: Sequence[str]) -> str:
    """Return what bears a role before its name: a person; but a contractor or an owner may be a firm."""
    firm = role.rpartition(" ")[2].casefold() in small_words("makers") and not gender_of_name(named)
    return "" if not role else BODY if firm else PERSON


def _is_somebody(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name of two to four words begins with a given name, or an age or "who" follows it."""
    named = [word.text.casefold() for word in words[first:last]]
    return 1 < len(named) <= _LONGEST and (gender_of_name(named) != "" or _LIVES.match(text, words[last - 1].end) is not None)


def is_beside(text: str, name: Name) -> bool:
    """Whether a name is not what its clause speaks of: behind "with" or "told", or an owner ("Jakob's mum")."""
    return _BESIDE.search(text, max(0, name.lead - 30), name.lead) is not None or text[name.end : name.end + 2] in {"'s", "’s"}


def _kind_beside(text: str, words: Sequence[Word], first: int, last: int) -> str:
    """Return what the small noun right before or behind a name says that it is: "the daily Pulso", "the Al-Sanad channel"."""
    if first > 1 and joins(text, words[first - 1], words[first]):
        if [word.text for word in words[first - 2 : first]] == ["news", "agency"]:
            return OUTLET
        noun = kind_of_noun(words[first - 1].text) if words[first - 1].text.islower() else ""
        if noun in {OUTLET, BODY}:
            return noun
    behind = [word.text for word in words[last : last + 2]]
    named_the = first > 0 and words[first - 1].text.casefold() == "the"
    return OUTLET if named_the and any(kind_of_noun(word) == OUTLET and word.islower() for word in behind) else ""


def _role_start(text: str, words: Sequence[Word], at: int) -> int:
    """Return the first of the words before a name that belong to its role: "FQF boss" before Tino Belmonte."""
    begins = at
    while (
        begins
        and joins(text, words[begins - 1], words[begins])
        and words[begins - 1].text.islower()
        and is_occupation(words[begins - 1].text)
    ):
        begins -= 1
    while (
        0 < begins < at
        and joins(text, words[begins - 1], words[begins])
        and words[begins - 1].text in small_words("before a role")
    ):
        begins -= 1
    stop = listed("not_names.txt")
    while 0 < begins < at and joins(text, words[begins - 1], words[begins]) and words[begins - 1].large:
        if words[begins - 1].text.casefold() in stop:
            break
        begins -= 1
    return begins


def _with_article(text: str, lead: int) -> int:
    """Return where the article or owner before a name begins: "the Tribune", "Sarmoria's State Border Committee"."""
    found = _ARTICLE.search(text, max(0, lead - 40), lead)
    return found.start() if found else lead


def _with_the(text: str, lead: int, start: int) -> bool:
    return text[lead:start].casefold().startswith("the ")


def _kind(words: Sequence[Word], first: int, last: int) -> str:
    """Return what the words of a name say it is."""
    texts = [word.text for word in words[first:last]]
    if len(texts) == 1 and is_acronym(texts[0]):
        return BODY
    nouns = [kind_of_noun(word) for word in texts]
    office = max((at + 1 for at, word in enumerate(texts) if _is_post(word)), default=0)
    if 0 < office < len(texts) and not any(nouns[office:]) and len(texts) - office <= _LONGEST - 1:
        return ""
    for kind in (nouns[-1], nouns[0]):
        if kind in {BODY, OUTLET, DOCUMENT} and (len(texts) > 1 or kind != PLACE):
            return kind
    return BODY if BODY in nouns[1:] and is_title(texts[0]) is False else ""

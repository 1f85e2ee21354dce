"""Find the names of a report, with the titles and roles that stand before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.sources.words import BODY, DOCUMENT, OUTLET, PERSON, PLACE, gender_of, is_role, is_title, kind_of_noun, listed
from headwater.text.names import Word, is_acronym, join_runs, split_words

_LINK = re.compile(r" (?:of|for|on|de|del|da|do) (?:the |la )?", re.IGNORECASE)
_WHERE = frozenset({"in", "at", "near", "off", "from", "to", "outside", "around", "towards", "into", "across", "of"})
_TITLED = 0.6  # share of large words from which a passage is written like a title


@dataclass(frozen=True, slots=True)
class Name:
    """A name at [start, end) of a text. `lead` is where the title, role, owner or article before it begins.

    `role` is the title or role before it, `kind` what its own words and the words around it say ("" if nothing),
    `gender` "m", "f" or "". `where` is True behind a preposition of place.
    """

    start: int
    end: int
    lead: int
    kind: str
    role: str
    gender: str
    where: bool

    def wordings(self, text: str) -> tuple[str, ...]:
        """Return every wording of the name here, each as it stands: bare, with its titles, with its article."""
        bare = text[self.start : self.end]
        starts = {self.start, self.lead}
        starts |= {self.lead + match.start() for match in re.finditer(r"(?<=\s)\S", text[self.lead : self.start])}
        return tuple(dict.fromkeys([bare, *(text[at : self.end] for at in sorted(starts, reverse=True))]))


def find_names(text: str, passages: Sequence[tuple[int, int]], sources: Sequence[tuple[int, int]]) -> list[Name]:
    """Return the names in the passages of a text, in order. `sources` are spans known to name somebody."""
    split = [list(split_words(text, start, end)) for start, end in passages]
    small = {word.text for words in split for word in words if word.text.islower()}
    firm = {word.text.casefold() for words in split if not _titled(words) for word in words if word.large and not word.opens}
    starts = {next((w.start for w in split_words(text, a, b)), a) for a, b in sources}
    out: list[Name] = []
    for words in split:
        named = _named(text, words, small, firm, starts)
        out.extend(_names(text, words, named))
    return sorted(out, key=lambda name: name.start)


def _titled(words: Sequence[Word]) -> bool:
    content = [word for word in words if len(word.text) > 3]
    return len(content) > 3 and sum(word.text[0].isupper() for word in content) >= _TITLED * len(content)


def _named(text: str, words: Sequence[Word], small: set[str], firm: set[str], starts: set[int]) -> list[bool]:
    """Say of each word whether its capital is a name's."""
    stop = listed("not_names.txt")
    titled = _titled(words)
    out = []
    for at, word in enumerate(words):
        plain = word.text.casefold()
        if not word.large or plain in stop:
            out.append(False)
        elif not (word.opens or titled):
            out.append(True)
        elif plain in firm or (word.start in starts and plain not in small):
            out.append(True)
        else:
            follows = at + 1 < len(words) and words[at + 1].large and not words[at + 1].opens and not titled
            joined = (
                follows and text[word.end : words[at + 1].start] in {" ", ". "} and words[at + 1].text.casefold() not in stop
            )
            out.append(joined or (plain not in small and (is_acronym(word.text) or is_title(word.text))))
    return out


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
        if out and _LINK.fullmatch(text[words[out[-1][1] - 1].end : words[first].start]) and _heads(words[out[-1][1] - 1]):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _heads(word: Word) -> bool:
    return kind_of_noun(word.text) in {BODY, OUTLET, DOCUMENT} or word.text.casefold() in {
        "republic",
        "city",
        "port",
        "voice",
        "house",
    }


def _read_run(text: str, words: Sequence[Word], first: int, last: int) -> Name | None:
    """Turn a run of words into a name: the titles and roles at its beginning become its lead."""
    kind = _kind(words, first, last)
    split = first
    if kind in {"", PERSON}:
        split = max((at + 1 for at in range(first, last) if is_title(words[at].text) or is_role(words[at].text)), default=first)
    if split == last:
        return None
    before, role_at = split, split
    while (
        before
        and (before > first or _adjoins(text, words, before))
        and (before > first or _fits_before(words[before - 1], kind))
    ):
        before -= 1
        role_at = before
        if before <= first and not is_role(words[before].text):
            break
    lead, role = _lead(text, words, role_at, split)
    return _finish(text, words, (split, last), lead, role, kind)


def _adjoins(text: str, words: Sequence[Word], at: int) -> bool:
    gap = text[words[at - 1].end : words[at].start]
    return gap in {" ", ". "} and not words[at - 1].possessive


def _fits_before(word: Word, kind: str) -> bool:
    """Whether a word in small letters before a name belongs to it: boffin Ximena Aldecoa."""
    return kind in {"", PERSON} and is_role(word.text)


def _lead(text: str, words: Sequence[Word], role_at: int, split: int) -> tuple[int, str]:
    """Return where the words before the name begin and the role among them; an owner or article goes with them."""
    lead = words[role_at].start
    role = text[lead : words[split].start].strip() if role_at < split else ""
    article = re.search(r"\b(?:[Tt]he|[^\W_][\w-]*['’]s)\s$", text[max(0, lead - 40) : lead])
    if article:
        lead -= len(article.group())
    return lead, role


def _finish(text: str, words: Sequence[Word], run: tuple[int, int], lead: int, role: str, kind: str) -> Name:
    start, end = words[run[0]].start, words[run[1] - 1].end
    gender = next((g for g in (gender_of(word) for word in role.split()) if g), "")
    before = words[run[0] - 1].text.casefold() if run[0] else ""
    where = not role and before in _WHERE | {"the"} and kind == ""
    return Name(start, end, lead, kind or (PERSON if role else ""), role, gender, where and before != "the")


def _kind(words: Sequence[Word], first: int, last: int) -> str:
    """Return what the words of a name say it is."""
    texts = [word.text for word in words[first:last]]
    if len(texts) == 1 and is_acronym(texts[0]):
        return BODY
    nouns = [kind_of_noun(word) for word in texts]
    for kind in (nouns[-1], nouns[0]):
        if kind in {BODY, OUTLET, DOCUMENT} and (len(texts) > 1 or kind != PLACE):
            return kind
    return BODY if BODY in nouns[1:] and is_title(texts[0]) is False else ""

"""Which capitals of a text are those of names, and which only begin a sentence or shout in a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headwater.sources.words import is_title, listed, small_words
from headwater.text.names import Word, is_acronym, joins, particles

_SYLLABLE = 5  # letters of the second part of a given name with a hyphen
_TITLED = 0.8  # share of large words from which a passage is written like a title


@dataclass(frozen=True, slots=True)
class Known:
    """What a whole text tells of its words, folded: those written small, those large in mid-sentence; `starts` of sources."""

    small: frozenset[str]
    firm: frozenset[str]
    starts: frozenset[int]


def know_words(text: str, passages: Sequence[Sequence[Word]], starts: Iterable[int]) -> Known:
    """Return what the words of all passages tell; `starts` are where the words of sources begin."""
    small = {word.text for words in passages for word in words if word.text.islower()}
    firm = {
        word.text.casefold()
        for words in passages
        if not _is_titled(text, words)
        for word in words
        if word.large and not word.opens
    }
    return Known(frozenset(small), frozenset(firm), frozenset(starts))


def _is_titled(text: str, words: Sequence[Word]) -> bool:
    """Whether a passage is written like a title: every word of weight large, no full stop."""
    if not words or text[words[-1].end : words[-1].end + 3].lstrip(")”\"'")[:1] == ".":
        return False
    content = [word for word in words if len(word.text) > 3]
    return len(content) > 3 and sum(word.text[0].isupper() for word in content) >= _TITLED * len(content)


def find_named(text: str, words: Sequence[Word], known: Known) -> list[bool]:
    """Say of each word whether its capital is a name's."""
    stop = listed("not_names.txt")
    titled = _is_titled(text, words)
    out: list[bool] = []
    for at, word in enumerate(words):
        plain = word.text.casefold()
        if not word.large:
            out.append(False)
        elif plain in stop and _is_initial(text, words, at):
            out.append(True)
        elif plain in stop:
            out.append(
                at > 0 and out[-1] and plain in small_words("counted") and not titled and joins(text, words[at - 1], word)
            )
        elif not (titled or _opens(text, words, at)) or plain in known.firm:
            out.append(True)
        else:
            alone = plain not in known.small and (
                word.start in known.starts or is_acronym(word.text) or is_title(word.text) or _is_explained(text, word)
            )
            out.append(alone or (not titled and _goes_on(text, words, at)))
    return _with_given(text, words, out)


def _with_given(text: str, words: Sequence[Word], named: list[bool]) -> list[bool]:
    """Add the given names that go on small behind a hyphen, beside another word of the name: Kim Jong-un, Mi-rae Ok."""
    for at, word in enumerate(words):
        first, hyphen, last = word.text.partition("-")
        if named[at] or not (hyphen and first[:1].isupper() and last.isalpha() and last.islower()):
            continue
        if len(last) <= _SYLLABLE and last not in listed("hyphen_endings.txt"):
            before = at > 0 and named[at - 1] and joins(text, words[at - 1], word)
            behind = at + 1 < len(words) and words[at + 1].large and joins(text, word, words[at + 1])
            named[at] = before or behind
    return named


def _is_explained(text: str, word: Word) -> bool:
    """Whether a word in capitals stands alone in brackets, as the abbreviation of a name does."""
    return word.text.isupper() and text[word.start - 2 : word.start] == " (" and text[word.end : word.end + 1] == ")"


def _opens(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word may be large for its place alone; a nickname in quotation marks goes on with the name before it."""
    return words[at].opens and not (at > 0 and joins(text, words[at - 1], words[at]))


def _is_initial(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a capital with a point stands before a large word: A. Krishnaswamy."""
    pointed = len(words[at].text) == 1 and text[words[at].end : words[at].end + 2] == ". "
    return pointed and at + 1 < len(words) and words[at + 1].large and len(words[at + 1].text) > 1


def _goes_on(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether the word behind one that opens a sentence is large for its own sake: "Fire Chief", not "Yesterday Quill".

    Particles may stand between the two: Wessel van Dorp.
    """
    last, behind = at, at + 1
    while behind < len(words) and words[behind].text in particles() and joins(text, words[last], words[behind]):
        last, behind = behind, behind + 1
    if behind == len(words) or not joins(text, words[last], words[behind]):
        return False
    large = words[behind].large and words[behind].text.casefold() not in listed("not_names.txt")
    return large and not _opens(text, words, behind)

"""The mentions of GUM's documents, as words: what names_gum.py looks for names in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from headwater.sources.words import BODY, PERSON, PLACE

KINDS = {"person": PERSON, "organization": BODY, "place": PLACE}
TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[^\W_]+(?:[-‑’'ʼ.][^\W_]+)*|[^\s\w]|_")
OWNED = re.compile(r"['’]s$")
ARTICLED = re.compile(r"(?:al|el|ad|as|an|at|ar|ash|d|l)[-'’][A-Z]")


def read_lists() -> dict[str, frozenset[str]]:
    """Return the lists of names_words.tsv by their names."""
    lines = Path(__file__).with_name("names_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {name: frozenset(words.split()) for name, words in rows[1:]}


@dataclass(frozen=True)
class Token:
    """A word or sign at [start, end)."""

    start: int
    end: int
    text: str

    @cached_property
    def plain(self) -> str:
        """The word in small letters."""
        return self.text.casefold()

    @property
    def large(self) -> bool:
        """Whether it is written large, after a joined article too."""
        return self.text[:1].isupper() or ARTICLED.match(self.text) is not None


@dataclass(frozen=True)
class Phrase:
    """A mention of a document. `within` are the organisations and places named inside it, `owners` the ends of all in it."""

    text: str
    start: int
    end: int
    type: str
    entity: str
    wiki: str
    within: tuple[tuple[int, int, str], ...]
    owners: frozenset[int]

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words without what owns nothing at its end."""
        found: list[Token] = []
        for match in TOKEN.finditer(self.text, self.start, self.end):
            owner = OWNED.search(match.group())
            cut = match.end() - len(owner.group()) if owner else match.end()
            found.append(Token(match.start(), cut, self.text[match.start() : cut]))
            found += [Token(cut, match.end(), "'s")] if owner else []
        while found and (found[-1].text == "'s" or not found[-1].text[:1].isalnum()):
            found.pop()
        return [token for token in found if token.text]


@dataclass(frozen=True)
class Letters:
    """How often words are written small, and large in mid-sentence, in all documents."""

    small: Counter[str]
    large: Counter[str]


def count_letters(texts: Iterable[str]) -> Letters:
    """Return how the words of some texts are written."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        for match in re.finditer(r"[^\W\d_]+", text):
            if match.group().islower():
                small[match.group()] += 1
            elif match.group()[0].isupper() and not opens(text, match.start()):
                large[match.group().casefold()] += 1
    return Letters(small, large)


def read_phrases(document: Mapping[str, Any]) -> Iterator[Phrase]:
    """Yield the mentions of a document of GUM."""
    rows = [row[:5] for row in document["mentions"]]
    inner = [(start, end, kind) for start, end, kind, *_ in rows if kind in {"place", "organization"}]
    for start, end, kind, entity, wiki in rows:
        within = tuple(one for one in inner if start <= one[0] and one[1] < end)
        owners = frozenset(row[1] for row in rows if start <= row[0] and row[1] < end)
        yield Phrase(document["text"], start, end, kind, entity, (wiki or "").split("_(")[0].replace("_", " "), within, owners)


def opens(text: str, at: int) -> bool:
    """Whether a word at `at` begins a sentence, a quotation or a line."""
    before = text[:at].rstrip(" \"“‘'([")
    return not before or before[-1] in ".!?:\n*" or "\n" in text[max(0, at - 2) : at]

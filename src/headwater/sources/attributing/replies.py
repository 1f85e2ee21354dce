"""What a language model replied, found again in the report: words that are not there are left out and counted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from headwater.errors import SkipReport
from headwater.lore import load_rows
from headwater.model.reader import Reading
from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.questions import Question
from headwater.text.spans import Span, count_shared, find_touched

SCORE = 0.9  # language models give no probability that could be trusted; rules that are less sure give way to this
MARKS = {"double": '"', "angle": '"', "corner": '"', "single": "'"}
LONGEST = 200_000  # characters of a reply that are looked at; one that is right has far fewer
DASHES = "‐‑‒–—―−"


@dataclass(frozen=True)
class Given:
    """One attribution in the model's words; `sentence` is the number of that in which its cue is to stand."""

    sentence: int
    source: str | None
    cue: str
    content: tuple[str, ...]


@dataclass(frozen=True)
class Miss:
    """Words that were given for a role and are not in the report; `start` is their sentence's, -1 where it has none."""

    start: int
    role: str
    words: str


def read_reply(text: str) -> list[Given]:
    """Return the attributions that a reply lists; raise SkipReport where it is not of the shape that was asked for.

    Words around the JSON object are passed over, and of several objects the last counts: not every server keeps a model
    from thinking aloud.
    """
    listed = [found["attributions"] for found in _find_objects(text[:LONGEST]) if "attributions" in found]
    try:
        return [_read_one(item) for item in listed[-1]]
    except (TypeError, LookupError):
        raise SkipReport("the reply is not a list of attributions") from None


def _find_objects(text: str) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects that stand in a text, those within others left out."""
    at = text.find("{")
    while at >= 0:
        end = at + 1
        try:
            found, end = json.JSONDecoder().raw_decode(text, at)
        except RecursionError:
            return
        except ValueError:
            pass
        else:
            yield found
        at = text.find("{", end)


def _read_one(item: dict[str, Any]) -> Given:
    """Return one attribution; raise TypeError or LookupError where something is missing or of the wrong kind."""
    content = item["content"]
    words = [item.get("source") or "", item["cue"], *([content] if isinstance(content, str) else content)]
    if type(item["sentence"]) is not int or not all(isinstance(word, str) for word in words):
        raise TypeError("sentence is a number, the others are words")
    source, cue, *parts = (word.encode(errors="replace").decode().strip() for word in words)
    return Given(item["sentence"], source or None, cue, tuple(parts))


def place_replies(prose: Prose, replies: Iterable[tuple[Question, str]]) -> tuple[list[Reading], list[Miss]]:
    """Return what replies come to in the report, in the order of the cues, and the words that are not in it.

    Without its cue or its source an attribution is left out, as it is without any content. Raise SkipReport as `read_reply`.
    """
    readings: dict[Reading, None] = {}
    misses: dict[Miss, None] = {}
    for question, text in replies:
        desk = _Desk.lay(prose, question)
        for given in read_reply(text):
            reading, missed = desk.place(given)
            readings.update({reading: None} if reading else {})
            misses.update(dict.fromkeys(missed))
    return sorted(readings, key=lambda found: (found.cue, found.content)), list(misses)


@dataclass(frozen=True)
class _Desk:
    """The sentences that a question showed, with the text as it is searched: equally long, without furniture."""

    text: str
    sentences: Sequence[Span]
    first: int

    @classmethod
    def lay(cls, prose: Prose, question: Question) -> _Desk:
        sentences = prose.sentences[question.first : question.last]
        text = list(_fold(prose.text[: sentences[-1][1]]))
        text[: sentences[0][0]] = "\n" * sentences[0][0]
        for at in find_touched(prose.furniture, sentences[0][0], len(text)):
            start, end = prose.furniture[at]
            text[start:end] = "\n" * (end - start)
        return cls("".join(text), sentences, question.first)

    def place(self, given: Given) -> tuple[Reading | None, list[Miss]]:
        """Return where an attribution stands, None where a part of it that it needs is missing, and what is missing."""
        number = given.sentence - self.first
        home = self.sentences[number] if 0 <= number < len(self.sentences) else None
        parts = self._find_parts(given.content, home)
        content = [span for span in parts.values() if span]
        cue = self._find(given.cue, home, content, content)
        own = [cue] if cue else []
        source = self._find(given.source, home, own, content + own) if given.source else None
        lost = [("content", part) for part, span in parts.items() if not span]
        lost += [] if cue else [("cue", given.cue)]
        lost += [("source", given.source)] if given.source and not source else []
        whole = cue and content and bool(source) == bool(given.source)
        reading = Reading(source, cue, tuple(sorted(content)), SCORE) if cue and whole else None
        return reading, [Miss(home[0] if home else -1, role, words) for role, words in lost]

    def _find_parts(self, parts: Iterable[str], home: Span | None) -> dict[str, Span | None]:
        """Return where the parts of a content stand, the longest found first; a content without parts is one of no words."""
        found: dict[str, Span | None] = {}
        for part in sorted(parts, key=len, reverse=True) or [""]:
            others = [span for span in found.values() if span]
            found[part] = self._find(part, home, others, others)
        return found

    def _find(self, words: str, home: Span | None, near: Sequence[Span], apart: Sequence[Span]) -> Span | None:
        """Return where words stand: alone, or nearest to the sentence they were given for, then to the spans `near`.

        Places in the spans `apart` come last. Without a sentence, words that stand in several places are nowhere.
        """
        found = list(self._occurrences(words))
        if not found or (home is None and len(found) > 1):
            return None

        def rank(span: Span) -> tuple[object, ...]:
            inside = any(count_shared(span, other) for other in apart)
            return inside, _gap(span, home or span), min((_gap(span, other) for other in near), default=0), span

        return min(found, key=rank)

    def _occurrences(self, words: str) -> Iterator[Span]:
        """Yield each place where words stand as whole words."""
        folded = _fold(words)
        if folded:
            begins, ends = (r"\b" if char.isalnum() else "" for char in (folded[0], folded[-1]))
            for found in re.finditer(f"{begins}{re.escape(folded)}{ends}", self.text):
                yield found.span()


def _gap(a: Span, b: Span) -> int:
    """Return how many characters lie between two spans, 0 where they touch."""
    return max(0, a[0] - b[1], b[0] - a[1])


def _fold(text: str) -> str:
    """Return a text, equally long, with one kind of quotation mark, dash and space: models write the plain ones."""
    return "".join(_plain().get(char, " " if char.isspace() else char) for char in text)


@cache
def _plain() -> dict[str, str]:
    marks = {row["mark"]: MARKS[row["family"]] for row in load_rows("quotation_marks.tsv") if len(row["mark"]) == 1}
    return marks | dict.fromkeys(DASHES, "-")

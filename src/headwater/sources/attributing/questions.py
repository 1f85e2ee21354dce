"""What a language model is asked about a report: its sentences, a few pages at a time, as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from headwater import lore
from headwater.lore import load_lines
from headwater.records import hash_key
from headwater.sources.attributing.prose import Prose
from headwater.text.spans import Span

MOST = 6000  # characters a question: with its reply it fits the 4,096 tokens that small local servers begin with


@dataclass(frozen=True)
class Question:
    """Some sentences of a report, by their numbers in its prose (`last` excluded), as the model is shown them.

    `text` is JSON, so that no sentence can end the list it stands in. `id` stands for all that the model is told.
    """

    first: int
    last: int
    text: str

    @property
    def id(self) -> str:
        """The same words, asked in the same way, are the same question in every run."""
        return hash_key("Question", instruct(), json.dumps(reply_shape()), self.text)


def ask_about(prose: Prose) -> Iterator[Question]:
    """Yield the questions that together show every sentence of a report once, in order; furniture is not shown."""
    first, size = 0, 0
    for number, (start, end) in enumerate(prose.sentences):
        if number > first and size + end - start > MOST:
            yield Question(first, number, _show(prose, prose.sentences[first:number], first))
            first, size = number, 0
        size += end - start
    if first < len(prose.sentences):
        yield Question(first, len(prose.sentences), _show(prose, prose.sentences[first:], first))


def _show(prose: Prose, sentences: Sequence[Span], first: int) -> str:
    rows = [{"n": number, "text": prose.text[start:end]} for number, (start, end) in enumerate(sentences, first)]
    return json.dumps({"sentences": rows}, ensure_ascii=False)


@cache
def instruct() -> str:
    """Return what a model is told before it is shown anything."""
    return "\n".join(load_lines("engine_instructions.txt"))


@cache
def reply_shape() -> dict[str, Any]:
    """Return the JSON schema of a reply."""
    shape: dict[str, Any] = json.loads(files(lore).joinpath("engine_reply.json").read_text(encoding="utf-8"))
    return shape

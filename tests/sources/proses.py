"""Texts as the rules of attribution see them."""

from __future__ import annotations

from headwater.records import Passage
from headwater.sources.attributing.prose import lay_out
from headwater.sources.attributing.questions import ask_about
from headwater.text.passages import divide_text


def prose_of(text):
    pieces = divide_text(text)
    return lay_out(text, [Passage("r", p.start, p.end, p.kind, p.paragraph, p.note) for p in pieces])


def only_question(text):
    (question,) = ask_about(prose_of(text))
    return question

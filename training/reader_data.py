"""What the reader learns from: annotated texts as columns of words, and windows of them. No torch is needed here."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from headwater.model.decode import CONTENT, CUE, SOURCE
from headwater.model.tokens import Ints, Tokens, tokenise
from headwater.model.windows import Window, cut_windows, lay_out, split_paragraphs
from headwater.text.spans import Span, merge_spans

ROLES = {"source": SOURCE, "cue": CUE, "content": CONTENT}
KINDS = {"PERSON": 1, "ORGANIZATION": 3, "LOCATION": 5}  # the label that begins a name of a kind; the next is its inside
UNKNOWN = -100  # nothing is learnt at such a position
NOWHERE = -1  # a word without a cue, a cue without a source
NARROWEST_FIRST = 60  # pieces: the first window of a text is as short as this at times, so that cuts fall elsewhere
CONTEXT = 40
SORTED = 16  # batches that are sorted by length together

T = TypeVar("T", bound=Sized)

Relation = dict[str, list[Span]]


@dataclass(frozen=True)
class Lesson:
    """A text with its truth. A column a word: `labels`, `cue_of` (the first word of the cue of a content) and `names`.

    `source_of` gives, for the first word of a cue, the first word of its source, or NOWHERE; it is UNKNOWN elsewhere. Names
    are what another program found, UNKNOWN where none was asked.
    """

    tokens: Tokens
    labels: Ints
    cue_of: Ints
    source_of: Ints
    names: Ints


@dataclass(frozen=True)
class Sample:
    """A window with its truth: for each position its labels and the two positions that it points to, or UNKNOWN.

    `asked` are the positions that have an answer: the first pieces of words, without those that are context only.
    """

    pieces: Ints
    features: Ints
    asked: Ints
    labels: Ints
    cues: Ints
    sources: Ints
    names: Ints

    def __len__(self) -> int:
        return len(self.pieces)


def read_documents(path: Path) -> list[dict[str, Any]]:
    """Return the documents of a file of JSON lines, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    return [json.loads(line) for line in text.split("\n") if line]


def read_cases(folder: Path) -> list[dict[str, Any]]:
    """Return the reports of all cases below `folder` whose attributions are given in full."""
    documents = []
    for gold in sorted(folder.glob("*/gold.json")):
        case = json.loads(gold.read_text(encoding="utf-8"))
        for report in case["reports"]:
            if report.get("attributions_complete"):
                text = (gold.parent / f"{report['id']}.txt").read_text(encoding="utf-8")
                rows = [row for row in case["attributions"] if row["report"] == report["id"]]
                documents.append({"text": text, "attributions": place_rows(text, rows)})
    return documents


def place_rows(text: str, rows: Iterable[Mapping[str, Any]]) -> list[Relation]:
    """Return the attributions of a case's report as spans; one that goes on with the last is a further content of it.

    A case gives words, not places: the content is sought from the last one's end on, first, and of the cues and sources
    those nearest to it.
    """
    placed: list[Relation] = []
    after = 0
    for row in rows:
        content = _place(text, row["content"], after)
        if content is None:
            continue
        after = content[1]
        if row.get("continues") and not row["cue"] and placed:
            placed[-1]["content"].append(content)
            continue
        cue = _place_near(text, row["cue"], content)
        source = _place_near(text, row["source_text"], cue or content)
        placed.append({"source": [source] if source else [], "cue": [cue] if cue else [], "content": [content]})
    return [relation for relation in placed if relation["cue"]]


def _place(text: str, piece: str, after: int) -> Span | None:
    start = text.find(piece, after)
    start = start if start >= 0 else text.find(piece)
    return (start, start + len(piece)) if start >= 0 and piece else None


def _place_near(text: str, piece: str, near: Span) -> Span | None:
    """Return the occurrence of whole words `piece` that is nearest to a span and does not overlap it."""
    spans, at = [], text.find(piece) if piece else -1
    while at >= 0:
        spans.append((at, at + len(piece)))
        at = text.find(piece, at + 1)
    whole = [span for span in spans if not (text[span[0] - 1 : span[0]].isalnum() or text[span[1] : span[1] + 1].isalnum())]
    return min(whole or spans, key=lambda span: max(span[0] - near[1], near[0] - span[1]), default=None)


def make_lesson(document: Mapping[str, Any]) -> Lesson:
    """Return the lesson of an annotated text: its `text`, its `attributions`, and its `silver` names where it has any.

    A word has one label: of attributions within each other the shorter has its words, the longer what is left.
    """
    tokens = tokenise(document["text"])
    attributions: Iterable[Mapping[str, Iterable[Sequence[int]]]] = document["attributions"]
    relations = [{role: to_words(tokens, row[role]) for role in ROLES} for row in attributions]
    labels = np.zeros(len(tokens.starts), np.int64)
    cue_of = np.full(len(labels), NOWHERE)
    for relation in sorted(relations, key=lambda row: sum(end - start for start, end in row["content"])):
        cue = relation["cue"][0][0] if relation["cue"] else NOWHERE
        for role in ("cue", "source", "content"):
            for span in relation[role]:
                _mark(labels, cue_of, span, ROLES[role], cue)
    source_of = np.full(len(labels), UNKNOWN)
    for relation in relations:
        if relation["cue"]:
            source_of[relation["cue"][0][0]] = relation["source"][0][0] if relation["source"] else NOWHERE
    return Lesson(tokens, labels, cue_of, source_of, label_names(tokens, document.get("silver")))


def label_names(tokens: Tokens, silver: Mapping[str, Any] | None) -> Ints:
    """Return the label of each word by the names of persons, organisations and places that `silver` lists."""
    labels = np.full(len(tokens.starts), UNKNOWN if silver is None else 0)
    for start, end, kind in silver["ner"] if silver else ():
        for first, after in to_words(tokens, [(start, end)]) if kind in KINDS else ():
            labels[first:after] = KINDS[kind] + 1
            labels[first] = KINDS[kind]
    return labels


def _mark(labels: Ints, cue_of: Ints, span: Span, begin: int, cue: int) -> None:
    """Give the words of a span that have no label yet theirs."""
    inside = False
    for word in range(*span):
        if labels[word]:
            inside = False
            continue
        labels[word] = begin + inside
        cue_of[word] = cue if begin == CONTENT else NOWHERE
        inside = True


def to_words(tokens: Tokens, spans: Iterable[Sequence[int]]) -> list[Span]:
    """Return spans of characters as spans of the words that they touch, those that touch each other joined."""
    found = []
    for start, end in spans:
        first, after = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
        found += [(first, after)] if after > first else []
    return merge_spans(found)


def cut_samples(lesson: Lesson, size: int, random: np.random.Generator) -> list[Sample]:
    """Return the lesson's windows: each as many whole paragraphs as fit into `size` pieces, cut elsewhere each time.

    Half of the texts are cut with some pieces of the paragraph before each window, as the reader sees them: they can be
    pointed to, and are not labelled.
    """
    parts = split_paragraphs(lesson.tokens.paragraphs, size - 2)
    room = int(random.integers(NARROWEST_FIRST, size)) - 2
    context = CONTEXT if random.random() < 0.5 else 0
    samples, first, used, left = [], 0, 0, None
    for at, (start, end) in enumerate(parts):
        if at > first and used + end - start + 1 > room:
            samples.append(make_sample(lesson, lay_out(lesson.tokens, left, parts[first:at], None)))
            left = (max(parts[at - 1][0], start - context), start) if context and end - start + 1 < size - 3 - context else None
            first, used, room = at, left[1] - left[0] + 1 if left else 0, size - 2
        used += end - start + 1
    return [*samples, make_sample(lesson, lay_out(lesson.tokens, left, parts[first:], None))] if parts else []


def make_sample(lesson: Lesson, window: Window) -> Sample:
    """Return a window with its truth."""
    at = np.flatnonzero(window.words >= 0)
    words = window.words[at]
    place = np.full(len(lesson.labels) + 1, UNKNOWN)  # the last is for NOWHERE
    place[words] = at
    labels, cues, sources, names = (np.full(len(window.pieces), UNKNOWN) for _ in range(4))
    labels[at] = np.where(window.core[at], lesson.labels[words], UNKNOWN)
    cues[at] = np.where(lesson.labels[words] >= CONTENT, place[lesson.cue_of[words]], UNKNOWN)
    source = lesson.source_of[words]
    sources[at] = np.select([source >= 0, source == NOWHERE], [place[np.maximum(source, 0)], np.zeros_like(source)], UNKNOWN)
    names[at] = lesson.names[words]
    return Sample(window.pieces, window.features, _find_asked(window), labels, cues, sources, names)


def cut_bare_samples(text: str, size: int) -> list[Sample]:
    """Return the windows of a text of which nothing is known, cut as the reader cuts them, without context."""
    windows = cut_windows(tokenise(text), size, 0)
    return [Sample(window.pieces, window.features, _find_asked(window), *_know_nothing(window)) for window in windows]


def _find_asked(window: Window) -> Ints:
    return (window.core & (window.words >= 0)).astype(np.int64)


def _know_nothing(window: Window) -> list[Ints]:
    return [np.full(len(window.pieces), UNKNOWN)] * 4


def draw_batches(samples: Sequence[T], size: int, random: np.random.Generator) -> list[list[T]]:
    """Return all samples once, in batches of like lengths (of so many, the last smaller) and in a new order."""
    order = random.permutation(len(samples))
    batches = []
    for first in range(0, len(order), size * SORTED):
        chunk = sorted((samples[n] for n in order[first : first + size * SORTED]), key=len)
        batches += [chunk[at : at + size] for at in range(0, len(chunk), size)]
    return [batches[n] for n in random.permutation(len(batches))]

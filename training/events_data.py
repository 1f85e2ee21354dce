"""Mentions of events in news documents (ECB+), made ready by the stages that make statements ready: vectors, gists, kin."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.claims.columns import Columns, stack_gists
from headwater.ids import pack_ids
from headwater.model.embedder import WIDTH, embed_spans
from headwater.records import Gists, Kin, Report, Statement, Vector, hash_key
from headwater.run.memory import run_in_memory
from headwater.stages.date import DATE
from headwater.stages.embed import EMBED
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.gist import GIST
from headwater.stages.quantify import QUANTIFY
from headwater.stages.relate import RELATE
from headwater.stages.segment import SEGMENT
from headwater.text.words import content_words, find_words

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DOCUMENTS = SHARED / "data/events/ecbplus_train_dev.jsonl.gz"
READY = (SEGMENT, DATE, QUANTIFY, EMBED, GIST)
NEAR = 4  # words on either side of a mention that are looked at with it

Document = dict[str, Any]
Span = tuple[int, int]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Mentions:
    """The mentions of some documents, a row each: span, event, topic, head stem and row among the gists.

    `near` are the rows of the words around each; `meanings` the vectors of the mention, of the same with the words around it,
    of its sentence and of its words by themselves, side by side.
    """

    spans: list[tuple[str, int, int]]
    events: Ints
    topics: Ints
    heads: list[str]
    columns: Columns
    rows: Ints
    near: Ints
    meanings: Vectors

    @property
    def documents(self) -> list[str]:
        """The id of each mention's document."""
        return [document for document, _, _ in self.spans]

    def vectors(self, part: int) -> Vectors:
        """Return one of the four kinds of vectors."""
        return self.meanings[:, part * WIDTH : (part + 1) * WIDTH]


def load_documents(path: Path = DOCUMENTS) -> list[Document]:
    """Return the documents of ECB+, as the corpus of this project has them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ready_mentions(documents: Sequence[Document]) -> Mentions:
    """Return the mentions in the sentences whose annotation is complete."""
    listed = [(document, *one) for document in documents for one in _list_mentions(document)]
    reports = {report.file: report for report in _make_reports(documents)}
    statements = {
        (document["id"], span): Statement(reports[document["id"]].id, *span, "asserts", "content", "")
        for document, event, sentence in listed
        for span in ((event[0], event[1]), _look_around(document["text"], event, sentence), sentence)
    }
    tables = run_in_memory(READY, [*reports.values(), *statements.values()])
    columns = stack_gists([row for row in tables[Gists].values() if isinstance(row, Gists)], {})
    known = {row.statement: np.frombuffer(row.values, np.float32) for row in tables[Vector].values() if isinstance(row, Vector)}
    texts = [document["text"][event[0] : event[1]] for document, event, _ in listed]
    alone = {text: embed_spans(text, [(0, len(text))])[0] for text in {*texts}}
    wide = [_look_around(document["text"], event, sentence) for document, event, sentence in listed]
    mentions = [statements[document["id"], (event[0], event[1])].id for document, event, _ in listed]
    around = [statements[document["id"], span].id for (document, _, _), span in zip(listed, wide, strict=True)]
    whole = [statements[document["id"], sentence].id for document, _, sentence in listed]
    parts = [[known[id_] for id_ in ids] for ids in (mentions, around, whole)] + [[alone[text] for text in texts]]
    return Mentions(
        spans=[(document["id"], event[0], event[1]) for document, event, _ in listed],
        events=np.unique([event[2] for _, event, _ in listed], return_inverse=True)[1],
        topics=np.array([document["topic"] for document, _, _ in listed]),
        heads=[_find_head(text) for text in texts],
        columns=columns,
        rows=columns.find(pack_ids(mentions)),
        near=columns.find(pack_ids(around)),
        meanings=np.concatenate([np.array(part) for part in parts], axis=1),
    )


def _list_mentions(document: Document) -> Iterator[tuple[list[Any], Span]]:
    """Yield the mentions that count, each once, with the span of their sentence."""
    sentences = {number: (start, end) for start, end, number, checked in document["sentences"] if checked}
    seen: set[Span] = set()
    for event in document["events"]:
        if event[4] in sentences and (event[0], event[1]) not in seen:
            seen.add((event[0], event[1]))
            yield event, sentences[event[4]]


def _look_around(text: str, event: Sequence[Any], sentence: Span) -> Span:
    """Return the span of a mention and the nearest words of its sentence."""
    before = [sentence[0] + start for start, _ in find_words(text[sentence[0] : event[0]])]
    after = [event[1] + end for _, end in find_words(text[event[1] : sentence[1]])]
    return before[-NEAR:][0] if before else event[0], after[:NEAR][-1] if after else event[1]


def _find_head(text: str) -> str:
    """Return the stem of the last word that says something: of "heart failure" as of "checked into"."""
    return (content_words(text) or [text.lower()])[-1]


def _make_reports(documents: Sequence[Document]) -> list[Report]:
    return [Report(hash_key(row["id"]), "", row["text"], row["id"], "", None, "", "", "en", ()) for row in documents]


def find_kin(documents: Sequence[Document]) -> dict[tuple[str, str], float]:
    """Return for each two documents that may tell of the same event how close they are; both directions."""
    reports = _make_reports(documents)
    names = {report.id: report.file for report in reports}
    tables = run_in_memory([FINGERPRINT, RELATE], reports)
    return {(names[row.report], names[row.other]): row.likeness for row in tables[Kin].values() if isinstance(row, Kin)}

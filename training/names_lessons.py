"""What the tagger learns from: texts as the reader's states of their words, hints, and labels. No torch is needed here.

GUM's training documents and re3d (../shared/data/entities, marked by people; see names_gum), PolNeAR's names as another program
found them (../shared/data/polnear), the names of sources in training/cases, and invented matches (see names_matches).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.model.reader import read_with_states
from headwater.model.tagger import BODY as BODY_LABEL
from headwater.model.tagger import PERSON as PERSON_LABEL
from headwater.model.tagger import PLACE as PLACE_LABEL
from headwater.model.tokens import Ints, Tokens
from headwater.records import Passage, Report
from headwater.run.memory import run_in_memory
from headwater.sources.attributing.prose import lay_out
from headwater.sources.tagging import find_ruled, find_words, hint_words
from headwater.sources.words import BODY, OUTLET, PERSON, PLACE
from headwater.stages.segment import SEGMENT
from headwater.text.names import name_words
from names_gum import Name, find_names
from names_matches import invent_matches
from names_phrases import count_letters
from reader_data import UNKNOWN

LABEL_OF = {PERSON: PERSON_LABEL, BODY: BODY_LABEL, OUTLET: BODY_LABEL, PLACE: PLACE_LABEL}
SILVER = {"PERSON": PERSON, "ORGANIZATION": BODY, "LOCATION": PLACE}
RE3D = {"Person": "person", "Organisation": "organization", "Location": "place"}
EVERY = 4  # of PolNeAR's articles is learnt from
SEED = 1
MATCHES = 160  # are invented
ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")


@dataclass(frozen=True)
class Lesson:
    """A text with its truth. A row a word: `states`, `hints`, `shapes` and `labels`; `names` are the true names, by characters.

    `wider` are the same with the groups of people that GUM counts as persons.
    """

    id: str
    genre: str
    text: str
    tokens: Tokens
    states: NDArray[np.float32]
    hints: NDArray[np.float32]
    shapes: Ints
    labels: Ints
    names: tuple[Name, ...] = ()
    wider: tuple[Name, ...] = ()
    ruled: tuple[Name, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the documents of a file of JSON lines, gzipped."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_gum(folder: Path) -> Iterator[Lesson]:
    """Yield GUM's documents."""
    documents = read_lines(folder / "gum_train.jsonl.gz")
    letters = count_letters(document["text"] for document in documents)
    for document in documents:
        wider = find_names(document, letters, groups=True)
        yield make_lesson(document["id"], document["genre"], document["text"], find_names(document, letters), wider)


def read_re3d(folder: Path) -> Iterator[Lesson]:
    """Yield re3d's documents, without the few entities that are no persons, organisations or places."""
    documents = read_lines(folder / "re3d.jsonl.gz")
    letters = count_letters(document["text"] for document in documents)
    for document in documents:
        yield make_lesson(document["id"], "re3d", document["text"], find_names(_as_gum(document), letters))


def _as_gum(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document of re3d in GUM's form; nothing is known there of which mentions mean the same."""
    rows = [(row[0], row[1], RE3D.get(row[2], "object"), str(number), None) for number, row in enumerate(document["mentions"])]
    return {"text": document["text"], "mentions": rows}


def read_silver(folder: Path) -> Iterator[Lesson]:
    """Yield some of PolNeAR's articles with the names that another program found, without articles and last points."""
    for document in read_lines(folder / "train.jsonl.gz")[::EVERY]:
        if document["silver"]:
            names = [
                trim(document["text"], start, end, SILVER[kind])
                for start, end, kind in document["silver"]["ner"]
                if kind in SILVER
            ]
            yield make_lesson(document["id"], "silver", document["text"], [name for name in names if name[0] < name[1]])


def trim(text: str, start: int, end: int, kind: str) -> Name:
    """Return a name without an article before it and without points, commas and marks behind it."""
    start += next((len(article) for article in ARTICLES if text.startswith(article, start)), 0)
    end -= len(text[start:end]) - len(text[start:end].rstrip(".,'’\"”"))
    return start, end, kind


def read_stories(folder: Path) -> Iterator[Lesson]:
    """Yield the reports of invented stories; learnt are the names of their sources, and what is no name by the rules."""
    for gold in sorted(folder.glob("*/gold.json")):
        case = json.loads(gold.read_text(encoding="utf-8"))
        bearers = _find_bearers(case)
        for report in case["reports"]:
            text = (gold.parent / f"{report['id']}.txt").read_text(encoding="utf-8")
            yield _make_story(case["case"], text, bearers)


def _find_bearers(case: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """Return the words of each name that sources of one kind only bear → that kind; a person's last word too."""
    kinds: dict[tuple[str, ...], set[str]] = {}
    for source in case["sources"]:
        if source["kind"] not in LABEL_OF:
            continue
        names = {source["name"], *source.get("aliases", [])}
        names |= {name for group in case["names"] if names & set(group) for name in group}
        for name in names:
            words, large = name_words(name), name.split()[-1][:1].isupper()
            parts = [words, words[-2:], words[-1:]] if source["kind"] == PERSON else [words]
            for part in parts if large and words else []:
                kinds.setdefault(part, set()).add(BODY if source["kind"] == OUTLET else source["kind"])
    return {words: next(iter(found)) for words, found in kinds.items() if len(found) == 1}


def _make_story(case: str, text: str, bearers: Mapping[tuple[str, ...], str]) -> Lesson:
    lesson = make_lesson(case, "case", text, [])
    for start, end, _ in lesson.ruled:
        first, after = find_words(lesson.tokens, start, end)
        kind = bearers.get(name_words(text[start:end]))
        _mark(lesson.labels, first, after, LABEL_OF[kind] if kind else UNKNOWN)
    return lesson


def read_matches(seed: int) -> Iterator[Lesson]:
    """Yield invented reports on matches."""
    for number, (text, names) in enumerate(invent_matches(MATCHES, seed)):
        yield make_lesson(f"match {number}", "match", text, names)


def make_lesson(name: str, genre: str, text: str, names: Sequence[Name], wider: Sequence[Name] = ()) -> Lesson:
    """Return a text as the tagger sees it in a report, with the labels that its names make."""
    report = Report(name, "", text, name, "", None, "", "", "en", ())
    passages = [row for row in run_in_memory([SEGMENT], [report])[Passage].values() if isinstance(row, Passage)]
    _, states = read_with_states(lay_out(text, passages).shown)
    ruled = list(find_ruled(report, passages))
    labels = np.zeros(len(states.tokens.starts), np.int64)
    for start, end, kind in names:
        _mark(labels, *find_words(states.tokens, start, end), LABEL_OF[kind])
    hints = hint_words(text, states.tokens, ruled)
    told = tuple((*span, kind) for span, kind in ruled)
    columns = (states.columns, hints, states.shapes, labels)
    return Lesson(name, genre, text, states.tokens, *columns, tuple(names), tuple(wider), told)


def _mark(labels: Ints, first: int, after: int, begin: int) -> None:
    labels[first:after] = begin if begin == UNKNOWN else begin + 1
    labels[first : min(first + 1, after)] = begin


def read_all(shared: Path, cases: Path) -> Iterator[Lesson]:
    """Yield every lesson that there is."""
    sources: Iterable[Iterator[Lesson]] = (
        read_gum(shared / "entities"),
        read_re3d(shared / "entities"),
        read_silver(shared / "polnear"),
        read_stories(cases),
        read_matches(SEED),
    )
    for lessons in sources:
        yield from lessons

"""How one report speaks of the outlets of others: named, with a cue, through a third, near to what they report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from headwater.copying.grams import find_grams
from headwater.copying.kernels import Hashes
from headwater.copying.outlets import INITIALS, Form, Naming, find_namings, list_forms, reads_as_name, tabulate_forms
from headwater.copying.reading import Reading, stem_list
from headwater.copying.words import split_text
from headwater.lore import load_lines
from headwater.records import Report

VIA_WORDS = 5  # before the name of an outlet that is cited through a third
HEAD_AND_FOOT = 45  # characters of a line, at a report's head or foot, that may hold a credit and nothing else
COMMONPLACE = 0.5  # a partial name in more of the others' texts than this share names a place or a thing


@dataclass(frozen=True, slots=True)
class Citation:
    """One naming of an outlet in a report: its sentence, whether that has a cue, whether it is cited through a third outlet."""

    naming: Naming
    sentence: int
    cue: bool
    via: bool


def cite_outlets(one: Reading, others: Sequence[Reading]) -> dict[str, list[Citation]]:
    """Return how `one` names the outlets of `others` (its own left out), by outlet, in the order of the text."""
    table = tabulate_forms(reading.report.outlet for reading in [one, *others])
    namings = [
        naming
        for naming in find_namings(one.report.text, one.words, table)
        if naming.outlet != one.report.outlet and not _is_commonplace(one, naming, others)
    ]
    cues, leads = (np.isin(one.stems, stem_list(name)) for name in ("citing_cues.txt", "citing_via.txt"))
    found: dict[str, list[Citation]] = {}
    for naming in namings:
        sentence = int(one.sentences[naming.first])
        first, last = np.searchsorted(one.sentences, [sentence, sentence + 1]).tolist()
        third = any(first <= other.first < last and other.outlet != naming.outlet for other in namings)
        via = third and bool(leads[max(first, naming.first - VIA_WORDS) : naming.first].any())
        found.setdefault(naming.outlet, []).append(Citation(naming, sentence, bool(cues[first:last].any()), via))
    return found


def _is_commonplace(one: Reading, naming: Naming, others: Sequence[Reading]) -> bool:
    """Tell whether a partial name stands in most texts of other outlets: it is a place's or a thing's name, too."""
    if naming.strength >= INITIALS:
        return False
    words = one.words.hashes[naming.first : naming.last]
    strangers = [reading for reading in others if reading.report.outlet != naming.outlet]
    having = sum(bool(np.isin(words, reading.words.hashes).all()) for reading in strangers)
    return having > max(1.0, COMMONPLACE * len(strangers))


def credit_strength(one: Reading, outlet: str) -> float:
    """Return how strongly the byline, the credit, or a short line at the head or foot of a report names `outlet`, 0..1."""
    if not outlet or outlet == one.report.outlet:
        return 0.0
    lines = _credit_lines(one.report)
    likely = [form for form in list_forms(outlet) if form.strength >= INITIALS and form.text.lower() in lines.lower()]
    return max((_strength(line, form) for form in likely for line in lines.split("\n")), default=0.0)


@lru_cache(maxsize=2048)
def _credit_lines(report: Report) -> str:
    lines = [line.strip() for line in report.text.split("\n") if line.strip()]
    short = [line for line in lines[1:3] + lines[-4:] if len(line) < HEAD_AND_FOOT]
    return "\n".join([report.byline, report.credit, *short])


def _strength(line: str, form: Form) -> float:
    words = split_text(line)
    places = np.flatnonzero(find_grams(words.hashes, form.size) == np.uint64(form.gram)).tolist()
    shown = (line[words.starts[place] : words.ends[place + form.size - 1]] for place in places)
    return form.strength if any(reads_as_name(text, form) for text in shown) else 0.0


@cache
def _phrase_grams(name: str) -> tuple[tuple[int, Hashes], ...]:
    grams: dict[int, list[int]] = {}
    for phrase in load_lines(name):
        words = split_text(phrase).hashes
        grams.setdefault(len(words), []).append(int(find_grams(words, len(words))[0]))
    return tuple((size, np.array(sorted(found), np.uint64)) for size, found in sorted(grams.items()))


def count_phrases(one: Reading, name: str) -> int:
    """Return how often phrases of the lore file `name` stand in a report."""
    return sum(int(np.isin(find_grams(one.words.hashes, size), grams).sum()) for size, grams in _phrase_grams(name))


def name_self(one: Reading) -> int:
    """Return how often a report names its own outlet or speaks of its earlier reports."""
    own = find_namings(one.report.text, one.words, tabulate_forms([one.report.outlet]))
    return len(own) + count_phrases(one, "citing_own.txt")

"""Find the names of a report with the trained tagger: what lists and rules hint at, its labels, and what the names agree on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.model.decode import Floats, find_labels, find_spans
from headwater.model.reader import States
from headwater.model.tagger import BODY as BODY_LABEL
from headwater.model.tagger import PERSON as PERSON_LABEL
from headwater.model.tagger import PLACE as PLACE_LABEL
from headwater.model.tagger import rate_words
from headwater.model.tokens import Tokens
from headwater.records import Mention, Naming, Passage, Report
from headwater.sources.mentions import read_names
from headwater.sources.phrases import NAME
from headwater.sources.words import (
    BODY,
    DOCUMENT,
    OUTLET,
    PERSON,
    PLACE,
    UNNAMED,
    gender_of_name,
    is_role,
    is_title,
    kind_of_noun,
    listed,
)
from headwater.text.names import particles
from headwater.text.spans import Span

KINDS = {PERSON_LABEL: PERSON, BODY_LABEL: BODY, PLACE_LABEL: PLACE}
RULED = (PERSON, BODY, OUTLET, PLACE, DOCUMENT, UNNAMED, "")  # what rules may take a name for, in the order of the hints
SAID = (BODY, OUTLET, DOCUMENT, UNNAMED)  # what a noun may stand for, in the order of the hints
HINTS = 2 * len(RULED) + 7 + len(SAID)
AGREED = 3.0  # how much more the mean of all mentions counts than a mention alone

Found = tuple[int, int, int, float]
"""A name as words [first, after), the label that begins it, and how likely that is."""


def find_names_by_tagger(report: Report, passages: Sequence[Passage], states: States) -> Iterator[Naming]:
    """Yield the names of persons, bodies and places in a report, in order, by what the reader has of its words."""
    tokens = states.tokens
    hints = hint_words(report.text, tokens, list(find_ruled(report, passages)))
    for first, after, label, score in agree(report.text, tokens, rate_words(states.columns, hints, states.shapes)):
        yield Naming(report.id, int(tokens.starts[first]), int(tokens.ends[after - 1]), KINDS[label], round(score, 4))


def find_ruled(report: Report, passages: Sequence[Passage]) -> Iterator[tuple[Span, str]]:
    """Yield the names that the rules find in a report, with what they take each for."""
    for row in read_names(report, passages, ()):
        if isinstance(row, Mention) and row.form == NAME:
            yield (row.start, row.end), row.kind


def hint_words(text: str, tokens: Tokens, ruled: Sequence[tuple[Span, str]]) -> NDArray[np.float32]:
    """Return what is known of each word without its context, words × HINTS, each 0 or 1.

    First where a name begins and goes on that the rules find, by its kind; then what lists say of the word.
    """
    hints = np.zeros((len(tokens.starts), HINTS), np.float32)
    words = [text[start:end] for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)]
    small = {word for word in words if word.islower()}
    for row, word in zip(hints, words, strict=True):
        if word[:1].isalpha():
            row[2 * len(RULED) :] = _look_up(word, small)
    for (start, end), kind in ruled:
        first, after = find_words(tokens, start, end)
        hints[first:after, len(RULED) + RULED.index(kind)] = 1
        if first < after:
            hints[first, [RULED.index(kind), len(RULED) + RULED.index(kind)]] = 1, 0
    return hints


def _look_up(word: str, small: set[str]) -> list[bool]:
    plain, large, noun = word.casefold(), word[:1].isupper(), kind_of_noun(word)
    return [
        is_title(word),
        is_role(word),
        gender_of_name([plain, ""]) != "",
        *(noun == kind for kind in SAID),
        plain in particles(),
        plain in listed("not_names.txt"),
        large and plain in small,
        large and plain.endswith("s"),
    ]


def find_words(tokens: Tokens, start: int, end: int) -> Span:
    """Return the words [first, after) that text[start:end] touches."""
    return int(np.searchsorted(tokens.ends, start, "right")), int(np.searchsorted(tokens.starts, end, "left"))


def agree(text: str, tokens: Tokens, rated: Floats) -> list[Found]:
    """Return the names that the labels' scores make, in order; mentions written alike decide together what they are.

    What is likely of a mention is what is likely of its words on average, whichever part of a name they are.
    """
    labels = find_labels(rated)
    spans = sorted((*span, begin) for begin in KINDS for span in find_spans(labels, begin))
    begins = sorted(KINDS)
    kinds = np.logaddexp(rated[:, begins], rated[:, [begin + 1 for begin in begins]])
    alike: dict[str, list[int]] = defaultdict(list)
    for number, (first, after, _) in enumerate(spans):
        alike[text[tokens.starts[first] : tokens.ends[after - 1]].casefold()].append(number)
    own = np.array([kinds[first:after].mean(0) for first, after, _ in spans]).reshape(-1, len(begins))
    found: list[Found] = []
    for numbers in alike.values():
        common = own[numbers].mean(0)
        for number in numbers:
            chosen = int((own[number] + AGREED * common).argmax())
            found.append((*spans[number][:2], begins[chosen], float(np.exp(common[chosen]))))
    return sorted(found)

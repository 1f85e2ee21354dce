"""Find the names of a report with the trained tagger: what lists and rules hint at, its labels, and what the names agree on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from headwater.model.decode import LABELS, Floats, find_labels, find_spans
from headwater.model.reader import States
from headwater.model.tagger import BODY as BODY_LABEL
from headwater.model.tagger import PERSON as PERSON_LABEL
from headwater.model.tagger import PLACE as PLACE_LABEL
from headwater.model.tagger import rate_words
from headwater.model.tokens import Tokens
from headwater.records import Naming, Passage, Report
from headwater.sources.drafts import Draft, draft_names
from headwater.sources.naming import find_names
from headwater.sources.reading import prose_of
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
NO_OFFSET = -1  # the key of the report's own outlet, which is no name in its text
ALSO_SMALL = HINTS - 2  # the hint that a large word is written small elsewhere in the text
LOOSE = frozenset({"of", "for"})
HYPHENED = re.compile(r"[-‑](?:[^\W\d_a-z][^\W\d_]+|[a-z]{1,5})\b")  # what a person's name may go on with
INITIALS = re.compile(r"(?<=\b[A-Z])(?:\.[A-Z])+\b")
AGREED = 3.0  # how much more the mean of all mentions counts than a mention alone
ALIKE = 0.6  # how much the mean of the words written alike counts, of one

Labelled = tuple[int, int, int]
"""A name as words [first, after), and the label that begins it."""

Found = tuple[int, int, int, float]
"""A name as words [first, after), the label that begins it, and how likely that is."""


def find_names_by_tagger(report: Report, passages: Sequence[Passage], states: States) -> Iterator[Naming]:
    """Yield the names of persons, bodies and places in a report, in order, by what the reader has of its words."""
    tokens = states.tokens
    hints = hint_words(report.text, tokens, list(find_ruled(report, passages)))
    for first, after, label, score in agree(report.text, tokens, rate_words(states.columns, hints, states.shapes)):
        yield Naming(report.id, int(tokens.starts[first]), int(tokens.ends[after - 1]), KINDS[label], round(score, 4))


def find_ruled(report: Report, passages: Sequence[Passage]) -> Iterator[tuple[Span, str]]:
    """Yield the names that the rules find in a report, with what they take each for, without what others say of it."""
    names = find_names(report.text, prose_of(passages), ())
    for draft in draft_names(report.text, names, Draft(NO_OFFSET, "", OUTLET)):
        yield from ((span, draft.kind) for span in draft.at)


def hint_words(text: str, tokens: Tokens, ruled: Sequence[tuple[Span, str]]) -> NDArray[np.float32]:
    """Return what is known of each word without its context, words × HINTS, each 0 or 1.

    First where a name begins and goes on that the rules find, by its kind; then what lists say of the word.
    """
    hints = np.zeros((len(tokens.starts), HINTS), np.float32)
    words = [text[start:end] for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)]
    small = {word for word in words if word.islower()}
    for number, word in enumerate(words):
        if word[:1].isalpha():
            hints[number, 2 * len(RULED) :] = _look_up(word)
            hints[number, ALSO_SMALL] = word[:1].isupper() and word.casefold() in small
    for (start, end), kind in ruled:
        first, after = find_words(tokens, start, end)
        hints[first:after, len(RULED) + RULED.index(kind)] = 1
        if first < after:
            hints[first, [RULED.index(kind), len(RULED) + RULED.index(kind)]] = 1, 0
    return hints


@lru_cache(maxsize=65536)
def _look_up(word: str) -> tuple[bool, ...]:
    plain, noun = word.casefold(), kind_of_noun(word)
    return (
        is_title(word),
        is_role(word),
        gender_of_name([plain, ""]) != "",
        *(noun == kind for kind in SAID),
        plain in particles(),
        plain in listed("not_names.txt"),
        False,  # ALSO_SMALL, which depends on the text
        word[:1].isupper() and plain.endswith("s"),
    )


def find_words(tokens: Tokens, start: int, end: int) -> Span:
    """Return the words [first, after) that text[start:end] touches."""
    return int(np.searchsorted(tokens.ends, start, "right")), int(np.searchsorted(tokens.starts, end, "left"))


def mend(text: str, tokens: Tokens, spans: Sequence[Labelled]) -> list[Labelled]:
    """Return the spans of names without loose ends, in order.

    One that ends in "of" or "for" goes on with the next if that follows; small words and signs at its end are no part of it
    otherwise, but the rest of a person's name or of initials there is: Kim Jong-un, U.S.
    """
    joined: list[Labelled] = []
    for first, after, label in spans:
        if joined and joined[-1][1] == first and text[tokens.starts[first - 1] : tokens.ends[first - 1]] in LOOSE:
            joined[-1] = (joined[-1][0], after, joined[-1][2])
        else:
            joined.append((first, after, label))
    whole = [(*_complete(text, tokens, span), span[2]) for span in joined]
    nexts = [*(first for first, _, _ in whole), len(tokens.starts)][1:]
    return [span for span, behind in zip(whole, nexts, strict=True) if span[0] < span[1] <= behind]


def _complete(text: str, tokens: Tokens, span: Labelled) -> Span:
    first, after, label = span
    while after > first and _is_loose(text, int(tokens.starts[after - 1]), int(tokens.ends[after - 1])):
        after -= 1
    if first == after:
        return first, after
    end = int(tokens.ends[after - 1])
    rest = INITIALS.match(text, end) or (HYPHENED.match(text, end) if label == PERSON_LABEL else None)
    if rest and rest.group()[1:] not in listed("hyphen_endings.txt"):
        after = find_words(tokens, int(tokens.starts[first]), rest.end())[1]
    return first, after


def _is_loose(text: str, start: int, end: int) -> bool:
    """Whether a word at the end of a name is a sign, or a small word with a blank before it."""
    return not text[start:end].isalnum() or (text[start:end].islower() and text[start - 1 : start].isspace())


def level(text: str, tokens: Tokens, rated: Floats) -> Floats:
    """Return the labels' scores, those of large words moved towards the mean of all that are written alike in the text.

    What is moved is how likely a word is outside of names or in one of each kind, not whether it begins the name. A name that
    one sentence leaves open is found by another.
    """
    spans = enumerate(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True))
    large = {at: text[start:end] for at, (start, end) in spans if end - start > 1 and text[start].isupper()}
    numbers = {word: number for number, word in enumerate(dict.fromkeys(large.values()))}
    at, which = np.array(list(large), np.int64), np.array([numbers[word] for word in large.values()], np.int64)
    own = np.column_stack([rated[at, 0], *(np.logaddexp(rated[at, begin], rated[at, begin + 1]) for begin in sorted(KINDS))])
    mean = np.zeros((len(numbers), own.shape[1]))
    np.add.at(mean, which, own)
    mean /= np.maximum(np.bincount(which, minlength=len(numbers)), 1)[:, None]
    moved = rated.copy()
    moved[at] += ALIKE * (mean[which] - own)[:, (np.arange(LABELS) + 1) // 2]
    return moved


def agree(text: str, tokens: Tokens, rated: Floats) -> list[Found]:
    """Return the names that the labels' scores make, in order; mentions written alike decide together what they are.

    What is likely of a mention is what is likely of its words on average, whichever part of a name they are.
    """
    labels = find_labels(level(text, tokens, rated))
    spans = mend(text, tokens, sorted((*span, begin) for begin in KINDS for span in find_spans(labels, begin)))
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

"""From the model's numbers to attributions: the best sequence of labels, and which content and source belong to which cue."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from headwater.model.tokens import Ints
from headwater.text.spans import Span, merge_spans

Floats = NDArray[np.float64]

OUTSIDE, SOURCE, CUE, CONTENT = 0, 1, 3, 5  # the labels that begin a span; the next number is its inside
LABELS = 7
IMPOSSIBLE = -1e4
INSIDES = range(2, LABELS, 2)  # each behind its own begin


@dataclass(frozen=True)
class Settings:
    """What decoding is told: added to the scores of labels, the least link of a content, and that of a second part."""

    bias: tuple[float, float, float] = (0.0, 0.0, 0.0)
    least_link: float = 0.3
    least_second_part: float = 0.6


@dataclass(frozen=True)
class Pointers:
    """Where the words of one window point: `content_to_cue` and `cue_to_source` are probabilities, position × position.

    `positions` gives the place in the window of the words from `first` on, -1 where one begins outside; place 0 means
    "no source".
    """

    first: int
    positions: Ints
    content_to_cue: Floats
    cue_to_source: Floats

    def place(self, span: Span) -> Ints:
        """Return the places of the words of a span that are in the window."""
        places = self.positions[max(0, span[0] - self.first) : max(0, span[1] - self.first)]
        return places[places >= 0]

    def add_up(self, pointing: Floats, spans: Ints) -> Floats:
        """Return, for each span of words (rows of start and end), how much of `pointing` falls on its words."""
        total = np.concatenate(([0.0], np.cumsum(np.where(self.positions >= 0, pointing[self.positions], 0.0))))
        local = np.clip(spans - self.first, 0, len(self.positions))
        return np.asarray(total[local[:, 1]] - total[local[:, 0]])


@dataclass(frozen=True)
class Answer:
    """The model's answer for one text: `labels` are log-probabilities, words × 7; `window_of` each word's window."""

    labels: Floats
    window_of: Ints
    windows: list[Pointers]


@dataclass
class Found:
    """One attribution in words: spans of word numbers, end excluded; `score` is 0..1."""

    cue: Span
    source: Span | None = None
    content: list[Span] = field(default_factory=list)
    score: float = 0.0


def log_softmax(scores: NDArray[np.floating]) -> Floats:
    """Return the logarithms of the probabilities that `scores` stand for, along the last axis."""
    shifted = scores.astype(np.float64) - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)))


def find_labels(scores: Floats) -> Ints:
    """Return the best possible sequence of labels (Viterbi): an inside label follows only its own begin or inside."""
    if not len(scores):
        return np.zeros(0, np.int64)
    first, *rows = scores.tolist()  # numbers of Python: arrays of seven are slower than they
    best = [score + IMPOSSIBLE * (label in INSIDES) for label, score in enumerate(first)]
    back = []
    for row in rows:
        most = max(best)
        before, reached = [best.index(most)] * LABELS, [most + score for score in row]
        for inside in INSIDES:
            before[inside] = inside if best[inside] > best[inside - 1] else inside - 1
            reached[inside] = best[before[inside]] + row[inside]
        back.append(before)
        best = reached
    labels = [best.index(max(best))]
    for before in reversed(back):
        labels.append(before[labels[-1]])
    return np.array(labels[::-1], np.int64)


def find_spans(labels: Ints, begin: int) -> list[Span]:
    """Return the spans of one role, `begin` being its label, in order."""
    starts = np.flatnonzero(labels == begin)
    inside = np.append(labels == begin + 1, False)
    outside = np.flatnonzero(~inside)
    ends = outside[np.searchsorted(outside, starts + 1)]
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def decode(answer: Answer, settings: Settings) -> list[Found]:
    """Return the attributions of one text in the order of their cues; a cue without content is none."""
    biased = answer.labels.copy()
    for role, bias in zip((SOURCE, CUE, CONTENT), settings.bias, strict=True):
        biased[:, role : role + 2] += bias
    labels = find_labels(biased)
    found = [Found(cue) for cue in find_spans(labels, CUE)]
    sources = find_spans(labels, SOURCE)
    links = _link_contents(answer, found, find_spans(labels, CONTENT), settings)
    kept = []
    for index, one in enumerate(found):
        if not links[index]:
            continue
        one.source = _choose_source(answer, one.cue, sources)
        strongest = max(link for link, _ in links[index])
        parts = [part for link, part in links[index] if link == strongest or link >= settings.least_second_part]
        one.content = merge_spans(parts)
        one.score = round(min(strongest, _rate(answer.labels, one)), 4)
        kept.append(one)
    return kept


def _link_contents(
    answer: Answer, found: list[Found], contents: list[Span], settings: Settings
) -> list[list[tuple[float, Span]]]:
    """Return, for each cue, the contents whose words point to it most, with how strongly (0..1)."""
    links: list[list[tuple[float, Span]]] = [[] for _ in found]
    cues = np.array([one.cue for one in found], np.int64).reshape(-1, 2)
    for content in contents:
        number = answer.window_of[content[0]]
        if number < 0 or not found:
            continue
        window = answer.windows[number]
        strengths = window.add_up(window.content_to_cue[window.place(content)].mean(0), cues)
        best = len(cues) - 1 - int(strengths[::-1].argmax())
        if strengths[best] >= settings.least_link:
            links[best].append((float(strengths[best]), content))
    return links


def _choose_source(answer: Answer, cue: Span, sources: list[Span]) -> Span | None:
    """Return the source that the cue points to, None where it points to none."""
    if not sources:
        return None
    window = answer.windows[answer.window_of[cue[0]]]
    pointing = window.cue_to_source[window.place((cue[0], cue[0] + 1))[0]]
    strengths = window.add_up(pointing, np.array(sources, np.int64))
    best = len(sources) - 1 - int(strengths[::-1].argmax())
    return sources[best] if strengths[best] >= pointing[0] else None


def _rate(labels: Floats, found: Found) -> float:
    """Return the smallest mean probability, over the roles, that their words have that role."""
    roles = [(SOURCE, [found.source] if found.source else []), (CUE, [found.cue]), (CONTENT, found.content)]
    means = [np.exp(labels[slice(*span), role : role + 2]).sum(1).mean() for role, spans in roles for span in spans]
    return float(min(means))

"""Cut a text's word pieces into windows that the model can read: whole paragraphs, with some context on either side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from headwater.model.tokens import Ints, Tokens

BEGIN, BREAK = 101, 102  # [CLS] and [SEP] of the tokenizer
NARROWEST = 8  # right context of fewer pieces says nothing


@dataclass(frozen=True)
class Window:
    """What the model reads at once. A column a position: `pieces`, `features`, `words` and `core`.

    `words` is the word that begins at a position, -1 elsewhere; `core` says which positions this window answers for
    (the others are context, and some other window's).
    """

    pieces: Ints
    features: Ints
    words: Ints
    core: np.ndarray[tuple[int], np.dtype[np.bool_]]


def cut_windows(tokens: Tokens, size: int, context: int) -> list[Window]:
    """Return windows of at most `size` pieces; each word is in the core of exactly one of them.

    Up to `context` pieces of the paragraphs before and after are added where there is room.
    """
    parts = split_paragraphs(tokens.paragraphs, size - 2)
    windows, at = [], 0
    while at < len(parts):
        left = (max(parts[at - 1][0], parts[at - 1][1] - context), parts[at - 1][1]) if at else None
        room = size - 2 - (left[1] - left[0] + 1 if left else 0)
        after = _fill(parts, at, room)
        if after == at:
            left, after, room = None, at + 1, size - 2
        room -= sum(end - start + 1 for start, end in parts[at:after]) + 1
        right = (parts[after][0], min(parts[after][1], parts[after][0] + min(room, context))) if after < len(parts) else None
        if right and room <= NARROWEST:
            right = None
        windows.append(lay_out(tokens, left, parts[at:after], right))
        at = after
    return windows


def split_paragraphs(starts: Ints, size: int) -> list[tuple[int, int]]:
    """Return the paragraphs as ranges of pieces, those longer than `size` in several."""
    pairs = zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    return [(at, min(at + size, end)) for start, end in pairs for at in range(start, end, size)]


def _fill(parts: list[tuple[int, int]], at: int, room: int) -> int:
    """Return the index after the last of the parts from `at` on that fit into `room`, each with a break."""
    while at < len(parts) and parts[at][1] - parts[at][0] + 1 <= room:
        room -= parts[at][1] - parts[at][0] + 1
        at += 1
    return at


def lay_out(tokens: Tokens, left: tuple[int, int] | None, core: list[tuple[int, int]], right: tuple[int, int] | None) -> Window:
    """Return the window of these ranges of pieces, with a break after each."""
    ranges = [*([left] if left else []), *core, *([right] if right else [])]
    index = np.concatenate([np.append(np.arange(start, end), -1) for start, end in ranges])
    index = np.insert(index, 0, -1)
    real = index >= 0
    first = np.append(True, np.diff(tokens.word_of) != 0)
    pieces = np.where(real, tokens.pieces[index], BREAK)
    pieces[0] = BEGIN
    return Window(
        pieces,
        np.where(real, tokens.features[index], 0),
        np.where(real & first[index], tokens.word_of[index], -1),
        real & (index >= core[0][0]) & (index < core[-1][1]),
    )

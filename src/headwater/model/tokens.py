"""Turn a text into columns: word pieces for the model, words with their places, and what the model is told of each word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.model.session import open_tokenizer
from headwater.text.sentences import find_junctions

Ints = NDArray[np.int64]
Chars = NDArray[np.str_]

# A word's shape, as the model learned it.
LOWER, CAPITAL, CAPITALS, MIXED, DIGITS, SIGN = range(1, 7)
SHAPES, QUOTED, PARAGRAPH_START = 6, 6, 12  # the last two are added to a shape


@dataclass(frozen=True)
class Tokens:
    """The columns of one text.

    A column a word piece: `pieces` (the model's ids), `word_of` (the word it is part of), `features` (1..24). A column
    a word: `starts` and `ends` (code points). `paragraphs` are the first pieces of the lines, with the piece count last.
    """

    pieces: Ints
    word_of: Ints
    features: Ints
    starts: Ints
    ends: Ints
    paragraphs: Ints


def tokenise(text: str) -> Tokens:
    """Return the columns of `text`. A word is a run of letters and digits or one sign; a line is a paragraph."""
    encoding = open_tokenizer().encode(text, add_special_tokens=False)
    pieces = np.array(encoding.ids, np.int64)
    if not len(pieces):
        empty = np.zeros(0, np.int64)
        return Tokens(empty, empty, empty, empty, empty, np.zeros(1, np.int64))
    offsets = np.array(encoding.offsets, np.int64)
    first = np.concatenate(([True], np.diff(np.array(encoding.word_ids, np.int64)) != 0))
    word_of = np.cumsum(first) - 1
    starts, ends = offsets[first, 0], offsets[np.append(np.flatnonzero(first)[1:], len(pieces)) - 1, 1]
    chars = np.array([text]).view("U1")
    line = _count_lines(chars, starts, find_junctions(text))
    opens_line = np.append(True, np.diff(line[word_of]) != 0)
    features = shape_words(chars, starts, ends) + QUOTED * mark_quoted(chars, starts, ends, line)
    return Tokens(
        pieces,
        word_of,
        features[word_of] + PARAGRAPH_START * opens_line,
        starts,
        ends,
        np.append(np.flatnonzero(opens_line), len(pieces)),
    )


def shape_words(chars: Chars, starts: Ints, ends: Ints) -> Ints:
    """Return each word's shape: lower, capital, capitals, mixed, digits or sign."""
    size = ends - starts
    alpha, upper, lower, digit = (
        _count_inside(test(chars), starts, ends)
        for test in (np.char.isalpha, np.char.isupper, np.char.islower, np.char.isdigit)
    )
    capital = np.char.isupper(chars[starts])
    shapes = [
        ((alpha == size) & (upper == 0) & (lower > 0), LOWER),
        ((alpha == size) & (lower == 0) & (upper > 0) & (size > 1), CAPITALS),
        ((alpha == size) & capital, CAPITAL),
        (alpha == size, MIXED),
        (digit == size, DIGITS),
        (alpha > 0, MIXED),
    ]
    return np.select([test for test, _ in shapes], [np.int64(shape) for _, shape in shapes], SIGN)


def mark_quoted(chars: Chars, starts: Ints, ends: Ints, line: Ints) -> Ints:
    """Return 1 for each word between quotation marks, marks included, 0 for others. A line begins unquoted."""
    quoted = np.zeros(len(starts), np.int64)
    single = ends - starts == 1
    marks = np.flatnonzero(single & np.isin(chars[starts], list('“”"')))
    line_ends = np.searchsorted(line, line[marks], "right")
    opened = False
    for index, mark in enumerate(marks):
        if index and line[marks[index - 1]] != line[mark]:
            opened = False
        char = chars[starts[mark]]
        opened = char == "“" or (char == '"' and not opened)
        quoted[mark] = 1
        if opened:
            following = marks[index + 1] if index + 1 < len(marks) else len(starts)
            quoted[mark : min(following, line_ends[index])] = 1
    return quoted


def _count_inside(test: NDArray[np.bool_], starts: Ints, ends: Ints) -> Ints:
    total = np.concatenate(([0], np.cumsum(test)))
    return total[ends] - total[starts]


def _count_lines(chars: Chars, starts: Ints, junctions: list[int]) -> Ints:
    """Return the number of each word's line, counting lines that hold a word from 0; a line ends at a junction as well."""
    breaks = chars == "\n"
    breaks[junctions] = True
    feeds = np.cumsum(breaks)[starts]
    return np.append(0, np.cumsum(np.diff(feeds) > 0))

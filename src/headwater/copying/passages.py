"""From seeds to copies: aligned passages with offsets, words, score and kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from headwater.copying.aligning import align, measure_flags
from headwater.copying.kernels import Numbers
from headwater.copying.rules import RULES
from headwater.copying.words import FURNITURE, IDLE, QUOTED, WordColumns
from headwater.records import Copy, Seed

LONGEST_STOCK = 25  # words of stock phrases and titles; who copies more of them copies


def align_pair(a: WordColumns, b: WordColumns, seeds: Sequence[Seed]) -> Numbers:
    """Return the passages that two reports share: rows of start and end in `a`, start and end in `b`, equal words.

    Numbers are word numbers, ends excluded. Swapping the reports swaps the sides and changes nothing else.
    """
    at_a = np.frombuffer(b"".join([seed.at_a for seed in seeds]), np.uint32)
    at_b = np.frombuffer(b"".join([seed.at_b for seed in seeds]), np.uint32)
    found = np.empty((len(at_a), 5), np.int64)
    return found[: align((a.hashes, b.hashes), (at_a, at_b), RULES, found)]


def find_copies(pair: tuple[str, str], a: WordColumns, b: WordColumns, seeds: Sequence[Seed]) -> Iterator[Copy]:
    """Yield the copies between the reports `pair`, whose words are `a` and `b`."""
    found = align_pair(a, b, seeds)
    for (a_first, a_last, b_first, b_last, equal), kind in zip(found.tolist(), name_kinds(a, b, found), strict=True):
        words = max(a_last - a_first, b_last - b_first)
        a_span = int(a.starts[a_first]), int(a.ends[a_last - 1])
        b_span = int(b.starts[b_first]), int(b.ends[b_last - 1])
        yield Copy(f"{pair[0]}:{pair[1]}", *pair, *a_span, *b_span, words, round(equal / words, 4), kind)


def name_kinds(a: WordColumns, b: WordColumns, found: Numbers) -> Iterator[str]:
    """Yield what each passage is: stock, quotation, mixed or prose.

    Stock is what is mostly furniture on either side, or, in a short passage, hardly anything but stock phrases, titles
    and names. The others differ by the share of quoted words; those that only one report puts in quotation marks count
    half, for marks get lost in scrapes.
    """
    shares = np.empty((3, len(found), 2))
    for row, flags in zip(shares, (FURNITURE, QUOTED, IDLE), strict=True):
        measure_flags((a.flags, b.flags), found, flags, row)
    lengths = (found[:, 1] - found[:, 0]).tolist()
    for words, furniture, quotes, idle in zip(lengths, *shares.tolist(), strict=True):
        quoted = sum(quotes) / 2
        if max(furniture) >= 0.5:
            yield "stock"
        elif quoted > 0.2:
            yield "quotation" if quoted >= 0.8 else "mixed"
        else:
            yield "stock" if min(idle) >= 0.85 and words <= LONGEST_STOCK else "prose"

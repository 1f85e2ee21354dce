"""From seeds to copies: aligned passages with offsets, words, score and kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from headwater.copying.grams import SIZE
from headwater.copying.kernels import Numbers, align
from headwater.copying.words import FURNITURE, QUOTED, WordColumns
from headwater.records import Copy, Seed

FEWEST = 10  # words of a passage, unless half of the shorter report is less
GAP = 40  # words between two seeds of one passage
SHIFT = 15  # words that one side may have more than the other between two seeds
DROP = 4


def align_pair(a: WordColumns, b: WordColumns, seeds: Sequence[Seed]) -> Numbers:
    """Return the passages that two reports share: rows of start and end in `a`, start and end in `b`, equal words.

    Numbers are word numbers, ends excluded. Swapping the reports swaps the sides and changes nothing else.
    """
    swap = _weight(a) > _weight(b)
    at_a, at_b = (
        np.concatenate([np.frombuffer(getattr(seed, side), np.uint32) for seed in seeds]) for side in ("at_a", "at_b")
    )
    places = np.stack([at_b, at_a] if swap else [at_a, at_b], 1).astype(np.int64)
    places = places[np.lexsort((places[:, 1], places[:, 0]))]
    fewest = max(SIZE, min(FEWEST, min(len(a), len(b)) // 2))
    found = np.empty((len(places), 5), np.int64)
    texts = (b.hashes, a.hashes) if swap else (a.hashes, b.hashes)
    count = align(texts, places, SIZE, (GAP, SHIFT, DROP, fewest), found)
    found = found[:count]
    return found[:, [2, 3, 0, 1, 4]] if swap else found


def _weight(words: WordColumns) -> tuple[int, bytes]:
    return len(words), words.hashes.tobytes()


def find_copies(pair: tuple[str, str], a: WordColumns, b: WordColumns, seeds: Sequence[Seed]) -> Iterator[Copy]:
    """Yield the copies between the reports `pair`, whose words are `a` and `b`."""
    for a_first, a_last, b_first, b_last, equal in align_pair(a, b, seeds).tolist():
        words = max(a_last - a_first, b_last - b_first)
        kind = name_kind(a, b, (a_first, a_last), (b_first, b_last))
        a_span = int(a.starts[a_first]), int(a.ends[a_last - 1])
        b_span = int(b.starts[b_first]), int(b.ends[b_last - 1])
        yield Copy(":".join(pair), *pair, *a_span, *b_span, words, round(equal / words, 4), kind)


def name_kind(a: WordColumns, b: WordColumns, in_a: tuple[int, int], in_b: tuple[int, int]) -> str:
    """Return stock where either side is mostly furniture, else quotation, mixed or prose by the share of quoted words.

    Words that only one report puts in quotation marks count half: marks get lost in scrapes.
    """
    sides = [words.flags[first:last] for words, (first, last) in ((a, in_a), (b, in_b))]
    if max(float(np.mean(flags & FURNITURE > 0)) for flags in sides) >= 0.5:
        return "stock"
    quoted = float(np.mean([np.mean(flags & QUOTED > 0) for flags in sides]))
    return "quotation" if quoted >= 0.8 else "mixed" if quoted > 0.2 else "prose"

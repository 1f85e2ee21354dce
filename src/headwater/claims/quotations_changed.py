"""Which quotations of a report say what an earlier report quotes, in other words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from headwater.claims.quotations import Quote, is_faithful, plain_words
from headwater.text.sentences import find_sentences
from headwater.text.words import content_words

MOST_WORDS = 0.6
"""What share of a sentence's words an earlier quotation must have at least for the sentence to keep to it."""

MOST_DAYS = 60
"""How many days may lie between two quotations of one utterance, unless one report relies on the other."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two quotations are.

    `shared` counts their common words of content, `part` is the share of the shorter one's, `whole` of the longer
    one's; `order` the share of the shorter one's words that stand in the other in the same order.
    """

    shared: int
    part: float
    whole: float
    order: float


@dataclass(frozen=True, slots=True)
class Side:
    """The quotations of one report; `day` is that of publication, `relied` says that the later report relies on it."""

    quotes: tuple[Quote, ...]
    day: date | None
    relied: bool


def find_changed(later: Side, earlier: Sequence[Side]) -> Iterator[tuple[Quote, Quote]]:
    """Yield (earlier quotation, later quotation) where the later report changed the words, the likeliest of each.

    A quotation of the later report that keeps to the words of an earlier one throughout is none; `earlier` is in order.
    """
    pool = [(side, quote) for side in earlier for quote in side.quotes]
    index = _index_words([quote for _, quote in pool])
    seen: set[tuple[str, ...]] = set()
    for quote in later.quotes:
        alike = [pool[number] for number in _share_two(quote, index)]
        if plain_words(quote.text) in seen or not alike or _is_kept(quote, [other for _, other in alike]):
            continue
        seen.add(plain_words(quote.text))
        near = [(side, other) for side, other in alike if _is_near(later, side)]
        rated = [(rate_change(other, quote, relied=side.relied), other) for side, other in near]
        yield from ((other, quote) for other in _choose_apart(quote, [pair for pair in rated if pair[0] > 0]))


def _choose_apart(quote: Quote, rated: Sequence[tuple[float, Quote]]) -> Iterator[Quote]:
    """Yield the likeliest earlier quotation, then those that are about other words of the later one.

    Of equally likely ones the earliest report's comes first, in it the last: the text's rather than the heading's.
    """
    reports = list(dict.fromkeys(other.report for _, other in rated))
    ordered = sorted(rated, key=lambda pair: (-pair[0], reports.index(pair[1].report), -pair[1].start))
    told: set[str] = set()
    for _, other in ordered:
        shared = set(content_words(quote.text)) & set(content_words(other.text))
        if not told & shared:
            yield other
        told |= shared


def rate_change(quote: Quote, other: Quote, *, relied: bool) -> float:
    """Return how surely two quotations are one utterance in changed words; 0 where they are not, or nothing changed.

    Reliance of one report on the other and the same speaker make it likelier; where neither is known, only quotations
    that share most of their words are one.
    """
    like = measure_likeness(quote.text, other.text)
    if like.shared < 2 or is_faithful(quote.text, other.text):
        return 0.0
    known = bool(quote.speaker and other.speaker)
    same, strange = known and quote.speaker == other.speaker, known and quote.speaker != other.speaker
    if relied:
        enough = like.part >= 0.4 and like.order >= (0.33 if like.shared > 2 else 0.5)
        enough = enough and not (strange and like.part + like.order < 1.1)
    elif same:
        enough = like.shared > 2 and like.part >= 0.65 and like.order >= 0.4
    else:
        enough = like.shared > 2 and like.part >= 0.8 and like.order >= 0.5 and like.whole >= 0.4
    return like.part + like.order + 0.8 * like.whole + 0.4 * relied + 0.4 * same - 0.2 * strange if enough else 0.0


def measure_likeness(text: str, other: str) -> Likeness:
    """Return how alike two quotations are."""
    a, b = Counter(content_words(text)), Counter(content_words(other))
    shared = sum((a & b).values())
    if shared < 2:
        return Likeness(shared, 0.0, 0.0, 0.0)
    words, others = plain_words(text), plain_words(other)
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    order = sum(block.size for block in blocks) / max(1, min(len(words), len(others)))
    sizes = sorted((sum(a.values()), sum(b.values())))
    return Likeness(shared, shared / sizes[0], shared / sizes[1], order)


def _is_kept(quote: Quote, others: Sequence[Quote]) -> bool:
    """Return whether each sentence of a quotation stands in an earlier one word for word, or most of it is one."""
    sentences = [quote.text[start:end] for start, end in find_sentences(quote.text)] or [quote.text]
    return all(any(_keeps(sentence, other.text) for other in others) for sentence in sentences)


def _keeps(sentence: str, earlier: str) -> bool:
    """Return whether a sentence keeps to earlier words: two of them that it shares with many say nothing of the others."""
    most = len(plain_words(earlier)) >= MOST_WORDS * len(plain_words(sentence))
    return most and is_faithful(earlier, sentence)


def _index_words(quotes: Sequence[Quote]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for word in sorted(set(content_words(quote.text))):
            index[word].append(number)
    return index


def _share_two(quote: Quote, index: dict[str, list[int]]) -> list[int]:
    """Return the numbers of the quotations that share at least two words of content, in order."""
    counts = Counter(number for word in set(content_words(quote.text)) for number in index.get(word, ()))
    return sorted(number for number, count in counts.items() if count >= 2)


def _is_near(later: Side, earlier: Side) -> bool:
    if earlier.relied or later.day is None or earlier.day is None:
        return True
    return abs((later.day - earlier.day).days) <= MOST_DAYS

"""Quotations that nobody is named for: they go on with the attribution before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.sources.attributing.prose import Prose
from headwater.sources.attributing.relation import Relation, covers
from headwater.text.spans import Span
from headwater.text.words import find_words

SHORTEST = 2  # words
SURE = 0.6


def continue_quotations(prose: Prose, relations: Sequence[Relation]) -> Iterator[Relation]:
    """Yield a relation for each quotation that is a sentence by itself and that no relation has yet."""
    for quotation in prose.quotations:
        if covers(list(relations), quotation, 0.3) or not _stands_free(prose, quotation):
            continue
        before = [r for r in relations if r.content[0] < quotation[0] and _is_near(prose, r, quotation)]
        if before:
            last = max(before, key=lambda r: (max(r.content[1], r.cue[1] if r.cue else 0), r.content))
            yield Relation(None, None, quotation, min(SURE, last.score), after=last.head)


def _stands_free(prose: Prose, quotation: Span) -> bool:
    """Whether a quotation is one or more whole sentences, or follows a colon."""
    if len(find_words(prose.text[slice(*quotation)])) < SHORTEST:
        return False
    first, last = prose.sentence_at(quotation[0]), prose.sentence_at(quotation[1] - 1)
    if not first or not last or first in prose.headings:
        return False
    begins = quotation[0] == first[0] or prose.text[first[0] : quotation[0]].rstrip().endswith(":")
    return begins and quotation[1] >= last[1]


def _is_near(prose: Prose, relation: Relation, quotation: Span) -> bool:
    """Whether a relation stands in the quotation's paragraph, or is a quotation that ends the one before it."""
    line, here = prose.line_at((relation.cue or relation.content)[0]), prose.line_at(quotation[0])
    return line == here or (line == here - 1 and prose.count_quoted(relation.content) > 0)

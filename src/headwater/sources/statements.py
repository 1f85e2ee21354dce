"""Cut a report into statements: contents of attributions, sentences in the outlet's voice, the parts that these split into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from headwater.decisions.spans import move_spans
from headwater.records import Attribution, Passage, SpanRuling
from headwater.sources.pieces import CLAUSE, CONTENT, HEADING, SENTENCE, Piece, covered
from headwater.text.spans import trim_span

COVERED = 0.6  # share of a sentence that contents must fill to stand for it
_LEAST = 4  # characters of the shortest statement
_ASIDE = re.compile(r"(?:as|after|which|whose|whom|where|when|while|with)\b")


def cut_pieces(
    text: str, passages: Sequence[Passage], attributions: Sequence[Attribution], depth: Mapping[str, int]
) -> list[Piece]:
    """Return the pieces of a report that are statements, each span once, in order.

    `depth` is the length of the chain of each attribution, by id: of those with one content the deepest is taken.
    """
    furniture = [(p.start, p.end) for p in passages if p.kind == "furniture"]
    prose = sorted((p for p in passages if p.kind in {HEADING, SENTENCE}), key=lambda p: (p.start, p.end))
    found: dict[tuple[int, int], Piece] = {}
    for piece in [*_contents(text, prose, attributions, depth), *_sentences(text, prose, attributions)]:
        if piece.end - piece.start >= _LEAST and not any(a <= piece.start < b for a, b in furniture):
            found.setdefault((piece.start, piece.end), piece)
    return [found[span] for span in sorted(found)]


def place_asides(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with those parts of sentences that are beside what is said put into the outlet's own voice."""
    return [
        replace(piece, attribution=None)
        if piece.form == CLAUSE and _is_aside(text, piece.start, piece.end, piece.attribution)
        else piece
        for piece in pieces
    ]


def move_pieces(pieces: Sequence[Piece], moves: Sequence[SpanRuling]) -> list[Piece]:
    """Return the pieces of a report where people decided that they stand, in order; each keeps its form and attribution."""
    if not moves:
        return list(pieces)
    spans = move_spans([(piece.start, piece.end) for piece in pieces], moves)
    moved = [replace(pieces[number], start=start, end=end) for number, (start, end) in spans.items()]
    return sorted(moved, key=lambda piece: (piece.start, piece.end))


def _contents(
    text: str, prose: Sequence[Passage], attributions: Sequence[Attribution], depth: Mapping[str, int]
) -> Iterator[Piece]:
    """Yield the contents, cut at the ends of sentences."""
    for row in sorted(attributions, key=lambda row: (-depth.get(row.id, 0), row.content, row.cue_start or 0)):
        for start, end in row.content:
            for a, b in _by_sentence(prose, start, end):
                yield Piece(*trim_span(text, a, b), CONTENT, row)


def _by_sentence(prose: Sequence[Passage], start: int, end: int) -> list[tuple[int, int]]:
    parts = [(max(p.start, start), min(p.end, end)) for p in prose if p.start < end and start < p.end]
    return parts or [(start, end)]


def _sentences(text: str, prose: Sequence[Passage], attributions: Sequence[Attribution]) -> Iterator[Piece]:
    for p in prose:
        inside = [
            (max(a, p.start), min(b, p.end), row) for row in attributions for a, b in row.content if a < p.end and p.start < b
        ]
        if covered([(a, b) for a, b, _ in inside]) < COVERED * (p.end - p.start):
            yield Piece(*trim_span(text, p.start, p.end), p.kind, _spoken(p, [row for _, _, row in inside]))


def _spoken(passage: Passage, rows: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution for which a whole sentence stands: the first whose cue it holds."""
    held = [row for row in rows if row.cue_start is not None and passage.start <= row.cue_start < passage.end]
    return min(held, key=lambda row: (row.cue_start, row.content), default=None)


def _is_aside(text: str, start: int, end: int, row: Attribution | None) -> bool:
    """Whether a clause beside what is said is the outlet's own: "…, which has 60 monitors, said that …"."""
    if row is None:
        return False
    said = covered([(max(a, start), min(b, end)) for a, b in row.content if a < end and start < b])
    apart = not said and not any(at is not None and start <= at < end for at in (row.cue_start, row.source_start))
    quotes = any(mark in text[start:end] for mark in '"“”«»')
    return (apart and not quotes) or (2 * said <= end - start and _ASIDE.match(text, start) is not None)

"""Cut a report into statements: contents of attributions, sentences in the outlet's voice, clauses of long sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.decisions.spans import move_spans
from headwater.records import Attribution, Passage, SpanRuling

HEADING, SENTENCE, CONTENT, CLAUSE = "heading", "sentence", "content", "clause"
COVERED = 0.6  # share of a sentence that contents must fill to stand for it
_LEAST = 4  # characters of the shortest statement
_CLAUSE = 25  # characters of the shortest clause
_LONG = 90  # characters from which a statement is cut into clauses as well
_CUT = re.compile(
    r"(?<=[,;:—–])\s+(?=(?:and|but|which|who|whose|whom|while|after|although|though|because|adding|saying|with|where|when|as|not|or)\b)"
    r"|(?<=[;—–:])\s+|\s+(?=(?:but|after|while|although|because|and that|and the|and said)\b)|\s[—–-]\s"
)

_ASIDE = re.compile(r"(?:as|after|which|whose|whom|where|when|while|with)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """A span that says something: its form and the attribution whose content or sentence it is, None in own voice."""

    start: int
    end: int
    form: str
    attribution: Attribution | None


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
    for piece in list(found.values()):
        for start, end in clauses(text, piece.start, piece.end):
            speaker = None if _is_aside(text, start, end, piece.attribution) else piece.attribution
            found.setdefault((start, end), Piece(start, end, CLAUSE, speaker))
    return [found[span] for span in sorted(found)]


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
                yield Piece(*_trim(text, a, b), CONTENT, row)


def _by_sentence(prose: Sequence[Passage], start: int, end: int) -> list[tuple[int, int]]:
    parts = [(max(p.start, start), min(p.end, end)) for p in prose if p.start < end and start < p.end]
    return parts or [(start, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _sentences(text: str, prose: Sequence[Passage], attributions: Sequence[Attribution]) -> Iterator[Piece]:
    for p in prose:
        inside = [
            (max(a, p.start), min(b, p.end), row) for row in attributions for a, b in row.content if a < p.end and p.start < b
        ]
        if covered([(a, b) for a, b, _ in inside]) < COVERED * (p.end - p.start):
            yield Piece(*_trim(text, p.start, p.end), p.kind, _spoken(p, [row for _, _, row in inside]))


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


def covered(spans: Sequence[tuple[int, int]]) -> int:
    """Return how many characters the spans cover together."""
    total, reach = 0, -1
    for start, end in sorted(spans):
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the clauses of a long span, [] where it is short or one clause."""
    if end - start < _LONG:
        return []
    cuts = [start]
    for found in _CUT.finditer(text, start, end):
        if found.end() - cuts[-1] >= _CLAUSE and end - found.end() >= _CLAUSE:
            cuts.append(found.end())
    return [_trim(text, a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)] if len(cuts) > 1 else []

"""Wrong spans: which statement was decided to stand elsewhere in its report, and where it stood before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from headwater.decisions.fitting import fit_span
from headwater.records import SpanRuling

Said = tuple[str, tuple[int, int, str]]  # a report, and start, end and id of a statement in it


def order_moves(moves: Iterable[SpanRuling]) -> list[SpanRuling]:
    """Return moves in the order in which they were decided."""
    return sorted(moves, key=lambda move: (move.at, move.decision))


def move_spans(spans: Sequence[tuple[int, int]], moves: Iterable[SpanRuling]) -> dict[int, tuple[int, int]]:
    """Return which of a report's spans, by number, stand where after all moves, one after the other.

    A move takes the span that stands at its start..end now or stood there before; one that fits none takes none. What
    stood where a span was moved to is replaced by it, and is in the answer no more.
    """
    now = dict(enumerate(spans))
    stood = [(start, end, str(number)) for number, (start, end) in now.items()]
    for move in order_moves(moves):
        fitting = fit_span(move.start, move.end, [one for one in stood if int(one[2]) in now])
        if fitting:
            target = (move.to_start, move.to_end)
            now = {number: span for number, span in now.items() if span != target} | {int(fitting): target}
            stood.append((*target, fitting))
    return now


def list_former(said: Sequence[Said], moves: Iterable[SpanRuling]) -> Iterator[Said]:
    """Yield where statements stood before they were moved, except where another one stands now."""
    known = {(report, start, end): id_ for report, (start, end, id_) in said}
    for move in reversed(order_moves(moves)):
        places = [(move.report, move.to_start, move.to_end), (move.report, move.start, move.end)]
        statement = next((known[place] for place in places if place in known), "")
        for place in places if statement else ():
            if place not in known:
                known[place] = statement
                yield move.report, (*place[1:], statement)

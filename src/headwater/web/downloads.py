"""Downloads: what is made piece by piece is sent piece by piece, and stops being made when nobody waits for it any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from queue import Full, Queue
from threading import Event, Thread

WAITING = 16
"""How many pieces may wait to be sent."""
PIECE = 65536
PATIENCE = 0.5

Made = bytes | BaseException | None


def stream_from_thread(make: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    """Yield what `make` yields, in pieces of about PIECE bytes, all of it made in one thread; raise what it raises.

    A case belongs to the thread that opened it, and a server asks for each piece from another one. Nothing is made before
    the first piece is asked for; what is under way ends when the iterator is closed.
    """
    pieces: Queue[Made] = Queue(WAITING)
    over = Event()
    Thread(target=_work, args=(make, pieces, over), daemon=True).start()
    try:
        while (piece := pieces.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        over.set()


def _work(make: Callable[[], Iterator[bytes]], pieces: Queue[Made], over: Event) -> None:
    try:
        for piece in _join(make()):
            if not _put(pieces, piece, over):
                return
        _put(pieces, None, over)
    except BaseException as error:  # noqa: BLE001  # it is raised where the pieces are asked for
        _put(pieces, error, over)


def _put(pieces: Queue[Made], piece: Made, over: Event) -> bool:
    """Hand a piece on; return False where nobody waits for it."""
    while not over.is_set():
        try:
            pieces.put(piece, timeout=PATIENCE)
        except Full:
            continue
        return True
    return False


def _join(pieces: Iterator[bytes]) -> Iterator[bytes]:
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= PIECE:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)

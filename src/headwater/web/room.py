"""The room: one case file that pages look into, while other processes may write to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from headwater.case import Case
from headwater.errors import StopRun
from headwater.run.listing import list_case
from headwater.run.notice import Running, find_running
from headwater.view.browse import Catalogue
from headwater.view.lookup import index_lookups

T = TypeVar("T")


class Room:
    """A case file. Every request opens it anew, for reading only, and sees one state of it throughout."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept: dict[str, tuple[str, object]] = {}

    @property
    def name(self) -> str:
        """How the case is called."""
        return self.path.stem

    @contextmanager
    def open(self) -> Iterator[Catalogue]:
        """Open the case as it is now; raise StopRun where it cannot be read.

        What is opened belongs to the thread that opened it: open it inside the function that answers the request.
        """
        with Catalogue.open(self.path, settled=False) as case:
            yield case

    def prepare(self) -> None:
        """Make the lists and indexes that pages are quick by, where they are missing and the file can be written.

        Raise StopRun where there is no case, or one of another version.
        """
        Case.open(self.path, writable=False).close()
        with suppress(StopRun), Case.open(self.path) as case:
            index_lookups(case)
            list_case(case)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` makes, made again only after the file has changed."""
        stamp, kept = self.stamp(), self._kept.get(name)
        if kept is None or kept[0] != stamp:
            kept = self._kept[name] = (stamp, make())
        return kept[1]  # type: ignore[return-value]  # one name is used with one type only

    def progress(self) -> Running | None:
        """Return how far the run is that is at work on the case, in whatever process, None where none is."""
        try:
            with Case.open(self.path, writable=False) as case:
                return find_running(case)
        except StopRun:
            return None

    def stamp(self) -> str:
        """Return a text that is another one after the file has changed."""
        return f"{_stamp(self.path)} {_stamp(self.path.with_name(self.path.name + '-wal'))}"


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}.{found.st_size}"


def room_of(request: Request) -> Room:
    """Return the room that an app serves."""
    room: Room = request.app.state.room
    return room


RoomOf = Annotated[Room, Depends(room_of)]
"""What a route asks for to look into the case: `def show(room: RoomOf): with room.open() as case: …`."""

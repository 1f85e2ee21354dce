"""The room: one case file that pages look into, while other processes may write to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from headwater.case import Case
from headwater.errors import StopRun
from headwater.run.notice import Running, find_running
from headwater.view.browse import Catalogue


class Room:
    """A case file. Every request opens it anew, for reading only, and sees one state of it throughout."""

    def __init__(self, path: Path) -> None:
        self.path = path

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

"""How the tests of the case room come in."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from headwater.web.app import create_app
from headwater.web.keys import Keys
from headwater.web.room import Room

ADDRESS = "http://127.0.0.1:8765"


def open_room(path: Path, keys: Keys | None = None) -> TestClient:
    """Return a browser on this machine that is let into the room of a case; forms it sends come from the room's own pages."""
    keys = keys or Keys()
    headers = {"origin": ADDRESS}
    client = TestClient(create_app(Room(path), keys), base_url=ADDRESS, client=("127.0.0.1", 50000), headers=headers)
    client.get("/", params={"token": keys.token}, follow_redirects=False)
    return client

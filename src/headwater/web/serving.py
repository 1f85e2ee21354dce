"""The server under the room: listens at one address until it is stopped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from headwater.errors import StopRun
from headwater.web.app import create_app
from headwater.web.guard import is_loopback
from headwater.web.keys import Keys
from headwater.web.room import Room


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen; port 0 stands for any that is free."""

    host: str = "127.0.0.1"
    port: int = 0


def serve_room(path: Path, address: Address, password: str, announce: Callable[[str], None]) -> None:
    """Serve the case at `path` until Ctrl-C; `announce` gets the address that lets in one browser.

    Raise StopRun where it is no case, the address cannot be had, or others could reach it and there is no password.
    """
    if not (is_loopback(address.host) or address.host == "localhost") and not password:
        raise StopRun(f"others can reach {address.host}: give a password with --password, or leave --host out")
    room = Room(path)
    room.prepare()
    config = uvicorn.Config(app="", host=address.host, port=address.port, log_level="warning", server_header=False)
    listener = _listen(config, address)
    port = listener.getsockname()[1]
    keys = Keys(password, port)
    config.app = create_app(room, keys, address.host)
    announce(f"http://{_reach(address.host)}:{port}/?token={keys.token}")
    uvicorn.Server(config).run(sockets=[listener])


def _listen(config: uvicorn.Config, address: Address) -> Any:
    """Return a socket that takes connections already, so that a browser may be quicker than the server."""
    log = logging.getLogger("uvicorn.error")
    log.disabled = True  # what it would say is said below
    try:
        listener = config.bind_socket()
        listener.listen()
    except (OSError, SystemExit):
        raise StopRun(f"{address.host} port {address.port} cannot be used: give another --port, or 0 for a free one") from None
    finally:
        log.disabled = False
    return listener


def _reach(host: str) -> str:
    """Return how a browser on this machine calls an address."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, host)  # noqa: S104  # what it stands for
    return f"[{name}]" if ":" in name and not name.startswith("[") else name

"""Take the pictures in the documents: the case room on the example case, as chromium shows it.

python docs/making/pictures.py
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import uvicorn

from headwater.api import trace
from headwater.exports.html import write_page
from headwater.web.app import create_app
from headwater.web.keys import Keys
from headwater.web.room import Room

PICTURES = Path(__file__).parents[1] / "pictures"
EXAMPLE = Path(__file__).parents[2] / "examples" / "kestrel-dam"
SHOTS = {
    "case.png": ("/", 1280, 1000),
    "claim.png": ("/claims/1", 1280, 1400),
    "report-page.png": ("/reports/06.txt", 1280, 1000),
    "compare.png": ("/compare/05.txt/06.txt", 1280, 900),
}


def main() -> None:
    """Trace the example, open its room, and take every picture."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("the pictures need chromium: apt-get install chromium, or install Google Chrome")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kestrel-dam.sqlite"
        page = Path(folder) / "kestrel-dam.html"
        with trace(EXAMPLE, path) as case:
            page.write_bytes(write_page(case))
        take(chromium, "report.png", page.as_uri(), 1280, 1000)
        for name, (address, width, height) in SHOTS.items():
            with open_room(path) as (room, token):
                take(chromium, name, f"{room}{address}?token={token}", width, height)


@contextmanager
def open_room(path: Path) -> Iterator[tuple[str, str]]:
    """Serve a case; yield its address and the token that lets one browser in."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    keys = Keys(port=port)
    server = uvicorn.Server(uvicorn.Config(create_app(Room(path), keys), log_level="error"))
    thread = Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}", keys.token
    finally:
        server.should_exit = True
        thread.join()


def take(chromium: str, name: str, address: str, width: int, height: int) -> None:
    """Take one picture."""
    switches = ("--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--force-device-scale-factor=1")
    target = (f"--screenshot={PICTURES / name}", f"--window-size={width},{height}", "--virtual-time-budget=4000", address)
    subprocess.run([chromium, *switches, *target], check=True, capture_output=True, timeout=120)  # noqa: S603  # ours
    print(PICTURES / name)


if __name__ == "__main__":
    main()

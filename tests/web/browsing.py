"""A browser in the case room: Debian's chromium, driven by Playwright; whoever lacks one of them skips."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import pytest
import uvicorn

from headwater.web.app import create_app
from headwater.web.keys import Keys
from headwater.web.room import Room


@contextmanager
def open_browser():
    """Start the browser, and end it afterwards; skip where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("no chromium is installed")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def serve(path) -> Iterator[str]:
    """Serve a case; yield the address that lets one browser in."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    keys = Keys(port=port)
    server = uvicorn.Server(uvicorn.Config(create_app(Room(path), keys), log_level="error"))
    thread = Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/?token={keys.token}"
    finally:
        server.should_exit = True
        thread.join()


@dataclass
class Visit:
    """One browser window in a room. `troubles` is what the browser complained of, and every request to elsewhere."""

    page: object
    room: str
    troubles: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def begin(cls, browser, address, **context):
        """Enter the room by its address."""
        window = browser.new_context(viewport={"width": 1200, "height": 900}, **context)
        visit = cls(window.new_page(), address.partition("/?")[0])
        visit.page.on("console", lambda message: visit.troubles.append(message.text) if message.type == "error" else None)
        visit.page.on("pageerror", lambda error: visit.troubles.append(str(error)))
        visit.page.on("request", visit._hear)
        visit.page.goto(address)
        yield visit
        window.close()

    def _hear(self, request):
        if not request.url.startswith((self.room, "data:")):
            self.troubles.append(f"asks elsewhere: {request.url}")

    def go(self, path):
        """Open a page of the room."""
        self.page.goto(f"{self.room}{path}")

    @property
    def told(self):
        """What the page tells of the last decision."""
        return " ".join(self.page.locator("#decided").inner_text().split())

    def wait_for_effect(self):
        """Wait until what was decided has shown its effect, and keys are heard again."""
        self.page.locator("#decided:not([data-busy])").wait_for()
        self.page.wait_for_load_state()

    def decide_note(self, place):
        """Note something on what a page is about."""
        self.go(f"/{place}")
        self.page.keyboard.press("m")
        form = self.page.locator("dialog.deciding form.ask")
        form.locator("[name=why]").fill("noted")
        form.locator("[name=by]").fill("Ada Moor")
        form.locator("button.main").click()
        self.wait_for_effect()

    def select(self, words):
        """Select words where they stand first in a report's text."""
        found = self.page.evaluate(
            """words => {
                const walk = document.createTreeWalker(document.querySelector("[data-report]"), NodeFilter.SHOW_TEXT);
                for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                    const at = node.data.indexOf(words);
                    if (at < 0) continue;
                    const range = document.createRange();
                    range.setStart(node, at);
                    range.setEnd(node, at + words.length);
                    getSelection().removeAllRanges();
                    getSelection().addRange(range);
                    return true;
                }
                return false;
            }""",
            words,
        )
        assert found

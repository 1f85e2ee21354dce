"""One address that speaks the chat-completions protocol, over HTTP; used from several threads at once."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any, Self

import httpx

from headwater.errors import StopRun

KEY = "HEADWATER_API_KEY"
SECONDS = 300.0  # seconds for one call from begin to end: a large model on a small machine takes minutes
CONNECTING = 15.0
MOST_BYTES = 4_000_000
CHAT, MODELS = "/chat/completions", "/models"


class Trouble(Exception):
    """A call that came to nothing but may do better later; `wait` is how many seconds the server asks for, if it does."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class Unreachable(Trouble):
    """A call that found nobody at the address."""


@dataclass(frozen=True)
class Heard:
    """What came back: the HTTP status, its headers with names in lower case, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def wait(self) -> float | None:
        """How many seconds the server asks to wait, None where it does not say."""
        asked = self.headers.get("retry-after", "")
        try:
            seconds = float(asked) if asked[:1].isdigit() else parsedate_to_datetime(asked).timestamp() - time.time()
        except (ValueError, TypeError):
            return None
        return max(0.0, seconds) if math.isfinite(seconds) else None


@dataclass
class Endpoint:
    """`url` is the base address, as in http://localhost:11434/v1; `key` is sent to it, and shown nowhere.

    Redirects are not followed, so that neither key nor texts go where the user did not send them.
    """

    url: str
    key: str = field(default="", repr=False)
    patience: float = SECONDS
    now: Callable[[], float] = field(default=time.monotonic, repr=False)
    _client: httpx.Client = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make ready to connect; the first question does."""
        head = {"User-Agent": "headwater"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        limits = httpx.Timeout(self.patience, connect=min(CONNECTING, self.patience))
        self._client = httpx.Client(headers=head, timeout=limits)

    @classmethod
    def at(cls, address: str, key: str = "") -> Self:
        """Return the endpoint at an address that a user gave; raise StopRun where it or the key cannot be used."""
        try:
            url = httpx.URL(address.strip())
        except httpx.InvalidURL:
            url = httpx.URL("")
        if url.scheme not in {"http", "https"} or not url.host:
            raise StopRun("the endpoint must be an address such as http://localhost:11434/v1")
        if url.userinfo:
            raise StopRun(f"the endpoint's address must hold no password: put the key into the variable {KEY}")
        key = key.strip()
        if not (key.isascii() and key.isprintable()):
            raise StopRun(f"{KEY} holds characters that no key has: set it anew")
        return cls(str(url.copy_with(path=url.path.rstrip("/").removesuffix(CHAT), fragment=None)), key)

    @property
    def host(self) -> str:
        """How the endpoint is called in messages: without its query, which may hold a secret."""
        return str(httpx.URL(self.url).copy_with(query=None))

    def close(self) -> None:
        """End the connections."""
        self._client.close()

    def ask(self, path: str, body: Mapping[str, Any] | None = None) -> Heard:
        """Return what the endpoint says: to `body` where there is one, else to the bare question.

        Raise Trouble where nothing came, in time and in full.
        """
        url = httpx.URL(self.url)
        try:
            with self._client.stream("POST" if body else "GET", url.copy_with(path=url.path + path), json=body) as answer:
                return self._listen(answer)
        except httpx.ConnectError:
            raise Unreachable(f"nothing answers at {self.host}") from None
        except httpx.TimeoutException:
            raise Trouble(f"no answer from {self.host} within {self.patience:g} seconds") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Trouble(f"the connection to {self.host} failed ({type(error).__name__})") from None

    def _listen(self, answer: httpx.Response) -> Heard:
        """Read an answer to its end, at most so long and so much; a server that trickles would never time out by itself."""
        begin, body = self.now(), bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if self.now() - begin > self.patience:
                raise Trouble(f"no whole answer from {self.host} within {self.patience:g} seconds")
            if len(body) > MOST_BYTES:
                raise Trouble(f"the answer from {self.host} does not end")
        return Heard(answer.status_code, {name.lower(): value for name, value in answer.headers.items()}, bytes(body))

    def hide(self, text: str) -> str:
        """Return a server's words without the key, which some repeat."""
        return text.replace(self.key, "…") if self.key else text

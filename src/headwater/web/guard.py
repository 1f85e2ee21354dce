"""Who may come in: this machine with the address that was printed; others with the password, where there is one.

The name in `Host` is checked because a foreign page can make its own name mean this machine (DNS rebinding); `Origin`
because a foreign page can send forms here. Every answer forbids the page to load or send anything anywhere else.
"""

from __future__ import annotations

import platform
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

from fastapi.responses import PlainTextResponse, RedirectResponse
from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.web.keys import Keys

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers send forms with the origin "null"
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
STATIC, ENTER = "/static/", "/enter"
ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  # what a host of that name stands for


class Guard:
    """The app behind it hears only from those who may come in. `host` is the address that the server listens at."""

    def __init__(self, app: ASGIApp, keys: Keys, host: str = "127.0.0.1") -> None:
        self._app = app
        self._keys = keys
        self._anywhere = host in ANYWHERE
        machine = platform.node().lower()
        self._names = {"localhost", machine, f"{machine}.local"} if self._anywhere else {"localhost", host}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in the app's place where a request may not come in."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = self._refuse(request) or self._admit(request)
        await (answer or self._app)(scope, receive, _stamped(send))

    def _refuse(self, request: Request) -> Response | None:
        """Return a refusal of what comes from elsewhere, None where nothing speaks against it."""
        client = request.client.host if request.client else ""
        if not self._keys.password and not is_loopback(client):
            return PlainTextResponse("This case room is open to this machine only: start it with --password.", 403)
        if not self._knows(request.headers.get("host", "")):
            return PlainTextResponse("This case room does not go by that name.", 421)
        if not _is_own(request.headers, request.url, safe=request.method in SAFE):
            return PlainTextResponse("That was sent by another site.", 403)
        return None

    def _knows(self, host: str) -> bool:
        """Whether it goes by the name in the header `Host`."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self._names or is_loopback(name) or (self._anywhere and _is_address(name))

    def _admit(self, request: Request) -> Response | None:
        """Return what to answer to somebody who has not shown a key yet, None where the app may answer."""
        token = request.query_params.get("token", "")
        if token and request.method == "GET":
            return self._take_token(request, token)
        if request.cookies.get(self._keys.cookie, "") and self._keys.fits(request.cookies[self._keys.cookie]):
            return None
        if request.url.path.startswith(STATIC) or request.url.path == ENTER:
            return None
        if request.url.path.startswith("/api/"):
            return PlainTextResponse("No key: open the address that `headwater serve` printed first.", 401)
        return RedirectResponse(ENTER, 303)

    def _take_token(self, request: Request, token: str) -> Response:
        """Exchange the token in the address for a cookie; one who has the cookie already just loses the token."""
        left = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "token"])
        answer = RedirectResponse(f"/{request.url.path.lstrip('/')}" + (f"?{left}" if left else ""), 303)
        if self._keys.redeem(token):
            self._keys.hand_out(answer)
        return answer


def is_loopback(address: str) -> bool:
    """Whether an address means this machine itself."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _is_own(headers: Headers, url: URL, *, safe: bool) -> bool:
    """Whether a request comes from a page of the room, or changes nothing and does not say where it comes from."""
    origin = headers.get("origin")
    if origin is not None:
        return origin == f"{url.scheme}://{headers.get('host', '')}"
    return safe or headers.get("sec-fetch-site") == "same-origin"


def _stamped(send: Send) -> Send:
    """Return a way to send answers that says with each what its page may do."""

    async def forward(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return forward

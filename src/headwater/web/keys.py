"""What opens the room: a token that works once, the cookie that it is exchanged for, and the password, if there is one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from secrets import compare_digest, token_urlsafe
from time import monotonic

from starlette.responses import Response

TRIES, WINDOW = 5, 60.0


class Keys:
    """The keys of one room. `port` tells its cookie from those of other rooms on this machine; `now` is a clock in seconds."""

    def __init__(self, password: str = "", port: int = 0, now: Callable[[], float] = monotonic) -> None:
        self.password = password
        self.cookie = f"headwater-{port}"
        self.token = token_urlsafe(24)
        self._secret = token_urlsafe(32)
        self._redeemed = False
        self._now = now
        self._wrong: deque[float] = deque(maxlen=TRIES)

    def redeem(self, token: str) -> bool:
        """Whether this is the token, shown for the first time."""
        if self._redeemed or not _same(token, self.token):
            return False
        self._redeemed = True
        return True

    def fits(self, cookie: str) -> bool:
        """Whether a cookie is the one that `hand_out` gives."""
        return _same(cookie, self._secret)

    def hand_out(self, answer: Response) -> None:
        """Put the cookie into an answer: no script can read it, no other site can have it sent."""
        answer.set_cookie(self.cookie, self._secret, httponly=True, samesite="strict", path="/")

    def try_password(self, password: str) -> str:
        """Return "" where this is the password, "wrong" where it is not, "often" after too many wrong ones in a minute."""
        if len(self._wrong) == TRIES and self._now() - self._wrong[0] < WINDOW:
            return "often"
        if self.password and _same(password, self.password):
            return ""
        self._wrong.append(self._now())
        return "wrong"


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))

"""What a chat completion says: the reply, what it cost, or why there is none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from headwater.engine.endpoint import Heard

LONGEST = 200  # characters of a server's own words


@dataclass(frozen=True)
class Completion:
    """`text` is the reply; `refused` and `cut` say that the model would not answer or was stopped in the middle."""

    text: str
    refused: bool
    cut: bool
    tokens_in: int
    tokens_out: int


def read_completion(body: bytes) -> Completion | None:
    """Return what a body says, None where it is no chat completion. Tokens are 0 where the server does not count them."""
    whole = _parse(body)
    choice = _look(whole, "choices", 0)
    message, end = _look(choice, "message"), _look(choice, "finish_reason")
    if not isinstance(message, dict):
        return None
    text, refusal = message.get("content"), message.get("refusal")
    refused = bool(refusal) or end == "content_filter"
    counts = (_look(whole, "usage", name) for name in ("prompt_tokens", "completion_tokens"))
    tokens_in, tokens_out = (count if type(count) is int and 0 <= count < 2**31 else 0 for count in counts)
    return Completion(_plain(text) if isinstance(text, str) else "", refused, end == "length", tokens_in, tokens_out)


def read_error(heard: Heard) -> str:
    """Return a server's own words on what went wrong, however many, "" where it has none."""
    whole = _parse(heard.body)
    for found in (_look(whole, "error", "message"), _look(whole, "error"), _look(whole, "message"), _look(whole, "detail")):
        if isinstance(found, str):
            return _plain(found)
    return "" if whole is not None else heard.body.decode(errors="replace")


def read_models(body: bytes) -> list[str]:
    """Return the names in a list of models."""
    listed = _look(_parse(body), "data")
    names = [_look(row, "id") for row in listed] if isinstance(listed, list) else []
    return sorted(_plain(name) for name in names if isinstance(name, str))


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _look(value: Any, *path: str | int) -> Any:
    """Return what lies at a path into nested objects and lists, None where nothing does."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _plain(text: str) -> str:
    """Return text that a file can keep: without lone halves of surrogate pairs."""
    return text.encode(errors="replace").decode()


def shorten(text: str) -> str:
    """Return a server's words on one line, of a length that can be shown."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"

"""Every word of the interface, from one catalogue, so that it can be translated."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from headwater.errors import Bug

Wording = str | dict[str, str]


def say(key: str, /, **values: object) -> str:
    """Return the words for `key` ("claim.origins") with `values` filled in; `n` chooses between one and many.

    Numbers are written with thousands separators. Raise Bug where the catalogue has no such key or a value is missing.
    """
    wording = load_words().get(key)
    if wording is None:
        raise Bug(f"words.toml has no {key}")
    if isinstance(wording, dict):
        wording = wording["one" if values.get("n") == 1 else "many"]
    try:
        return wording.format(**{name: f"{value:,}" if type(value) is int else value for name, value in values.items()})
    except KeyError as error:
        raise Bug(f"{key} in words.toml needs {error}") from None


@cache
def load_words() -> dict[str, Wording]:
    """Return every wording by its key."""
    sections = tomllib.loads((files("headwater.web") / "words.toml").read_text(encoding="utf-8"))
    return {f"{section}.{name}": wording for section, words in sections.items() for name, wording in words.items()}

"""Patterns in a small language: `[this|that]` is one of them, `{slot}` what stands for it, `{Slot}` the same with a capital."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_SPACES = re.compile(r"  +")
_DOUBLED = re.compile(r",(?=[,.:])")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def seeded(*key: object) -> Random:
    """Return a source of chance that depends on the key alone, the same on every machine."""
    return Random(":".join(map(str, key)))  # noqa: S311  # stories, no secrets


def choose(pattern: str, rng: Random) -> str:
    """Return the pattern with every choice made."""
    return _SPACES.sub(" ", _CHOICE.sub(lambda found: rng.choice(found[1].split("|")), pattern)).strip()


def fill(pattern: str, slots: Mapping[str, str], rng: Random) -> str:
    """Return the pattern with every choice made and every slot filled; a slot that is unknown raises KeyError."""
    text = _SLOT.sub(lambda found: _value(found[1], slots), choose(pattern, rng))
    return _DOUBLED.sub("", text)


def capitalise(text: str) -> str:
    """Return the text with its first letter large; the rest stays."""
    return text[:1].upper() + text[1:]


def spell(number: int) -> str:
    """Return a number as newspapers write it: in letters up to twelve, with a comma from a thousand on."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def _value(name: str, slots: Mapping[str, str]) -> str:
    return slots[name] if name in slots else capitalise(slots[name.lower()])

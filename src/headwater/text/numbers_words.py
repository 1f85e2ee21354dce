"""Numbers written as words: "forty-two", "one and a half million", "the twenty-first"."""

from __future__ import annotations

import re
from functools import cache

from headwater.lore import load_rows


@cache
def load_values(kind: str) -> dict[str, float]:
    """Return the number words of one kind (unit, scale, vague) with their values."""
    return {row["form"]: float(row["value"]) for row in load_rows("figure_words.tsv") if row["kind"] == kind}


@cache
def load_ordinals() -> dict[str, int]:
    """Return the ordinal words that are one word, with their values."""
    return {row["form"]: int(row["value"]) for row in load_rows("figure_ordinals.tsv")}


@cache
def match_small() -> str:
    """Return a pattern of the numbers below one hundred in words; it has no groups."""
    units = load_values("unit")
    tens = "|".join(word for word, value in units.items() if value >= 20)
    digits = "|".join(word for word, value in units.items() if 0 < value < 10)
    rest = "|".join(sorted((word for word, value in units.items() if value < 20), key=len, reverse=True))
    return rf"(?:(?:{tens})(?:[- ](?:{digits}))?|(?:{rest}))"


@cache
def match_ordinal() -> str:
    """Return a pattern of the ordinals below one hundred, in words or digits; it has no groups."""
    tens = "|".join(word for word, value in load_values("unit").items() if value >= 20)
    words = load_ordinals()
    first = "|".join(word for word, value in words.items() if value < 10)
    every = "|".join(sorted(words, key=len, reverse=True))
    return rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:{tens})[- ](?:{first})|(?:{every}))"


def read_ordinal(words: str) -> int | None:
    """Return the value of an ordinal in lower case ("21st", "twenty-first"), or None."""
    if found := re.match(r"\d+", words):
        return int(found[0])
    total = 0
    for word in re.split(r"[- ]", words):
        value = load_ordinals().get(word) or load_values("unit").get(word)
        if value is None:
            return None
        total += int(value)
    return total


def read_cardinal(words: str) -> float | None:
    """Return the value of a number in lower-case words or digits, None where a word is no number.

    Units add up until a scale multiplies them; "and" is passed over, a dot is a decimal point, commas and spaces
    between digits group them, and "a half" adds a half of the scale that follows.
    """
    total, part = 0.0, 0.0
    for word in re.split(r"[- ]+(?=[a-z])|(?<=[a-z])[- ]+", words.strip()):
        if word in {"and", "of"}:
            continue
        if word in load_values("scale"):
            scale = load_values("scale")[word]
            part = (part or 1.0) * scale
            if scale >= 1000:
                total, part = total + part, 0.0
        elif word in {"a", "an"}:
            part += 0.0 if part else 1.0
        elif word == "half":
            part = 0.5 if part in {0.0, 1.0} and words.startswith(("half", "a half")) else part + 0.5
        elif word in load_values("unit"):
            part += load_values("unit")[word]
        elif (digits := read_digits(word)) is not None:
            part += digits
        else:
            return None
    return total + part


def read_digits(digits: str) -> float | None:
    """Return the value of "4,000", "4 000", "4.000.000", "1,20,000" or "1.2", None where it is no number."""
    if re.fullmatch(r"\d{1,2}(?:,\d\d)+,\d{3}", digits):
        digits = digits.replace(",", "")
    plain = re.sub(r"(?<=\d)[,   ](?=\d{3}(?!\d))", "", digits)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return float(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None

"""Invented reports on matches, with the names in them: there the name of a country or a town is mostly that of its team.

Nothing else that the tagger learns from tells of sport, which is much of the news. The sentences are put together at random,
always alike for the same seed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

from headwater.lore import load_lines, load_rows
from headwater.sources.words import BODY, PERSON, PLACE

SLOT = re.compile(r"\{(\w+)\}")
SENTENCES = 9  # of the body of a report
WITH_SUFFIX = 0.7  # share of the clubs called United and the like

Match = tuple[str, list[tuple[int, int, str]]]
"""A report, and its names: start, end (code points, end excluded) and kind."""

Words = Mapping[str, list[str]]


@cache
def _read_words() -> Words:
    rows = Path(__file__).with_name("names_matches.tsv").read_text(encoding="utf-8").splitlines()
    words: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if not row.startswith("#"):
            slot, _, text = row.partition("\t")
            words[slot].append(text)
    return words


def invent_matches(count: int, seed: int) -> Iterator[Match]:
    """Yield invented reports; the same seed gives the same ones."""
    random = Random(seed)  # noqa: S311  # stories, no secrets
    words = _read_words()
    for _ in range(count):
        slots = _cast(random, words)
        chosen = [random.choice(words["title"]), random.choice(words["first"])]
        chosen += random.sample(words["play"], SENTENCES)
        chosen.append(random.choice(words["last"]))
        paragraphs = ["\n\n"] * 2 + [random.choice((" ", "\n\n")) for _ in range(len(chosen) - 3)]
        yield _fill("".join(map("".join, zip(chosen, [*paragraphs, "\n"], strict=True))), slots)


def _cast(random: Random, words: Words) -> dict[str, tuple[str, str]]:
    """Return the words and the kind of each slot, "" for figures."""
    towns = [*words["town"], *(_invent_place(random) for _ in range(20))]
    high = random.randint(1, 5)
    slots = {team: (name, BODY) for team, name in zip("ABDE", _invent_teams(random, words), strict=True)}
    slots["S"] = (f"{_invent_place(random)} {random.choice(words['ground'])}", PLACE)
    slots["C"] = (random.choice(towns), PLACE)
    slots["M"] = (random.choice([*towns, *words["land"]]), PLACE)
    slots |= {"n": (str(high), ""), "m": (str(random.randrange(high)), "")}
    for team, number in product("AB", "12"):
        given, family = (random.choice(load_rows(f"simulate_{part}.tsv"))["name"] for part in ("given", "family"))
        slots |= {team + number: (f"{given} {family}", PERSON), team.lower() + number: (family, PERSON)}
    return slots


def _invent_place(random: Random) -> str:
    return "".join(random.choice(load_lines(f"simulate_place_{part}.txt")) for part in ("starts", "ends"))


def _invent_teams(random: Random, words: Words) -> list[str]:
    kind = random.choice(("land", "land", "town", "club"))
    if kind != "club":
        return random.sample(words[kind], 4)
    places = random.sample([*words["town"], *(_invent_place(random) for _ in words["town"])], 4)
    return [f"{place} {random.choice(words['club'])}" if random.random() < WITH_SUFFIX else place for place in places]


def _fill(text: str, slots: Mapping[str, tuple[str, str]]) -> Match:
    filled, names, at = "", [], 0
    for match in SLOT.finditer(text):
        words, kind = slots[match.group(1)]
        filled += text[at : match.start()]
        if kind:
            names.append((len(filled), len(filled) + len(words), kind))
        filled, at = filled + words, match.end()
    return filled + text[at:], names

"""How long it takes to join the names of very many reports: invented stories, each with a cast, some of it known to all."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from headwater.lore import load_rows
from headwater.records import Meaning, Referent, Report
from headwater.sources.joining import join_referents

SIZES = (10_000, 100_000, 1_000_000)
MENTIONS, TOLD = 20, 15  # mentions of a report, reports of a story
NOUNS = ("Ministry", "Authority", "Union", "Agency", "Council", "Institute", "Railways", "University", "Court", "Works")
POSTS = ("minister", "mayor", "engineer", "spokesman", "director", "governor", "prosecutor", "coach")


@dataclass(frozen=True)
class Cast:
    """Who occurs in a story: full names of persons, names of bodies, places."""

    persons: Sequence[str]
    bodies: Sequence[str]
    places: Sequence[str]


def measure(mentions: int) -> tuple[int, int, float]:
    """Return how many referents the mentions make, how many entities they are joined to, and the CPU seconds that takes."""
    chance = random.Random(mentions)  # noqa: S311  # names, not secrets
    reports, referents = [], []
    for report, rows in invent(mentions, chance):
        reports.append(report)
        referents += rows
    began = time.process_time()
    entities = {row.entity for row in join_referents(reports, referents) if isinstance(row, Meaning)}
    return len(referents), len(entities), time.process_time() - began


def invent(mentions: int, chance: random.Random) -> Iterator[tuple[Report, list[Referent]]]:
    """Yield reports with their referents, about `MENTIONS` mentions each."""
    count = mentions // MENTIONS
    given = [name for row in load_rows("given_names.tsv") for name in (row["names"] or "").split()]
    families = [_word(chance) for _ in range(200 + count // 4)]
    known = [_invent_cast(chance, given, families) for _ in range(5 + count // 200)]
    cast = known[0]
    for number in range(count):
        if number % TOLD == 0:
            cast = _invent_cast(chance, given, families)
        day = f"20{31 + number % 9}-0{1 + number % 9}-{1 + number % 28:02}"
        report = Report(f"d{number}", f"Outlet {number % 500}", "", f"{number}.txt", "", day, "", "", "en", ())
        yield report, list(_tell(report.id, cast, chance.choice(known), chance))


def _invent_cast(chance: random.Random, given: Sequence[str], families: Sequence[str]) -> Cast:
    places = [_word(chance) for _ in range(3)]
    persons = [f"{chance.choice(given)} {families[int(len(families) * chance.random() ** 3)]}" for _ in range(8)]
    return Cast(persons, [f"{chance.choice(places)} {_word(chance)} {chance.choice(NOUNS)}" for _ in range(4)], places)


def _word(chance: random.Random) -> str:
    """Return an invented name of two to four syllables."""
    return "".join(chance.choice("bcdfghjklmnprstvwz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))).title()


def _tell(report: str, cast: Cast, others: Cast, chance: random.Random) -> Iterator[Referent]:
    """Yield the referents of one report: persons in full, in short or misspelt, bodies and acronyms, places, roles, unnamed."""
    persons = dict.fromkeys([*chance.sample(cast.persons, 3), chance.choice(others.persons)])
    for key, name in enumerate(persons):
        yield _person(report, key, name, chance)
    for key, name in enumerate(dict.fromkeys([chance.choice(cast.bodies), chance.choice(others.bodies)]), 10):
        letters = "".join(word[0] for word in name.split())
        shown = letters if chance.random() < 0.1 else name
        yield Referent(report, key, shown, "organisation", tuple({shown, letters}), "", plural=False)
    place = chance.choice(cast.places)
    yield Referent(report, 20, place, "place", (place,), "", plural=False)
    role = f"{chance.choice(cast.places)} {chance.choice(POSTS)}".lower()
    yield Referent(report, 30, role, "person", (role,), role, plural=False)
    yield Referent(report, 40, "two officials", "unnamed", ("two officials",), "two officials", plural=True)


def _person(report: str, key: int, name: str, chance: random.Random) -> Referent:
    given, family = name.split(maxsplit=1)
    form = chance.random()
    if form < 0.06:
        at = chance.randrange(1, len(family))
        name = f"{given} {family[:at]}{chance.choice(ascii_lowercase)}{family[at:]}"
    elif form < 0.14:
        name = family
    elif form < 0.16:
        name = f"{given[0]}. {family}"
    return Referent(report, key, name, "person", (name, family), chance.choice((*POSTS, "", "")), plural=False)


def format_scale() -> list[str]:
    """Return the table of how long joining takes, a row a size; each is printed as soon as it is known."""
    lines = [
        "| mentions | reports | referents | entities | CPU seconds | microseconds a mention |",
        "|---|---|---|---|---|---|",
    ]
    for size in SIZES:
        referents, entities, seconds = measure(size)
        lines.append(
            f"| {size:,} | {size // MENTIONS:,} | {referents:,} | {entities:,} | {seconds:.1f} | {1e6 * seconds / size:.0f} |"
        )
        print(lines[-1], flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*lines, "", f"At the most {peak:,.0f} MB of memory, the invented reports among them."]

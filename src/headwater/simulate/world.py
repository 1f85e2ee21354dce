"""Who there is: outlets, and for each story a place, an owner, and people who speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from headwater.lore import load_lines, load_rows
from headwater.simulate.grammar import fill
from headwater.simulate.nouns import Outlet, Speaker

STRAIGHT, VARIANTS = 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Scene:
    """What happened where: the row of its kind, its year, and what fills the patterns about it."""

    kind: dict[str, str]
    year: int
    slots: dict[str, str]


def make_outlets(rng: Random, count: int) -> list[Outlet]:
    """Return that many outlets, no two of one name: one in ten a wire, the others of all kinds."""
    rows = load_rows("simulate_outlets.tsv")
    wires, others = ([row for row in rows if (row["kind"] == "wire") == wire] for wire in (True, False))
    found: dict[str, Outlet] = {}
    while len(found) < count:
        row = rng.choice(wires if len(found) % 10 == 0 else others)
        name = fill(row["name"], name_anew(rng), rng)
        found.setdefault(name, _make_outlet(row, name, rng))
    return list(found.values())


def _make_outlet(row: dict[str, str], name: str, rng: Random) -> Outlet:
    slug = re.sub(r"[^a-z]", "", name.lower())
    credits_, copies, invents, alters = (int(row[habit]) / 100 for habit in ("credits", "copies", "invents", "alters"))
    straight, variants = rng.random() < STRAIGHT, rng.random() < VARIANTS
    return Outlet(f"o-{slug}", name, row["kind"], f"{slug}.example", credits_, copies, invents, alters, straight, variants)


def name_place(rng: Random) -> str:
    """Return the name of a town."""
    return rng.choice(load_lines("simulate_place_starts.txt")) + rng.choice(load_lines("simulate_place_ends.txt"))


def name_anew(rng: Random) -> dict[str, str]:
    """Return new names for the slots that stand for anything of their sort."""
    return {
        "place": name_place(rng),
        "river": name_place(rng),
        "street": rng.choice(load_lines("simulate_streets.txt")),
        "family": rng.choice(load_rows("simulate_family.tsv"))["name"],
        "count": str(rng.randrange(13, 480)),
        "hour": f"{rng.randrange(1, 12)}:{rng.randrange(60):02} {rng.choice(('am', 'pm'))}",
    }


def name_person(rng: Random) -> str:
    """Return the name of a person."""
    return f"{rng.choice(load_rows('simulate_given.tsv'))['name']} {rng.choice(load_rows('simulate_family.tsv'))['name']}"


def make_scene(rng: Random, year: int) -> Scene:
    """Return what happened in a year: its kind, place, owner, and how it is called."""
    kind = rng.choice(load_rows("simulate_kinds.tsv"))
    return _fill_scene(kind, name_anew(rng) | {"year": str(year - rng.randrange(1, 6))}, year, rng)


def repeat_scene(scene: Scene, rng: Random) -> Scene:
    """Return an event like another: elsewhere in the same year, or at the same place some years before."""
    same_place = rng.random() < 0.5
    names = {name: scene.slots[name] for name in ("place", "street", "river", "family")}
    if not same_place:
        names |= {name: value for name, value in name_anew(rng).items() if name in ("place", "street")}
    year = scene.year - rng.randrange(1, 4) if same_place else scene.year
    return _fill_scene(scene.kind, names | {"year": str(year - rng.randrange(1, 6))}, year, rng)


def _fill_scene(kind: dict[str, str], names: dict[str, str], year: int, rng: Random) -> Scene:
    slots = names | {name: fill(kind[name], names, rng) for name in ("owner", "service", "chief", "critic", "document", "site")}
    slots["noun"] = kind["noun"]
    slots["event"] = fill(kind["event"], slots, rng)
    return Scene(kind, year, slots)


def make_speaker(id_: str, key: str, scene: Scene, rng: Random) -> Speaker:
    """Return somebody in a role, under an id that begins with that of the story."""
    row = next(row for row in load_rows("simulate_roles.tsv") if row["key"] == key)
    slots = name_anew(rng) | scene.slots if key != "witness" else scene.slots | name_anew(rng)
    given, family = rng.choice(load_rows("simulate_given.tsv")), rng.choice(load_rows("simulate_family.tsv"))
    slots["speaks"] = "spokesman" if given["pronoun"] == "he" else "spokeswoman"
    role = fill(row["role"], slots, rng)
    if row["kind"] != "person":
        return Speaker(id_, role.removeprefix("the "), row["kind"], role)
    body = f"{id_.partition('-')[0]}-{row['body']}" if row["body"] else ""
    name = f"{given['name']} {family['name']}"
    return Speaker(id_, name, "person", role, family["name"], family["variant"], given["pronoun"], body)


def name_event(scene: Scene, rng: Random, *, first: bool) -> str:
    """Return how a report calls the event: in full where it comes first, else in short."""
    return fill(scene.kind["event" if first else "short"], scene.slots, rng)

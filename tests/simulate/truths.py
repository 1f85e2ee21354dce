"""From the truth about an invented story to what the origins of its claims depend on."""

from __future__ import annotations

from dataclasses import replace

from headwater.origins.count import count_origins
from headwater.origins.follow import follow_claim
from headwater.origins.pile import Assertion, Pile, Source

WITNESS = Source("new-witness", "Philippa Quaresma-Tideswell", "person")
PAPER = Source("o-new", "The Independent Almanac", "outlet")


def make_pile(story, claim):
    """Return the pile of a claim, had every stage before the last found exactly the truth."""
    outlets = {one.id: f"{one.draft.outlet.id}" for one in story.printed}
    sources = {
        row["id"]: Source(row["id"], row["name"], row["kind"], (row["name"], *row["aliases"])) for row in story.truth["sources"]
    }
    sources |= {one.draft.outlet.id: Source(one.draft.outlet.id, one.draft.outlet.name, "outlet") for one in story.printed}
    asserted = [row for row in claim["statements"] if row["stance"] == "asserts"]
    return Pile(
        assertions=[Assertion(f"{n}", row["report"], tuple(row["chain"])) for n, row in enumerate(asserted)],
        sources=sources,
        outlets=outlets,
        relies={row["id"]: row["relies_on"] for row in story.truth["reports"]},
        rank={one.id: number for number, one in enumerate(story.printed)},
        texts={one.id: one.draft.text for one in story.printed},
        labels={one.id: one.draft.outlet.name for one in story.printed},
    )


def count_pile(pile):
    """Return the count of the pile's origins."""
    return count_origins(pile, follow_claim(pile))


def add_report(pile, statements, *, relies=()):
    """Return the pile with one more report, the last, by a new outlet: `statements` are the chains of what it asserts."""
    new = [Assertion(f"new{n}", "new", tuple(chain)) for n, chain in enumerate(statements)]
    return replace(
        pile,
        assertions=[*pile.assertions, *new],
        sources={**pile.sources, PAPER.key: PAPER, WITNESS.key: WITNESS},
        outlets={**pile.outlets, "new": PAPER.key},
        relies={**pile.relies, "new": list(relies)},
        rank={**pile.rank, "new": len(pile.rank)},
        texts={**pile.texts, "new": ""},
        labels={**pile.labels, "new": PAPER.name},
    )


def add_copy(pile, report):
    """Return the pile with a copy of one of its reports."""
    return add_report(pile, [a.chain for a in pile.assertions if a.report == report], relies=[report])

"""Let a story run: news comes in and travels on, in the order of time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

from headwater.simulate import originals, retellings
from headwater.simulate.desk import Desk
from headwater.simulate.nouns import Draft, Outlet
from headwater.simulate.world import Scene

ENTERS = (
    (originals.attend, 5),
    (originals.interview, 6),
    (originals.find_witness, 3),
    (originals.leak, 4),
    (originals.read_document, 3),
    (originals.deny, 5),
    (retellings.update, 3),
    (retellings.confirm, 2),
)
"""How news enters, and how often."""

OPENINGS = ((originals.attend, 6), (originals.interview, 2), (originals.leak, 1), (originals.read_document, 1))
"""How a story may begin."""

RETOLD, EXTENDED = 0.6, 0.25
SIZES = ((1, 1), (1, 1), (2, 4), (5, 9), (5, 9), (10, 18), (15, 30))
"""How many reports a story may have, from and to: each row is as likely as the others."""


def draw_size(rng: Random) -> int:
    """Return how many reports a story has."""
    low, high = rng.choice(SIZES)
    return rng.randrange(low, high + 1)


def run_story(story: str, scene: Scene, outlets: list[Outlet], size: int, rng: Random) -> Desk:
    """Return a story of that many reports."""
    begin = datetime.combine(date(scene.year, 1, 1), datetime.min.time(), UTC)
    begin += timedelta(days=rng.randrange(360), minutes=rng.randrange(1440))
    desk = Desk(story, scene, rng.sample(outlets, min(len(outlets), 4 + 2 * size)), begin, rng)
    opening = rng.choices([way for way, _ in OPENINGS], [weight for _, weight in OPENINGS])[0]
    opening(desk)
    while len(desk.drafts) < size:
        _go_on(desk)
    return desk


def _go_on(desk: Desk) -> None:
    rng = desk.rng
    if rng.random() > RETOLD:
        rng.choices([way for way, _ in ENTERS], [weight for _, weight in ENTERS])[0](desk)
        return
    outlet = desk.outlet("daily", "site", "radio")
    base = _choose_base(desk, outlet)
    if rng.random() < EXTENDED:
        retellings.extend(desk, base, outlet)
    elif rng.random() < outlet.copies:
        retellings.copy(desk, base, outlet)
    else:
        retellings.rewrite(desk, base, outlet)


def _choose_base(desk: Desk, outlet: Outlet) -> Draft:
    """Return a report to take from: wires three times as likely as others, never one of the outlet's own."""
    others = [draft for draft in desk.drafts if draft.outlet.id != outlet.id] or desk.drafts
    return desk.rng.choices(others, [3 if draft.outlet.kind == "wire" else 1 for draft in others])[0]

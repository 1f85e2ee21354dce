"""Follow each claim to its independent origins and count them as a range, with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headwater.claims.clearest import Wording, choose_clearest
from headwater.decisions.counting import Verdicts
from headwater.origins.circles import find_circles
from headwater.origins.count import Count, count_origins
from headwater.origins.follow import UNSAID, Trail, follow_claim
from headwater.origins.gather import correct_sources, gather_pile, stances_of
from headwater.origins.pile import TWIN, Pile
from headwater.origins.wording import explain_circle, explain_origin
from headwater.records import (
    ClaimRuling,
    Entity,
    Likeness,
    Link,
    Meaning,
    Membership,
    Names,
    Origin,
    Publisher,
    Record,
    Referent,
    Relies,
    Report,
    Ruling,
    Statement,
    Tally,
)
from headwater.stage import Group, Hop, Read, Stage, each

CIRCULAR, INVENTED = "circular citation", "invented attribution"


def find_origins(group: Group) -> Iterator[Record]:
    """Yield the origins of one claim, and what it comes to."""
    verdicts = Verdicts.of(group[Ruling])
    pile = prepare_pile(group, verdicts)
    count = count_origins(pile, follow_claim(pile), verdicts.origins)
    entities = {meaning.entity for meaning in group[Meaning]} | {row.entity for row in group[Publisher]}
    for position, (key, trails) in enumerate(count.origins.items()):
        statements = tuple(sorted({s for trail in trails for s in trail.statements}))
        entity = key.rstrip(TWIN) if key.rstrip(TWIN) in entities else ""
        why, marks = _explain(pile, key, trails)
        said = verdicts.reasons((*statements, *(trail.report for trail in trails)))
        why = " ".join((why, *(f"{one[:1].upper()}{one[1:].rstrip('.')}." for one in said)))
        yield Origin(group.key, position, pile.name(key), pile.kind(key), entity, statements, why, marks)
    yield tally_claim(group, pile, count)


def prepare_pile(group: Group, verdicts: Verdicts) -> Pile:
    """Return what the origins of one claim depend on, with what was decided and the statement that words it best."""
    pile = correct_sources(gather_pile(group), verdicts)
    asserting = _list_asserting(group, pile)
    return replace(pile, clearest=_find_clearest([s for s in asserting if s.report not in pile.copies] or asserting, pile))


def _explain(pile: Pile, key: str, trails: Sequence[Trail]) -> tuple[str, Names]:
    """Return in sentences why an origin is counted, and what to beware of."""
    circles = find_circles(pile, key, trails)
    unsaid = any(trail.step == UNSAID for trail in trails)
    marks = ((CIRCULAR,) if circles else ()) + ((INVENTED,) if unsaid else ())
    return " ".join((explain_origin(pile, trails), *(explain_circle(pile, circle) for circle in circles))), marks


def _find_clearest(statements: Sequence[Statement], pile: Pile) -> str:
    """Return which of some statements, in order of time, words the claim best."""
    if len(statements) == 1:
        return statements[0].id
    return choose_clearest([Wording(s.id, pile.texts[s.report][s.start : s.end], s.form, s.report) for s in statements])


def tally_claim(group: Group, pile: Pile, count: Count) -> Tally:
    """Return what the claim comes to: its text, its reports and denials, its range of origins, and who had it first."""
    stances = stances_of(group)
    having = [s for s in group[Statement] if stances[s.id] != "denies"] or group[Statement]
    asserting = _list_asserting(group, pile)
    key, first = _find_clearest(asserting, pile) if pile.copies else pile.clearest, asserting[0].report
    clearest = next(s for s in asserting if s.id == key)
    return Tally(
        claim=group.key,
        statement=clearest.id,
        text=pile.texts[clearest.report][clearest.start : clearest.end],
        reports=len({s.report for s in having}),
        outlets=len({pile.outlets[s.report] for s in having}),
        denials=len({s.report for s in group[Statement] if stances[s.id] == "denies"}),
        origins_min=count.least,
        origins_max=count.most,
        why="; ".join(count.reasons) or _why_exact(count),
        first_report=first,
        first_date=next(report.published for report in group[Report] if report.id == first),
    )


def _list_asserting(group: Group, pile: Pile) -> list[Statement]:
    """Return the statements that assert the claim, or all where none does, in order of time."""
    stances = stances_of(group)
    ordered = sorted(group[Statement], key=lambda s: (pile.rank[s.report], s.start, s.end))
    return [s for s in ordered if stances[s.id] == "asserts"] or ordered


def _why_exact(count: Count) -> str:
    if not count.origins:
        return "no report asserts it"
    return "all reports lead to one origin" if count.most == 1 else "each origin is named and none speaks for another"


_OF_CLAIM = (Hop(Membership, "statement", "claim"),)
_OF_REPORT = (Hop(Statement, "report", "id"), *_OF_CLAIM)
_OF_LINK = (Hop(Link, "referent", "owner"), *_OF_CLAIM)
_OF_SOURCE = (Hop(Relies, "on", "report"), *_OF_REPORT)

ORIGIN = Stage(
    "origin",
    version=16,
    by="claim",
    reads=(
        Read(Membership, "claim"),
        Read(Statement, "id", via=_OF_CLAIM),
        Read(Likeness, "claim"),
        Read(Link, "owner", via=_OF_CLAIM),
        Read(Report, "id", via=_OF_REPORT),
        # What a report that is cited has, even where it lacks the claim.
        Read(Report, "id", via=_OF_SOURCE),
        Read(Relies, "report", via=_OF_REPORT),
        # Reliance over a report that lacks the claim: one such step is followed.
        Read(Relies, "report", via=_OF_SOURCE),
        Read(Referent, "id", via=_OF_LINK),
        Read(Entity, "id", via=(Hop(Meaning, "entity", "referent"), *_OF_LINK)),
        Read(Meaning, "referent", via=_OF_LINK),
        Read(Ruling, "a", via=_OF_CLAIM),
        Read(Ruling, "a", via=_OF_REPORT),
        *(Read(ClaimRuling, side, via=_OF_CLAIM) for side in "ab"),
        Read(Publisher, "report", via=_OF_REPORT),
        Read(Publisher, "report", via=_OF_SOURCE),
    ),
    writes=(Origin, Tally),
    run=each(find_origins),
)

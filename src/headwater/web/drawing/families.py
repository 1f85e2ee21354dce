"""The family trees of a claim as twigs to draw: each report once, many copies of one report folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from headwater.view.family import DENIES, ORIGIN, Branch, Family
from headwater.view.phrases import count, say_time
from headwater.web.drawing.tree import Twig
from headwater.web.words import say

FOLDED, KEPT = 6, 4
"""From how many like copies of one report on all but the first `KEPT` are folded."""


def plant(families: Iterable[Family], folded: str) -> list[Twig]:
    """Return a twig for each family; a report that was drawn before is drawn again as a reminder, without what is below it.

    Copies that are folded away are counted, with a link to `folded`, where all are told.
    """
    drawn: set[tuple[str, str]] = set()
    return [_plant_root(family, folded, drawn) for family in families]


def say_step(branch: Branch, above: str) -> str:
    """Return in a sentence how a report came to a claim from the one above it."""
    who = ", ".join(part for part in (branch.name, say_time(branch.report.published) if branch.report else "") if part)
    told = say("step." + branch.how, name=who, above=above, cue=branch.cue)
    over = ", ".join(report.name for report in branch.through)
    return say("step.over", step=told, over=over) if over else told


def address_of_source(entity: str, otherwise: str) -> str:
    """Return where a source is shown, or another address where it is nobody known."""
    return f"/sources/{entity}" if entity else otherwise


def _plant_root(family: Family, folded: str, drawn: set[tuple[str, str]]) -> Twig:
    children = _plant_all(family.branches, family.name, folded, drawn)
    note = say("family." + family.role.replace(" ", "_"), kind=family.kind)
    look = "root " + ("counted" if family.role == ORIGIN else "denies" if family.role == DENIES else "uncounted")
    sentence = say("family.sentence", name=family.name, note=note, reports=count(len(family.reports), "report"))
    return Twig(family.name, note, "", sentence, address_of_source(family.entity, folded), look, children)


def _plant_all(branches: Sequence[Branch], above: str, folded: str, drawn: set[tuple[str, str]]) -> tuple[Twig, ...]:
    return tuple(_fold([_plant(branch, above, folded, drawn) for branch in branches], folded))


def _plant(branch: Branch, above: str, folded: str, drawn: set[tuple[str, str]]) -> Twig:
    """Return the twig of a branch; `drawn` holds the reports drawn so far, each also with the one that it hangs from."""
    label = say("way." + branch.how, cue=branch.cue)
    step = say_step(branch, above)
    if branch.report is None:
        children = _plant_all(branch.children, branch.name, folded, drawn)
        return Twig(
            branch.name, say("family.between"), label, step, address_of_source(branch.entity, folded), "between", children
        )
    report, place = branch.report, branch.statements[0].id
    again = ("", report.id) in drawn
    drawn.add(("", report.id))
    new = [child for child in branch.children if (report.id, _key(child)) not in drawn]
    drawn.update((report.id, _key(child)) for child in branch.children)
    children = _plant_all(new, branch.name, folded, drawn)
    note = say_time(report.published) or say("family.undated")
    note = say("family.again", note=note) if again else note
    return Twig(branch.name, note, label, step, f"/reports/{report.id}#s-{place}", "again" if again else "report", children)


def _key(branch: Branch) -> str:
    return branch.report.id if branch.report else branch.name


def _fold(twigs: Sequence[Twig], folded: str) -> Iterator[Twig]:
    """Yield the twigs, of many alike that end here the first few and one that counts the rest."""
    for (label, ends), group in groupby(twigs, lambda twig: (twig.label, not twig.children)):
        found = list(group)
        if not ends or len(found) < FOLDED:
            yield from found
            continue
        yield from found[:KEPT]
        rest = found[KEPT:]
        name = say("family.folded", n=len(rest))
        names = "; ".join(twig.sentence for twig in rest)
        yield Twig(name, say("family.listed"), label, f"{name}: {names}", folded, "folded")

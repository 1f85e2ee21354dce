"""The family trees of a claim as twigs to draw: each report once, many copies of one report folded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from headwater.view import ClaimView, ReportView, StatementView
from headwater.view.branches import Branch
from headwater.view.family import DENIES, ORIGIN, Family, trace_families
from headwater.view.phrases import count, say_time, shorten
from headwater.web.drawing.tree import Twig, draw_tree
from headwater.web.words import say

FOLDED, KEPT = 6, 4
"""From how many like copies of one report on all but the first `KEPT` are folded."""

DEEPEST = 12
"""Below which depth a picture folds whatever comes."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the nodes of a picture lead: a report and its statement, a source by its entity, and the list of what is folded."""

    report: Callable[[ReportView, StatementView], str]
    source: Callable[[str], str]
    folded: str


def plant(families: Iterable[Family], places: Places) -> list[Twig]:
    """Return a twig for each family; a report that was drawn before is drawn again as a reminder, without what is below it.

    Copies that are folded away are counted.
    """
    planter = _Planter(places)
    return [planter.plant_root(family) for family in families]


def place_in_room(folded: str) -> Places:
    """Return the places of the case room, where what is folded is listed at `folded`."""

    def place_report(report: ReportView, statement: StatementView) -> str:
        return f"/reports/{report.id}#s-{statement.id}"

    return Places(place_report, lambda entity: f"/sources/{entity}" if entity else folded, folded)


def draw_for_mail(claim: ClaimView) -> Markup:
    """Return the picture of all family trees of a claim, with links that lead to the reports on the same page."""
    places = Places(lambda report, _: f"#r-{report.id}", lambda _: "#reports", "#reports")
    return draw_tree(plant(trace_families(claim), places), say("claim.kin"))


def say_step(branch: Branch, above: str) -> str:
    """Return in a sentence how a report came to a claim from the one above it."""
    who = ", ".join(part for part in (branch.name, say_time(branch.report.published) if branch.report else "") if part)
    told = say("step." + branch.how, name=who, above=above, cue=branch.cue)
    over = ", ".join(report.name for report in branch.through)
    return say("step.over", step=told, over=over) if over else told


class _Planter:
    """What plants the trees of one picture; it knows which reports are drawn, and which below which."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.drawn: set[str] = set()
        self.hung: set[tuple[str, str]] = set()

    def plant_root(self, family: Family) -> Twig:
        """Return the twig of a family."""
        note = say("family." + family.role.replace(" ", "_"), kind=family.kind)
        look = "root " + ("counted" if family.role == ORIGIN else "denies" if family.role == DENIES else "uncounted")
        sentence = say("family.sentence", name=family.name, note=note, reports=count(len(family.reports), "report"))
        children = self.plant_all(family.branches, family.name, 1)
        return Twig(family.name, note, "", sentence, self.places.source(family.entity), look, children)

    def plant_all(self, branches: Sequence[Branch], above: str, depth: int) -> tuple[Twig, ...]:
        """Return the twigs of branches, of many alike that end here the first few and one that counts the rest."""
        if depth > DEEPEST and branches:
            below = [one for branch in branches for _, one in branch.walk(above)]
            return (self.fold(below[0].how, [say_step(one, one.of.name if one.of else above) for one in below]),)
        twigs = [(branch.how, self.plant(branch, above, depth)) for branch in branches]
        ends = Counter(how for how, twig in twigs if not twig.children)
        seen: Counter[str] = Counter()
        kept, rest = [], defaultdict(list)
        for how, twig in twigs:
            seen[how] += not twig.children
            if ends[how] < FOLDED or twig.children or seen[how] <= KEPT:
                kept.append(twig)
            else:
                rest[how].append(twig.sentence)
        return (*kept, *(self.fold(how, sentences) for how, sentences in rest.items()))

    def plant(self, branch: Branch, above: str, depth: int) -> Twig:
        """Return the twig of a branch."""
        report = branch.report
        note, look, children = say("family.between"), "between", branch.children
        address = self.places.source(branch.entity)
        if report is not None:
            note, look, children = self.recall(report, branch.children)
            address = self.places.report(report, branch.statements[0])
        label, step = say("way." + branch.how, cue=branch.cue), say_step(branch, above)
        return Twig(branch.name, note, label, step, address, look, self.plant_all(children, branch.name, depth + 1))

    def recall(self, report: ReportView, children: Sequence[Branch]) -> tuple[str, str, tuple[Branch, ...]]:
        """Return the note and the look of a report, and those of its children that do not hang from it yet; keep them."""
        note = say_time(report.published) or say("family.undated")
        known = [child for child in children if (report.id, _key(child)) in self.hung]
        new = tuple(child for child in children if (report.id, _key(child)) not in self.hung)
        again = report.id in self.drawn
        if again:
            below = sum(1 for child in known for _ in child.walk())
            note = say("family.again_with", note=note, n=below) if below else say("family.again", note=note)
        self.drawn.add(report.id)
        self.hung.update((report.id, _key(child)) for child in new)
        return note, "again" if again else "report", new

    def fold(self, how: str, sentences: Sequence[str]) -> Twig:
        """Return a twig that stands for several."""
        name = say("family.folded", n=len(sentences))
        told = shorten(f"{name}: {'; '.join(sentences)}", 600)
        return Twig(name, say("family.listed"), say("way." + how, cue="…"), told, self.places.folded, "folded")


def _key(branch: Branch) -> str:
    return branch.report.id if branch.report else branch.name

"""How each report came to what it has on one word: the branches that hang below whoever is said to know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.records import Attribution, Names
from headwater.view.echo import Repeat, tell_repeats
from headwater.view.names import is_called
from headwater.view.reports import LinkView, RelianceView, ReportView, StatementView

SAID, NAMED, OWN, RESTS, VIA, CITES = "said", "named", "own", "rests", "via", "cites"
OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Root:
    """Who is said to know a claim; `entity` is "" where nobody known is meant."""

    name: str
    kind: str
    entity: str

    def is_meant(self, link: LinkView) -> bool:
        """Whether a link of a chain is whom the root is."""
        return bool(self.entity and link.entity == self.entity) or link.name.casefold() == self.name.casefold()


@dataclass(frozen=True, slots=True)
class Branch:
    """A report that has a claim from the one above it, or, where `report` is None, somebody who only handed it on.

    `how` is said (in the words of the report: `cue`), named (without such words), own (in the outlet's own voice), rests (it
    does not name whoever is above for these words), via (over whoever is above), or verbatim, rewrite, partial: how it took it
    from the report `of`, over the reports `through`, which lack the claim; cites: it names that report's outlet, and nothing
    else shows it. `entity` is the id of whoever hands it on, or of the outlet. `evidence` says in sentences why that is so.
    `statements` are the report's own of the claim.
    """

    name: str
    report: ReportView | None
    how: str
    entity: str
    cue: str = ""
    of: ReportView | None = None
    through: tuple[ReportView, ...] = ()
    evidence: Names = ()
    statements: tuple[StatementView, ...] = ()
    children: tuple[Branch, ...] = ()

    def walk(self, above: str = "") -> Iterator[tuple[str, Branch]]:
        """Yield this branch and all below it, each with the name of the one above it, in the order in which it is drawn."""
        waiting = [(above, self)]
        while waiting:
            above, branch = waiting.pop()
            yield above, branch
            waiting += [(branch.name, child) for child in reversed(branch.children)]


def grow(root: Root, statements: Sequence[StatementView]) -> tuple[Branch, ...]:
    """Return the branches below a root: who has it first-hand, over whom, and who repeats it."""
    own: dict[ReportView, list[StatementView]] = {}
    for statement in statements:
        own.setdefault(statement.report, []).append(statement)
    repeats = [_cite(repeat, own) for repeat in tell_repeats(statements, [tuple(s.id for s in statements)])]
    below: dict[ReportView | None, list[Branch]] = {}
    for repeat in _from_below(list(break_circles(repeats))):
        report, (through, evidence), said = repeat.report, _prove(repeat), tuple(own[repeat.report])
        children = tuple(reversed(below.get(report, [])))
        branch = Branch(report.name, report, repeat.how, report.entity, "", repeat.of, through, evidence, said, children)
        below.setdefault(repeat.of, []).append(branch)
    return _hand_on([_lead(root, branch) for branch in reversed(below.get(None, []))])


def _from_below(repeats: Sequence[Repeat]) -> list[Repeat]:
    """Return the repeats so that each comes before the one that it hangs from; those of one report in reverse order."""
    below: dict[ReportView | None, list[Repeat]] = {}
    for repeat in repeats:
        below.setdefault(repeat.of, []).append(repeat)
    ordered, waiting = [], below.get(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += below.get(ordered[-1].report, [])[::-1]
    return ordered[::-1]


def _cite(repeat: Repeat, own: Mapping[ReportView, Sequence[StatementView]]) -> Repeat:
    """Return a repeat; one that seemed first-hand, but names the outlet of another of the reports, as of that report."""
    if repeat.of is not None:
        return repeat
    mine = repeat.report.published or "~"
    for link in (link for said in own[repeat.report] for link in said.chain):
        named = [report for report in own if is_called(report.outlet, (link.name,)) and report != repeat.report]
        earlier = [report for report in named if (report.published or "") <= mine]
        if earlier:
            return Repeat(repeat.report, earlier[-1], CITES)
    return repeat


def break_circles(repeats: Iterable[Repeat]) -> Iterator[Repeat]:
    """Yield the repeats, first-hand the one that would close a circle."""
    of: dict[str, str] = {}
    for repeat in repeats:
        own = repeat.report.id
        above = repeat.of.id if repeat.of else ""
        while above not in ("", own):
            above = of.get(above, "")
        kept = Repeat(repeat.report, None, "") if above else repeat
        of[own] = kept.of.id if kept.of else ""
        yield kept


def _prove(repeat: Repeat) -> tuple[tuple[ReportView, ...], Names]:
    """Return over which reports a report took what it repeats, and the evidence of each of these steps."""
    if repeat.of is None:
        return (), ()
    steps = repeat.report.relies
    direct = next((step for step in steps if step.on == repeat.of), None)
    if direct is not None or repeat.how == CITES:
        return (), direct.evidence if direct else ()
    first, second = next((a, b) for a in steps for b in a.on.relies if b.on == repeat.of)
    return (first.on,), (*first.evidence, *_tell_further(second))


def _tell_further(step: RelianceView) -> Iterator[str]:
    yield from (f"{step.report.name}: {line}" for line in step.evidence)


def _lead(root: Root, branch: Branch) -> tuple[list[LinkView], Branch]:
    """Return over whom a report has it that repeats no other, the nearest to the root first, and how it puts that."""
    said = min(branch.statements, key=lambda s: (_place_root(s, root) is None, not _find_cue(s), s.row.start))
    place = _place_root(said, root)
    if place is None:
        own = root.kind == OUTLET and (branch.name == root.name or bool(root.entity and branch.entity == root.entity))
        return [], replace(branch, how=OWN if own else RESTS)
    between = [link for link in reversed(said.chain[:place]) if not link.entity or link.entity != branch.entity]
    cue = _find_cue(said)
    return between, replace(branch, how=SAID if cue else NAMED, cue=cue)


def _place_root(said: StatementView, root: Root) -> int | None:
    """Return where in a statement's chain the root stands, None where it does not."""
    return next((place for place, link in enumerate(said.chain) if root.is_meant(link)), None)


def _find_cue(said: StatementView) -> str:
    """Return the words in which a report tells that the source said it, "" where it has none."""
    row = said.index.table(Attribution).get(said.row.attribution)
    if row is None or row.cue_start is None or row.cue_end is None:
        return ""
    cue = said.report.text[row.cue_start : row.cue_end]
    return cue if any(char.isalpha() for char in cue) else ""


def _hand_on(leads: Sequence[tuple[list[LinkView], Branch]]) -> tuple[Branch, ...]:
    """Return the branches below one node: reports, and whoever hands it on to several, once."""
    groups: dict[str, list[tuple[list[LinkView], Branch]]] = {}
    for between, branch in leads:
        key = (
            (between[0].entity or between[0].name.casefold())
            if between
            else f"report {branch.report.id if branch.report else branch.name}"
        )
        groups.setdefault(key, []).append((between, branch))
    return tuple(_join(group) for group in groups.values())


def _join(group: Sequence[tuple[list[LinkView], Branch]]) -> Branch:
    between, branch = group[0]
    if not between:
        return branch
    below = [(rest, replace(one, how=VIA, cue="") if not rest else one) for (_, *rest), one in group]
    return Branch(between[0].name, None, branch.how, between[0].entity, branch.cue, children=_hand_on(below))

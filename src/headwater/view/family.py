"""The family trees of a claim: from who is said to know it down to every report that has it, and how each came to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.records import Attribution, Names
from headwater.view.claims import ClaimView, OriginView
from headwater.view.echo import Repeat, tell_repeats
from headwater.view.names import is_called
from headwater.view.reports import LinkView, RelianceView, ReportView, StatementView

ORIGIN, LEFT_OUT, DENIES, DOUBTS = "origin", "left out", "denies", "doubts"
SAID, NAMED, OWN, RESTS, VIA, CITES = "said", "named", "own", "rests", "via", "cites"
OUTLET = "outlet"


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


@dataclass(frozen=True, slots=True)
class Family:
    """One who is said to know a claim, with all reports that have it on this word.

    `role` is origin, left out (said to know it, but not counted), denies or doubts. `origin` is None but for the first.
    """

    role: str
    name: str
    kind: str
    entity: str
    origin: OriginView | None
    branches: tuple[Branch, ...]

    @property
    def reports(self) -> list[ReportView]:
        """Its reports, each once."""
        return list(dict.fromkeys(branch.report for _, branch in self.walk() if branch.report))

    @property
    def first_hand(self) -> list[ReportView]:
        """Those of its reports that took it from no other report here."""
        return [branch.report for _, branch in self.walk() if branch.report and branch.of is None]

    @property
    def repeating(self) -> list[ReportView]:
        """Those of its reports that took it from another one here."""
        return [branch.report for _, branch in self.walk() if branch.report and branch.of is not None]

    def walk(self) -> Iterator[tuple[str, Branch]]:
        """Yield every branch with the name of the one above it, in the order in which it is drawn."""
        for branch in self.branches:
            yield from branch.walk(self.name)


def trace_families(claim: ClaimView) -> list[Family]:
    """Return the family trees of a claim: its origins, then who is left out of the count, who denies it and who doubts it.

    No report is missing: one that stands in several of them has the claim from several. Left out are statements that rest on
    no origin, but for those in the own voice of a report that stands below an origin anyway.
    """
    statements = claim.statements
    origins = [_trace_origin(origin, statements) for origin in claim.origins]
    counted = {id_ for origin in claim.origins for id_ in origin.row.statements}
    below = [(family, set(family.reports)) for family in origins]
    rest = [s for s in statements if s.id not in counted and (s.stance != "asserts" or _is_left_out(s, below))]
    others = [
        _trace_speaker(role, group)
        for role, stance in ((LEFT_OUT, "asserts"), (DENIES, "denies"), (DOUBTS, "doubts"))
        for group in _by_speaker([s for s in rest if s.stance == stance])
    ]
    return [*origins, *others]


def _is_left_out(said: StatementView, origins: Sequence[tuple[Family, set[ReportView]]]) -> bool:
    """Whether what is asserted has a source, or stands in a report, that no origin has."""
    named = said.chain[-1:]
    return not any(said.report in below and (not named or _is_root(named[0], root)) for root, below in origins)


def _trace_origin(origin: OriginView, statements: Sequence[StatementView]) -> Family:
    known = set(origin.row.statements)
    resting = [statement for statement in statements if statement.id in known]
    root = Family(ORIGIN, origin.name, origin.kind, origin.row.entity, origin, ())
    return replace(root, branches=_grow(root, resting))


def _trace_speaker(role: str, said: Sequence[StatementView]) -> Family:
    """Return the tree of one speaker's statements."""
    link, report = next(iter(said[0].chain[-1:]), None), said[0].report
    name, kind, entity = (link.name, link.kind, link.entity) if link else (report.name, OUTLET, report.entity)
    root = Family(role, name, kind, entity, None, ())
    return replace(root, branches=_grow(root, said))


def _by_speaker(statements: Sequence[StatementView]) -> list[list[StatementView]]:
    """Return the statements of each innermost source, or of each outlet that says it in its own voice, with its copies."""
    first = _find_first([statement for statement in statements if not statement.chain])
    groups: dict[str, list[StatementView]] = {}
    for statement in statements:
        link = next(iter(statement.chain[-1:]), None)
        report = first.get(statement.report, statement.report)
        key = (link.entity or link.name.casefold()) if link else report.entity or report.id
        groups.setdefault(key, []).append(statement)
    return list(groups.values())


def _find_first(statements: Sequence[StatementView]) -> dict[ReportView, ReportView]:
    """Return report → the report that all reports it repeats go back to, itself where it repeats none."""
    found: dict[ReportView, ReportView] = {}
    repeats = {repeat.report: repeat.of for repeat in _break_circles(tell_repeats(statements))}
    for report in repeats:
        first = report
        while (above := repeats[first]) is not None:
            first = above
        found[report] = first
    return found


def _grow(root: Family, statements: Sequence[StatementView]) -> tuple[Branch, ...]:
    """Return the branches below a root: who has it first-hand, over whom, and who repeats it."""
    own: dict[ReportView, list[StatementView]] = {}
    for statement in statements:
        own.setdefault(statement.report, []).append(statement)
    repeats = [_cite(repeat, own) for repeat in tell_repeats(statements, [tuple(s.id for s in statements)])]
    below: dict[ReportView | None, list[Branch]] = {}
    for repeat in _from_below(list(_break_circles(repeats))):
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


def _break_circles(repeats: Iterable[Repeat]) -> Iterator[Repeat]:
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


def _lead(root: Family, branch: Branch) -> tuple[list[LinkView], Branch]:
    """Return over whom a report has it that repeats no other, the nearest to the root first, and how it puts that."""
    said = min(branch.statements, key=lambda s: (_place_root(s, root) is None, not _find_cue(s), s.row.start))
    place = _place_root(said, root)
    if place is None:
        own = root.kind == OUTLET and (branch.name == root.name or bool(root.entity and branch.entity == root.entity))
        return [], replace(branch, how=OWN if own else RESTS)
    between = [link for link in reversed(said.chain[:place]) if not link.entity or link.entity != branch.entity]
    cue = _find_cue(said)
    return between, replace(branch, how=SAID if cue else NAMED, cue=cue)


def _place_root(said: StatementView, root: Family) -> int | None:
    """Return where in a statement's chain the root stands, None where it does not."""
    return next((place for place, link in enumerate(said.chain) if _is_root(link, root)), None)


def _is_root(link: LinkView, root: Family) -> bool:
    return bool(root.entity and link.entity == root.entity) or link.name.casefold() == root.name.casefold()


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

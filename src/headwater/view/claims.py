"""Claims, their versions and their origins, as people read them."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.claims.completing import PERSON, Piece, complete, join_pieces
from headwater.records import Addition, Alteration, Claim, Membership, Origin, Report, Statement, Tally, Version
from headwater.stage import order
from headwater.view.echo import Repeat, tell_spread
from headwater.view.index import Index
from headwater.view.names import is_in_pile, names_of
from headwater.view.reports import AdditionView, AlterationView, ReportView, StatementView, View, report_of
from headwater.view.settings import setting_of
from headwater.view.versions import ToldView, tell_claim


@dataclass(frozen=True, slots=True)
class VersionView:
    """The statements of a claim that agree on a detail (`slot`) where others differ.

    `words` are what the reports have for it, one piece a statement, exactly as it stands there.
    """

    slot: str
    value: str
    statements: tuple[StatementView, ...]
    words: tuple[str, ...]

    @property
    def reports(self) -> list[ReportView]:
        """The reports that have it, the oldest first."""
        found = {s.row.report: s.report for s in self.statements}
        return sorted(found.values(), key=lambda report: (report.published or "~", report.file))

    @property
    def first_date(self) -> str | None:
        """When a report with a date first had it."""
        return min((s.report.published for s in self.statements if s.report.published), default=None)


class OriginView(View[Origin]):
    """One independent origin of a claim's assertions."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """Who it is."""
        return self.row.name

    @property
    def kind(self) -> str:
        """What it is: person, organisation, outlet, document or unnamed."""
        return self.row.kind

    @property
    def why(self) -> str:
        """Why it is counted."""
        return self.row.why

    @property
    def marks(self) -> tuple[str, ...]:
        """What to beware of: "circular citation", "invented attribution", "not in the pile" (no report of it is here)."""
        absent = self.kind == "outlet" and not is_in_pile(self.index, self.row.entity, self.name)
        return (*self.row.marks, "not in the pile") if absent else self.row.marks

    @property
    def names(self) -> tuple[str, ...]:
        """Every way in which the reports write it."""
        return names_of(self.index, self.row.entity) or (self.name,)

    @property
    def statements(self) -> list[StatementView]:
        """The statements that rest on it."""
        known = self.index.table(Statement)
        return [StatementView(known[s], self.index) for s in self.row.statements if s in known]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """The statements, from all reports, that assert or deny the same thing. `number` is its place in the case's list."""

    row: Claim
    index: Index = field(repr=False, compare=False)
    tally: Tally | None = field(repr=False, compare=False)
    number: int = field(default=0, compare=False)

    @property
    def id(self) -> str:
        """The content hash of the row."""
        return self.row.id

    @property
    def clearest(self) -> StatementView:
        """The statement that can best stand for it."""
        key = self.tally.statement if self.tally else self.row.first
        return StatementView(self.index.table(Statement)[key], self.index)

    @property
    def text(self) -> str:
        """Its clearest statement, exactly as it stands in its report."""
        return self.tally.text if self.tally else self.clearest.text

    @property
    def wording(self) -> list[Piece]:
        """Its clearest statement in pieces, completed: words, and whether they were added to what the report has."""
        said = self.clearest
        speaker = next((link.name for link in said.chain[-1:] if link.kind == PERSON and link.name[:1].isupper()), "")
        return complete(setting_of(self.index, said.row.report), said.row.start, said.row.end, speaker)

    @property
    def completed(self) -> str:
        """Its clearest statement, completed in square brackets by whom and which day it means where that is sure."""
        return join_pieces(self.wording)

    @property
    def echo(self) -> int:
        """How many reports have it."""
        return self.tally.reports if self.tally else len(self.reports)

    @property
    def statements(self) -> list[StatementView]:
        """Where it is said, the oldest report first."""
        views = [StatementView(row, self.index) for row in self._rows()]
        return sorted(views, key=lambda s: (s.report.published or "~", s.report.file, s.row.start, s.row.end))

    @property
    def outer_statements(self) -> list[StatementView]:
        """Its statements without those that lie inside another one of them with the same stance: each passage once."""
        found: list[StatementView] = []
        for new in sorted(self.statements, key=lambda s: s.row.start - s.row.end):
            if not any(_lies_in(new.row, old.row) for old in found):
                found.append(new)
        return [statement for statement in self.statements if statement in found]

    @property
    def reports(self) -> list[ReportView]:
        """The reports that have it, the oldest first."""
        return [report_of(self.index, report) for report in dict.fromkeys(s.row.report for s in self.statements)]

    @property
    def denials(self) -> list[StatementView]:
        """The statements that deny it."""
        return [s for s in self.statements if s.stance == "denies"]

    @property
    def denied(self) -> bool:
        """Whether a report denies it."""
        return bool(self.tally.denials if self.tally else self.denials)

    @property
    def origins(self) -> list[OriginView]:
        """Its independent origins. Denials have no part in them."""
        return [OriginView(row, self.index) for row in self.index.where(Origin, "claim", self.id)]

    @property
    def origins_min(self) -> int:
        """The fewest origins that the texts allow."""
        return self.tally.origins_min if self.tally else 0

    @property
    def origins_max(self) -> int:
        """The most origins that the texts allow."""
        return self.tally.origins_max if self.tally else 0

    @property
    def why(self) -> str:
        """Why the number of its origins is that range."""
        return self.tally.why if self.tally else ""

    @property
    def first_report(self) -> ReportView | None:
        """The report that had it first, or None where the dates do not tell."""
        known = self.tally.first_report if self.tally else ""
        return report_of(self.index, known) if known else None

    @property
    def first_date(self) -> str | None:
        """When it was first reported."""
        return self.tally.first_date if self.tally else None

    @property
    def single_source(self) -> bool:
        """Whether several reports have it and all may rest on one origin."""
        return self.echo > 1 and self.origins_max == 1

    @property
    def spread(self) -> list[Repeat]:
        """The reports that assert it, the oldest first, each with the report that it repeats."""
        return tell_spread(self.statements, [origin.row.statements for origin in self.origins])

    @property
    def copied(self) -> bool:
        """Whether it looks confirmed only because of copies: several outlets have it, one of them first-hand."""
        outlets = self.tally.outlets if self.tally else len({report.outlet for report in self.reports})
        return self.single_source and outlets > 1 and sum(repeat.of is None for repeat in self.spread) == 1

    @property
    def changed(self) -> bool:
        """Whether its reports differ in a detail or in the words of a quotation."""
        return bool(self.index.where(Version, "claim", self.id)) or bool(self.alterations)

    @property
    def own_voice(self) -> bool:
        """Whether nobody but the outlets themselves is named for it."""
        return all(row.kind == "outlet" for row in self.index.where(Origin, "claim", self.id))

    @property
    def versions(self) -> list[VersionView]:
        """The details in which its statements differ, slot by slot, each value with its statements."""
        groups: dict[tuple[str, str], list[Version]] = {}
        for row in self.index.where(Version, "claim", self.id):
            groups.setdefault((row.slot, row.value), []).append(row)
        views = [self._version(slot, value, rows) for (slot, value), rows in groups.items()]
        return sorted(views, key=lambda v: (v.slot, v.first_date or "~", v.value))

    def _version(self, slot: str, value: str, rows: list[Version]) -> VersionView:
        known = self.index.table(Statement)
        words = tuple(report_of(self.index, row.report).text[row.start : row.end] for row in rows)
        return VersionView(slot, value, tuple(StatementView(known[row.statement], self.index) for row in rows), words)

    @property
    def told(self) -> dict[str, list[ToldView]]:
        """The same, detail by detail, one line a report in time: what was told, on whose word, and what that is.

        It is an update, a rounding or a contradiction of what was told before.
        """
        return self.index.once(f"told {self.id}", lambda: tell_claim(self.index, self.id))

    @property
    def alterations(self) -> list[AlterationView]:
        """The quotations in its statements whose words differ between reports."""
        return self.index.once(f"altered {self.id}", self._find_alterations)

    def _find_alterations(self) -> list[AlterationView]:
        found = {
            row.id: row
            for said in self._rows()
            for side in ("a", "b")
            for row in self.index.where(Alteration, side, said.report)
            if _touches(said, *((row.a_start, row.a_end) if side == "a" else (row.b_start, row.b_end)))
        }
        return [AlterationView(row, self.index) for row in sorted(found.values(), key=order)]

    @property
    def additions(self) -> list[AdditionView]:
        """What its statements say that the reports they were taken from do not."""
        rows = {
            row.id: row
            for said in self._rows()
            for row in self.index.where(Addition, "report", said.report)
            if _touches(said, row.start, row.end)
        }
        return [AdditionView(row, self.index) for row in sorted(rows.values(), key=order)]

    def _rows(self) -> list[Statement]:
        members = self.index.where(Membership, "claim", self.id)
        self.index.fetch(Statement, (member.statement for member in members))
        self.index.fetch(Membership, (member.id for member in members))
        rows = [self.index.table(Statement)[member.statement] for member in members]
        self.index.fetch(Report, (row.report for row in rows))
        return rows


def _lies_in(inner: Statement, outer: Statement) -> bool:
    return (
        inner.report == outer.report and inner.stance == outer.stance and outer.start <= inner.start and inner.end <= outer.end
    )


def _touches(said: Statement, start: int, end: int) -> bool:
    return said.start < end and start < said.end

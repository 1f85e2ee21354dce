"""What `claims`, `claim` and `report` print."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from headwater.cli.screen import field, make_table, printable
from headwater.view import ClaimView, ReportView, list_absent, list_open
from headwater.view.notes import SOURCE, STATEMENT, NoteView, notes_on, notes_on_source, notes_within
from headwater.view.phrases import (
    count,
    name_origins,
    say_date,
    say_echo,
    say_range,
    say_repeat,
    say_report,
    say_spread,
    say_time,
    say_told,
    shorten,
)
from headwater.view.quote import Quote, by_report, quote_statements
from headwater.view.versions import ToldView

HOWS = {"update": "green", "contradiction": "red"}
STANCES = {"asserts": "cyan", "denies": "red", "doubts": "yellow"}


def print_claims(claims: Sequence[ClaimView], total: int, console: Console) -> None:
    """Print one line a claim, and how many there are beside those printed."""
    table = make_table("no", "reports", "origins", "", "claim", "springs from", right=("no", "reports"))
    table.columns[4].ratio, table.columns[5].ratio = 3, 2
    for claim in claims:
        properties = (("denied", claim.denied), ("changed", claim.changed), ("copied", claim.copied))
        marks = " ".join(word for word, yes in properties if yes)
        cells = (str(claim.number), str(claim.echo), say_range(claim.origins_min, claim.origins_max))
        table.add_row(
            *cells,
            Text(marks, "red" if claim.denied else "magenta"),
            printable(shorten(claim.completed, 160)),
            printable(shorten(name_origins(claim), 100), "cyan"),
        )
    console.print(table)
    if total > len(claims):
        console.print(printable(f"{len(claims):,} of {count(total, 'claim')}: --limit {total} shows all", "dim"))


def print_claim(claim: ClaimView, console: Console) -> None:
    """Print a claim whole: its origins with their reasons, every statement in its context, versions and differences."""
    pieces = (printable(words, "italic" if added else "bold") for words, added in claim.wording)
    console.print(Text.assemble(Text(f"{claim.number}  ", "bold"), *pieces))
    said = claim.clearest
    field("words", f"{said.text} ({say_report(said.report)} [{said.report.file}])", console)
    field("echo", f"{say_echo(claim)}: {claim.why}" if claim.why else say_echo(claim), console)
    first = claim.first_report
    field("first", say_report(first) if first else "", console)
    field("id", claim.id, console)
    _print_notes(notes_on(claim), console)
    _print_origins(claim, console)
    _print_spread(claim, console)
    _heading("statements", console)
    for report, statements in by_report(claim.outer_statements):
        console.print(Padding(printable(f"{say_report(report)} [{report.file}]", "underline"), (0, 0, 0, 2)))
        for quote in quote_statements(statements):
            _print_quote(quote, console)
    _print_differences(claim, console)


def _print_notes(notes: Sequence[NoteView], console: Console) -> None:
    for note in notes:
        field("note", f"“{shorten(note.words, 60)}”: {note.said}" if note.on in (STATEMENT, SOURCE) else note.said, console)


def _print_origins(claim: ClaimView, console: Console) -> None:
    if claim.origins:
        _heading("origins", console)
    for origin in claim.origins:
        named = printable(f"{origin.name} ({origin.kind})", "cyan")
        marks = [printable(f"  {mark}", "bold red") for mark in origin.marks]
        console.print(Padding(Text.assemble(named, *marks), (0, 0, 0, 2)))
        console.print(Padding(printable(origin.why), (0, 0, 0, 4)))
        for note in notes_on_source(claim.index, origin.row.entity):
            console.print(Padding(printable(f"note: {note.said}", "yellow"), (0, 0, 0, 4)))


def _print_spread(claim: ClaimView, console: Console) -> None:
    """Print who had the claim when and from whom, where a report repeats another."""
    if not say_spread(claim):
        return
    _heading(f"spread: {say_spread(claim)}", console)
    for repeat in claim.spread:
        line = f"{say_time(repeat.report.published) or 'no date'}  {repeat.report.name}  {say_repeat(repeat)}"
        console.print(Padding(printable(line), (0, 0, 0, 2)))


def _print_quote(quote: Quote, console: Console) -> None:
    text = Text.assemble(*(printable(words, "bold" if marked else "dim") for words, marked in quote.pieces))
    console.print(Padding(text, (0, 0, 0, 4)))
    statement = quote.first
    chain = " → ".join(link.name for link in statement.chain)
    line = printable(
        f"{statement.stance}, {f'on the word of {chain}' if chain else 'in its own voice'}", STANCES[statement.stance]
    )
    console.print(Padding(line, (0, 0, 0, 6)))


def _print_differences(claim: ClaimView, console: Console) -> None:
    if claim.versions:
        _heading("versions", console)
    for slot, lines in claim.told.items():
        console.print(Padding(_versions(slot, lines), (0, 0, 0, 2)))
    if claim.alterations:
        _heading("altered quotations", console)
    for change in claim.alterations:
        console.print(Padding(printable(f"{change.a.text}\n{change.b.text}\n{change.why}"), (0, 0, 0, 2)))
    if claim.additions:
        _heading("additions", console)
    for addition in claim.additions:
        line = f"{addition.span.text}\n{addition.report.name} beyond {addition.cites.name}: {addition.why}"
        console.print(Padding(printable(line), (0, 0, 0, 2)))


def _versions(slot: str, lines: Sequence[ToldView]) -> Table:
    """Return the table of a detail: when, which report, on whose word, what, and what that is to what was told before."""
    table = make_table(slot, "as it is put", "told", "by", "on the word of", "what it is")
    for line in lines:
        table.add_row(
            printable(line.value, "bold"),
            printable(shorten(line.words, 60)),
            printable(say_date(line.report.published)),
            printable(line.report.name),
            printable("" if line.origin == line.report.name else line.origin, "cyan"),
            printable(say_told(line), HOWS.get(line.how, "dim")),
        )
    return table


def print_report(report: ReportView, numbers: dict[str, int], console: Console) -> None:
    """Print a report: what is known of it, whom it relies on with the evidence, and what it says; claims by number."""
    _print_head(report, console)
    for reliance in report.relies:
        field("relies on", f"{say_report(reliance.on)} ({reliance.how}): {'; '.join(reliance.evidence)}", console)
    for reliance in report.relied_on:
        field("taken by", f"{say_report(reliance.report)} ({reliance.how})", console)
    if report.refusals:
        field("no comment", "; ".join(f"{source} ({cue})" for source, cue in report.refusals), console)
    for pair in list_open(report):
        field("open", f"{say_report(pair.other)}, {pair.says}: {'; '.join(pair.evidence)}", console)
    for link in list_absent(report):
        field("cites", f"{link.name}: not in the pile", console)
    for addition in report.additions:
        field("adds", f"{addition.span.text} ({addition.why})", console)
    for problem in report.problems:
        field("problem", f"{problem.stage}: {problem.message}", console)
    _print_notes(notes_within(report), console)
    if report.statements:
        console.print(_statements(report, numbers))


def _print_head(report: ReportView, console: Console) -> None:
    """Print what is known of a report, and where that was found."""
    console.print(printable(report.title, "bold"))
    found = dict(report.found)
    for name in ("outlet", "published", "byline", "credit"):
        value = say_date(report.published) if name == "published" else getattr(report, name)
        where = f"  ({found[name]})" if name in found else ""
        field(name, f"{value}{where}" if value else "", console)
    field("file", report.file, console)
    field("url", report.url, console)
    field("id", report.id, console)


def _statements(report: ReportView, numbers: dict[str, int]) -> Table:
    table = make_table("claim", "stance", "statement", "chain", right=("claim",))
    for statement in report.statements:
        chain = " → ".join(link.name for link in statement.chain)
        number = numbers.get(statement.claim)
        table.add_row(
            str(number or ""),
            Text(statement.stance, STANCES[statement.stance]),
            printable(shorten(statement.text, 200)),
            printable(chain, "cyan"),
        )
    return table


def _heading(name: str, console: Console) -> None:
    console.print(Text(f"\n{name}", "dim"))

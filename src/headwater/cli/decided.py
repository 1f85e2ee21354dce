"""`decisions`: list what was decided, with what fits nothing any more; take it out of a case and into another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from headwater.api import view_case
from headwater.case import Case
from headwater.cli.deciding import print_effect
from headwater.cli.files import write_bytes
from headwater.cli.screen import make_table, open_console, printable
from headwater.deciding import Listed, describe, import_into, load_listed
from headwater.deciding.listing import HOLDS, ORPHAN
from headwater.decisions.lines import read_lines, write_lines
from headwater.errors import StopRun
from headwater.records import Decision
from headwater.view import CaseView
from headwater.view.phrases import count

STYLES = {HOLDS: "", ORPHAN: "red"}


def show_decisions(path: Path) -> None:
    """Print every decision of a case and what became of it."""
    with Case.open(path, writable=False) as case:
        _print(view_case(case), load_listed(case))


def _print(view: CaseView, listed: Sequence[Listed]) -> None:
    console = open_console()
    if not listed:
        console.print(printable("Nothing was decided in this case yet: `headwater decide --help` says how."))
        return
    table = make_table("id", "decision", "by", "why", "state")
    table.columns[0].no_wrap = True
    table.columns[1].ratio, table.columns[3].ratio, table.columns[4].ratio = 4, 2, 2
    for one in listed:
        first = one.first
        style = STYLES.get(one.fate, "dim")
        who = f"{first.by} {first.at[:10]}"
        what = f"{first.kind}: {describe(view, one.act)}"
        table.add_row(first.id[:8], printable(what, style), printable(who), printable(first.why), printable(one.said, style))
    console.print(table)
    orphans = sum(one.fate == ORPHAN for one in listed)
    if orphans:
        console.print(printable(say_orphans(orphans), "red"))


def say_orphans(orphans: int) -> str:
    """Return that so many decisions fit nothing."""
    return f"{count(orphans, 'decision')} {'fits' if orphans == 1 else 'fit'} nothing any more and wait for it to come back"


def export_decisions(path: Path, output: Path) -> None:
    """Write all decisions of a case as JSON lines, also those that were undone."""
    with Case.open(path, writable=False) as case:
        decisions = case.rows(Decision)
    if output.resolve() == path.resolve():
        raise StopRun(f"{output} is the case itself: give another file after --export")
    write_bytes(output, write_lines(decisions).encode())
    open_console().print(printable(f"{count(len(decisions), 'decision')} written to {output}"))


def import_decisions(path: Path, source: Path) -> None:
    """Bring decisions from JSON lines into a case; say which of them fit nothing there."""
    try:
        decisions = read_lines(source.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise StopRun(f"{source} is not UTF-8 text: give a file that `headwater decisions --export` wrote") from None
    except StopRun as error:
        raise StopRun(f"{source}, {error}") from None
    with Case.open(path) as case:
        effect = import_into(case, decisions)
        print_effect(effect, f"{count(effect.new, 'new decision')} of {len(decisions):,} in {source}")
        _print_unfit(case, decisions)


def _print_unfit(case: Case, decisions: Sequence[Decision]) -> None:
    """Print the decisions among these that fit nothing in a case."""
    brought = {decision.id for decision in decisions}
    unfit = [one for one in load_listed(case) if one.fate == ORPHAN and brought & {d.id for d in one.act}]
    if unfit:
        _print(view_case(case), unfit)

"""`decisions`: list what was decided, with what fits nothing any more; take it out of a case and into another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from headwater.api import view_case
from headwater.case import Case
from headwater.cli.deciding import apply, describe, load_rulings
from headwater.cli.files import write_bytes
from headwater.cli.screen import make_table, open_console, printable
from headwater.decisions.kinds import list_act
from headwater.decisions.lines import read_lines, write_lines
from headwater.decisions.links import find_overruled
from headwater.errors import StopRun
from headwater.records import Decision, Ruling
from headwater.view import CaseView
from headwater.view.phrases import count


@dataclass(frozen=True)
class Listed:
    """Decisions made in one act, and what became of them: "holds", "undone", "overruled", or why they fit nothing."""

    act: Sequence[Decision]
    state: str
    orphan: bool = False


def list_decisions(decisions: Sequence[Decision], rulings: Sequence[Ruling]) -> list[Listed]:
    """Return every decision, act by act, the earliest first; none is left out, those that take others back aside."""
    live = {ruling.decision: ruling for ruling in rulings}
    undone = {decision.undoes: decision for decision in decisions if decision.undoes}
    overruled = find_overruled(rulings)
    listed: list[Listed] = []
    seen: set[str] = set()
    for decision in sorted(decisions, key=lambda decision: (decision.at, decision.id)):
        if decision.undoes or decision.id in seen:
            continue
        act = [decision, *(one for one in list_act(decision, list(decisions)) if one.id != decision.id)]
        seen |= {one.id for one in act}
        orphans = [live[one.id].orphan for one in act if one.id in live and live[one.id].orphan]
        if decision.id in undone:
            listed.append(Listed(act, f"undone by {undone[decision.id].by} on {undone[decision.id].at[:10]}"))
        elif orphans:
            listed.append(Listed(act, f"ORPHAN: {'; '.join(dict.fromkeys(orphans))}", orphan=True))
        else:
            gone = any(one.id in overruled for one in act)
            listed.append(Listed(act, "overruled by a later one" if gone else "holds"))
    return listed


def show_decisions(path: Path) -> None:
    """Print every decision of a case and what became of it."""
    with Case.open(path, writable=False) as case:
        listed = list_decisions(case.rows(Decision), load_rulings(case))
        _print(view_case(case), listed)


def _print(view: CaseView, listed: Sequence[Listed]) -> None:
    console = open_console()
    if not listed:
        console.print(printable("Nothing was decided in this case yet: `headwater decide --help` says how."))
        return
    table = make_table("id", "decision", "by", "why", "state")
    table.columns[0].no_wrap = True
    table.columns[1].ratio, table.columns[3].ratio, table.columns[4].ratio = 4, 2, 2
    for one in listed:
        first = one.act[0]
        style = "red" if one.orphan else "" if one.state == "holds" else "dim"
        who = f"{first.by} {first.at[:10]}"
        what = f"{first.kind}: {describe(view, one.act)}"
        table.add_row(first.id[:8], printable(what, style), printable(who), printable(first.why), printable(one.state, style))
    console.print(table)
    orphans = sum(one.orphan for one in listed)
    if orphans:
        fit = "fits" if orphans == 1 else "fit"
        console.print(printable(f"{count(orphans, 'decision')} {fit} nothing any more and wait for it to come back", "red"))


def export_decisions(path: Path, output: Path) -> None:
    """Write all decisions of a case as JSON lines, also those that were undone."""
    with Case.open(path, writable=False) as case:
        decisions = case.rows(Decision)
    if output.resolve() == path.resolve():
        raise StopRun(f"{output} is the case itself: give another file after --export")
    write_bytes(output, write_lines(decisions).encode())
    open_console().print(printable(f"{count(len(decisions), 'decision')} written to {output}"))


def import_decisions(path: Path, source: Path) -> None:
    """Bring decisions from JSON lines into a case; those that are there already change nothing."""
    try:
        decisions = read_lines(source.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise StopRun(f"{source} is not UTF-8 text: give a file that `headwater decisions --export` wrote") from None
    except StopRun as error:
        raise StopRun(f"{source}, {error}") from None
    with Case.open(path) as case:
        known = {decision.id for decision in case.rows(Decision)}
        new = len({decision.id for decision in decisions} - known)
        apply(case, decisions, f"{count(new, 'new decision')} of {len(decisions):,} in {source}")

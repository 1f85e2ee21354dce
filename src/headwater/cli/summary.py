"""What `trace` prints: the size of the case, the claims with the most echo, what is denied, what changed."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from headwater.cli.screen import make_table, printable
from headwater.view import CaseView, ClaimView
from headwater.view.phrases import (
    count,
    list_versions,
    name_deniers,
    name_origins,
    say_changes,
    say_echoes,
    say_range,
    say_size,
    shorten,
)

SHOWN = 12
DENIED = 5
LONG, SHORT = 120, 80


def print_summary(case: CaseView, console: Console) -> None:
    """Print the case in a screenful; what is not shown is counted."""
    console.print(printable(say_size(case), "bold"))
    console.print(printable(say_echoes(case)), end="\n" if say_echoes(case) else "")
    claims = case.claims()
    shared = [claim for claim in claims if claim.echo > 1]
    shown = shared[:SHOWN] or claims[:SHOWN]
    if not shown:
        console.print(printable("No claims were found: are these news reports, in English?"))
        return
    table = make_table("reports", "origins", "claim", "springs from", right=("reports",))
    table.columns[2].ratio, table.columns[3].ratio = 3, 2
    for claim in shown:
        table.add_row(str(claim.echo), _range(claim), printable(shorten(claim.completed, LONG)), _origins(claim))
    _add_denials(table, [claim for claim in claims if claim.denied])
    changes = say_changes(case)
    if changes:
        table.add_row(Text("changed", "magenta"), "", printable(changes), "")
    console.print(table)
    _print_rest(len(shared), len(claims), len(shown), console)


def _range(claim: ClaimView) -> Text:
    alone = claim.single_source
    return Text(say_range(claim.origins_min, claim.origins_max), "bold yellow" if alone else "")


def _origins(claim: ClaimView) -> Text:
    versions = [f"{slot}: {', '.join(values[:5])}" for slot, values in list_versions(claim)[:2] if len(values) > 1]
    text = printable(shorten(name_origins(claim), LONG), "cyan")
    return text + printable(f"\n{'; '.join(versions)}", "magenta") if versions else text


def _add_denials(table: Table, denied: list[ClaimView]) -> None:
    for claim in denied[:DENIED]:
        reports = len({statement.report.id for statement in claim.denials})
        who = f"denied by {', '.join(name_deniers(claim)[:3])} ({count(reports, 'report')})"
        table.add_row(
            Text("denied", "red"), "", printable(shorten(claim.completed, SHORT)), printable(shorten(who, LONG), "red")
        )
    if len(denied) > DENIED:
        table.add_row(Text("denied", "red"), "", f"and {count(len(denied) - DENIED, 'more claim')}", "")


def _print_rest(shared: int, all_claims: int, shown: int, console: Console) -> None:
    parts = []
    if shared > shown:
        parts.append(f"{count(shared - shown, 'more claim')} in several reports")
    alone = all_claims - max(shared, shown)
    if alone > 0:
        parts.append(f"{count(alone, 'claim')} in one report only")
    if parts:
        console.print(printable(f"Not shown: {' · '.join(parts)}", "dim"))

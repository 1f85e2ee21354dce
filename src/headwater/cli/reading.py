"""The commands that only read a case: `claims`, `claim`, `report`, `export`, `score`, `plan`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from headwater.api import name_case, open_case, read_path
from headwater.case import Case
from headwater.cli.detail import print_claim, print_claims, print_report
from headwater.cli.files import write_bytes, write_stdout
from headwater.cli.screen import make_table, open_console, printable
from headwater.errors import StopRun
from headwater.view import CaseView, ClaimView
from headwater.view.phrases import count

STDOUT = Path("-")
SQLITE = b"SQLite format 3\0"


def show_claims(case: Path, *, denied: bool, single_source: bool, changed: bool, limit: int) -> None:
    """Print the claims that have all the properties asked for."""

    def wanted(claim: ClaimView) -> bool:
        return (claim.denied or not denied) and (claim.single_source or not single_source) and (claim.changed or not changed)

    with open_case(case) as view:
        found = [claim for claim in view.claims() if wanted(claim)]
        if not found:
            open_console().print(printable("No such claims in this case."))
            return
        print_claims(found[:limit], len(found), open_console())


def show_claim(case: Path, which: str) -> None:
    """Print one claim."""
    with open_case(case) as view:
        print_claim(view.claim(which), open_console())


def show_report(case: Path, which: str) -> None:
    """Print one report."""
    with open_case(case) as view:
        numbers = {claim.id: claim.number for claim in view.claims()}
        print_report(view.report(which), numbers, open_console())


def export_case(case: Path, form: str, output: Path) -> None:
    """Write a case in one of the forms trace, statements, claims, html."""
    with open_case(case) as view:
        content = _export(view, form)
    if output == STDOUT:
        write_stdout(content)
    elif output.resolve() == case.resolve():
        raise StopRun(f"{output} is the case itself: give another file after --output")
    else:
        write_bytes(output, content)


def _export(view: CaseView, form: str) -> bytes:
    from headwater.exports.html import write_page
    from headwater.exports.tables import write_claims, write_statements
    from headwater.exports.trace import dump_trace

    writers = {
        "trace": lambda: dump_trace(view).encode(),
        "html": lambda: write_page(view),
        "claims": lambda: write_claims(view),
        "statements": lambda: write_statements(view),
    }
    return writers[form]()


def show_scores(trace: Path, gold: Path, *, as_json: bool) -> None:
    """Print how far a trace or a case is right."""
    from headwater.score import HEADLINE, read_truth, score_trace

    truth = read_truth(gold)
    figures = score_trace(_load_trace(trace), truth)
    if as_json:
        write_stdout((json.dumps(figures, indent=1) + "\n").encode())
        return
    table = make_table("figure", "%", "", right=("%",))
    for name, key in HEADLINE:
        rest = "  ".join(f"{other} {value}" for other, value in figures[name].items() if other != key)
        table.add_row(name.replace("_", " "), f"{figures[name][key]:.1f}", f"{key}; {rest}")
    table.add_row("statement recall", f"{figures['statement_recall']:.1f}", "")
    console = open_console()
    console.print(table)
    if figures["reports_missing"]:
        console.print(printable(f"missing: {', '.join(figures['reports_missing'])}", "red"))


def _load_trace(path: Path) -> dict[str, Any]:
    from headwater.exports.trace import make_trace

    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE))
        if head == SQLITE:
            with open_case(path) as view:
                return make_trace(view)
        found = json.loads(path.read_text(encoding="utf-8"))
        if {"reports", "statements", "claims"} <= set(found):
            return dict(found)
    except OSError as error:
        raise StopRun(f"{path}: {error.strerror}; give a trace that `export` wrote, or a case") from None
    except (ValueError, TypeError):
        pass
    raise StopRun(f"{path} is neither a trace nor a case: give a file that `trace` or `export` wrote")


def show_plan(path: Path) -> None:
    """Print what is out of date in a case, or what of a folder is not in the case that `trace` would use."""
    if not path.is_dir():
        _plan_case(path)
        return
    case = Path(f"{name_case(path)}.sqlite")
    reading = read_path(path, frozenset({case.resolve()}))
    known = {report.id for report in _reports_of(case)}
    new = len(set(reading.reports) - known)
    line = f"{count(len(reading.reports), 'report')} in {path}, {new:,} not in {case} yet"
    open_console().print(printable(line + ("" if new else "; nothing to add")))
    if case.exists():
        _plan_case(case)


def _reports_of(case: Path) -> list[Any]:
    if not case.exists():
        return []
    with open_case(case) as view:
        return view.reports()


def _plan_case(path: Path) -> None:
    from headwater.run.plan import index_reads, plan
    from headwater.stages import PIPELINE

    with Case.open(path) as case:
        index_reads(case, PIPELINE)
        rows = [row for row in plan(case, PIPELINE) if row.parts]
    console = open_console()
    if not rows:
        console.print(printable(f"{path} is up to date"))
        return
    table = make_table("stage", "groups out of date", "of", right=("groups out of date", "of"))
    for row in rows:
        table.add_row(row.stage, f"{row.groups:,}", f"{row.groups_total:,}")
    console.print(table)
    console.print(
        printable("What these stages change may put later ones out of date. `add` or `trace` brings it up to date.", "dim")
    )

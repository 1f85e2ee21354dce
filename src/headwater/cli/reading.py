"""The commands that only read a case: `claims`, `claim`, `report`, `score`, `plan`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater.api import name_case, open_case, read_path
from headwater.case import Case
from headwater.cli.answers import print_answers
from headwater.cli.detail import print_claim, print_claims, print_report
from headwater.cli.files import write_stdout
from headwater.cli.screen import make_table, open_console, printable
from headwater.errors import StopRun
from headwater.view import CaseView, ClaimView
from headwater.view.phrases import count

if TYPE_CHECKING:
    from headwater.view.answers import AnswerView

SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True)
class Sieve:
    """Which claims `claims` prints: those that match the sentence `like`, that have all the properties, at most `limit`."""

    like: str = ""
    denied: bool = False
    single_source: bool = False
    changed: bool = False
    limit: int = 40
    copied: bool = False

    def holds(self, claim: ClaimView) -> bool:
        """Return whether a claim has all the properties."""
        wanted = ((self.denied, claim.denied), (self.single_source, claim.single_source), (self.changed, claim.changed))
        return all(has for asked, has in wanted if asked) and (claim.copied or not self.copied)


def show_claims(case: Path, sieve: Sieve, *, as_json: bool) -> None:
    """Print the claims that a sieve keeps, or what they answer to its sentence."""
    with open_case(case) as view:
        if sieve.like:
            show_answers(
                view, sieve.like, [one for one in view.ask(sieve.like) if sieve.holds(one.claim)], sieve.limit, as_json=as_json
            )
            return
        found = [claim for claim in view.claims() if sieve.holds(claim)]
        if as_json:
            from headwater.exports.trace import make_claim

            write_stdout((json.dumps([make_claim(claim) for claim in found[: sieve.limit]], indent=1) + "\n").encode())
        elif found:
            print_claims(found[: sieve.limit], len(found), open_console())
        else:
            open_console().print(printable("No such claims in this case."))


def show_answers(view: CaseView, sentence: str, answers: Sequence[AnswerView], limit: int, *, as_json: bool) -> None:
    """Print what a case answers to a sentence."""
    if as_json:
        from headwater.exports.answers import dump_answers

        write_stdout(dump_answers(sentence, answers).encode())
        return
    print_answers(view, sentence, answers, limit, open_console())


def show_claim(case: Path, which: str) -> None:
    """Print one claim."""
    with open_case(case) as view:
        print_claim(view.claim(which), open_console())


def show_report(case: Path, which: str) -> None:
    """Print one report."""
    with open_case(case) as view:
        numbers = {claim.id: claim.number for claim in view.claims()}
        print_report(view.report(which), numbers, open_console())


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

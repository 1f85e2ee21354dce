"""What `claims --like` and `trace --claim` print: the claims that match a sentence, best first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from headwater.cli.screen import printable
from headwater.view import CaseView
from headwater.view.phrases import (
    count,
    list_versions,
    name_deniers,
    name_origins,
    say_echo,
    say_report,
    shorten,
)

if TYPE_CHECKING:
    from headwater.view.answers import AnswerView

NEAREST = 3
HOWS = {"says it": "green", "gives another value": "magenta", "says the opposite": "red"}


def print_answers(view: CaseView, sentence: str, answers: Sequence[AnswerView], limit: int, console: Console) -> None:
    """Print the claims that match, at most `limit`; where none does, say so and name the nearest ones."""
    console.print(printable(f"Asked: {' '.join(sentence.split())}", "dim"))
    found = [one for one in answers if one.enough]
    if not found:
        console.print(printable(f"Nothing in {_say_reports(view)} says this.", "bold"))
        for one in answers[:NEAREST]:
            console.print(
                Padding(printable(f"nearest: {one.claim.number}  {shorten(one.claim.completed, 160)}", "dim"), (0, 0, 0, 2))
            )
        return
    for one in found[:limit]:
        _print_answer(one, console)
    if len(found) > limit:
        console.print(printable(f"{limit:,} of {count(len(found), 'claim')} that match: --limit {len(found)} shows all", "dim"))


def _say_reports(view: CaseView) -> str:
    reports = len(view.reports())
    return "this one report" if reports == 1 else f"these {count(reports, 'report')}"


def _print_answer(one: AnswerView, console: Console) -> None:
    claim = one.claim
    console.print()
    console.print(_say_how(one))
    console.print(Text.assemble(printable(f"{claim.number}  ", "dim"), *(_piece(*piece) for piece in claim.wording)))
    lines = [
        (f"{say_echo(claim)}: {shorten(name_origins(claim), 120)}", "cyan"),
        (f"denied by {shorten(', '.join(name_deniers(claim)), 120)}" if claim.denied else "", "red"),
        *((f"{slot}: {', '.join(values)}", "magenta") for slot, values in list_versions(claim)),
        (f"nearest words: {shorten(one.statement.text, 160)} ({say_report(one.statement.report)})", "dim"),
    ]
    for line, style in lines:
        if line:
            console.print(Padding(printable(line, style), (0, 0, 0, 3)))


def _say_how(one: AnswerView) -> Text:
    """Return how a claim answers: "surely says it (93 %)", "probably gives another value (71 %): 41 instead of 38"."""
    values = "; ".join(f"{rival.told} instead of {rival.asked}" for rival in one.rivals)
    return printable(f"{one.sure} {one.how} ({one.score:.0%})" + (f": {values}" if values else ""), HOWS[one.how])


def _piece(words: str, added: bool) -> Text:  # noqa: FBT001  # the two of a pair
    return printable(words, "italic" if added else "bold")

"""The commands on decisions: `decide`, `decisions`, `undo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.commands import CaseFile, app

By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.", show_default=False)]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, shown wherever the decision counts.")]
At = Annotated[str, typer.Option("--at", metavar="TIME", help="When, in ISO 8601. [default: now]", show_default=False)]
Kind = Annotated[str, typer.Argument(metavar="KIND", help="What is decided.", show_default=False)]
Things = Annotated[list[str], typer.Argument(metavar="THING...", help="What it is about.", show_default=False)]


@app.command()
def decide(  # noqa: PLR0913  # a command has as many parameters as it has options
    case: CaseFile,
    kind: Kind,
    things: Things,
    by: By,
    *,
    why: Why = "",
    value: Annotated[
        str, typer.Option("--value", metavar="TEXT", help="The right source (wrong-source), or how (relies).")
    ] = "",
    at: At = "",
) -> None:
    """Decide what the machine could not tell or got wrong; no later run overwrites it.

    \b
    On claims:     same-claim A B, not-same-claim A B, split CLAIM A..., not-a-claim A
    On statements: wrong-source A --value NAME, wrong-span A WORDS
    On sources:    same-entity A B, not-same-entity A B
    On reports:    relies A B (A took from B), not-relies A B
    On origins:    same-origin A B, independent A B
    On anything:   note A --why TEXT

    A THING is a claim's number or id, a statement's id, a report's file, a name, FILE:words as they stand there, or
    FILE:START-END in characters. What depends on the decision is brought up to date at once.

    Example: headwater decide dam.sqlite same-claim 3 7 --by "Ada Moor" --why "both mean the spring inspection"
    """  # noqa: D301  # typer reads \b as "leave these lines as they are"
    from headwater.cli.deciding import decide as keep
    from headwater.deciding import Wish

    keep(case, Wish(kind, things, by, why, value, at))


@app.command()
def decisions(
    case: CaseFile,
    export: Annotated[Path | None, typer.Option("--export", metavar="FILE", help="Write them as JSON lines.")] = None,
    import_: Annotated[Path | None, typer.Option("--import", metavar="FILE", help="Bring them in from JSON lines.")] = None,
) -> None:
    """List what people decided in a case, with what fits nothing any more.

    Example: headwater decisions dam.sqlite --export decisions.jsonl
    """
    from headwater.cli.decided import export_decisions, import_decisions, show_decisions

    if import_:
        import_decisions(case, import_)
    if export:
        export_decisions(case, export)
    if not import_ and not export:
        show_decisions(case)


@app.command()
def undo(
    case: CaseFile,
    decision: Annotated[str, typer.Argument(metavar="ID", help="Its id, as `decisions` lists it.", show_default=False)],
    by: By,
    why: Why = "",
    at: At = "",
) -> None:
    """Take a decision back; it stays in the list, with who took it back.

    Example: headwater undo dam.sqlite 3f2a91c0 --by "Ada Moor"
    """
    from headwater.cli.deciding import undo_decision
    from headwater.deciding import Wish

    undo_decision(case, decision, Wish("undo", (decision,), by, why, at=at))

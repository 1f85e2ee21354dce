"""The command that writes an invented corpus: `simulate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.commands import app

Target = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.", show_default=False)]


@app.command()
def simulate(
    folder: Target,
    *,
    reports: Annotated[int, typer.Option(min=1, help="How many reports.")] = 100,
    seed: Annotated[int, typer.Option(help="Which corpus: the same seed and number give the same files.")] = 1,
) -> None:
    """Write invented reports whose truth is known, to try Headwater on: articles, reports.csv, and gold.json for `score`.

    Example: headwater simulate invented/ --reports 200 --seed 7
    """
    from headwater.cli.screen import open_console, printable
    from headwater.simulate import write_corpus

    write_corpus(folder, seed, reports)
    open_console().print(printable(f"{reports:,} reports and their truth are in {folder}."))

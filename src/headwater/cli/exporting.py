"""The command that hands a case on: `export`."""

from __future__ import annotations

from pathlib import Path

from headwater.api import open_case
from headwater.cli.files import STDOUT, print_pieces, write_pieces
from headwater.errors import StopRun


def export_case(case: Path, form: str, output: Path, *, table: str, claim: str) -> None:
    """Write a case, or one claim or table of it, in one of the forms that `headwater.exports.formats` has."""
    from headwater.exports.formats import Wanted, export
    from headwater.web.drawing.families import draw_for_mail

    if output != STDOUT and output.resolve() == case.resolve():
        raise StopRun(f"{output} is the case itself: give another file after --output")
    with open_case(case) as view:
        pieces = export(view, form, Wanted(table, claim, draw_for_mail))
        if output == STDOUT:
            print_pieces(pieces)
        else:
            write_pieces(output, pieces)

"""Claims and statements as tables for a spreadsheet or a notebook.

CSV as RFC 4180 has it, UTF-8 with a byte order mark, since Excel reads it as another encoding without one. A cell that a
spreadsheet would take for a formula gets an apostrophe in front; the exact words are those that the offsets point at.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from headwater.view import CaseView, ClaimView, ReportView, StatementView
from headwater.view.phrases import list_versions, name_deniers

T = TypeVar("T")

CLAIM: dict[str, Callable[[ClaimView], object]] = {
    "claim": lambda claim: claim.id,
    "number": lambda claim: claim.number,
    "text": lambda claim: claim.text,
    "completed": lambda claim: claim.completed,
    "reports": lambda claim: claim.echo,
    "origins_min": lambda claim: claim.origins_min,
    "origins_max": lambda claim: claim.origins_max,
    "origins": lambda claim: "; ".join(origin.name for origin in claim.origins),
    "why": lambda claim: claim.why,
    "beware": lambda claim: "; ".join(dict.fromkeys(mark for origin in claim.origins for mark in origin.marks)),
    "first_hand": lambda claim: sum(repeat.of is None for repeat in claim.spread),
    "denials": lambda claim: len({statement.report.id for statement in claim.denials}),
    "denied_by": lambda claim: "; ".join(name_deniers(claim)),
    "versions": lambda claim: "; ".join(f"{slot}: {', '.join(values)}" for slot, values in list_versions(claim)),
    "first_outlet": lambda claim: _of_first(claim, lambda report: report.outlet),
    "first_date": lambda claim: claim.first_date or "",
    "first_file": lambda claim: _of_first(claim, lambda report: report.file),
}
STATEMENT: dict[str, Callable[[StatementView], object]] = {
    "statement": lambda statement: statement.id,
    "claim": lambda statement: statement.claim,
    "report": lambda statement: statement.report.id,
    "file": lambda statement: statement.report.file,
    "outlet": lambda statement: statement.report.outlet,
    "published": lambda statement: statement.report.published or "",
    "stance": lambda statement: statement.stance,
    "chain": lambda statement: " > ".join(link.name for link in statement.chain),
    "start": lambda statement: statement.row.start,
    "end": lambda statement: statement.row.end,
    "text": lambda statement: statement.text,
}

_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")


def write_claims(case: CaseView) -> bytes:
    """Return the table of claims, in the order of `claims()`."""
    return _write(CLAIM, case.claims())


def write_statements(case: CaseView) -> bytes:
    """Return the table of statements, report by report, each with the number and the text of its claim."""
    claims = {claim.id: claim for claim in case.claims()}
    columns = {
        **STATEMENT,
        "claim_number": lambda statement: claims[statement.claim].number if statement.claim in claims else "",
        "claim_text": lambda statement: claims[statement.claim].text if statement.claim in claims else "",
    }
    return _write(columns, case.statements())


def _of_first(claim: ClaimView, get: Callable[[ReportView], str]) -> str:
    return get(claim.first_report) if claim.first_report else ""


def _write(columns: Mapping[str, Callable[[T], object]], rows: Iterable[T]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(list(_tame(get(row) for get in columns.values())))
    return out.getvalue().encode("utf-8-sig", "replace")


def _tame(cells: Iterable[object]) -> Iterator[object]:
    """Yield the cells, an apostrophe before texts that would be run as a formula."""
    for cell in cells:
        yield f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell

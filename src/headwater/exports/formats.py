"""The forms in which a case leaves Headwater: what each is called, and who writes it, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from headwater.errors import StopRun
from headwater.exports.graphs import stream_gexf, stream_graphml
from headwater.exports.html import write_claim_page, write_page
from headwater.exports.lines import stream_lines
from headwater.exports.parquet import stream_parquet
from headwater.exports.prov import stream_prov
from headwater.exports.schema_org import stream_schema_org
from headwater.exports.stix import stream_stix
from headwater.exports.tables import stream_table
from headwater.exports.trace import stream_trace
from headwater.view import CaseView, ClaimView
from headwater.view.lookup import Dangling


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a form that leaves a choice: which table, or one claim, by number or id, "" for the whole case.

    `draw` makes the picture of a claim for its page; without it the page has none.
    """

    table: str = "statements"
    claim: str = ""
    draw: Callable[[ClaimView], Markup] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its file's ending and media type, and what gives its bytes. `tables` tells whether a table is chosen."""

    ending: str
    media_type: str
    stream: Callable[[CaseView, Wanted], Iterator[bytes]]
    tables: bool = False


def export(case: CaseView, form: str, wanted: Wanted | None = None) -> Iterator[bytes]:
    """Yield a case in one of FORMS; raise StopRun where that form cannot give what is wanted, or a run has not got so far."""
    wanted = wanted or Wanted()
    if wanted.claim and form != "html":
        raise StopRun(f"one claim can be written as a page, not as {form}: give --format html, or leave --claim out")
    return _settled(FORMS[form].stream(case, wanted))


def name_file(case: CaseView, form: str, wanted: Wanted) -> str:
    """Return what a file of an export is best called: `dam.claims.csv`, `dam.claim-1.html`."""
    part = f".claim-{case.claim(wanted.claim).number}" if wanted.claim else f".{wanted.table}" if FORMS[form].tables else ""
    return f"{case.name or 'case'}{part}{FORMS[form].ending}"


def _settled(pieces: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from pieces
    except Dangling as error:
        raise StopRun(f"a run is at work on this case ({error}): export it when the run is over") from None


def _stream_page(case: CaseView, wanted: Wanted) -> Iterator[bytes]:
    if not wanted.claim:
        yield write_page(case)
        return
    claim = case.claim(wanted.claim)
    yield write_claim_page(case, claim, wanted.draw(claim) if wanted.draw else Markup())


FORMS: dict[str, Form] = {
    "trace": Form(".trace.json", "application/json", lambda case, _: stream_trace(case)),
    "html": Form(".html", "text/html; charset=utf-8", _stream_page),
    "csv": Form(".csv", "text/csv; charset=utf-8", lambda case, wanted: stream_table(case, wanted.table), tables=True),
    "jsonl": Form(".jsonl", "application/jsonl", lambda case, _: stream_lines(case)),
    "parquet": Form(
        ".parquet", "application/vnd.apache.parquet", lambda case, wanted: stream_parquet(case, wanted.table), tables=True
    ),
    "graphml": Form(".graphml", "application/graphml+xml", lambda case, _: stream_graphml(case)),
    "gexf": Form(".gexf", "application/gexf+xml", lambda case, _: stream_gexf(case)),
    "prov": Form(".prov.json", "application/json", lambda case, _: stream_prov(case)),
    "jsonld": Form(".jsonld", "application/ld+json", lambda case, _: stream_schema_org(case)),
    "stix": Form(".stix.json", "application/stix+json;version=2.1", lambda case, _: stream_stix(case)),
}

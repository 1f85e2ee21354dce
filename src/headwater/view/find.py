"""Search: reports by full text, what is said around the words found, the claims it belongs to, and sources by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.records import Report
from headwater.view.browse import SOURCED, Catalogue, Sourced
from headwater.view.claims import ClaimView
from headwater.view.reports import ReportView, StatementView

OPEN, CLOSE = "\x02\x1a\x02", "\x03\x1a\x03"
"""What the text search puts around what it found: nothing that a report could have."""
READ = 40
"""In how many reports, the best first, statements are looked for."""
LONGEST = 400
TERMS = re.compile(r'"([^"]+)"|(\S+)')

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that holds the words; `spans` are where."""

    report: ReportView
    spans: Spans


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement that holds words asked for; `spans` are where in its text; `words` how many of them it holds."""

    statement: StatementView
    spans: Spans
    words: int


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim with the statement of it that fits the words best."""

    claim: ClaimView
    found: FoundStatement


def make_query(words: str) -> str:
    """Return the words as a query of the text search: all of them, those between quotation marks in this order; "" for none.

    Whatever else is in them has no meaning, so that no words can be a query that is not understood.
    """
    terms = [phrase or word.replace('"', "") for phrase, word in TERMS.findall(words[:LONGEST].replace("\0", " "))]
    return " ".join(f'"{term}"' for term in terms if any(char.isalnum() for char in term))


def count_reports(case: Catalogue, query: str) -> int:
    """Return how many reports hold what a query asks for."""
    return int(case.file.sql("SELECT count(*) FROM report_text WHERE report_text MATCH ?", (query,))[0][0]) if query else 0


def find_reports(case: Catalogue, query: str, first: int, size: int) -> list[FoundReport]:
    """Return `size` of the reports that hold what a query asks for, the best first, those before the `first` left out."""
    if not query:
        return []
    best = """SELECT t.id, highlight(report_text, 0, ?, ?) FROM report_text JOIN report AS t ON t.number = report_text.rowid
              WHERE report_text MATCH ? ORDER BY rank, t.id LIMIT ? OFFSET ?"""
    known = case.index.table(Report)
    found = case.file.sql(best, (OPEN, CLOSE, query, size, first))
    return [FoundReport(ReportView(known[id_], case.index), read_marks(marked)) for id_, marked in found]


def find_statements(found: Sequence[FoundReport]) -> list[FoundStatement]:
    """Return the statements of reports in which words were found that hold any of them: those with the most words first."""
    hits = [hit for one in found for hit in _look_into(one)]
    return sorted(hits, key=lambda hit: -hit.words)


def find_claims(case: Catalogue, found: Sequence[FoundStatement]) -> list[FoundClaim]:
    """Return the claims that statements belong to, each once, those with the most words, then the most reports, first."""
    best: dict[str, FoundStatement] = {}
    for hit in found:
        best.setdefault(hit.statement.claim, hit)
    claims = [FoundClaim(case.claim(id_), hit) for id_, hit in best.items() if id_]
    return sorted(claims, key=lambda one: (-one.found.words, -one.claim.echo))


def find_sources(case: Catalogue, query: str, first: int, size: int) -> list[Sourced]:
    """Return `size` of the sources that are called so in any report, those in the most reports first."""
    asked = f"""SELECT {SOURCED} FROM source_text JOIN listed_source AS l ON l.number = source_text.rowid
                WHERE source_text MATCH ? ORDER BY l.number LIMIT ? OFFSET ?"""  # noqa: S608  # its own names
    return [Sourced(*row) for row in case.file.sql(asked, (_begun(query), size, first))] if query else []


def count_sources(case: Catalogue, query: str) -> int:
    """Return how many sources are called so in any report."""
    asked = "SELECT count(*) FROM source_text WHERE source_text MATCH ?"
    return int(case.file.sql(asked, (_begun(query),))[0][0]) if query else 0


def read_marks(marked: str) -> Spans:
    """Return where the pieces between marks are in the text without the marks."""
    before, *pieces = marked.split(OPEN)
    spans, at = [], len(before)
    for piece in pieces:
        words, _, after = piece.partition(CLOSE)
        spans.append((at, at + len(words)))
        at += len(words) + len(after)
    return tuple(spans)


def cut_marks(text: str, spans: Spans) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it was found."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def snip(text: str, spans: Spans, around: int = 90, most: int = 3) -> list[tuple[str, bool]]:
    """Return the places of a text where words were found, in pieces as `cut_marks` does; "…" stands for what is left out."""
    pieces: list[tuple[str, bool]] = []
    last = 0
    for start, end in _spread(spans, 2 * around)[:most]:
        low, high = _reach(text, start, end, around)
        inside = tuple((a - low, b - low) for a, b in spans if low <= a and b <= high)
        pieces += [(" … " if low else "", False), *cut_marks(text[low:high], inside)]
        last = high
    rest = [(" …", False)] if spans and last < len(text) else []
    return [(re.sub(r"\s+", " ", words), found) for words, found in (*pieces, *rest) if words]


def _reach(text: str, start: int, end: int, around: int) -> tuple[int, int]:
    """Return from where to where a piece of a text and about so many characters around it go, to whole words."""
    low = text.find(" ", max(0, start - around), start) + 1 if start > around else 0
    space = text.rfind(" ", end, end + around)
    return low or (0 if start <= around else start), len(text) if end + around >= len(text) else max(end, space)


def _spread(spans: Spans, apart: int) -> list[tuple[int, int]]:
    """Return the spans that begin at least `apart` characters after the end of the one before."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not kept or start - kept[-1][1] >= apart:
            kept.append((start, end))
    return kept


def _look_into(one: FoundReport) -> Iterator[FoundStatement]:
    text = one.report.text
    for said in one.report.statements:
        inside = tuple(
            (start - said.row.start, end - said.row.start)
            for start, end in one.spans
            if said.row.start <= start and end <= said.row.end
        )
        if inside:
            words = {text[said.row.start + start : said.row.start + end].casefold() for start, end in inside}
            yield FoundStatement(said, inside, len(words))


def _begun(query: str) -> str:
    """Return a query whose last word may go on: names are looked for while they are typed."""
    return f"{query}*"

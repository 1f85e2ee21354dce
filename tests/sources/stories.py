"""Small reports for the tests: each line a paragraph, attributions told by their words."""

from __future__ import annotations

import re
from hashlib import sha256

from headwater.records import Attribution, Record, Report
from tests.sources.gold_rows import nearest, split_simply

Row = Record


def told(text: str, *attributions: tuple[str, str, str], outlet: str = "Harrow Herald", file: str = "01.txt") -> list[Row]:
    """Return the rows of a report whose attributions are (source, cue, content), each in words that stand in the text."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report = Report(digest, outlet, text, file, "", f"2031-03-{int(re.sub(r'[^0-9]', '', file) or 1):02}", "", "", "en", ())
    rows: list[Row] = [report, *split_simply(report)]
    for source, cue, content in attributions:
        start = text.index(content)
        span = nearest(text, source, start, start + len(content))
        at = nearest(text, cue, *(span if span[0] is not None else (start, start)))
        rows.append(Attribution(report.id, *span, *at, ((start, start + len(content)),), "indirect", "text", "", "", 1.0))
    return rows

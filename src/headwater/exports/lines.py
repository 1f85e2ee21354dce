"""JSON lines: the rows of the trace, one a line, each with what it is under `record`; for programs that read as they go."""

from __future__ import annotations

import json
from collections.abc import Iterator

from headwater.exports.stream import encode
from headwater.exports.trace import SECTIONS
from headwater.view import CaseView

RECORDS = {
    "reports": "report",
    "entities": "entity",
    "attributions": "attribution",
    "statements": "statement",
    "claims": "claim",
    "copies": "copy",
    "relies": "relies",
    "altered_quotes": "altered_quote",
    "unsupported": "unsupported",
    "dates": "date",
}


def stream_lines(case: CaseView) -> Iterator[bytes]:
    """Yield one JSON object a line, in the order of the trace."""
    for name, rows in SECTIONS.items():
        for row in rows(case):
            yield encode(json.dumps({"record": RECORDS[name], **row}, ensure_ascii=False, allow_nan=False)) + b"\n"

"""Find which statements people decided to stand elsewhere in their reports, before the statements are made."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.decisions.anchors import find_report
from headwater.decisions.kinds import WRONG_SPAN, when
from headwater.records import Decision, Report, SpanRuling
from headwater.stage import Group, Hop, Read, Stage, each


def respan(group: Group) -> Iterator[SpanRuling]:
    """Yield what a decision on a span comes to, unless it was undone or its report is not here; nothing of other kinds."""
    if any(decision.undoes == group.key for decision in group[Decision]):
        return
    reports = {report.id: report for report in group[Report]}
    for decision in group[Decision]:
        report = find_report(decision.a_report, decision.a_digest, reports)
        wanted = decision.id == group.key and decision.kind == WRONG_SPAN and not decision.undoes
        if wanted and report and max(decision.a_end, decision.b_end) <= len(reports[report].text):
            spans = (decision.a_start, decision.a_end, decision.b_start, decision.b_end)
            yield SpanRuling(decision.id, report, *spans, when(decision.at).isoformat())


RESPAN = Stage(
    "respan",
    version=1,
    by="decision",
    reads=(
        Read(Decision, "id"),
        Read(Decision, "undoes", via=(Hop(Decision, "id", "id"),)),
        Read(Report, "digest", via=(Hop(Decision, "a_digest", "id"),)),
    ),
    writes=(SpanRuling,),
    run=each(respan),
)

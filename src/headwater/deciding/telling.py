"""What decisions say, in words."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.deciding.pointing import Anchor
from headwater.decisions.kinds import KINDS, anchor
from headwater.errors import StopRun
from headwater.records import Decision
from headwater.view import CaseView
from headwater.view.phrases import count, shorten

QUOTED = 60


def describe(view: CaseView, act: Sequence[Decision]) -> str:
    """Return what decisions made in one act say, with the words that they are about."""
    first = act[0]
    kind = KINDS.get(first.kind)
    if kind is None:
        return f"{first.kind}: unknown to this version"
    value = f"“{first.value}”" if first.value else "the outlet itself"
    a, b = (_describe_anchor(view, anchor(first, side)) for side in "ab")
    more = f" (and {count(len(act) - 1, 'further pair' if kind.pair else 'further statement')})" if len(act) > 1 else ""
    return kind.says.format(a=a, b=b, value=value) + more


def _describe_anchor(view: CaseView, found: Anchor) -> str:
    report, start, end = found
    try:
        shown = view.report(report)
    except StopRun:
        return f"report {report}"
    return f"“{shorten(shown.text[start:end], QUOTED)}” ({shown.file})" if start >= 0 else shown.file

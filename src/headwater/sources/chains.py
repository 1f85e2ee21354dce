"""Through whom a statement reached the report: the chain of sources of each attribution, the outermost first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from headwater.records import Attribution, Link, Mention, Referent, Report
from headwater.sources.words import OUTLET, UNNAMED
from headwater.text.names import name_words

Source = tuple[str, str, str, int | None, int | None]
"""One source of a chain: name, kind, referent id, start, end."""

_TOLD = re.compile(
    r"(?:\s+(?:in an interview (?:with|on|to)|to|on|the|a|news|agency|daily|newspaper|site|website|channel|broadcaster|programme|radio|station|portal|magazine|tabloid|weekly|paper|wire|outlet))*\s+"
)
_ALSO = frozenset({"told", "tells", "tell", "telling", "informed", "assured"})


def chain_all(
    report: Report, attributions: Sequence[Attribution], mentions: Sequence[Mention], referents: Sequence[Referent]
) -> dict[str, tuple[Source, ...]]:
    """Return attribution id → its chain. The report's own outlet stands in none; an unresolved source keeps its words."""
    maker = _Chains(report, attributions, mentions, referents)
    return {row.id: maker.chain(row) for row in attributions}


def links(owner: str, report: str, chain: Sequence[Source]) -> list[Link]:
    """Return the links of a chain."""
    return [
        Link(owner, at, report, name, kind, referent, start, end) for at, (name, kind, referent, start, end) in enumerate(chain)
    ]


class _Chains:
    def __init__(
        self, report: Report, attributions: Sequence[Attribution], mentions: Sequence[Mention], referents: Sequence[Referent]
    ) -> None:
        self.report = report
        self.rows: Mapping[str, Attribution] = {row.id: row for row in attributions}
        self.named = {(m.start, m.end): m for m in mentions}
        self.outlets = {m.start: m for m in mentions if m.kind == OUTLET}
        self.referents = {row.id: row for row in referents}
        self.done: dict[str, tuple[Source, ...]] = {}

    def chain(self, row: Attribution, depth: int = 0) -> tuple[Source, ...]:
        """Return the chain of an attribution: that of what it continues or lies in, then whom it is told to, then its source."""
        if row.id not in self.done:
            outer = self.rows.get(row.continues or row.parent) if depth < len(self.rows) else None
            before = self.chain(outer, depth + 1) if outer is not None and outer is not row else ()
            own = () if row.continues and row.source_start is None else self._own(row)
            if row.continues and own and outer is not None:
                before = ()
            self.done[row.id] = _without_echo((*before, *own))
        return self.done[row.id]

    def _own(self, row: Attribution) -> tuple[Source, ...]:
        if row.source_start is None or row.source_end is None:
            return ()
        source = self._source(row.source_start, row.source_end)
        through = self._through(row)
        return tuple(s for s in (through, source) if s is not None)

    def _source(self, start: int, end: int) -> Source | None:
        """The source at a span; None where it is the report's own outlet."""
        mention = self.named.get((start, end))
        referent = self.referents.get(mention.referent) if mention else None
        if referent is None:
            return self.report.text[start:end], UNNAMED, "", start, end
        if referent.key < 0:
            return None
        return referent.name, referent.kind, referent.id, start, end

    def _through(self, row: Attribution) -> Source | None:
        """The other outlet that a source spoke to: "X told Radio Meridian"."""
        if row.cue_start is None or row.cue_end is None:
            return None
        text = self.report.text
        if text[row.cue_start : row.cue_end].casefold() not in _ALSO:
            return None
        match = _TOLD.match(text, row.cue_end)
        mention = self.outlets.get(match.end()) if match else None
        referent = self.referents.get(mention.referent) if mention else None
        if mention is None or referent is None or referent.key < 0 or self._credited(referent):
            return None
        return referent.name, referent.kind, referent.id, mention.start, mention.end

    def _credited(self, referent: Referent) -> bool:
        """Whether the report takes its text from that outlet: its copies keep the wire's own wording."""
        credit = set(name_words(self.report.credit) + name_words(self.report.byline))
        return any(set(name_words(name)) <= credit for name in referent.names)


def _without_echo(chain: Sequence[Source]) -> tuple[Source, ...]:
    """Drop a source that stands right behind itself."""
    return tuple(
        source
        for at, source in enumerate(chain)
        if not at or (source[2] or source[0]) != (chain[at - 1][2] or chain[at - 1][0])
    )

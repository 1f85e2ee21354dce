"""Through whom a statement reached the report: the chain of sources of each attribution, the outermost first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from headwater.records import Attribution, Link, Mention, Referent, Report
from headwater.sources.words import BODY, OUTLET, PERSON, UNNAMED, kind_of_noun
from headwater.text.names import name_words
from headwater.text.outlets import find_outlet, is_acronym

Source = tuple[str, str, str, int | None, int | None]
"""One source of a chain: name, kind, referent id, start, end."""

_NEAR = 90  # characters behind cue or source within which an outlet is named that was spoken to
_NEXT = 600  # characters within which a source goes on with what he told an outlet
_SPOKE = re.compile(
    r"\b(?:told|tells|telling|tell|informed|assured|spoke to|speaking to|interview (?:with|on|to|for|in)|on"
    r"|(?:carried|broadcast|aired|shown|relayed|published) (?:by|on|in))"
    r"(?: (?:the|an?|another|state|local|private|public|rival|television|radio|news|agency|wire|daily|weekly|newspaper|paper"
    r"|tabloid|magazine|site|website|portal|channel|station|broadcaster|programme|outlet))*\s+$"
)

_APPEARS = re.compile(
    r"\b(?:speaking|spoke|talking|talked|interview(?:ed)?|aired|broadcast|appear(?:ed|ing))\b[^.!?:;\n“”\"]{0,50}?"
    r"\b(?:to|on|by|with|for)(?: (?:the|an?|[a-z][\w-]*|[A-Z][\w]+-[a-z]+)){0,5}\s+$"
)
_LINE = 200  # characters before an outlet within which the one is named who spoke to it


def chain_all(
    report: Report, attributions: Sequence[Attribution], mentions: Sequence[Mention], referents: Sequence[Referent]
) -> dict[str, tuple[Source, ...]]:
    """Return attribution id → its chain. The report's own outlet stands in none; an unresolved source keeps its words."""
    maker = _Chains(report, attributions, mentions, referents)
    for row in attributions:
        maker.chain(row)
    maker.go_on()
    maker.appear()
    return {row.id: maker.done[row.id] for row in attributions}


def links(owner: str, report: str, chain: Sequence[Source]) -> list[Link]:
    """Return the links of a chain."""
    return [
        Link(owner, at, report, name, kind, referent, start, end) for at, (name, kind, referent, start, end) in enumerate(chain)
    ]


class _Chains:
    """The chains of one report while they are being made."""

    def __init__(
        self, report: Report, attributions: Sequence[Attribution], mentions: Sequence[Mention], referents: Sequence[Referent]
    ) -> None:
        self.report = report
        self.rows: Mapping[str, Attribution] = {row.id: row for row in attributions}
        self.named = {(m.start, m.end): m for m in mentions}
        self.outlets = {m.start: m for m in mentions if m.kind == OUTLET}
        self.people = {m.start: m for m in mentions if m.kind == PERSON}
        self.referents = {row.id: row for row in referents}
        self.done: dict[str, tuple[Source, ...]] = {}
        self.through: set[str] = set()

    def chain(self, row: Attribution, depth: int = 0) -> tuple[Source, ...]:
        """Return the chain of an attribution: of what it continues or lies in, then the outlet it was told, then its source."""
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
        if through is not None:
            self.through.add(row.id)
        return tuple(s for s in (through, source) if s is not None)

    def _source(self, start: int, end: int) -> Source | None:
        """Return the source at a span; None where it is the report's own outlet."""
        mention = self.named.get((start, end))
        referent = self.referents.get(mention.referent) if mention else None
        if referent is None:
            return self.report.text[start:end], UNNAMED, "", start, end
        if referent.key < 0:
            return None
        return referent.name, referent.kind, referent.id, start, end

    def _through(self, row: Attribution) -> Source | None:
        """Return the other outlet that a source spoke to: "X told Radio Meridian", "said in an interview with the Herald"."""
        if row.cue_start is None or row.cue_end is None or row.source_end is None:
            return None
        text = self.report.text
        for start in sorted(at for at in self.outlets if row.cue_end < at <= max(row.cue_end, row.source_end) + _NEAR):
            between = text[row.cue_start : start]
            if any(mark in between for mark in '.!?\n“”"') or any(a <= start < b for a, b in row.content):
                return None
            mention = self.outlets[start]
            referent = self.referents.get(mention.referent)
            if referent is not None and referent.key >= 0 and _SPOKE.search(between) and not self._credited(referent):
                return referent.name, referent.kind, referent.id, mention.start, mention.end
        return None

    def _credited(self, referent: Referent) -> bool:
        """Whether the report takes its text from that outlet: a copy keeps the wire's "told us" in the wire's own words."""
        credit = set(name_words(self.report.credit) + name_words(self.report.byline))
        text = self.report.text
        if _is_bare_acronym(text, referent):
            return True
        return any(
            set(name_words(name)) <= credit or f"({name})" in text or text.rstrip(" .)\n").endswith(name)
            for name in referent.names
        )

    def go_on(self) -> None:
        """Give a source that goes on speaking the outlets through which he began to."""
        ordered = sorted(self.rows.values(), key=lambda row: (row.content, row.cue_start or -1))
        for last, row in pairwise(ordered):
            mine, theirs = self.done[row.id], self.done[last.id]
            near = row.content[0][0] - last.content[-1][1] <= _NEXT
            if last.id in self.through and near and len(mine) == 1 < len(theirs) and "" != theirs[-1][2] == mine[0][2]:
                self.done[row.id] = (*theirs[:-1], *mine)
                self.through.add(row.id)

    def appear(self) -> None:
        """Give all that somebody says after "he was speaking to Radio Meridian" that outlet."""
        for start, mention in sorted(self.outlets.items()):
            referent = self.referents.get(mention.referent)
            if referent is None or referent.key < 0 or self._credited(referent) or self._is_said(start):
                continue
            line = self.report.text.rfind("\n", 0, start) + 1
            spoken = _APPEARS.search(self.report.text, max(line, start - _LINE), start)
            people = [at for at, m in self.people.items() if line <= at < start] if spoken else []
            if people:
                through = (referent.name, referent.kind, referent.id, mention.start, mention.end)
                self._lead(through, self.people[max(people)].referent, mention.end)

    def _is_said(self, at: int) -> bool:
        return any(a <= at < b for row in self.rows.values() for a, b in row.content)

    def _lead(self, through: Source, speaker: str, after: int) -> None:
        for key, row in self.rows.items():
            chain = self.done[key]
            if row.content[0][0] > after and len(chain) == 1 and chain[0][2] == speaker:
                self.done[key] = (through, *chain)


def _is_bare_acronym(text: str, referent: Referent) -> bool:
    """Whether an outlet is only ever called by capitals that nothing in the report explains: the wire whose text it is."""
    if len(referent.names) != 1 or not is_acronym(referent.name):
        return False
    known = find_outlet(referent.name)
    explained = re.search(rf"\b[a-z-]+ {re.escape(referent.name)}\b", text)
    noun = explained.group().split()[0] if explained else ""
    return (known is None or known.kind == "agency") and kind_of_noun(noun) not in {OUTLET, BODY}


def _without_echo(chain: Sequence[Source]) -> tuple[Source, ...]:
    """Drop a source that stands right behind itself."""
    return tuple(next(same) for _, same in groupby(chain, key=lambda source: source[2] or source[0]))

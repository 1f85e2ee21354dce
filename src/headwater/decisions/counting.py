"""Lay what was decided on sources and origins over how a claim is followed and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from headwater.decisions.kinds import WRONG_SOURCE, WRONG_SPAN
from headwater.decisions.links import ORIGINS, Settled, latest_of_each, settle_ties
from headwater.records import Ruling


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was decided that bears on one claim: statement → its right source or span, which of its origins are one or two."""

    sources: Mapping[str, Ruling]
    spans: Mapping[str, Ruling]
    origins: Settled

    @classmethod
    def of(cls, rulings: Sequence[Ruling]) -> Verdicts:
        """Return what rulings come to."""
        sources, spans = (
            {ruling.a: ruling for ruling in latest_of_each(rulings, frozenset({kind})).values()}
            for kind in (WRONG_SOURCE, WRONG_SPAN)
        )
        return cls(sources, spans, settle_ties(rulings, ORIGINS))

    def reasons(self, touched: Iterable[str]) -> list[str]:
        """Return by whom, when and why it was decided what concerns these statements and reports."""
        rows = set(touched)
        corrected = [*sorted(self.sources.items()), *sorted(self.spans.items())]
        said = {ruling.said: None for row, ruling in corrected if row in rows}
        ties = sorted(self.origins.ties, key=lambda tie: (tie.ruling.at, tie.ruling.decision))
        return list(said | {tie.ruling.said: None for tie in ties if tie.a in rows or tie.b in rows})

"""A time expression that was found."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.text.calendar.moments import Moment


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression at start..end of the text, what it means, and why; `form` is that of calendar_forms.tsv."""

    start: int
    end: int
    moment: Moment
    form: str
    why: str

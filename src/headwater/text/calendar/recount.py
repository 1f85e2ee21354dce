"""What each sentence that names a day tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.records import Episode
from headwater.text.calendar.clock import is_day_of_saying
from headwater.text.calendar.dated import Dated
from headwater.text.calendar.find import find_dates, lower_text
from headwater.text.calendar.tense import find_sentence
from headwater.text.spans import Span
from headwater.text.words import content_words

_OF_ITSELF = frozenset(
    ["iso", "slashed", "day_month", "month_day", "nth_in", "holiday", "deictic", "day_before", "weekday", "time", "timed"]
)
"""The forms whose day does not depend on another day named before."""
_OPENS = 12
"""Within how many characters from its beginning a day opens a sentence."""


def find_episodes(report: str, text: str, published: str | None, skip: Sequence[Span] = ()) -> Iterator[Episode]:
    """Yield for each day that a sentence names of itself what else the sentence tells; `published` and `skip` as ever."""
    low, found = lower_text(text), find_dates(text, published, skip)
    for before, one, after in zip([None, *found], found, [*found[1:], None], strict=False):
        if one.form not in _OF_ITSELF or one.moment.grain not in {"day", "hour"} or one.moment.end:
            continue
        words = content_words(_tell(text, low, before, one, after))
        said = is_day_of_saying(low, one.start)
        yield Episode(report, one.start, one.moment.value[:10], said, (published or "")[:10], tuple(sorted(set(words))))


def _tell(text: str, low: str, before: Dated | None, one: Dated, after: Dated | None) -> str:
    """Return what the sentence tells of a day: what stands before it, after an earlier one; what follows, if none does.

    A day that opens its sentence has what follows in any case: "On Monday acid leaked, on Tuesday it burned".
    """
    first, last = find_sentence(low, one.start, one.end)
    start = max(first, before.end) if before else first
    if after is None or after.start >= last:
        return f"{text[start : one.start]} {text[one.end : last]}"
    return (
        f"{text[start : one.start]} {text[one.end : after.start]}" if one.start - first <= _OPENS else text[start : one.start]
    )

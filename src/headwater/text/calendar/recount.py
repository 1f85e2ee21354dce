"""What each sentence that names a day tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.records import Episode
from headwater.text.calendar.clock import is_day_of_saying
from headwater.text.calendar.find import find_dates, lower_text
from headwater.text.calendar.tense import find_sentence
from headwater.text.spans import Span
from headwater.text.words import content_words

_OF_ITSELF = {"iso", "slashed", "day_month", "month_day", "nth_in", "holiday", "deictic", "day_before", "weekday", "time"}
"""The forms whose day does not depend on another day named before."""


def find_episodes(report: str, text: str, published: str | None, skip: Sequence[Span] = ()) -> Iterator[Episode]:
    """Yield for each day that a sentence names of itself what else the sentence tells; `published` and `skip` as ever."""
    low = lower_text(text)
    for one in find_dates(text, published, skip):
        if one.form not in _OF_ITSELF or one.moment.grain not in {"day", "hour"} or one.moment.end:
            continue
        first, last = find_sentence(low, one.start, one.end)
        words = content_words(text[first : one.start] + " " + text[one.end : last])
        said = is_day_of_saying(low, one.start)
        yield Episode(report, one.start, one.moment.value[:10], said, (published or "")[:10], tuple(sorted(set(words))))

"""All time expressions of a text with type and value as TimeML (ISO 24617-1) writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.text.calendar.dated import Dated
from headwater.text.calendar.find import find_dates, lower_text
from headwater.text.calendar.moments import Moment
from headwater.text.calendar.spans import load_span_master, load_spans, read_span, write_length
from headwater.text.numbers_words import match_small
from headwater.text.spans import Span, find_touched, merge_spans

_PARTS = {"midnight": "24:00", "dawn": "MO", "dusk": "EV", "sunset": "EV", "sunrise": "MO"}
_PARTS |= {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI", "overnight": "NI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ANCIENT = re.compile(
    r"(?<![\w.,])(?:(?:c\.|ca\.|circa) ?)?(?P<y>\d{1,4})(?P<z>(?:s)?)(?: ?[-–—] ?(?P<e>\d{1,4}))? ?(?:bce?\b|b\.c\.(?:e\.)?)"
)
_NIGHT_OF = re.compile(r"(?:the )?(?:early |late )?(?P<p>morning|afternoon|evening|night)(?: hours)? of $")
_TO_MINUTES = len("2031-03-08T14:20")
_REL = r"(?P<rel>ago|earlier|before|previously|later|after(?:wards)?|from now|on)\b"
_PERIOD = re.compile(r"the (?:past|last|next|coming) (?P<u>[a-z]+)")
_DURING = re.compile(r"\b(?:over|for|in|during|within|throughout) $")
_OF_WEEKS = re.compile(r"\b(?:week|fortnight)s?\b")
_AGE = re.compile(r"[ -]old(?:er)?\b|[ -]young(?:er)?\b")
_SHORT_SPAN = re.compile(rf"\b(?:hours?|minutes?|seconds?) (?:and a half )?{_REL}")
_VAGUE = re.compile(rf"\b(?:a few|several|few) \w+ {_REL}")
_PART_OF_FOUR = re.compile(r"\b(?:a|one|two|three|some)[ -]quarters?$")
_TITLE = re.compile(r"(?:Daily|Weekly|Monthly|Quarterly|Annual) [A-Z]")
_EACH = re.compile(r"an? [a-z]+")
_MANY = rf"hundred|thousand|million|billion|cents|dollars|twice|times|{match_small()}"
_RATE = re.compile(rf"(?:\d|\b(?:{_MANY}))(?: [a-z]+){{0,2}} $")
_DAYS = {"days_month", "month_days"}


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression at start..end: `type` is DATE, TIME, DURATION or SET; `value` as TimeML has it ("P3D", "2031-W10")."""

    start: int
    end: int
    type: str
    value: str


def find_times(text: str, published: str | None, skip: Sequence[Span] = ()) -> list[Timex]:
    """Return the time expressions of a text in order, without overlap, the calendar dates among them.

    `published` and `skip` are those of `find_dates`. A span of two days or years is two expressions, as TimeML has it.
    """
    low = lower_text(text)
    ancient = [Timex(*found.span(), "DATE", _write_ancient(found)) for found in _ANCIENT.finditer(low)]
    dated = find_dates(text, published, merge_spans([*skip, *((one.start, one.end) for one in ancient)]))
    times = [*ancient, *(part for one in dated for part in write_timex(low, one))]
    taken = merge_spans([*skip, *((one.start, one.end) for one in times)])
    return sorted([*times, *_find_spans(text, low, taken)], key=lambda one: one.start)


def _find_spans(text: str, low: str, taken: Sequence[Span]) -> Iterator[Timex]:
    """Yield durations, sets and words for past, present and future outside the spans of `taken`."""
    master, at = load_span_master(), 0
    while found := master.search(low, at):
        form = found.lastgroup or ""
        inner = load_spans()[form][0].match(low, found.start())
        result = read_span(form, inner) if inner and not find_touched(taken, *inner.span()) else None
        if inner is None or result is None:
            at = found.start() + 1
            continue
        at = inner.end()
        if (
            _AGE.match(low, at)
            or _TITLE.match(text, inner.start())
            or (result[0] == "DURATION" and _PART_OF_FOUR.search(inner[0]))
        ):
            continue
        often = result[0] == "DURATION" and _EACH.fullmatch(inner[0]) and _RATE.search(low, max(0, at - 60), inner.start())
        yield Timex(inner.start(), inner.end(), "SET" if often else result[0], result[1])


def _write_ancient(found: re.Match[str]) -> str:
    return f"BC{int(found['y']):04d}"[: 5 if found["z"] else None]


def write_timex(low: str, dated: Dated) -> list[Timex]:
    """Return a calendar date as TimeML writes it; a stretch of days or years is its two ends."""
    words, moment = low[dated.start : dated.end], dated.moment
    if moment.end and dated.form in _DAYS:
        return _split_days(low, dated)
    if moment.end and dated.form == "years":
        return _split_years(words, dated)
    if before := _NIGHT_OF.search(low, max(0, dated.start - 40), dated.start):
        return [Timex(before.start(), dated.end, "TIME", f"{moment.value}T{_PARTS[before['p']]}")]
    if length := _write_period(low, dated) or _write_past_span(words, dated.form):
        return [Timex(dated.start, dated.end, "DURATION", length)]
    if dated.form == "counted" and _OF_WEEKS.search(words) and not _VAGUE.search(words):
        return [Timex(dated.start, dated.end, "DATE", moment.first.strftime("%G-W%V"))]
    return [Timex(dated.start, dated.end, *name_type(moment, words))]


def _split_years(words: str, dated: Dated) -> list[Timex]:
    """Return "1861" and "1863", or "1861" and "63"."""
    last = re.search(r"\d+$", words)
    cut = last.start() if last else 0
    first = dated.start + len(words[:cut].rstrip(" -–—/"))
    ends = (dated.start, first, dated.moment.value), (dated.start + cut, dated.end, dated.moment.end or "")
    return [Timex(start, end, "DATE", value) for start, end, value in ends]


def _write_period(low: str, dated: Dated) -> str | None:
    """Return the length of "the past year", "over the next decade"; None where a calendar year or decade is meant."""
    found = _PERIOD.fullmatch(low, dated.start, dated.end) if dated.form in {"period", "past_one"} else None
    if found is None or not (dated.form == "past_one" or _DURING.search(low, max(0, dated.start - 12), dated.start)):
        return None
    return write_length("1", found["u"])


def _split_days(low: str, dated: Dated) -> list[Timex]:
    """Return "6" and "7 January 1916", or "March 3" and "5"."""
    words, last = low[dated.start : dated.end], dated.moment.end or ""
    first = re.search(r"\d{1,2}(?:st|nd|rd|th)?", words)
    second = re.search(r"\d{1,2}", words[first.end() :]) if first else None
    if first is None or second is None:
        return [Timex(dated.start, dated.end, *name_type(dated.moment, words))]
    middle, start = dated.start + first.end(), dated.start + first.end() + second.start()
    return [Timex(dated.start, middle, "DATE", dated.moment.value), Timex(start, dated.end, "DATE", last)]


def _write_past_span(words: str, form: str) -> str | None:
    """Return the length of "the past 24 hours", "within ten days"; None for other forms."""
    if form not in {"past_span", "within"}:
        return None
    found = re.search(
        r"(?P<n>\d+|[a-z ]+?) (?P<u>[a-z]+?)s?$", re.sub(r"^(?:within )?(?:the |these )?(?:\w+ (?=[\w-]+ ))?", "", words)
    )
    return write_length(found["n"], found["u"]) if found else None


def name_type(moment: Moment, words: str) -> tuple[str, str]:
    """Return type and value of a calendar date written as `words` in lower case."""
    part = next((code for word, code in _PARTS.items() if re.search(rf"{word}\b", words)), "")
    if moment.grain == "hour":
        return "TIME", moment.value[:_TO_MINUTES]
    if _SHORT_SPAN.search(words):
        return "TIME", f"{moment.value}TXX"
    if vague := _VAGUE.search(words):
        return "DATE", "PAST_REF" if vague["rel"] in {"ago", "earlier", "before", "previously"} else "FUTURE_REF"
    if part and moment.grain == "day":
        return "TIME", f"{moment.value}T{part}"
    return "DATE", write_date(moment, words)


def write_date(moment: Moment, words: str) -> str:
    """Return a day, week, weekend, month, quarter, half, year, season, decade or century as TimeML writes it."""
    if moment.grain == "year":
        season = next((code for word, code in _SEASONS.items() if re.search(rf"\b{word}\b", words)), "")
        return _write_years(moment.value, moment.end, season)
    if moment.grain == "day" and re.search(r"\b(?:end|start|beginning) of|'s end|[- ]end\b", words):
        return moment.value[:4] if "year" in words else moment.value[:7]
    if moment.grain == "week" or "weekend" in words:
        return moment.first.strftime("%G-W%V") + ("-WE" if "weekend" in words else "")
    if moment.grain == "month" and moment.end:
        size = "H" if "half" in words else "Q"
        return f"{moment.value[:4]}-{size}{(int(moment.value[5:7]) - 1) // (6 if size == 'H' else 3) + 1}"
    return moment.value


def _write_years(value: str, end: str | None, season: str) -> str:
    """Return a year, a season of a year, a decade (198) or a century (19)."""
    if end and int(end) - int(value) == 9:
        return value[:3]
    if end and int(end) - int(value) == 99:
        return f"{(int(end) - 1) // 100}"
    return f"{value}-{season}" if season else value

"""The forms that time expressions take, as one regular expression over lower-case text.

Each form has a name; `headwater.text.calendar.rules` has a rule of that name. Forms that come first win, so the longer
ones do. The master expression finds a form and its span; the form's own expression then gives the parts by name.
"""

from __future__ import annotations

import re
from functools import cache

from headwater.lore import load_lines, load_rows
from headwater.text.numbers_words import match_ordinal, match_small

DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1\d{3}|20\d\d|21\d\d)(?![\d%°]|[.,:]\d|-\d|\s?(?:%|°|per ?cent))"
PART = r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night|noon|midnight|lunchtime|lunch|dawn|dusk)"
CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?(?::\d\d)? ?(?:a\.?m\b\.?|p\.?m\b\.?|hours\b|o'clock)|\d{1,2}[:.]\d\d(?: (?:utc|gmt))?)"
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade)"
OF_YEAR = rf"(?:,? (?:of )?(?:(?P<y>{YEAR})|(?P<yrel>last year|this year|next year|that year|the same year|the previous year|the following year)))"
EDGE = r"(?:the )?(?:very )?(?:(?:early|late|mid|latter)(?: part of| hours of|-)? ?(?:in )?|(?:start|beginning|end|middle|turn|close|latter half|first half|second half) of )?"


def join_forms(forms: list[str]) -> str:
    """Return an alternation of literal forms, the longest first."""
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"


@cache
def load_forms() -> dict[str, str]:
    """Return the pattern of each form, in the order in which they are tried."""
    month = join_forms([row["form"] for row in load_rows("calendar_months.tsv")]) + r"(?![a-z])"
    weekdays = load_rows("calendar_weekdays.tsv")
    week = join_forms([row["form"] for row in weekdays if not row["short"]]) + r"\b"
    any_week = rf"(?:{join_forms([row['form'] for row in weekdays])}\b\.?(?:, | )(?:the )?)"
    holiday = join_forms([row["form"] for row in load_rows("calendar_holidays.tsv")]) + r"\b"
    season = join_forms([row["form"] for row in load_rows("calendar_seasons.tsv")]) + r"\b"
    leads = join_forms(list(load_lines("calendar_leads.txt")))
    ordinal, small = match_ordinal(), match_small()
    count = rf"(?:\d{{1,3}}|{small}|an?|a couple of|several|a few|half an?)"
    day = rf"(?:{DAY}(?:st|nd|rd|th)?|{ordinal})\b"
    turn = r"(?:last|next|this|that|the (?:following|previous|preceding|next|same|past|coming)|this (?:past|coming)|the very same|following|previous|coming|past)"
    return {
        "iso": r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:t(?P<t>\d\d:\d\d)(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?(?!\d)",
        "slashed": r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)",
        "days_month": rf"(?P<d>{DAY})(?:st|nd|rd|th)?(?: ?[-–—/] ?| to | and | or | until )(?:the )?(?P<e>{DAY})(?:st|nd|rd|th)?(?: of)? (?P<m>{month}){OF_YEAR}?",
        "month_days": rf"(?P<m>{month}) (?P<d>{DAY})(?:st|nd|rd|th)?(?: ?[-–—/] ?| to | and )(?P<e>{DAY})(?:st|nd|rd|th)?\b(?! [a-z]{{3,}}s\b|[:.]\d){OF_YEAR}?",
        "day_month": rf"(?:(?P<w>{any_week}))?(?:the )?(?P<d>{day})(?: day)?(?: of)? ?-?(?P<m>{month}){OF_YEAR}?",
        "month_day": rf"(?:(?P<w>{any_week}))?(?P<m>{month}) (?:the )?(?P<d>{DAY}(?:st|nd|rd|th)?\b|{ordinal})(?![:]\d|[.,]\d|%| ?(?:per ?cent|a\.m|p\.m)|st\b){OF_YEAR}?",
        "month_year": rf"{EDGE}(?P<m>{month}),?(?: of)? (?P<y>{YEAR})",
        "month": rf"(?P<lead>(?:{turn} )?)(?P<edge>{EDGE})(?P<m>{month})(?:'s)?{OF_YEAR}?(?! \d)",
        "holiday": rf"(?P<h>{holiday}){OF_YEAR}?",
        "quarter": rf"(?:the )?(?:(?P<q>first|second|third|fourth|last|final) (?P<qu>quarter|half)|q(?P<n>[1-4]))(?: of)?(?:{OF_YEAR}| of the year)",
        "season": rf"(?P<lead>(?:{turn} |(?<=in )|(?<=since )|(?<=by )|(?<=until )|(?<=during )|(?<=of ))?)(?P<edge>{EDGE})(?P<s>{season})(?:'s)?{OF_YEAR}?",
        "decade": r"(?:the )?(?P<edge>early|mid|late)?[- ]?(?P<y>1\d\d0|20\d0|'\d0)'?s\b",
        "century": rf"(?:the )?(?:(?:early|mid|late)[- ])?(?P<n>{ordinal})(?: |-)century",
        "day_before": r"(?P<n>the day before yesterday|the day after tomorrow)",
        "deictic": rf"(?P<n>yesterday|tomorrow|today|earlier today|later today|tonight|last night|overnight|this (?:very )?{PART}|early this morning)(?:'s)?(?P<t>(?: (?:at )?(?:{CLOCK}|{PART}))?)",
        "weekday": rf"(?P<turn>(?:{turn} )?)(?:(?:early|late|mid)[- ])?(?P<w>{week})(?P<poss>'s)?(?P<t>(?:,? ?(?:at )?(?:{CLOCK}|{PART}))?)(?P<week>(?: of)?(?: last week| next week| this week| a?week\b| fortnight)?)",
        "month_end": r"(?:the )?(?P<u>week|month|year|decade)'s end\b",
        "edge_of": rf"(?P<edge>(?:the )?(?:very )?(?:start|beginning|end|middle|turn|close) of )(?:(?P<turn>{turn}|the) (?P<u>week|month|year|decade|century)|(?P<y>{YEAR}))\b",
        "earlier_in": r"(?P<n>earlier|later) in the (?P<u>day|week|month|year)",
        "counted": rf"(?:the |some |about |around |nearly |almost |just |only |exactly |more than |over |at least )?(?P<n>{count})(?P<half> and a half)?(?:-| )(?P<u>{UNIT})s?(?P<half2> and a half)?(?P<rel> ago| earlier| later| beforehand| afterwards| before| after| from now| prior| previously| on(?=,)|' time)\b",
        "past_span": rf"(?:the |these )?(?P<turn>last|past|previous|next|coming|preceding|following|first) (?P<n>\d{{1,3}}|{small}|few|several|couple of) (?P<u>{UNIT})s\b",
        "nth_day": rf"(?:(?:its|his|her|their|the|a|on day) )?(?P<n>{ordinal}) (?:consecutive |straight |successive )?(?P<u>day|night|week|month|year)\b(?! of (?:{month}))(?P<of>(?: of (?:the |its |this |that |a )?[a-z'-]+)?)",
        "weekend": rf"(?P<turn>{turn}|the|a)(?: long)? (?P<u>weekend)\b(?:'s)?(?! edition)",
        "period": rf"(?:(?:earlier|later|early|late|mid)[- ](?:in )?)?(?P<turn>{turn}) (?P<u>week|month|year|decade|century|fortnight|term)\b(?:'s)?",
        "that_day": rf"(?P<turn>that|the same|the very same|the next|the following|the previous|the preceding|the very|next|the|this) (?P<u>day|{PART}|night)\b(?:'s)?(?P<rel> before| after| itself)?",
        "week_before": r"the (?P<u>week|month|year) (?P<rel>before|after)\b",
        "part": r"(?:(?<=in )the (?:early |late )?(?:morning|afternoon|evening)|(?<=during )the night|(?<=before )dawn|(?<=at )(?:dawn|dusk|noon|midnight|sunrise|sunset|lunchtime))\b",
        "ordinal": rf"(?<=on |by |of )the (?P<d>{ordinal})(?= ?(?:[.,;:!?)\"”’'\n]|$|he |she |i |we |they |it |but |and |at |in |from |to |as ))",
        "year": rf"(?P<edge>{EDGE})(?P<y>{YEAR})",
        "time": rf"(?<=at |by )(?P<t>{CLOCK})",
    } | {"lead": leads}


@cache
def load_master() -> re.Pattern[str]:
    """Return the expression that finds every form; `lastgroup` names the form found."""
    forms = [f"(?P<{name}>{strip_names(form)})" for name, form in load_forms().items() if name != "lead"]
    return re.compile(r"(?<![\w$€£¥.,:/@#])(?!(?<=-)\d)(?:" + "|".join(forms) + r")(?!\w)")


def strip_names(pattern: str) -> str:
    """Return the pattern with its named groups as plain ones, references spelled out."""
    plain = re.sub(r"\(\?P=sep\)", "[/.]", pattern)
    return re.sub(r"\(\?P<\w+>", "(?:", plain)

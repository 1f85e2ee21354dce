"""Every time expression as TimeML writes it. All reports are of Wednesday, 5 March 2031."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.calendar import find_times

PUBLISHED = "2031-03-05T14:20"

PHRASES = [
    # how long
    ("The mission lasted three days.", "three days", "DURATION", "P3D"),
    ("They waited for two years.", "two years", "DURATION", "P2Y"),
    ("It took about a week.", "about a week", "DURATION", "P1W"),
    ("The talks went on for 36 hours.", "36 hours", "DURATION", "PT36H"),
    ("It ran for an hour and a half.", "an hour and a half", "DURATION", "PT1.5H"),
    ("He was given a six-month sentence.", "six-month", "DURATION", "P6M"),
    ("She stayed for several weeks.", "several weeks", "DURATION", "PXW"),
    ("They had fought for decades.", "decades", "DURATION", "PXDE"),
    ("A decision is due in the coming weeks.", "the coming weeks", "DURATION", "PXW"),
    ("The week-long strike is over.", "week-long", "DURATION", "P1W"),
    ("The cruise takes a fortnight.", "a fortnight", "DURATION", "P2W"),
    ("Nobody slept in the past 24 hours.", "the past 24 hours", "DURATION", "PT24H"),
    # how often
    ("The council meets every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("The bins are emptied every other week.", "every other week", "SET", "P2W"),
    ("It prints an annual report.", "annual", "SET", "P1Y"),
    ("The figures come out monthly.", "monthly", "SET", "P1M"),
    ("The ferry sails twice a week.", "twice a week", "SET", "P1W"),
    ("The market is held on Saturdays.", "Saturdays", "SET", "XXXX-WXX-6"),
    ("She swims each morning.", "each morning", "SET", "XXXX-XX-XXTMO"),
    ("It loses $2 million a year.", "a year", "SET", "P1Y"),
    ("The pump moves 3,000 barrels a day.", "a day", "SET", "P1D"),
    # past, present and future as a whole
    ("It has grown in recent years.", "recent years", "DATE", "PAST_REF"),
    ("They met several years ago.", "several years ago", "DATE", "PAST_REF"),
    ("A few months later it broke.", "A few months later", "DATE", "FUTURE_REF"),
    ("He has recently left the party.", "recently", "DATE", "PAST_REF"),
    ("The site is now closed.", "now", "DATE", "PRESENT_REF"),
    ("She is currently in Karsin.", "currently", "DATE", "PRESENT_REF"),
    ("Nobody knows the future.", "the future", "DATE", "FUTURE_REF"),
    # calendar dates and times of day
    ("They met two weeks ago.", "two weeks ago", "DATE", "2031-W08"),
    ("Profit fell last quarter.", "last quarter", "DATE", "2030-Q4"),
    ("Prices doubled over the past year.", "the past year", "DURATION", "P1Y"),
    ("Prices will double over the next decade.", "the next decade", "DURATION", "P1DE"),
    ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
    ("The yard is to be sold by year-end.", "year-end", "DATE", "2031"),
    ("Doors open at 6 p.m. EDT on Friday.", "6 p.m. EDT on Friday", "TIME", "2031-03-07T18:00"),
    ("The trains stop at midnight.", "midnight", "TIME", "2031-03-05T24:00"),
    ("He died an hour later.", "an hour later", "TIME", "2031-03-05TXX"),
    ("The dam broke on Monday night.", "Monday night", "TIME", "2031-03-03TNI"),
    ("The dam broke on the night of 2 March 2031.", "the night of 2 March 2031", "TIME", "2031-03-02TNI"),
    ("Doors open at 1pm sharp.", "1pm", "TIME", "2031-03-05T13:00"),
    ("She rang at a quarter past four in the afternoon.", "a quarter past four in the afternoon", "TIME", "2031-03-05T16:15"),
    ("He left at ten to eight.", "ten to eight", "TIME", "2031-03-05T07:50"),
    ("The shooting began at five o'clock.", "five o'clock", "TIME", "2031-03-05T05:00"),
    ("Prices fell last week.", "last week", "DATE", "2031-W09"),
    ("They met in the summer of 2029.", "the summer of 2029", "DATE", "2029-SU"),
    ("The city was taken in 480 BC.", "480 BC", "DATE", "BC0480"),
    ("It was built in the 19th century.", "the 19th century", "DATE", "18"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), PHRASES)
def test_a_phrase_of_time_has_its_type_and_value(text, words, kind, value):
    assert [(text[t.start : t.end], t.type, t.value) for t in find_times(text, PUBLISHED)] == [(words, kind, value)]


def test_a_stretch_of_days_or_years_is_its_two_ends():
    text = "The fair of 6-7 January 2030 was the best of 2021-2030."
    found = [(text[t.start : t.end], t.value) for t in find_times(text, PUBLISHED)]
    assert found == [("6", "2030-01-06"), ("7 January 2030", "2030-01-07"), ("2021", "2021"), ("2030", "2030")]


@pytest.mark.parametrize(
    "text",
    [
        "a 45-year-old man",
        "He is 18 years old.",
        "three quarters of it",
        "He reads the Daily Mirror.",
        "one of the days",
        "She won in two sets.",
        "The year-end party",
        "now that he is gone",
    ],
)
def test_what_tells_no_time_is_passed_over(text):
    assert [t for t in find_times(text, PUBLISHED) if t.type != "DATE" or t.value == "PRESENT_REF"] == []


@given(st.lists(st.sampled_from([text for text, *_ in PHRASES] + ["nothing, ", "\n"]), max_size=6).map(" ".join))
def test_expressions_come_in_order_and_do_not_overlap(text):
    found = find_times(text, PUBLISHED)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_at_all_has_its_times_within_it(text):
    assert all(text[t.start : t.end] and t.value for t in find_times(text, PUBLISHED))

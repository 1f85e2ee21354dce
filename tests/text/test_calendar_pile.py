"""Days that a report leaves to be understood, found in what it and its kin tell of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.calendar import Pile, find_dates
from headwater.text.calendar.recount import find_episodes

STORY = [
    ("a", "2031-03-04T06:00", "Forty tons of acid leaked from a tanker at Brenau on Monday, the port said."),
    ("b", "2031-03-05", "The tanker that leaked acid at Brenau on 3 March had failed its survey on 17 February."),
    ("c", "2031-03-07", "On Monday acid leaked from a tanker. The port told reporters on Thursday that the survey was sound."),
    ("d", "2031-03-09", "The highlands war broke out on 20 February. Acid leaked at Brenau on 3 March."),
]


def make_pile(story=STORY):
    return Pile(episode for name, day, text in story for episode in find_episodes(name, text, day))


def values(text, published="2031-03-10", pile=None):
    return {text[one.start : one.end]: one.moment.value for one in find_dates(text, published, (), pile or make_pile())}


def test_an_episode_keeps_the_other_words_of_a_sentence_that_names_a_day():
    leaked, failed = find_episodes(*(STORY[1][at] for at in (0, 2, 1)))
    assert (leaked.day, failed.day) == ("2031-03-03", "2031-02-17")
    assert {"tanker", "leak", "acid"} <= set(leaked.words)
    assert leaked.published == "2031-03-05"


def test_an_episode_knows_the_days_on_which_something_was_only_said():
    episodes = list(find_episodes("c", STORY[2][2], "2031-03-07"))
    assert [(one.day, one.said) for one in episodes] == [("2031-03-03", False), ("2031-03-06", True)]


def test_days_counted_from_others_make_no_episode():
    assert list(find_episodes("x", "He fell two days earlier, in May, on the 3rd.", "2031-03-07")) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Nobody was on watch the night of the leak.", "the night of", "2031-03-03"),
        ("He flew home the day after the leak.", "the day after", "2031-03-04"),
        ("He bought a house in the week of the leak.", "the week of", "2031-03-03"),
        ("She resigned three days after the acid leaked.", "three days after", "2031-03-06"),
        ("He sold the tanker two weeks before the survey failed.", "two weeks before", "2031-02-03"),
        ("On the 18th day of the war the town fell.", "the 18th day of the war", "2031-03-09"),
        ("Boats lost a million on the first day.", "the first day", "2031-03-03"),
        ("The wind was weak on the night itself.", "the night itself", "2031-03-03"),
    ],
)
def test_what_happened_stands_for_its_day(text, words, value):
    assert values(text).get(words) == value, values(text)


def test_the_reason_says_that_the_reports_name_the_day():
    text = "Nobody was on watch the night of the leak."
    (found,) = find_dates(text, "2031-03-10", (), make_pile())
    assert found.why == "the night of what the reports say happened on 2031-03-03"


def test_a_day_in_the_sentence_goes_before_what_others_tell():
    assert values("On Saturday, three days after the leak, he resigned.")["three days after"] == "2031-03-08"


def test_what_nobody_tells_of_is_not_guessed():
    assert values("Nobody was on watch the night of the opera.") == {}
    assert find_dates("Nobody was on watch the night of the leak.", "2031-03-10") == []


def test_nothing_happened_after_the_report():
    assert values("Nobody was on watch the night of the leak.", "2031-03-02") == {}


def test_that_night_is_not_that_of_the_report_but_that_of_what_it_tells():
    text = "He spoke today. The tanker leaked acid that night, he said."
    assert values(text)["that night"] == "2031-03-03"


def test_a_month_without_a_year_is_that_of_the_kin_where_the_report_has_no_date():
    assert values("She came in on 12 January.", None) == {"12 January": "2031-01-12"}
    assert values("She came in on 12 November.", None) == {"12 November": "2030-11-12"}
    (found,) = find_dates("She came in on 12 January.", None, (), make_pile())
    assert "without a date: the nearest to 2031-03-07, when its kin appeared" in found.why


def test_the_event_of_a_story_is_the_best_known_day_before_its_first_report():
    assert make_pile().find_main_day() == date(2031, 3, 3)
    assert make_pile().find_main_day(before=date(2031, 3, 3)) is None
    assert Pile([]).find_main_day() is None


def test_an_old_report_does_not_begin_the_story():
    old = ("o", "2027-05-02", "A tanker leaked acid at Brenau on 1 May.")
    assert make_pile([old, *STORY]).find_main_day() == date(2031, 3, 3)


def test_a_pile_without_episodes_knows_no_day():
    assert Pile([]).find_day({"leak"}) is None
    assert Pile([]).middle is None


@given(st.lists(st.sampled_from(STORY), max_size=6), st.sets(st.sampled_from(["acid", "leak", "survey", "war", "opera"])))
def test_a_day_found_is_a_day_told_and_its_share_is_no_more_than_the_reports(story, words):
    pile = make_pile(story)
    found = pile.find_day(words)
    if found:
        assert found.day.isoformat() in {one.day for one in pile.episodes}
        assert 0 < found.share <= found.reports


@given(st.permutations(STORY))
def test_the_order_of_the_reports_does_not_matter(story):
    assert make_pile(story).find_day({"acid", "leak"}) == make_pile().find_day({"acid", "leak"})

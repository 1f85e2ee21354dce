"""The parts of a figure each on their own: what it counts, what it comes to, what happened, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.numbers_ages import is_bare_age
from headwater.text.numbers_amounts import Amount, read_bound, spread
from headwater.text.numbers_patterns import load_foreign, load_quantity, read_part
from headwater.text.numbers_roles import find_role, is_label, is_of_month
from headwater.text.numbers_units import find_noun, find_unit, is_plural


def noun(text, number):
    end = text.index(number) + len(number)
    stop, head = find_noun(text, text.lower(), end)
    return text[end:stop].strip(), head


@pytest.mark.parametrize(
    ("text", "number", "phrase", "head"),
    [
        ("nine people died", "nine", "people", "people"),
        ("nine armed young men came", "nine", "armed young men", "men"),
        ("nine wounded civilians left", "nine", "wounded civilians", "civilians"),
        ("nine crew members left", "nine", "crew members", "members"),
        ("nine more houses fell", "nine", "more houses", "houses"),
        ("two Reuters journalists left", "two", "Reuters journalists", "journalists"),
        ("Four of the 36 nodes are cracked", "Four", "of the 36 nodes", "nodes"),
        ("a 22-storey block", "22", "-storey", "storey"),
        ("only one hospital is open", "one", "hospital", "hospital"),
        ("it fell by nine and rose again", "nine", "", ""),
        ("nine were killed in raids", "nine", "", ""),
        ("one particular case", "one", "", ""),
    ],
)
def test_the_head_of_the_noun_phrase_is_what_is_counted(text, number, phrase, head):
    assert noun(text, number) == (phrase, head)


@pytest.mark.parametrize("word", ["people", "policemen", "houses", "sheep", "dead"])
def test_plurals_are_known_by_their_ends_or_by_heart(word):
    assert is_plural(word)


@pytest.mark.parametrize("word", ["house", "crisis", "famous", "virus", "dam's", "gas"])
def test_words_that_only_end_like_a_plural_are_none(word):
    assert not is_plural(word)


@pytest.mark.parametrize(
    ("text", "unit", "sort"),
    [
        ("He paid $40 at once.", "dollars", "money"),
        ("He paid 40 New Zealand dollars.", "New Zealand dollars", "money"),
        ("He paid tens of millions of dollars.", "dollars", "money"),
        ("It rose 0.3 of a percentage point.", "percentage points", "share"),
        ("It was 30C in the shade.", "degrees Celsius", "measure"),
        ("He went twice.", "times", "times"),
        ("It lasted 40 minutes.", "minutes", "time"),
        ("Two thirds of it burned.", "percent", "share"),
    ],
)
def test_money_and_measures_have_one_name_each(text, unit, sort):
    found = load_quantity().search(text.lower(), next(at for at, c in enumerate(text) if c in "$0123456789tT"))
    assert find_unit(text, text.lower(), found)[1:] == (unit, sort)


def test_whose_currency_it_is_belongs_to_its_name():
    assert load_foreign().match(" Swiss francs")["whose"] == "Swiss"
    assert load_foreign().match(" good francs") is None


def role(text, words, unit="", sort=""):
    low = text.lower()
    start = low.index(words)
    return find_role(low, start, start + len(words), unit, sort)


def test_what_happened_stands_after_the_figure_or_before_it():
    assert role("the blast killed nine and wounded 31", "nine") == "killed"
    assert role("the blast killed nine and wounded 31", "31") == "injured"
    assert role("nine were arrested on monday", "nine") == "arrested"
    assert role("the nine played on", "nine") == ""


def test_soldiers_and_lives_are_lost_but_not_houses():
    assert role("the army lost nine soldiers", "nine soldiers", "soldiers") == "killed"
    assert role("the army lost nine houses", "nine houses", "houses") == ""
    assert role("it will cut 40 jobs", "40 jobs", "jobs") == "dismissed"
    assert role("they died after nine hours", "nine hours", "hours", "time") == ""


def test_numbers_of_pages_and_days_are_names():
    for text, number in (("see page 12 now", "12"), ("the HB 83 bill", "83")):
        start = text.index(number)
        assert is_label(text, text.lower(), start, start + 2), text
    assert is_of_month("on february 27 & 28.", 17, 19)
    assert not is_of_month("some 28 men", 5, 7)


@pytest.mark.parametrize(("text", "age"), [("Teague, 71, was", True), ("the man (54)", True), ("Lanes 71, 72", False)])
def test_an_age_is_set_off_after_a_name(text, age):
    start = next(at for at, c in enumerate(text) if c.isdigit())
    assert is_bare_age(text, start, start + 2) is age


def test_the_widest_word_for_a_bound_counts():
    assert read_bound("no more than about", "", plus=False) == "at most"
    assert read_bound("exactly", "", plus=False) == "exact"


@given(
    st.floats(0, 1e9),
    st.sampled_from(["at least", "at most", "about", "exact"]),
    st.floats(0, 100),
    st.sampled_from(["", "above"]),
)
def test_a_bound_leaves_open_what_it_leaves_open(value, bound, slack, lies):
    amount = spread(value, bound, slack, lies)
    assert isinstance(amount, Amount)
    assert (amount.low is None) == (bound == "at most")
    assert (amount.high is None) == (bound == "at least")
    assert amount.low is None or 0 <= amount.low <= value


@given(st.sampled_from(["a", "one", "two", "3"]), st.sampled_from(["third", "quarter", "fifth", "tenth"]))
def test_a_part_is_a_share_of_one(over, under):
    assert 0 < read_part(over, under) <= 1

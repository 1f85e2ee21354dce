import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.text.numbers import find_figures
from headwater.text.numbers_amounts import read_bound, read_number
from headwater.text.numbers_words import read_cardinal, read_digits, read_ordinal

WORDS = st.sampled_from(
    ["nine", "people", "at least", "died", "12", "1.2m", "$8bn", "two to three", "dozens", "of", "half a million", "per cent",
     "a", "one", "twice", "(54)", "No. 4", "3-2", "thousand", "and", "wounded", ".", "\n", "”", "–", "4,000", "Ward 6", "47C",
     "nearly", "one in five", "half a", "percentage point", "a quarter of a million", "Rs", "lakh", "1,20,000", "minus",
     "degrees", "or more", "from", "to", "between", "Swiss francs", "including", "children", "aged", "Call", "911"]
)  # fmt: skip


def figures(text, skip=()):
    return [(text[one.start : one.end], one.low, one.high) for one in find_figures(text, skip)]


def test_number_words_add_up_and_multiply():
    assert read_cardinal("two hundred and fourteen") == 214
    assert read_cardinal("three hundred thousand") == 300_000
    assert read_cardinal("two million three hundred thousand and five") == 2_300_005
    assert read_cardinal("half a million") == 500_000
    assert read_cardinal("one and a half million") == 1_500_000
    assert read_cardinal("a dozen") == 12
    assert read_cardinal("a handful") is None


def test_ordinals_are_read_in_words_and_digits():
    assert [read_ordinal(words) for words in ("21st", "twenty-first", "fourteenth", "ninetieth", "zeroth")] == [
        21,
        21,
        14,
        90,
        None,
    ]


def test_digits_may_be_grouped_by_commas_spaces_or_points():
    assert [read_digits(words) for words in ("4,000", "4 000", "4.000.000", "1.2", "1,2")] == [4000, 4000, 4_000_000, 1.2, None]


def test_a_scale_may_be_a_letter_or_a_word():
    assert [read_number(words) for words in ("1.2m", "8bn", "13 billion", "3k", "5 parsecs")] == [1.2e6, 8e9, 13e9, 3000, None]


def test_the_widest_words_for_a_bound_are_read():
    assert read_bound("no more than", "", plus=False) == "at most"
    assert read_bound("more than", "", plus=False) == "at least"
    assert read_bound("", "or more", plus=False) == "at least"
    assert read_bound("only some", "", plus=False) == "about"
    assert read_bound("", "", plus=True) == "at least"
    assert read_bound("", "", plus=False) == "exact"


def test_a_figure_is_open_on_the_side_its_bound_leaves_open():
    assert figures("At least nine people died.") == [("At least nine people", 9, None)]
    assert figures("Up to nine people died.") == [("Up to nine people", None, 9)]
    assert figures("Nine people died.") == [("Nine people", 9, 9)]


def test_a_rough_figure_may_be_off_by_half_of_its_last_digit():
    assert figures("Some 58,000 tickets were sold.") == [("Some 58,000 tickets", 57_500, 58_500)]


def test_a_range_has_its_two_ends():
    assert figures("Ten to twelve containers came.") == [("Ten to twelve containers", 10, 12)]


def test_nothing_is_taken_from_spans_to_skip():
    text = "On 4 May nine people died in 12 houses."
    assert [words for words, _, _ in figures(text, [(3, 8)])] == ["nine people", "12 houses"]
    assert figures(text, [(0, len(text))]) == []


def test_two_figures_of_one_sentence_have_each_its_own_role():
    text = "The blast killed nine soldiers and wounded 31 civilians."
    assert [(one.value, one.role) for one in find_figures(text)] == [(9, "killed"), (31, "injured")]


def test_a_measure_has_no_role_beside_the_dead():
    text = "They died 70 km downstream within nine hours."
    assert [one.role for one in find_figures(text)] == ["", ""]


def test_lives_are_lost_unless_they_are_saved():
    assert [one.role for one in find_figures("The belt saved 30 lives.")] == ["rescued"]
    assert [one.role for one in find_figures("The heat cost 30 lives.")] == ["killed"]


def test_the_times_of_a_live_page_are_no_figures():
    assert figures("14.09 The minister came.\n14.41 Forty lorries left.") == [("Forty lorries", 40, 40)]


def test_a_date_that_could_not_be_resolved_is_no_figure():
    assert figures("LIPNOGRAD, 5 February - Nine people died.") == [("Nine people", 9, 9)]


@given(st.lists(WORDS, max_size=30))
def test_figures_are_in_order_apart_and_within_the_text(words):
    text = " ".join(words)
    found = find_figures(text)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))


@given(st.lists(WORDS, max_size=30))
def test_a_value_lies_between_its_ends(words):
    for one in find_figures(" ".join(words)):
        assert one.low is None or one.low <= one.value
        assert one.high is None or one.value <= one.high


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_read(text):
    assert find_figures(text) == find_figures(text)


@given(st.integers(0, 10**12))
def test_grouped_digits_are_the_number_itself(number):
    assert read_digits(f"{number:,}") == number


@given(st.integers(100_000, 10**10))
def test_digits_grouped_as_in_india_are_the_number_itself(number):
    head, tail = str(number)[:-3], str(number)[-3:]
    pairs = [head[max(0, at - 2) : at] for at in range(len(head), 0, -2)][::-1]
    assert read_digits(",".join([*pairs, tail])) == number


def test_lakh_and_crore_multiply():
    assert [read_number(words) for words in ("2.5 lakh", "5 crore", "1 lakh crore", "two crore")] == [2.5e5, 5e7, 1e12, 2e7]


def test_a_word_for_about_may_tell_on_which_side_the_truth_lies():
    assert figures("Nearly 700 trees fell.") == [("Nearly 700 trees", 650, 700)]
    assert figures("Just over 700 trees fell.") == [("Just over 700 trees", 700, 750)]
    assert figures("About 700 trees fell.") == [("About 700 trees", 650, 750)]


def test_a_change_is_its_end_and_a_range_both_its_ends():
    assert figures("The toll rose from 61 to 74.") == [("from 61 to 74", 74, 74)]
    assert figures("The toll fell from 74 to 61.") == [("from 74 to 61", 61, 61)]
    assert figures("It costs from 61 to 74 euros.") == [("from 61 to 74 euros", 61, 74)]


def test_a_part_has_what_happened_to_the_whole():
    text = "Gunmen opened fire, killing 12, including three children, and burned 40 houses."
    assert [(one.value, one.role) for one in find_figures(text)] == [(12, "killed"), (3, "killed"), (40, "")]


def test_things_are_not_arrested_with_the_people_beside_them():
    text = "Police arrested nine men and seized 40 rifles and two cars."
    assert [(one.unit, one.role) for one in find_figures(text)] == [("men", "arrested"), ("rifles", ""), ("cars", "")]


def test_a_toll_that_passed_a_number_is_at_least_that_number():
    assert figures("The death toll has passed 2,000.") == [("2,000", 2000, None)]
    assert figures("The house passed 12 bills.") == [("12 bills", 12, 12)]


@pytest.mark.parametrize("age", ["aged 34", "when he was 34.", "a man of 34", "Teague, 34, was", "(34)", "34-year-old"])
def test_an_age_is_no_figure(age):
    assert figures(f"They freed {age}") == []


@given(
    st.integers(1, 9999),
    st.sampled_from(["people", "houses", "per cent", "tonnes", "euros"]),
    st.sampled_from(["", "at least "]),
)
def test_a_number_is_found_with_what_it_counts(number, unit, bound):
    (found,) = find_figures(f"They counted {bound}{number:,} {unit} again.")
    assert (found.value, found.high is None) == (number, bool(bound))
    assert found.unit

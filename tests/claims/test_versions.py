import pytest

from headwater.claims.versions import Said, find_differences, is_alike, show_figure, show_number
from headwater.claims.versions_figures import name_kind, to_singular
from headwater.records import Date, Figure, Statement, hash_key
from headwater.text.calendar import find_dates
from headwater.text.numbers import find_figures


def say(text, report="a", published="2031-03-05"):
    """Return a statement that is the whole of a report's text."""
    report = hash_key(report, text)
    dates = tuple(
        Date(report, d.start, d.end, d.moment.value, d.moment.end, d.moment.grain, d.why) for d in find_dates(text, published)
    )
    skip = [(d.start, d.end) for d in dates]
    figures = tuple(
        Figure(report, f.start, f.end, f.value, f.low, f.high, f.bound, f.unit, f.role) for f in find_figures(text, skip)
    )
    return Said(Statement(report, 0, len(text), "asserts", "sentence", ""), text, figures, dates)


def differences(*texts):
    return [(one.slot, one.value) for one in find_differences([say(text, str(i)) for i, text in enumerate(texts)])]


def test_tolls_that_differ_are_versions():
    found = differences("Nine people died in the flood.", "The flood killed at least 14 people.", "Nine died in the flood.")
    assert found == [("killed", "9"), ("killed", "at least 14"), ("killed", "9")]


def test_tolls_that_agree_are_none():
    assert differences("Nine people died.", "At least nine people died.", "9 are dead.") == []


def test_one_report_that_names_two_numbers_does_not_differ_from_itself():
    one = say("Nine died here and 31 died there.")
    assert find_differences([one]) == []


def test_a_bare_number_belongs_to_the_only_kind_there_is():
    found = differences("The cargo came to 30 containers.", "They spoke of 28, all told.")
    assert [value for _, value in found] == ["30 containers", "28 containers"]


def test_figures_of_different_kinds_are_not_compared():
    assert differences("Nine people died.", "The road is 31 km long.") == []


def test_a_day_on_which_two_alike_statements_differ_is_a_version():
    found = differences("The gates of the dam jammed on Monday.", "The gates of the dam jammed on Sunday night.")
    assert found == [("date", "2031-03-03"), ("date", "2031-03-02")]


def test_the_day_on_which_something_was_said_is_no_version():
    assert (
        differences("The gates of the dam jammed, she said on Monday.", "The gates of the dam jammed, she said on Sunday.")
        == []
    )


def test_another_name_in_the_same_place_is_a_version():
    found = differences("A column of army lorries left from Karsin.", "The column of army lorries left from Velin.")
    assert [value for _, value in found] == ["Karsin", "Velin"]


def test_one_name_under_two_spellings_is_none():
    assert differences("A column of army lorries left from Karsin.", "A column of army lorries left from Karsinn.") == []


def test_statements_are_alike_that_share_half_of_their_words():
    assert is_alike("the gates of the dam jammed on Monday", "gates jammed at the dam")
    assert not is_alike("the gates jammed", "the minister resigned")


@pytest.mark.parametrize(
    ("value", "shown"), [(9, "9"), (4000, "4,000"), (1.27e9, "1.27 billion"), (4.5e6, "4.5 million"), (46.3, "46.3")]
)
def test_numbers_are_shown_as_people_write_them(value, shown):
    assert show_number(value) == shown


def test_a_figure_is_shown_with_its_bound_or_its_ends():
    row = Figure("r", 0, 1, 11, 10, 12, "exact", "containers", "")
    assert show_figure(row, "containers") == "10 to 12 containers"
    assert show_figure(Figure("r", 0, 1, 14, 14, None, "at least", "", "killed"), "") == "at least 14"


def test_money_is_compared_by_its_currency():
    assert name_kind(Figure("r", 0, 1, 1, 1, 1, "exact", "dollars", "money")) == "dollar"
    assert name_kind(Figure("r", 0, 1, 1, 1, 1, "exact", "people", "killed")) == "killed"
    assert name_kind(Figure("r", 0, 1, 1, 1, 1, "exact", "", "")) == ""


def test_one_value_is_shown_alike_however_it_is_written():
    found = differences("Officials spoke of nine dead.", "Nine people were killed.", "The storm killed 14 people.")
    assert found == [("killed", "9"), ("killed", "9"), ("killed", "14")]


def test_a_slot_bears_a_real_word():
    found = differences("The board found cracks in one of the gates, 2 gates in all.", "There are cracks in 5 gates.")
    assert {slot for slot, _ in found} == {"gate"}
    assert [to_singular(noun) for noun in ("gates", "bodies", "crutches", "people", "boss")] == [
        "gate", "body", "crutch", "people", "boss",
    ]  # fmt: skip


def test_lengths_are_compared_in_one_unit():
    assert differences("The crack is 60 millimetres wide.", "The crack is 6 cm wide.") == []
    found = differences("The crack is 4 millimetres wide.", "The crack is 4 cm wide.")
    assert found == [("length", "4 millimetres"), ("length", "4 centimetres")]


def test_lengths_of_different_things_are_no_versions():
    assert differences("The lock gate is 2 metres thick.", "Water rose 0.4 metres over the quay.") == []


def test_durations_far_apart_among_other_words_are_no_versions():
    assert differences("The pump was two years old.", "The dam has stood for 60 years.") == []


def test_of_several_numbers_the_one_that_others_give_too_counts():
    found = differences(
        "The flood killed nine people and the fire killed 200 people.",
        "The flood killed nine people.",
        "The flood killed 14 people.",
    )
    assert found == [("killed", "9"), ("killed", "9"), ("killed", "14")]


def test_a_number_that_counts_the_same_noun_takes_part_in_its_role():
    found = differences("Wolves killed sixty sheep.", "In truth it was six sheep.")
    assert found == [("killed", "60"), ("killed", "6")]


def test_two_counts_of_things_far_apart_among_other_words_are_no_versions():
    assert differences("One gate had jammed, the keeper said.", "Work on five gates was promised in spring.") == []


def test_a_count_with_its_point_moved_is_a_version():
    found = differences("The petition bears 2,300 signatures.", "It has 23,000 signatures.")
    assert found == [("signature", "2,300 signatures"), ("signature", "23,000 signatures")]


def test_a_bare_number_belongs_to_the_kind_of_the_number_near_it():
    found = differences(
        "Two people were killed, and the coast guard rescued 231 passengers.",
        "The coast guard corrected the number of rescued to 239.",
        "Some 230 were fished out by the coast guard.",
    )
    assert {value for slot, value in found if slot == "rescued"} >= {"231", "239"}
    assert "about 230" in {value for _, value in found}


def test_hours_months_and_years_that_differ_are_versions():
    assert differences("The siren of the mine sounded at 3:20 a.m.", "The siren of the mine sounded at 2:20 a.m.") == [
        ("time", "03:20"),
        ("time", "02:20"),
    ]
    months = differences("The players of the club are unpaid since October.", "The players of the club are unpaid since July.")
    assert [slot for slot, _ in months] == ["month", "month"]
    years = differences("The fund of the state runs dry in 2041.", "The fund of the state runs dry in 2048.")
    assert [value for _, value in years] == ["2041", "2048"]


def test_a_day_is_no_name_of_a_place_and_today_no_named_day():
    assert differences("The mayor of Pell came in Monday's train.", "The mayor of Pell came in Orrin's train.") == []
    assert differences("Today the mayor of Pell sold the mill.", "On Sunday the mayor of Pell sold the mill.") == []


def test_last_year_tells_when_something_was_written_and_is_no_version():
    assert differences("The fund of the state ran dry last year.", "The fund of the state ran dry two years ago.") == []

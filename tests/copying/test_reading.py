from __future__ import annotations

import pytest

from headwater.copying.reading import Time, all_quoted, make_reading, read_time, stem_list
from headwater.copying.words import flag_words, pack_words, split_text
from tests.copying.newsroom import passages, report


def reading(text, *spans, **more):
    row = report(text, **more)
    return make_reading(row, pack_words(row.id, flag_words(split_text(text), passages(row, *spans))))


def stems(text):
    return reading(text).stems.tolist()


def sentences(text):
    made = reading(text)
    words = [text[start:end] for start, end in zip(made.words.starts, made.words.ends, strict=True)]
    return [
        " ".join(word for word, n in zip(words, made.sentences, strict=True) if n == i) for i in range(made.sentences[-1] + 1)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("inspected", "inspect"), ("gates", "gate"), ("reporting", "reports"), ("minister's", "minister"), ("losses", "loss")],
)
def test_endings_do_not_count(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(("one", "other"), [("bed", "b"), ("gas", "ga"), ("king", "k"), ("does", "do"), ("gate", "gates wide")])
def test_short_words_keep_their_endings(one, other):
    assert stems(one) != stems(other)


def test_a_sentence_ends_where_a_capital_follows_its_stop():
    assert sentences("It held 3.5 tonnes. Nobody knew! Why? asked J. Smith. Later e.g. on Friday.The end") == [
        "It held 3 5 tonnes",
        "Nobody knew",
        "Why asked J Smith",
        "Later e g on Friday",
        "The end",
    ]


def test_a_line_ends_a_sentence():
    assert sentences("Dam was safe\nnobody spoke") == ["Dam was safe", "nobody spoke"]


def test_quoted_words_are_marked():
    made = reading("He said “it was safe” today.", ("“it was safe”", "quotation"))
    assert made.quoted.tolist() == [False, False, True, True, True, False]


def test_a_run_is_quoted_where_all_its_words_are():
    made = reading("He said “it was safe to be there” today.", ("“it was safe to be there”", "quotation"))
    assert all_quoted(made.quoted).tolist() == [False, False, True, True, True, False]
    assert len(made.prose) == 3


def test_a_short_report_has_no_runs():
    assert len(reading("Two words").fours) == len(reading("").threes) == 0


def test_a_time_without_a_zone_stands_as_it_is_and_one_with_a_zone_is_told_in_utc():
    assert read_time("2031-03-02T10:00").before(read_time("2031-03-02T10:01"))
    assert read_time("2031-03-02T10:00+02:00") == read_time("2031-03-02T08:00")


@pytest.mark.parametrize("published", [None, "", "soon", "2031-03", "2031-13-45"])
def test_what_is_no_whole_date_is_no_time(published):
    assert read_time(published) is None


def test_a_day_is_before_another_day_only():
    day, noon, evening = read_time("2031-03-02"), read_time("2031-03-02T12:00"), read_time("2031-03-02T20:00")
    assert not day.before(noon)
    assert not noon.before(day)
    assert noon.before(evening)
    assert day.before(read_time("2031-03-03T00:01"))
    assert isinstance(day, Time)
    assert day.whole_day


def test_the_stems_of_a_lore_file_are_those_of_its_words():
    assert set(stems("reporting said citing")) - set(stem_list("citing_cues.txt").tolist()) == set(stems("citing")) - set(
        stem_list("citing_cues.txt").tolist()
    )
    assert set(stems("the of was")) <= set(stem_list("stop_words.txt").tolist())

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.quotations import Quote, is_faithful, plain_words, tell_changes
from headwater.claims.quotations_changed import Side, find_changed, measure_likeness, rate_change
from headwater.claims.quotations_spoken import find_speaker, name_speakers
from headwater.records import Attribution, Link, Meaning
from headwater.text.calendar import read_day

FIRST = "“I put my finger on node 14 and the crack went on under the paint,”"
CHANGED = "“I put my finger in node 14 and it went right through the paint.”"


def quote(text, report="a", speaker=""):
    return Quote(report, 0, len(text), text, speaker)


def side(*texts, report="a", day="2031-03-05", relied=False, speaker=""):
    return Side(tuple(quote(text, report, speaker) for text in texts), read_day(day), relied)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("“The gates jammed.”", "'the gates jammed,'"),
        ("“We've seen it.”", "“We have seen it.”"),
        ("“I'll organise the defence.”", "“I will organize the defense.”"),
        ("“There were fourteen of them.”", "“There were 14 of them.”"),
        ("“The gates jammed and nobody came.”", "“nobody came”"),
        ("“The gates jammed and, at noon, nobody came.”", "“The gates … nobody came”"),
        ("“She can't go.”", "“She cannot go.”"),
    ],
)
def test_a_quotation_that_is_shortened_or_spelt_otherwise_is_faithful(text, other):
    assert is_faithful(text, other)
    assert is_faithful(other, text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("“The gates jammed.”", "“The gate jammed.”"),
        ("“arithmetic with sunstroke”", "“arithmetic with a sunstroke”"),
        ("“The gates jammed and nobody came.”", "“The gates jammed, nobody came.”"),
        ("“nobody came, the gates jammed”", "“The gates … nobody came”"),
    ],
)
def test_a_quotation_with_another_word_is_not(text, other):
    assert not is_faithful(text, other)


def test_the_changes_are_told_in_words():
    assert tell_changes("“They dared to open them”", "“They dared open them all”") == "“to” is gone; “all” is new"
    assert tell_changes("“done nothing unlawful”", "“done nothing illegal”") == "“unlawful” became “illegal”"


def test_a_changed_quotation_is_found_in_a_report_that_relies_on_the_first():
    ((old, new),) = find_changed(side(CHANGED, report="b"), [side(FIRST, relied=True)])
    assert (old.text, new.text) == (FIRST, CHANGED)


def test_a_faithful_quotation_is_none_even_if_a_third_report_changed_it():
    assert list(find_changed(side(FIRST, report="c"), [side(FIRST), side(CHANGED, report="b", relied=True)])) == []


def test_a_second_interview_with_another_sentence_is_none():
    said = "“I wrote it in the book on June 2 and asked for repair at once,”"
    again = "“I wrote up that steering on June 2 and I would write it up again,”"
    assert list(find_changed(side(again, report="b"), [side(said)])) == []


def test_words_said_a_year_apart_are_two_utterances():
    text, other = "“A squall pushed the vessel off its track,”", "“A sudden squall pushed the vessel off its track,”"
    assert list(find_changed(side(other, report="b"), [side(text, day="2029-03-05")])) == []
    assert len(list(find_changed(side(other, report="b"), [side(text, day="2031-03-04")]))) == 1


def test_a_quotation_repeated_in_the_heading_is_counted_once():
    assert len(list(find_changed(side(CHANGED, CHANGED, report="b"), [side(FIRST, relied=True)]))) == 1


def test_two_sentences_changed_from_two_quotations_are_two_pairs():
    first, second = "“We have neither confirmed it nor ruled it out,”", "“I would ask everybody to wait for the laboratory.”"
    both = "“We neither confirm nor rule it out yet. I'd ask everyone to wait for the lab,”"
    assert len(list(find_changed(side(both, report="b"), [side(first, second, relied=True)]))) == 2


def test_the_same_speaker_makes_it_likelier_and_another_less_likely():
    same = rate_change(quote(FIRST, speaker="x"), quote(CHANGED, "b", "x"), relied=True)
    open_ = rate_change(quote(FIRST), quote(CHANGED, "b"), relied=True)
    other = rate_change(quote(FIRST, speaker="x"), quote(CHANGED, "b", "y"), relied=True)
    assert same > open_ > other > 0


def test_quotations_that_share_one_word_are_not_compared():
    assert measure_likeness("“The gates jammed.”", "“The gates!”").part == 0.0


def test_the_speaker_is_the_innermost_source_of_the_attribution_that_holds_the_quotation():
    said = Attribution("r", 0, 4, 5, 9, ((10, 40),), "direct", "text", "", "", 1.0)
    chain = [Link(said.id, 0, "r", "the Herald", "outlet", "one", 0, 4), Link(said.id, 1, "r", "Okafor", "person", "two", 5, 9)]
    spoken = name_speakers([said], chain, [Meaning("one", "herald", ""), Meaning("two", "okafor", "")])
    assert find_speaker(spoken["r"], 12, 38) == "okafor"
    assert find_speaker(spoken["r"], 38, 60) == ""


def test_an_unnamed_speaker_is_nobody():
    said = Attribution("r", 0, 4, 5, 9, ((10, 40),), "direct", "text", "", "", 1.0)
    spoken = name_speakers([said], [Link(said.id, 0, "r", "an official", "unnamed", "one", 0, 4)], [Meaning("one", "e", "")])
    assert find_speaker(spoken["r"], 12, 38) == ""


@given(st.lists(st.sampled_from(["the", "gates", "jammed", "nobody", "came", "14", "we've"]), min_size=1), st.data())
def test_any_part_of_a_quotation_is_faithful(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert is_faithful(" ".join(words), " ".join(words[start:end]))


@given(st.text(max_size=80))
def test_every_text_is_faithful_to_itself(text):
    assert is_faithful(text, text)
    assert tell_changes(text, text) == ""
    assert plain_words(text) == plain_words(text.upper().lower())

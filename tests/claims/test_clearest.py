from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.clearest import Wording, choose_clearest, weigh_clearness


def choose(*texts):
    return choose_clearest([Wording(str(number), text, report=str(number)) for number, text in enumerate(texts, 1)])


def test_the_clearest_statement_stands_alone():
    assert choose(
        "it was never looked at",
        "She said it was 2027",
        "The spillway gates of the Kestrel Dam were last inspected in spring 2027",
        "Twice I wrote",
    ) == "3"  # fmt: skip


def test_the_clearest_statement_says_what_the_others_say():
    assert choose(
        "The owner, the Orrin Valley Water Authority, continues to speak of a visit last May",
        "The spillway gates were last inspected in spring 2027",
        "the gates of the spillway were never inspected after 2027",
        "no inspection of the spillway gates since 2027",
    ) == "2"  # fmt: skip


def test_of_equally_clear_statements_the_earliest_is_chosen():
    assert choose("Nine people died in Pell", "Nine people died in Pell") == "1"


def test_a_sentence_is_clearer_than_the_heading_of_the_same_words():
    heading = Wording("1", "Nine people died in Pell, chief says", "heading")
    assert choose_clearest([heading, Wording("2", "Nine people died in Pell, the chief said")]) == "2"


@pytest.mark.parametrize(
    "open_ended",
    [
        "They died in Pell when the gates of the dam broke",
        "Nine people died in Pell when the gates of the",
        "but also nine people died in Pell",
        "when nine people died in Pell",
        "Nine people in Pell below the broken gates of the dam",
        "NINE people DIED in Pell when the GATES broke",
        "Did nine people die in Pell when the gates broke?",
        "nine people died in Pell when the gates broke",
        "Nine people died in Pell when the “gates broke",
    ],
)
def test_a_fragment_a_shout_and_a_question_are_less_clear_than_a_plain_sentence(open_ended):
    plain = Wording("1", "Nine people died in Pell when the gates broke")
    assert weigh_clearness(Wording("2", open_ended)) < weigh_clearness(plain)


@given(st.lists(st.text(), min_size=1))
def test_some_statement_is_always_chosen(texts):
    assert choose(*texts) in {str(number) for number in range(1, len(texts) + 1)}

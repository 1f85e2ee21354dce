"""What a language model replied is found in the text, word for word, or left out and counted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import SkipReport
from headwater.sources.attributing.replies import Miss, place_replies, read_reply
from tests.engine.server import attributions
from tests.sources.proses import only_question, prose_of

STORY = (
    "Dam was safe, minister says\n\n"
    "The dam was safe, the minister, Ana Pohl, told reporters. He said it twice.\n\n"
    "“We looked at every gate,” she said. “Nobody was at risk.”\n\n"
    "The engineer said that the dam was old, and the mayor said that the dam was new.\n"
)


def place(*rows, text=STORY):
    """Place rows of (sentence, source, cue, content …); return what was found in words, and the misses."""
    readings, misses = place_replies(prose_of(text), [(only_question(text), attributions(*rows))])

    def words(span):
        return text[slice(*span)] if span else None

    return [(words(r.source), words(r.cue), *map(words, r.content)) for r in readings], misses


def spans(*rows, text=STORY):
    readings, _ = place_replies(prose_of(text), [(only_question(text), attributions(*rows))])
    return [(r.source, r.cue, r.content) for r in readings]


def test_words_that_are_in_the_text_are_placed():
    row = ("the minister, Ana Pohl,", "told reporters", "The dam was safe")
    assert place((1, *row)) == ([row], [])


@pytest.mark.parametrize(
    ("row", "miss"),
    [
        ((1, "the minister of truth", "told reporters", "The dam was safe"), ("source", "the minister of truth")),
        ((1, "the minister", "swore to reporters", "The dam was safe"), ("cue", "swore to reporters")),
        ((1, "the minister", "told reporters", "The dam was never safe"), ("content", "The dam was never safe")),
        ((1, "the minister", "told reporters"), ("content", "")),
        ((1, "the minister", "", "The dam was safe"), ("cue", "")),
    ],
)
def test_an_attribution_with_invented_words_is_left_out_and_counted(row, miss):
    assert place(row) == ([], [Miss(STORY.index("The dam was safe,"), *miss)])


def test_of_a_content_only_the_invented_part_is_left_out():
    found, misses = place((3, "she", "said", "“We looked at every gate,”", "“We are heroes.”"))
    assert found == [("she", "said", "“We looked at every gate,”")]
    assert [miss.words for miss in misses] == ["“We are heroes.”"]


def test_words_that_stand_in_several_places_are_those_of_the_sentence_they_were_given_for():
    (first,), (second,) = spans((3, "she", "said", "Nobody was at risk")), spans((2, "He", "said", "it"))
    assert STORY[first[1][0] - 4 : first[1][1]] == "she said"
    assert STORY[second[1][0] - 3 : second[1][1]] == "He said"


def test_within_a_sentence_the_cue_next_to_the_content_is_meant():
    rows = (5, "The engineer", "said", "the dam was old"), (5, "the mayor", "said", "the dam was new")
    cues = [cue for _, cue, _ in spans(*rows)]
    assert [STORY[start - 4 : start] for start, _ in cues] == ["eer ", "yor "]


def test_words_inside_other_words_are_not_meant():
    text = "News\n\nThe lather said that he was there.\n"
    assert spans((1, "he", "said", "was there"), text=text)[0][0] == (text.index("he was"), text.index(" was"))


def test_without_its_sentence_only_words_that_stand_once_are_placed():
    assert place((99, "Ana Pohl", "told reporters", "The dam was safe"))[0] == [
        ("Ana Pohl", "told reporters", "The dam was safe")
    ]
    assert place((99, "she", "said", "We looked at every gate")) == ([], [Miss(-1, "cue", "said")])


def test_plain_marks_and_spaces_stand_for_those_of_the_text():
    text = "News\n\n“It’s\u00a0over — done,” the miners’ leader said.\n"
    found, misses = place((1, "the miners' leader", "said", '"It\'s over - done,"'), text=text)
    assert found == [("the miners’ leader", "said", "“It’s\u00a0over — done,”")]
    assert misses == []


def test_an_attribution_may_have_no_source():
    assert place((5, None, "said", "the dam was old"))[0] == [(None, "said", "the dam was old")]


def test_what_stands_in_furniture_is_not_found():
    text = "News\n\nThe mayor said that the dam was safe.\n\nRead more: “I knew it,” says mayor of Tarn\n"
    assert place((1, "mayor of Tarn", "says", "I knew it"), text=text)[0] == []


def test_the_same_attribution_given_twice_counts_once():
    row = (1, "the minister", "told reporters", "The dam was safe")
    assert len(place(row, row)[0]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sure! Here they are.",
        "{}",
        "[]",
        '{"attributions": {}',
        '{"attributions": {"sentence": 1}}',
        '{"attributions": "none"}',
        '{"attributions": [3]}',
        '{"attributions": [{"sentence": "1", "source": null, "cue": "said", "content": []}]}',
        '{"attributions": [{"sentence": 1, "source": null, "cue": null, "content": []}]}',
        '{"attributions": [{"sentence": 1, "source": null, "cue": "said", "content": [1]}]}',
        '{"attributions": [{"source": null, "cue": "said", "content": []}]}',
        '{"a":' * 100_000,
    ],
)
def test_a_reply_of_another_shape_is_refused_whole(text):
    with pytest.raises(SkipReport, match="not a list of attributions"):
        read_reply(text)


def test_a_content_in_one_piece_needs_no_list():
    text = '{"attributions": [{"sentence": 1, "source": "a", "cue": "b", "content": "c"}]}'
    assert read_reply(text)[0].content == ("c",)


@given(
    st.lists(
        st.tuples(
            st.integers(-3, 9),
            st.none() | st.text(max_size=5) | st.sampled_from(["She", "he", "mayor"]),
            st.sampled_from(["said", "", "told", "\ud800", "say"]),
            st.sampled_from(["it", "the dam was safe", "dam", "“", "\n", "."]),
        ),
        max_size=6,
    ),
    st.sampled_from([STORY, "“She said it,” he said.", "x\u0301 said it. 👍 said it.", "a\n\nb\n\nc"]),
)
def test_whatever_is_replied_what_is_placed_stands_in_the_text(rows, text):
    for source, cue, content in spans(*rows, text=text):
        for start, end in (*([source] if source else []), cue, *content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


@given(st.text(alphabet='{}[]":,ab \\', max_size=60))
def test_whatever_is_written_it_is_read_or_refused(text):
    try:
        assert isinstance(read_reply(json.dumps(text) + text), list)
    except SkipReport as error:
        assert "attributions" in str(error)  # noqa: PT017  # refusing is one of two right answers

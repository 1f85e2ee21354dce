from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.records import Attribution, Passage, Report
from headwater.run.memory import run_in_memory
from headwater.stage import Group
from headwater.stages.attribute import ATTRIBUTE
from headwater.stages.segment import SEGMENT


def report(text):
    return Report(sha256(text.encode()).hexdigest(), "The Post", text, "a.txt", "", None, "", "", "en", ())


def rows_of(text):
    return sorted(run_in_memory((SEGMENT, ATTRIBUTE), [report(text)])[Attribution].values(), key=lambda row: row.content)


def shown(text):
    """Each attribution as source, cue, content."""

    def words(start, end):
        return "" if start is None else text[start:end]

    return [
        (words(row.source_start, row.source_end), words(row.cue_start, row.cue_end), words(*row.content[0]))
        for row in rows_of(text)
    ]


def group_of(text):
    tables = run_in_memory((SEGMENT,), [report(text)])
    return Group(report(text).id, {Report: [report(text)], Passage: list(tables[Passage].values())})


STORY = """Dam was safe, minister says

The dam above the town of Tarn was safe, the minister of water, Ana Pohl, told reporters on Monday.

“We looked at every gate,” she said. “Nobody was at risk.”

According to the ministry, two gates had not been opened since 2027.
"""


def test_a_sentence_says_who_said_what():
    assert ("the ministry", "According to", "two gates had not been opened since 2027") in shown(STORY)


def test_a_heading_may_name_its_source_last():
    assert ("minister", "says", "Dam was safe") in shown(STORY)


def test_a_quotation_after_its_speaker_goes_on_with_the_one_before():
    rows = {STORY[slice(*row.content[0])]: row for row in rows_of(STORY)}
    first, second = rows["“We looked at every gate,”"], rows["“Nobody was at risk.”"]
    assert (second.source_start, second.cue_start, second.continues) == (None, None, first.id)
    assert first.type == second.type == "direct"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Minister: dam was safe", ("Minister", ":", "dam was safe")),
        ("‘Dam was safe’: minister speaks out", ("minister", ":", "‘Dam was safe’")),
        ("Dam was safe: ministry spokeswoman", ("ministry spokeswoman", ":", "Dam was safe")),
        ("Dam above Tarn was safe all year -sources", ("sources", "-", "Dam above Tarn was safe all year")),
        ("Pohl on radio: “Dam was safe”", ("Pohl", ":", "“Dam was safe”")),
    ],
)
def test_a_heading_has_forms_of_its_own(title, expected):
    text = f"{title}\n\nThe dam was safe, Ana Pohl said on Monday.\n"
    assert expected in shown(text)
    assert {row.form for row in rows_of(text) if row.content[0][1] <= len(title)} == {"heading"}


@pytest.mark.parametrize(
    "title", ["Blood on the river: five dead in battle", "Dam disaster: what we know", "Tarn and the water: a history"]
)
def test_a_colon_alone_makes_no_source(title):
    assert [row for row in rows_of(f"{title}\n\nFive people died on Monday.\n") if row.form == "heading"] == []


def test_a_repeated_heading_is_read_once():
    text = "Minister: dam was safe\nMinister: dam was safe\nThe dam above Tarn was old and nobody had looked at it for years.\n"
    assert [content for _, _, content in shown(text)] == ["dam was safe"]


INTERVIEW = """Pohl: the water is rising

What did you see on Monday?

Pohl: There is water in the cellar. It has been there since June.

And who knew of it?

Pohl: Everybody did.
"""


def test_each_turn_of_an_interview_is_what_its_speaker_said():
    turns = [row for row in rows_of(INTERVIEW) if row.form == "transcript"]
    assert [INTERVIEW[slice(*row.content[0])] for row in turns] == [
        "There is water in the cellar. It has been there since June.",
        "Everybody did.",
    ]
    assert {INTERVIEW[row.source_start : row.source_end] for row in turns} == {"Pohl"}


def test_the_question_of_an_interviewer_is_no_statement():
    text = (
        "An evening with Pohl\n\nRAO: Is it true?\n\nPOHL: It is all true.\n\nRAO: Why so late?\n\nPOHL: Nobody had asked me.\n"
    )
    assert [content for _, _, content in shown(text)] == ["It is all true.", "Nobody had asked me."]


def test_the_labels_of_a_list_are_no_speakers():
    text = "The deal\n\nTrade: Goods will be free.\n\nPlan: Nothing will change.\n\nTrade: Fish will not be free.\n"
    assert [row for row in rows_of(text) if row.form == "transcript"] == []


def test_who_quotes_whom_is_nested():
    text = "News\n\nBoth sides had accepted the plan, the Herald quoted an official as saying.\n"
    outer, inner = sorted(rows_of(text), key=lambda row: row.parent != "")
    assert (text[outer.source_start : outer.source_end], text[inner.source_start : inner.source_end]) == (
        "the Herald",
        "an official",
    )
    assert text[inner.cue_start : inner.cue_end] == "saying"
    assert inner.content == outer.content == ((6, 6 + len("Both sides had accepted the plan")),)
    assert inner.parent == outer.id


def test_whom_a_source_cites_lies_in_what_it_reports():
    text = "News\n\nThe Gazette reported on Tuesday, citing a banker, that Alder was seeking 43 crowns a share.\n"
    rows = {text[row.source_start : row.source_end]: row for row in rows_of(text)}
    assert rows["a banker"].parent == rows["The Gazette"].id
    assert rows["a banker"].content == rows["The Gazette"].content


def test_what_one_says_that_another_said_is_nested():
    text = "News\n\nThe channel's report said that the editor claimed that officers had met in the capital twice in May.\n"
    rows = {text[row.source_start : row.source_end]: row for row in rows_of(text)}
    assert rows["the editor"].parent == rows["The channel's report"].id


@pytest.mark.parametrize(
    "sentence",
    [
        "The company declined to comment on the report.",
        "The spokesman refused to say who had signed it.",
        "Two officials asked not to be named.",
        "The ministry did not say when the gates would open.",
    ],
)
def test_a_refusal_to_speak_is_no_attribution(sentence):
    assert shown(f"News\n\n{sentence}\n") == []


def test_a_source_in_the_middle_of_what_it_says_leaves_two_parts():
    text = "News\n\nThe gates were shut, the engineer said, and the water had been falling since April.\n"
    first, second = rows_of(text)
    assert [text[slice(*row.content[0])] for row in (first, second)] == [
        "The gates were shut",
        "the water had been falling since April",
    ]
    assert second.continues == first.id


def test_a_body_that_puts_a_toll_at_a_number_is_its_source():
    text = "News\n\nThe ambulance union put the number of dead at 63.\n"
    assert shown(text) == [("The ambulance union", "put", "the number of dead at 63")]


def test_a_relative_pronoun_is_widened_to_what_it_stands_for():
    text = "News\n\nThere is a member of the board who says that the plan is over.\n"
    assert [source for source, _, _ in shown(text)] == ["a member of the board"]


def test_furniture_says_nothing():
    text = "News\n\nNobody was hurt when the dam above the town broke.\n\nRead more: “I knew it,” says mayor of Tarn\n"
    assert shown(text) == []


@pytest.mark.parametrize(
    "text", ["", "\n\n", '“”""«»', "👍🏽 👍🏽", "قال الوزير إن «السد آمن».", "大臣は「安全だ」と述べた。", "e\u0301" * 50]
)
def test_hostile_texts_are_read_without_harm(text):
    for row in rows_of(text):
        assert all(0 <= start < end <= len(text) for start, end in row.content)


def test_only_quotations_without_a_speaker_have_none():
    assert shown("“One.” “Two.”\n\n“Three.”\n") == []


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            [
                "The mayor",
                "said",
                "Pohl:",
                "“it",
                "fell,”",
                ".",
                "\n",
                "citing",
                "quoted him as saying",
                "👍",
                "e\u0301",
                "12",
                "who",
            ]
        ),
        max_size=40,
    )
)
def test_every_span_lies_in_the_text_and_links_lead_to_rows(parts):
    text = " ".join(parts)
    rows = rows_of(text)
    ids = {row.id for row in rows}
    for row in rows:
        assert all(0 <= start < end <= len(text) for start, end in row.content)
        assert (row.source_start is None) == (row.source_end is None)
        assert not row.continues or row.continues in ids
        assert not row.parent or row.parent in ids
        assert row.id not in {row.continues, row.parent}
        assert row.type in {"direct", "indirect", "mixed"}
        assert 0 <= row.score <= 1


def test_a_report_is_read_alike_alone_and_among_others():
    alone = ATTRIBUTE.run([group_of(STORY)])[0]
    among = ATTRIBUTE.run([group_of(INTERVIEW), group_of(STORY), group_of("Short.\nNothing here.")])[1]
    assert list(alone) == list(among)


def test_a_report_is_read_alike_twice():
    assert rows_of(STORY) == rows_of(STORY)


def test_a_report_in_another_language_is_not_read_for_claims():
    report = Report("d", "Le Courrier", "Le maire a dit : « Tout va bien. »", "f.txt", "", None, "", "", "fr", ())
    assert run_in_memory([SEGMENT, ATTRIBUTE], [report])[Attribution] == {}

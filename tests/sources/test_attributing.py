from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.lore import load_rows
from headwater.model.reader import Reading
from headwater.records import Passage
from headwater.sources.attributing.clauses import find_clauses
from headwater.sources.attributing.contents import drop_addressee, shape_readings, trim_content
from headwater.sources.attributing.continuing import continue_quotations
from headwater.sources.attributing.counts import find_counts
from headwater.sources.attributing.fronts import complete_fronts
from headwater.sources.attributing.headings import read_headings
from headwater.sources.attributing.nesting import show_only
from headwater.sources.attributing.prose import join_quoted, lay_out
from headwater.sources.attributing.quoting import find_quoted
from headwater.sources.attributing.refusals import is_refusal, says_something
from headwater.sources.attributing.relation import Relation, covers, settle_links, share
from headwater.sources.attributing.relatives import resolve_relatives
from headwater.sources.attributing.speakers import can_be_cited, match_source, name_words
from headwater.sources.attributing.transcripts import read_transcripts
from headwater.text.passages import divide_text


def prose_of(text):
    return lay_out(text, [Passage("r", p.start, p.end, p.kind, p.paragraph, p.note) for p in divide_text(text)])


def span(text, words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def relation(text, source, cue, content, **more):
    return Relation(span(text, source) if source else None, span(text, cue) if cue else None, span(text, content), 0.9, **more)


def words(text, found):
    """A relation as source, cue and content."""
    return tuple(text[slice(*place)] if place else "" for place in (found.source, found.cue, found.content))


# ---------------------------------------------------------------- prose


def test_sentences_that_one_quotation_holds_are_one():
    text = "“It fell. Nobody saw it,” he said. Then it rained."
    assert [text[slice(*s)] for s in prose_of(text).sentences] == ["“It fell. Nobody saw it,” he said.", "Then it rained."]


def test_sentences_of_two_quotations_stay_two():
    assert join_quoted([(0, 5), (5, 10)], [(0, 4), (5, 9)]) == ((0, 5), (5, 10))


def test_furniture_is_blank_to_the_rules():
    text = "News of the day\n\nIt rained all day.\n\nRead more: “I knew it,” says mayor\n"
    prose = prose_of(text)
    assert len(prose.shown) == len(text)
    assert "mayor" not in prose.shown


# ---------------------------------------------------------------- contents


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("He said that it fell.", "that it fell.", "it fell"),
        ("It fell, he said, and that it rained.", "and that it rained.", "it rained"),
        ("He called it “a lie”.", "a lie", "“a lie”"),
        ("“It fell,” he said.", "It fell,", "“It fell,”"),
        ("He said it was “a lie.”", "it was “a lie.”", "it was “a lie.”"),
    ],
)
def test_a_content_is_trimmed_to_what_was_said(text, content, expected):
    assert text[slice(*trim_content(prose_of(text), span(text, content)))] == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("He told a closed session on Sunday that it fell.", "told", "a closed session on Sunday that it fell", "it fell"),
        ("She confirmed for the first time that it fell.", "confirmed", "for the first time that it fell", "it fell"),
        ("She confirmed a report that it fell.", "confirmed", "a report that it fell", "a report that it fell"),
        ("It told him that.", "told", "him that", "him that"),
    ],
)
def test_whom_it_was_said_to_is_no_part_of_it(text, cue, content, expected):
    assert text[slice(*drop_addressee(text, span(text, cue), span(text, content)))] == expected


def shape(text, source, cue, *contents):
    reading = Reading(span(text, source), span(text, cue), tuple(span(text, content) for content in contents), 0.9)
    return list(shape_readings(prose_of(text), [reading]))


def test_a_hole_in_a_content_is_closed():
    (found,) = shape("He said at 4:40 a.m. it fell down.", "He", "said", "at 4", "it fell down")
    assert found.content == (8, 33)


def test_a_cue_inside_makes_two_relations_of_which_the_second_goes_on():
    text = "The dam was old, he said, and the gates were shut."
    first, second = shape(text, "he", "said", "The dam was old", "and the gates were shut")
    assert words(text, first) == ("he", "said", "The dam was old")
    assert words(text, second) == ("", "", "the gates were shut")
    assert second.after == first


def test_two_contents_behind_one_cue_have_one_source():
    text = "He said that the dam was old, an opinion, all knew, of every engineer, and that the gates were shut."
    first, second = shape(text, "He", "said", "that the dam was old", "and that the gates were shut")
    assert (first.source, second.source) == (second.source, first.source)
    assert second.after == first


def test_a_content_of_several_sentences_is_cut_but_not_inside_a_quotation():
    text = "“It fell. I saw it,” he said. The gates were shut. Nobody knew."
    found = shape(text, "he", "said", "“It fell. I saw it,”", "The gates were shut. Nobody knew.")
    assert [words(text, one)[2] for one in found] == ["“It fell. I saw it,”", "The gates were shut"]


def test_a_content_of_stop_words_says_nothing():
    assert shape("He said that it did.", "He", "said", "that it did") == []


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("declined", "to comment"),
        ("would not say", "who had signed"),
        ("asked", "not to be named"),
        ("wants", "to see it"),
        ("has not announced", "a halt"),
    ],
)
def test_not_speaking_is_no_attribution(cue, content):
    assert is_refusal(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("denied", "any failure"),
        ("said", "to be safe"),
        ("does not believe", "in it"),
        ("did not deny", "the report"),
        ("asked", "who knew"),
    ],
)
def test_denying_and_asking_is_one(cue, content):
    assert not is_refusal(cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The envoys met the channel's crew to plan a strategy for May.",
            "the channel's crew",
            "to plan",
            "a strategy for May",
        ),
        ("There was pressure from abroad to end it soon.", "abroad", "pressure", "to end it soon"),
        ("The spokesman refused to say who had signed it.", "The spokesman", "refused", "who had signed it"),
        ("The blaze in Ashdale called for an inquiry at once.", "The blaze in Ashdale", "called for", "an inquiry at once"),
    ],
)
def test_what_nobody_says_or_is_still_to_be_said_is_no_attribution(text, source, cue, content):
    (found,) = shape(text, source, cue, content)
    assert not says_something(prose_of(text), found)


def test_what_is_called_like_a_happening_can_say_something():
    (found,) = shape("The Blaze reported that he left.", "The Blaze", "reported", "that he left")
    assert says_something(prose_of("The Blaze reported that he left."), found)


def test_a_source_loses_the_pronoun_it_ends_in():
    text = "There is a member of the board who says that the plan is over."
    (found,) = resolve_relatives(prose_of(text), shape(text, "a member of the board who", "says", "that the plan is over"))
    assert words(text, found)[0] == "a member of the board"


def test_who_quotes_is_found_where_only_who_is_quoted_was():
    text = "Both sides had accepted the plan, the Herald quoted an official as saying."
    found = find_quoted(prose_of(text), shape(text, "an official", "saying", "Both sides had accepted the plan"))
    assert [words(text, one)[0] for one in found] == ["the Herald", "an official"]
    assert found[1].outer == found[0]


def test_a_day_quotes_nobody():
    text = "On Wednesday quoted prices fell. It was all over, on Wednesday quoted an official as saying."
    found = find_quoted(prose_of(text), shape(text, "an official", "saying", "It was all over"))
    assert [words(text, one)[0] for one in found] == ["an official"]


def test_every_refusal_has_a_cue():
    assert all(row["cue"] for row in load_rows("cue_refusals.tsv"))


# ---------------------------------------------------------------- forms of sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A talk might come within weeks, that person added.", ("that person", "added", "A talk might come within weeks")),
        ("The gates are shut again, says a man who was there.", ("a man who was there", "says", "The gates are shut again")),
        (
            "The war has killed some 4,000, by the count of Lifeline.",
            ("Lifeline", "by the count of", "The war has killed some 4,000"),
        ),
        (
            "During the battle, which lasted hours, ten men fell, the army said.",
            ("the army", "said", "During the battle, which lasted hours, ten men fell"),
        ),
        ("TARN, June 3 (Wire) - The dam above it broke, the mayor said.", ("the mayor", "said", "The dam above it broke")),
        (
            "In the words of the court, the paper was not complete.",
            ("the court", "In the words of", "the paper was not complete"),
        ),
    ],
)
def test_the_form_of_a_sentence_gives_its_source_away(text, expected):
    (found,) = find_clauses(prose_of(text), [])
    assert words(text, found) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, Ana Pohl, confirmed the date.",
        "He left the room, and nobody said a word.",
        "On Monday evening at nine, the mayor said.",
        "The man who had been told went home early, it was said.",
    ],
)
def test_a_sentence_of_another_form_gives_nothing_away(text):
    assert find_clauses(prose_of(text), []) == []


def test_a_form_adds_nothing_to_what_is_known():
    text = "A talk might come within weeks, that person added."
    known = relation(text, "that person", "added", "A talk might come within weeks")
    assert find_clauses(prose_of(text), [known]) == [known]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The union has put the number of dead at 63.", "the number of dead at 63"),
        ("The ministry, in a note, raised its toll to four dead.", "its toll to four dead"),
    ],
)
def test_who_puts_a_count_at_a_number_is_its_source(text, content):
    (found,) = find_counts(prose_of(text), [])
    assert words(text, found)[2] == content


@pytest.mark.parametrize(
    "text", ["He put the book on the table at 9.", "She raised her hand to ask.", "They put the blame on it."]
)
def test_who_puts_a_thing_elsewhere_is_none(text):
    assert find_counts(prose_of(text), []) == []


def test_the_front_of_a_sentence_is_what_was_said_first():
    text = "It would come soon, said one of them, after the vote on Friday."
    first, second = complete_fronts(prose_of(text), [relation(text, "one of them", "said", "after the vote on Friday")])
    assert words(text, first) == ("one of them", "said", "It would come soon")
    assert (words(text, second), second.after) == (("", "", "after the vote on Friday"), first)


def test_a_time_before_the_speaker_is_not_said():
    text = "On the Monday after, he said, nobody came."
    known = [relation(text, "he", "said", "nobody came")]
    assert complete_fronts(prose_of(text), known) == known


# ---------------------------------------------------------------- who quotes whom


def test_who_is_quoted_as_saying_is_the_inner_source():
    text = "The paper quoted the mayor as saying that the dam was old."
    outer, inner = find_quoted(
        prose_of(text), [relation(text, "The paper", "quoted", "the mayor as saying that the dam was old")]
    )
    assert words(text, outer) == ("The paper", "quoted", "the dam was old")
    assert words(text, inner) == ("the mayor", "saying", "the dam was old")
    assert inner.outer == outer


def test_who_is_cited_is_the_inner_source():
    text = "The paper reported, citing a banker, that the dam was old."
    outer, inner = find_quoted(prose_of(text), [relation(text, "The paper", "reported", "a banker, that the dam was old")])
    assert words(text, outer) == ("The paper", "reported", "the dam was old")
    assert words(text, inner) == ("a banker", "citing", "the dam was old")
    assert inner.outer == outer


def test_a_reason_that_is_given_is_no_source():
    text = "The paper reported, citing the problems of farmers, that the dam was old."
    known = [relation(text, "The paper", "reported", "the dam was old")]
    assert find_quoted(prose_of(text), known) == known


def test_contents_are_read_alone_at_their_places():
    text = "He said A fell. She said B."
    assert show_only(text, [(8, 14), (25, 26)]) == "       \nA fell\n         \nB\n"


# ---------------------------------------------------------------- headings, names, pronouns


def test_a_source_in_a_heading_is_a_role_or_a_name_of_the_text():
    text = "Pohl: dam was safe\n\nThe dam was safe, Ana Pohl of the Water Board said on Monday morning."
    known = [relation(text, "Ana Pohl of the Water Board", "said", "The dam was safe")]
    assert ("Board",) not in name_words(text, known)
    assert words(text, read_headings(prose_of(text), known)[-1]) == ("Pohl", ":", "dam was safe")


@pytest.mark.parametrize(
    ("words_", "expected"),
    [
        ("ministry spokeswoman", "ministry spokeswoman"),
        ("mayor Ana Pohl", "mayor Ana Pohl"),
        ("blood on the river", None),
        ("korma chaos", None),
    ],
)
def test_a_source_ends_in_a_role_or_a_name(words_, expected):
    found = match_source(words_, 0, len(words_), frozenset({"ana", "pohl"}))
    assert (words_[slice(*found)] if found else None) == expected


def test_a_relative_pronoun_means_the_phrase_before_it():
    text = "It was Ana Pohl, who said that it fell."
    (found,) = resolve_relatives(prose_of(text), [relation(text, "who", "said", "it fell")])
    assert text[slice(*found.source)] == "Ana Pohl"


def test_a_free_quotation_goes_on_with_the_one_before_in_its_paragraph():
    text = "News\n\nIt fell, he said. “I saw it fall.”\n\nNobody came.\n\n“It was late at night.”"
    main = relation(text, "he", "said", "It fell")
    (found,) = continue_quotations(prose_of(text), [main])
    assert words(text, found) == ("", "", "“I saw it fall.”")
    assert found.after == main


# ---------------------------------------------------------------- relations


def test_links_lead_to_what_became_of_the_relation():
    old = Relation((0, 2), (3, 7), (8, 12), 0.9)
    new = Relation((0, 2), (3, 7), (8, 20), 0.9)
    settled = settle_links([new, Relation(None, None, (30, 40), 0.9, after=old)])
    assert [one.after for one in settled] == [None, new]


def test_what_goes_on_with_nothing_is_left_out():
    gone = Relation((0, 2), (3, 7), (8, 12), 0.9)
    assert settle_links([Relation(None, None, (30, 40), 0.9, after=gone)]) == []


@given(st.tuples(st.integers(0, 20), st.integers(1, 9)), st.tuples(st.integers(0, 20), st.integers(1, 9)))
def test_the_share_of_two_spans_is_the_same_both_ways(a, b):
    a, b = (a[0], a[0] + a[1]), (b[0], b[0] + b[1])
    assert share(a, b) == share(b, a)
    assert 0 <= share(a, b) <= 1
    assert (share(a, b) > 0) == bool(set(range(*a)) & set(range(*b)))


def test_contents_together_may_cover_a_span():
    parts = [Relation(None, None, (0, 4), 0.9), Relation(None, None, (6, 8), 0.9)]
    assert covers(parts, (0, 10))
    assert not covers(parts, (4, 12), 0.5)


# ---------------------------------------------------------------- transcripts


def turns(text, known=()):
    return [words(text, one) for one in read_transcripts(prose_of(text), list(known)) if one.form == "transcript"]


def test_a_turn_takes_the_place_of_what_the_model_made_of_its_line():
    text = "Talk\n\nPOHL: There is water, I think. It is old.\n\nPOHL: Nobody asked me about it.\n"
    known = [relation(text, None, None, "There is water, I think"), relation(text, "Nobody", "asked", "me about it")]
    assert turns(text, known) == [
        ("POHL", ":", "There is water, I think. It is old."),
        ("POHL", ":", "Nobody asked me about it."),
    ]


def test_what_a_speaker_says_that_another_said_lies_in_the_turn():
    text = "Talk\n\nPOHL: The mayor said that it fell, I hear.\n\nPOHL: You may ask him.\n"
    inner = relation(text, "The mayor", "said", "it fell")
    found = read_transcripts(prose_of(text), [inner])
    (nested,) = [one for one in found if one.form == "text"]
    assert words(text, nested) == ("The mayor", "said", "it fell")
    assert text[slice(*nested.outer.content)] == "The mayor said that it fell, I hear."


def test_a_question_is_a_turn_only_where_it_is_quoted():
    text = "Talk\n\nRAO: Why so late?\n\nPOHL: “Why so late?”\n\nRAO: You knew?\n\nPOHL: I knew.\n"
    assert turns(text) == [("POHL", ":", "“Why so late?”"), ("POHL", ":", "I knew.")]


def test_one_line_with_a_colon_is_no_interview():
    assert turns("Talk\n\nNote: I was there when it fell.\n") == []


def test_the_title_is_no_turn():
    assert turns("POHL: I knew\n\nPOHL: I knew it all along.\n\nNobody came.\n") == []


# ---------------------------------------------------------------- who can speak


@pytest.mark.parametrize(
    "phrase", ["a banker", "two officials close to the talks", "the report of 2031", "Radio Tarn", "local media"]
)
def test_people_bodies_and_documents_can_be_cited(phrase):
    assert can_be_cited(phrase)


@pytest.mark.parametrize("phrase", ["the problems of farmers", "fears of rain", "a lack of water in the town", ""])
def test_reasons_cannot_be_cited(phrase):
    assert not can_be_cited(phrase)


def test_names_are_the_last_words_of_the_sources_own_names():
    text = "It fell, Ana Pohl of the Tarn Water Board said. It rained, the Temsh Valley Voice wrote. It stood, he said."
    known = [
        relation(text, "Ana Pohl of the Tarn Water Board", "said", "It fell"),
        relation(text, "the Temsh Valley Voice", "wrote", "It rained"),
        relation(text, "he", "said", "It stood"),
    ]
    assert name_words(text, known) == {"pohl", "voice"}

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.claims.gists import make_gists
from headwater.records import Link, Report, Statement

TEXT = (
    "Dam gates unchecked, engineer says\n"
    "Nine people died when the Kestrel Dam failed. “The gates were not inspected after 2027,” Mara Okafor said.\n"
    "Some 4,000 people were moved, and one did not return."
)


def gist_of(said, stance="asserts", text=TEXT, form="content"):
    report = Report("digest", "Courier", text, "01.txt", "", None, "", "", "en", ())
    start = text.index(said)
    (gist,) = make_gists(report, [Statement(report.id, start, start + len(said), stance, form, "")])
    return gist


def test_stop_words_are_left_out_and_the_order_is_kept():
    assert gist_of("The gates were not inspected after 2027").words[:1] == ("gates",)
    assert gist_of("The gates were not inspected after 2027").words[-1] == "2027"


def test_a_number_in_words_is_in_digits():
    assert "9" in gist_of("Nine people died").words


def test_a_number_has_no_commas():
    assert "4000" in gist_of("Some 4,000 people").words


def test_one_is_a_pronoun_and_no_number():
    assert "1" not in gist_of("one did not return").words


def test_a_name_keeps_its_capital_and_the_first_word_of_a_sentence_does_not():
    gist = gist_of("Nine people died when the Kestrel Dam failed.")
    assert "Kestrel" in gist.words
    assert not any(word[0].isupper() for word in gist_of("Some 4,000 people were moved").words)


def test_around_holds_the_words_of_the_whole_sentence():
    gist = gist_of("The gates were not inspected after 2027")
    assert {"Mara", "Okafor"} <= set(gist.around)
    assert "Mara" not in gist.words
    assert "Kestrel" not in gist.around


def test_each_word_is_there_once():
    gist = gist_of("the dam, the dam and the dam", text="They saw the dam, the dam and the dam.")
    assert gist.words == ("dam",)


def test_marks_say_what_kind_of_statement_it_is():
    assert "title" in gist_of("Dam gates unchecked").marks
    assert "title" not in gist_of("Nine people died").marks
    assert {"quoted", "negated"} <= set(gist_of("“The gates were not inspected").marks)
    assert "denied" in gist_of("Nine people died", stance="denies").marks
    assert gist_of("Nine people died").marks == ()


def test_a_contracted_not_is_a_negation():
    assert "negated" in gist_of("The gates weren’t checked", text="He said: The gates weren’t checked.").marks


def test_place_is_where_in_the_report_it_begins():
    assert gist_of("Dam gates").place == 0
    assert 0.8 < gist_of("one did not return").place < 1


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=200), st.data())
def test_any_span_of_any_text_has_a_gist_whose_words_are_around_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    report = Report("digest", "", text, "01.txt", "", None, "", "", "", ())
    (gist,) = make_gists(report, [Statement(report.id, start, end, "asserts", "sentence", "")])
    assert set(gist.words) <= set(gist.around)
    assert all(gist.around)
    assert 0 <= gist.place < 1


def linked(*names):
    report = Report("digest", "Courier", TEXT, "01.txt", "", "2031-03-08T07:00", "", "", "en", ())
    row = Statement(report.id, 35, 50, "asserts", "content", "", 1.5)
    links = [Link(row.id, n, report.id, name, "person", "", None, None) for n, name in enumerate(names)]
    (gist,) = make_gists(report, [row], reversed(links))
    return gist


def test_the_source_of_a_gist_is_the_last_word_of_the_innermost_source():
    assert linked("National Wire", "Mara Okafor").source == linked("Okafor").source == "okafor"
    assert linked().source == ""


def test_a_gist_has_its_statement_s_lean():
    assert linked().lean == 1.5

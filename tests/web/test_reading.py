from __future__ import annotations

from headwater.records import Attribution, Copy
from headwater.web.reading import claim_of, read_closely
from tests.stories import Story, tell_hostile_story, tell_story


def report(story, file):
    return story.view.report(file)


def marked(lines, kind):
    """Return the words that lie under marks of one kind, in the order of the text."""
    return [piece.text for line in lines for piece in line.pieces if kind in piece.kinds.split()]


def test_the_lines_of_every_report_join_to_its_text(case):
    for one in case.reports():
        assert "".join(piece.text for line in read_closely(one) for piece in line.pieces) == one.text


def test_every_statement_is_numbered_once_beside_the_line_in_which_it_begins(case):
    for one in case.reports():
        lines = read_closely(one)
        notes = [note for line in lines for note in line.notes]
        assert [note.number for note in notes] == list(range(1, len(one.statements) + 1))
        for line in lines:
            begun = [note for piece in line.pieces for note in line.begin(piece)]
            assert sorted(note.number for note in begun) == [note.number for note in line.notes]


def test_a_statement_leads_to_its_claim_with_what_that_comes_to(case):
    (note, *_) = (note for one in case.reports() for line in read_closely(one) for note in line.notes if note.claim)
    assert note.claim.id == note.statement.claim
    assert note.claim.echo == case.claim(note.claim.id).echo


def test_no_claim_is_made_up_for_a_statement_without_one():
    index = tell_story().view.index
    assert claim_of(index, "") is None
    assert claim_of(index, "0" * 16) is None


def test_source_cue_and_content_of_an_attribution_are_told_apart():
    story = Story()
    one = story.report("1.txt", "One", None, "Title\nThe gates rusted, Mara Okafor said.\n")
    content = story.at(one, "The gates rusted")
    spans = (*story.at(one, "Mara Okafor"), *story.at(one, "said"))
    story.add(Attribution(one.id, *spans, (content,), "indirect", "text", "", "", 0.9))
    lines = read_closely(report(story, "1.txt"))
    assert [marked(lines, kind) for kind in ("source", "cue", "content")] == [["Mara Okafor"], ["said"], ["The gates rusted"]]


def test_shared_words_say_in_which_report_they_stand_too():
    story = tell_story()
    lines = read_closely(report(story, "01.txt"))
    assert marked(lines, "copy") == ["the former chief engineer Mara Okafor said"]
    (shared,) = (shared for line in lines for shared in line.shared)
    assert (shared.other.name, shared.there.text) == ("The Daily Lamp", "the former chief engineer Mara Okafor said")


def test_words_shared_with_two_reports_are_told_with_the_earlier_one_first():
    story = tell_story()
    wire, valley = story.reports["01.txt"], story.reports["03.txt"]
    a, b = sorted((wire, valley), key=lambda row: row.id)
    spans = {wire.id: story.at(wire, "the former chief engineer"), valley.id: story.at(valley, "spillway gates")}
    story.add(Copy(f"{a.id}:{b.id}", a.id, b.id, *spans[a.id], *spans[b.id], 4, 1.0, "prose"))
    lines = read_closely(report(story, "01.txt"))
    assert [one.other.name for line in lines for one in line.shared] == ["The Daily Lamp", "Valley Post"]
    assert marked(lines, "copy") == ["the former chief engineer", " Mara Okafor said"]


def test_a_heading_is_a_line_of_its_own_kind():
    lines = read_closely(report(tell_story(), "01.txt"))
    assert [line.kinds for line in lines] == ["heading", "", ""]


def test_a_hostile_text_is_cut_like_any_other():
    (one,) = tell_hostile_story().view.reports()
    assert "".join(piece.text for line in read_closely(one) for piece in line.pieces) == one.text


def test_a_report_without_words_has_a_line_or_none():
    story = Story()
    story.report("1.txt", "One", None, "\n")
    assert [line.kinds for line in read_closely(report(story, "1.txt"))] == [""]

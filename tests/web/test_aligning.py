from __future__ import annotations

from headwater.records import Copy, Relies
from headwater.web.aligning import compare, pair_passages
from tests.stories import Story, tell_story

ONE = "Title\nAbout 4,000 people were taken out of their homes before dawn. Six died.\n"
TWO = "Other\nSome 4,000 people were taken out of their homes at dawn. Nobody knows more.\n"


def pile(words=11):
    """Return two reports that share a passage in which two words differ."""
    story = Story()
    one, two = story.report("1.txt", "One", "2031-03-01", ONE), story.report("2.txt", "Two", "2031-03-02", TWO)
    spans = {
        one.id: story.at(one, "About 4,000 people were taken out of their homes before dawn"),
        two.id: story.at(two, "Some 4,000 people were taken out of their homes at dawn"),
    }
    a, b = sorted((one, two), key=lambda row: row.id)
    story.add(Copy(f"{a.id}:{b.id}", a.id, b.id, *spans[a.id], *spans[b.id], words, 0.9, "prose"))
    return story


def both(story, a="1.txt", b="2.txt"):
    view = story.view
    return compare(view.report(a), view.report(b))


def text(side):
    return "".join(piece.text for line in side.lines for piece in line)


def differing(side):
    return [piece.text for line in side.lines for piece in line if "differs" in piece.kinds]


def test_both_texts_stand_there_whole():
    found = both(pile())
    assert (text(found.left), text(found.right)) == (ONE, TWO)


def test_a_shared_passage_has_one_number_and_one_colour_on_both_sides():
    found = both(pile())
    (passages,) = found.left.passages
    assert passages == found.right.passages[0]
    assert (passages.number, passages.hue) == (1, 1)
    assert passages.left.text.startswith("About 4,000")
    assert passages.right.text.startswith("Some 4,000")
    begun = [side.begin(piece) for side in (found.left, found.right) for line in side.lines for piece in line]
    assert [one.number for group in begun for one in group] == [1, 1]


def test_only_the_words_that_differ_are_marked():
    found = both(pile())
    assert (differing(found.left), differing(found.right)) == (["About", "before"], ["Some", "at"])


def test_the_reports_may_be_given_in_either_order():
    found = both(pile(), "2.txt", "1.txt")
    assert (found.left.report.name, found.left.passages[0].left.text[:4]) == ("Two", "Some")


def test_a_piece_of_two_passages_has_the_colour_of_the_shorter_one():
    story = pile()
    one, two = story.reports["1.txt"], story.reports["2.txt"]
    a, b = sorted((one, two), key=lambda row: row.id)
    spans = {one.id: story.at(one, "taken out of their homes"), two.id: story.at(two, "Nobody knows more")}
    story.add(Copy(f"{a.id}:{b.id}", a.id, b.id, *spans[a.id], *spans[b.id], 3, 1.0, "stock"))
    found = both(story)
    hues = {piece.text.strip(): found.left.hue(piece) for line in found.left.lines for piece in line}
    assert hues["taken out of their homes"] == "hue-2"
    assert hues["About"] == "hue-1"


def test_who_relies_on_whom_is_told_with_the_evidence_whichever_stands_left():
    story = tell_story()
    for order in (("01.txt", "02.txt"), ("02.txt", "01.txt")):
        found = both(story, *order)
        (step,) = found.relies
        assert (step.report.name, step.on.name) == ("The Daily Lamp", "National Wire")
        assert step.evidence == ("It names National Wire.", "46 words are the same.")
        assert found.open is None


def test_what_is_open_between_two_reports_is_said():
    found = both(pile(words=30))
    assert found.relies == ()
    assert found.open.says == "direction unknown"
    assert found.open.evidence


def test_reports_that_took_from_each_other_are_told_both_ways():
    story = pile()
    one, two = story.reports["1.txt"], story.reports["2.txt"]
    story.rows += [Relies(one.id, two.id, "partial", 0.5, ("a",)), Relies(two.id, one.id, "rewrite", 0.7, ("b",))]
    assert [step.how for step in both(story).relies] == ["partial", "rewrite"]


def test_two_reports_that_share_nothing_stand_side_by_side_all_the_same():
    found = both(tell_story(), "01.txt", "03.txt")
    assert (found.left.passages, found.relies, found.open) == ((), (), None)


def test_a_report_shares_nothing_with_itself():
    one = pile().view.report("1.txt")
    assert pair_passages(one, one) == ()
    assert compare(one, one).relies == ()

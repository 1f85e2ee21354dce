"""How a claim spread, in small stories: who had it first-hand, who repeated whom when, what only looks confirmed."""

from __future__ import annotations

import csv
import io

import pytest

from headwater.exports.html import write_page
from headwater.exports.tables import stream_table
from headwater.records import Origin, Relies
from headwater.view.phrases import say_repeat, say_spread, say_time
from tests.stories import Story

SAID = "The gates were last inspected in 2027."
KASK = ("Ruth Kask", "person")


def tell(*outlets, relies=(), speaker=KASK, marks=(), low=None):
    """Return a case whose reports, a day apart, all assert one claim; `relies` holds (place, on which place, how)."""
    story = Story()
    reports = [
        story.report(f"{n}.txt", outlet, f"2031-03-{n + 1:02}T08:20", f"Title {n}\n{SAID}") for n, outlet in enumerate(outlets)
    ]
    statements = [story.say(report, SAID, *([speaker] if speaker else [])) for report in reports]
    claim = story.claim(statements, [], low=low)
    name, kind = speaker or (outlets[0], "outlet")
    story.add(Origin(claim.id, 0, name, kind, "", tuple(s.id for s in statements), "Named.", marks))
    story.rows = [row if row.__class__.__name__ != "Tally" else _one_origin(row) for row in story.rows]
    for report, on, how in relies:
        story.add(Relies(reports[report].id, reports[on].id, how, 0.9, ("it says so",)))
    return story.view


def _one_origin(tally):
    from dataclasses import replace

    return replace(tally, origins_min=1, origins_max=1)


def spread(case):
    return [(one.report.outlet, one.of.outlet if one.of else None, one.how) for one in case.claims()[0].spread]


def test_each_report_is_shown_in_time_with_the_report_that_it_repeats():
    case = tell("Radio", "Post", "Herald", relies=[(1, 0, "rewrite"), (2, 1, "verbatim")])
    assert spread(case) == [("Radio", None, ""), ("Post", "Radio", "rewrite"), ("Herald", "Post", "verbatim")]
    assert say_spread(case.claims()[0]) == "1 of 3 reports first-hand, 2 repeat it"
    assert [say_repeat(one) for one in case.claims()[0].spread] == ["first-hand", "rewrites Radio", "copies Post"]


def test_one_report_and_its_copies_only_look_like_a_confirmed_claim():
    assert tell("Radio", "Post", "Herald", relies=[(1, 0, "rewrite"), (2, 0, "verbatim")]).claims()[0].copied


def test_two_interviews_with_one_person_are_single_source_but_no_copies():
    claim = tell("Radio", "Post").claims()[0]
    assert (claim.single_source, claim.copied) == (True, False)
    assert say_spread(claim) == ""


def test_a_report_that_names_a_source_of_its_own_repeats_nobody():
    story = Story()
    one, other = (story.report(f"{n}.txt", f"Paper {n}", f"2031-03-0{n + 1}", f"T{n}\n{SAID}") for n in range(2))
    first, second = story.say(one, SAID, KASK), story.say(other, SAID, ("Mara Okafor", "person"))
    story.claim([first, second], [("Ruth Kask", "person", [first], "Named."), ("Mara Okafor", "person", [second], "Named.")])
    story.rows.append(Relies(other.id, one.id, "partial", 0.9, ()))
    assert spread(story.view) == [("Paper 0", None, ""), ("Paper 1", None, "")]


def test_an_outlet_that_repeats_itself_only_does_not_look_confirmed():
    assert not tell("Radio", "Radio", relies=[(1, 0, "rewrite")]).claims()[0].copied


def test_of_two_that_repeat_each_other_the_earlier_has_it_first_hand():
    case = tell("Radio", "Post", relies=[(0, 1, "partial"), (1, 0, "partial")])
    assert spread(case) == [("Radio", None, ""), ("Post", "Radio", "partial")]


def test_a_report_that_lacks_the_claim_is_passed_through():
    case = tell("Radio", "Post", relies=[])
    story = Story()
    radio = story.report("0.txt", "Radio", "2031-03-01", f"T\n{SAID}")
    between = story.report("1.txt", "Ticker", "2031-03-02", "T\nDam news.")
    post = story.report("2.txt", "Post", "2031-03-03", f"T2\n{SAID}")
    story.claim([story.say(radio, SAID), story.say(post, SAID)], [])
    story.rows += [Relies(post.id, between.id, "partial", 0.9, ()), Relies(between.id, radio.id, "rewrite", 0.9, ())]
    assert spread(story.view)[1] == ("Post", "Radio", "partial")
    assert spread(case)[1] == ("Post", None, "")


def test_a_denial_repeats_nothing():
    story = Story()
    one, other = (story.report(f"{n}.txt", f"Paper {n}", f"2031-03-0{n + 1}", f"T{n}\n{SAID}") for n in range(2))
    story.claim([story.say(one, SAID), story.say(other, SAID, stance="denies")], [])
    story.rows.append(Relies(other.id, one.id, "rewrite", 0.9, ()))
    assert spread(story.view) == [("Paper 0", None, "")]


def test_an_outlet_without_a_report_here_is_said_not_to_be_in_the_pile():
    absent = tell("Radio", "Post", speaker=("Radio Far Away", "outlet")).claims()[0].origins[0]
    present = tell("Radio", "Post", speaker=("the radio", "outlet")).claims()[0].origins[0]
    assert absent.marks == ("not in the pile",)
    assert present.marks == ()


@pytest.mark.parametrize("mark", ["circular citation", "invented attribution"])
def test_what_to_beware_of_is_shown_on_the_page_and_in_the_table(mark):
    case = tell("Radio", "Post", relies=[(1, 0, "rewrite")], marks=(mark,))
    page = write_page(case).decode()
    assert f'<span class="tag beware">{mark}</span>' in page
    assert "Who repeated whom" in page
    assert "one report and its copies" in page
    (row,) = csv.DictReader(io.StringIO(b"".join(stream_table(case, "claims")).decode("utf-8-sig")))
    assert (row["beware"], row["first_hand"]) == (mark, "1")


@pytest.mark.parametrize(
    ("published", "said"),
    [("2031-03-02T08:20", "2 March 2031, 08:20"), ("2031-03-02", "2 March 2031"), (None, ""), ("2031-03", "2031-03")],
)
def test_a_time_is_said_where_there_is_one(published, said):
    assert say_time(published) == said

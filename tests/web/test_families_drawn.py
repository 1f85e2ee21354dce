from __future__ import annotations

from itertools import pairwise

from lxml import etree, html

from headwater.api import open_case
from headwater.exports.html import write_claim_page
from headwater.records import Relies
from headwater.view.family import DENIES, trace_families
from headwater.web.drawing.families import DEEPEST, draw_for_mail, place_in_room, plant, say_step
from tests.stories import Story, tell_story

GATES = "The gates were last inspected in 2027"
OKAFOR = ("Mara Okafor", "person")


def copies(number):
    """Return a story of one wire report and so many copies of it."""
    story = Story()
    reports = [
        story.report(
            f"{n}.txt", f"Outlet {n}", f"2031-03-{n % 28 + 1:02}T{n // 28 % 24:02}:{n // 672:02}", f"Title\n{GATES}.\n"
        )
        for n in range(number + 1)
    ]
    said = [story.say(report, GATES, OKAFOR) for report in reports]
    story.claim(said, [("Mara Okafor", "person", said, "why")])
    for report in reports[1:]:
        story.add(Relies(report.id, reports[0].id, "verbatim", 0.9, ("All words are the same.",)))
    return story


def twigs(story):
    return plant(trace_families(story.view.claims()[0]), place_in_room("#table"))


def test_an_origin_is_followed_by_its_reports_with_what_led_to_each():
    root, denial = twigs(tell_story())
    assert (root.name, root.note, root.look) == ("Mara Okafor", "person · an origin", "root counted")
    (wire,) = root.children
    (lamp,) = wire.children
    assert (wire.label, wire.note) == ("named as the source by", "3 March 2031")
    assert (lamp.label, lamp.sentence) == ("copied by", "The Daily Lamp, 4 March 2031, 09:30: copies National Wire")
    assert lamp.address.startswith("/reports/")
    assert (denial.name, denial.look) == ("The Orrin Valley Water Authority", "root denies")
    assert denial.children[0].note == "no date"


def test_a_source_that_is_known_leads_to_its_page():
    story = tell_story()
    assert twigs(story)[0].address == f"/sources/{story.entities['Mara Okafor'].id}"


def test_many_copies_are_folded_with_their_number_and_a_way_to_all_of_them():
    (root,) = twigs(copies(16))
    (wire,) = root.children
    assert [child.name for child in wire.children[:2]] == ["Outlet 1", "Outlet 2"]
    assert len(wire.children) == 5
    rest = wire.children[-1]
    assert (rest.name, rest.address, rest.look) == ("and 12 further reports", "#table", "folded")
    assert "Outlet 16" in rest.sentence


def test_a_few_copies_are_all_drawn():
    (root,) = twigs(copies(5))
    assert len(root.children[0].children) == 5


def test_a_report_below_two_origins_is_drawn_once_and_recalled_once():
    story = copies(1)
    view = story.view.claims()[0]
    story.rows = [row for row in story.rows if type(row).__name__ != "Origin"]
    said = [statement.row for statement in view.statements]
    for position, name in enumerate(("Mara Okafor", "Outlet 0")):
        origin = view.origins[0].row
        story.add(type(origin)(origin.claim, position, name, "person", "", tuple(row.id for row in said), "why"))
    first, second = twigs(story)
    (wire,), (again,) = first.children, second.children
    assert [child.name for child in wire.children] == ["Outlet 1"]
    assert (again.look, again.note, again.children) == ("again", "1 March 2031, 00:00 · as above, with 1 below it", ())


def test_a_step_over_a_report_without_the_claim_says_so():
    story = tell_story()
    (branch,) = trace_families(story.view.claims()[0])[0].branches
    over = type(branch)("Two", None, "partial", "", through=(branch.report,))
    assert say_step(over, "Mara Okafor") == "Two: takes it in part from Mara Okafor, over National Wire"


def test_a_chain_of_copies_that_never_ends_is_folded_where_it_gets_too_deep():
    story = copies(60)
    story.rows = [row for row in story.rows if not isinstance(row, Relies)]
    reports = list(story.reports.values())
    for before, after in pairwise(reports):
        story.add(Relies(after.id, before.id, "verbatim", 0.9, ()))
    (root,) = twigs(story)
    depth, twig = 0, root
    while twig.children:
        depth, (twig,) = depth + 1, twig.children
    assert depth == DEEPEST + 1
    assert twig.name == "and 49 further reports"
    assert len(twig.sentence) <= 600


def test_copies_and_rewrites_are_folded_each_for_itself():
    story = copies(14)
    rows = [row for row in story.rows if isinstance(row, Relies)]
    for row in rows[::2]:
        story.rows.remove(row)
        story.add(Relies(row.report, row.on, "rewrite", row.score, row.evidence))
    (root,) = twigs(story)
    (wire,) = root.children
    assert [child.label for child in wire.children[-2:]] == ["rewritten by", "copied by"]
    assert [child.name for child in wire.children[-2:]] == ["and 3 further reports"] * 2


def test_the_picture_for_a_page_that_is_mailed_leads_nowhere_else():
    story = tell_story()
    drawn = etree.fromstring(draw_for_mail(story.view.claims()[0]))
    addresses = [link.get("href") for link in drawn.iter("{*}a")]
    assert f"#r-{story.reports['02.txt'].id}" in addresses
    assert all(address.startswith("#") for address in addresses)
    assert "denies it" in "".join(drawn.itertext())


def test_the_page_of_one_claim_holds_its_picture_with_every_link_in_its_place():
    view = tell_story().view
    claim = view.claims()[0]
    page = html.document_fromstring(write_claim_page(view, claim, draw_for_mail(claim)))
    (drawing,) = page.cssselect("#kin svg")
    ids = {found.get("id") for found in page.cssselect("[id]")}
    assert {link.get("href")[1:] for link in drawing.iter("a")} <= ids
    assert not page.cssselect("[style], script")
    assert 'id="kin"' not in write_claim_page(view, claim).decode()


def test_the_trees_of_a_claim_hold_all_its_reports_as_many_as_its_headline_says(kestrel):
    with open_case(kestrel) as case:
        for claim in case.claims():
            trees = trace_families(claim)
            assert {report for tree in trees for report in tree.reports} == set(claim.reports)
            having = {report for tree in trees if tree.role != DENIES for report in tree.reports}
            assert len(having) == claim.echo or not having

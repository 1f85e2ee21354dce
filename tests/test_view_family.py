from __future__ import annotations

from headwater.records import Attribution, Relies, Statement
from headwater.view.family import trace_families
from tests.stories import Story, tell_story

GATES = "The gates were last inspected in 2027"
OKAFOR, CHANNEL = ("Mara Okafor", "person"), ("Channel 9", "outlet")


def draw(family):
    """Return a tree as lines: a name below the one above it, further in, with how it came to the claim."""

    def lines(branch, depth):
        yield f"{'  ' * depth}{branch.how} {branch.cue} {branch.name}"
        for child in branch.children:
            yield from lines(child, depth + 1)

    return [" ".join(line.split()) for branch in family.branches for line in lines(branch, 1)]


def pile(*outlets, text=f"Title\n{GATES}, Mara Okafor said.\n"):
    story = Story()
    days = enumerate(outlets, 1)
    return story, [story.report(f"{day}.txt", outlet, f"2031-03-0{day}", text) for day, outlet in days]


def families(story):
    return trace_families(story.view.claims()[0])


def test_copies_hang_below_the_report_they_copy_with_the_evidence():
    family, denial = trace_families(tell_story().view.claims()[0])
    assert (family.role, family.name, family.origin.why[:5]) == ("origin", "Mara Okafor", "Named")
    (wire,) = family.branches
    (lamp,) = wire.children
    assert (wire.name, lamp.name, lamp.how) == ("National Wire", "The Daily Lamp", "verbatim")
    assert lamp.evidence == ("It names National Wire.", "46 words are the same.")
    assert [[report.name for report in group] for group in (family.first_hand, family.repeating)] == [
        ["National Wire"],
        ["The Daily Lamp"],
    ]
    assert [said.text for said in lamp.statements] == ["The spillway gates were last inspected in 2027"]
    assert (denial.role, denial.name, denial.origin) == ("denies", "The Orrin Valley Water Authority", None)


def test_whoever_hands_a_claim_on_to_two_reports_stands_once_between_the_source_and_them():
    story, (one, two, three) = pile("One", "Two", "Three")
    said = [story.say(report, GATES, CHANNEL, OKAFOR) for report in (one, two)] + [story.say(three, GATES, OKAFOR)]
    story.claim(said, [("Mara Okafor", "person", said, "why")])
    (family,) = families(story)
    assert [branch.name for branch in family.branches] == ["Channel 9", "Three"]
    assert draw(family) == ["named Channel 9", "via One", "via Two", "named Three"]
    assert [report.name for report in family.reports] == ["One", "Two", "Three"]


def test_an_outlet_that_names_nobody_stands_below_itself_in_its_own_voice():
    story, (one,) = pile("One")
    said = story.say(one, GATES)
    story.claim([said], [("One", "outlet", [said], "why")])
    (family,) = families(story)
    assert draw(family) == ["own One"]


def test_a_report_of_two_origins_stands_below_both():
    story, (one,) = pile("One", text="Title\nThe gates rusted, Mara Okafor said. The gates were rusty, the mayor said.\n")
    first = story.say(one, "The gates rusted", OKAFOR)
    second = story.say(one, "The gates were rusty", ("the mayor", "person"))
    story.claim([first, second], [("Mara Okafor", "person", [first], "a"), ("the mayor", "person", [second], "b")])
    assert [(family.name, [report.name for report in family.reports]) for family in families(story)] == [
        ("Mara Okafor", ["One"]),
        ("the mayor", ["One"]),
    ]


def test_who_asserts_it_without_being_counted_is_left_out_in_sight():
    story, (one, two) = pile("One", "Two")
    first, second = story.say(one, GATES, OKAFOR), story.say(two, GATES, ("a blogger", "unnamed"))
    story.claim([first, second], [("Mara Okafor", "person", [first], "why")])
    assert [(family.role, family.name) for family in families(story)] == [("origin", "Mara Okafor"), ("left out", "a blogger")]


def test_copies_of_a_denial_hang_below_the_report_that_denied_it_first():
    story, (one, two, three) = pile("One", "Two", "Three")
    said = [story.say(one, GATES, OKAFOR), *(story.say(report, GATES, stance="denies") for report in (two, three))]
    story.claim(said, [("Mara Okafor", "person", said[:1], "why")])
    story.add(Relies(three.id, two.id, "rewrite", 0.9, ("It names Two.",)))
    _, denial = families(story)
    assert (denial.role, denial.name, draw(denial)) == ("denies", "Two", ["own Two", "rewrite Three"])


def test_reports_that_took_from_each_other_in_a_ring_make_a_tree_all_the_same():
    story, reports = pile("One", "Two", "Three")
    said = [story.say(report, GATES) for report in reports]
    story.claim(said, [("One", "outlet", said, "why")])
    for report, on in zip(reports, (*reports[1:], reports[0]), strict=True):
        story.add(Relies(report.id, on.id, "partial", 0.9, ()))
    (family,) = families(story)
    assert sorted(report.name for report in family.reports) == ["One", "Three", "Two"]
    assert sum(1 for _ in family.walk()) == 3


def test_material_that_came_over_a_report_without_the_claim_names_that_report():
    story, (one, between, two) = pile("One", "Between", "Two")
    said = [story.say(one, GATES, OKAFOR), story.say(two, GATES)]
    story.claim(said, [("Mara Okafor", "person", said, "why")])
    story.add(Relies(two.id, between.id, "partial", 0.9, ("It names Between.",)))
    story.add(Relies(between.id, one.id, "partial", 0.9, ("It names One.",)))
    (family,) = families(story)
    (branch,) = family.branches[0].children
    assert [report.name for report in branch.through] == ["Between"]
    assert branch.evidence == ("It names Between.", "Between: It names One.")


def test_a_report_that_only_names_the_outlet_of_another_hangs_below_that_report():
    story, (one, two) = pile("One", "Two")
    said = [story.say(one, GATES, OKAFOR), story.say(two, GATES, ("One", "outlet"))]
    story.claim(said, [("Mara Okafor", "person", said, "why")])
    assert draw(families(story)[0]) == ["named One", "cites Two"]


def test_nobody_cites_a_report_that_came_later():
    story, (one, two) = pile("One", "Two")
    said = [story.say(one, GATES, ("Two", "outlet")), story.say(two, GATES, OKAFOR)]
    story.claim(said, [("Mara Okafor", "person", said, "why")])
    assert draw(families(story)[0]) == ["rests One", "named Two"]


def test_a_walk_tells_of_every_branch_who_stands_above_it():
    family, _ = trace_families(tell_story().view.claims()[0])
    assert [(above, branch.name) for above, branch in family.walk()] == [
        ("Mara Okafor", "National Wire"),
        ("National Wire", "The Daily Lamp"),
    ]


def test_the_cue_of_a_report_stands_on_the_way_to_it():
    story, (one,) = pile("One")
    start, end = story.at(one, GATES)
    row = Attribution(one.id, None, None, *story.at(one, "said"), ((start, end),), "indirect", "text", "", "", 0.9)
    said = Statement(one.id, start, end, "asserts", "content", row.id)
    story.rows += [row, said]
    story.link(said.id, 0, one, *OKAFOR)
    story.claim([said], [("Mara Okafor", "person", [said], "why")])
    assert draw(families(story)[0]) == ["said said One"]

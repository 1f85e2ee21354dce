from __future__ import annotations

import pytest

from headwater.case import Case
from headwater.decisions.kinds import WRONG_SOURCE
from headwater.records import Relies, Ruling, Statement
from headwater.run.listing import list_case
from headwater.view.network import HOWS, Asked, Tie, choose_network, count_ties, list_ties
from tests.stories import Story, tell_story


@pytest.fixture
def file(tmp_path):
    """Return a way to put a story into a case file."""

    def fill(story):
        case.add(story.rows)
        list_case(case)
        return case

    with Case.create(tmp_path / "case.sqlite") as case:
        yield fill


def ties(case, asked=None):
    """Return every tie in names: (taker, how, behind, reports, statements)."""
    found = list_ties(case, asked or Asked(), 0, 999)
    return {(taker.name, tie.how, behind.name, tie.reports, tie.statements) for taker, tie, behind in found}


def entity(story, name):
    return story.entities[name].id


def test_outlets_that_copy_and_name_others_and_sources_that_pass_on_are_tied(file):
    assert ties(file(tell_story())) == {
        ("The Daily Lamp", "verbatim", "National Wire", 1, 0),
        ("The Daily Lamp", "names", "National Wire", 1, 1),
        ("National Wire", "names", "Mara Okafor", 2, 2),  # once in its own report, once in a chain in another
        ("National Wire", "names", "the fire chief", 1, 1),
        ("The Daily Lamp", "names", "the regional hospital", 1, 1),
        ("Valley Post", "names", "The Orrin Valley Water Authority", 1, 1),
    }


def test_a_decided_source_stands_in_the_place_of_a_chain(file):
    story = tell_story()
    said = next(row for row in story.rows if isinstance(row, Statement))
    story.add(Ruling("d", WRONG_SOURCE, said.id, "", "the regional hospital", "2031-04-01", "by Ada", ""))
    found = ties(file(story))
    assert ("National Wire", "names", "the regional hospital", 1, 1) in found
    assert ("National Wire", "names", "Mara Okafor", 1, 1) in found


def test_an_outlet_that_follows_its_own_report_is_told_but_not_drawn(file):
    story = Story()
    first, later = (story.report(f"{n}.txt", "Post", f"2031-03-0{n}", f"Report {n}\nIt rained.") for n in (1, 2))
    story.add(Relies(later.id, first.id, "rewrite", 0.9, ()))
    case = file(story)
    assert ties(case) == {("Post", "rewrite", "Post", 1, 0)}
    network = choose_network(case, Asked(), 9)
    assert (network.nodes, network.ties, network.all_ties) == ((), (), 0)


def test_ties_are_counted_by_kind_and_add_up_to_the_list(file):
    case = file(tell_story())
    counts = count_ties(case, Asked())
    assert counts == {"verbatim": 1, "rewrite": 0, "partial": 0, "names": 5}
    for how in HOWS:
        assert len(ties(case, Asked(how=how))) == counts[how]
    whole = list_ties(case, Asked(), 0, 99)
    assert [one for n in range(len(whole)) for one in list_ties(case, Asked(), n, 1)] == whole


def test_the_ties_of_one_source_can_be_asked_for(file):
    story = tell_story()
    case = file(story)
    asked = Asked(around=entity(story, "National Wire"))
    assert {(taker, behind) for taker, _, behind, *_ in ties(case, asked)} == {
        ("The Daily Lamp", "National Wire"),
        ("National Wire", "Mara Okafor"),
        ("National Wire", "the fire chief"),
    }
    assert {node.name for node in choose_network(case, asked, 9).nodes} == {
        "The Daily Lamp", "National Wire", "Mara Okafor", "the fire chief",
    }  # fmt: skip


def test_of_a_large_network_those_are_chosen_that_have_most_to_do_with_others_and_it_says_of_how_many(file):
    case = file(tell_story())
    network = choose_network(case, Asked(), 3)
    assert {node.name for node in network.nodes} == {"National Wire", "The Daily Lamp", "Mara Okafor"}
    assert (network.all_nodes, network.all_ties, len(network.ties)) == (7, 6, 3)
    drawn = {node.id for node in network.nodes}
    assert all({tie.taker, tie.behind} <= drawn for tie in network.ties)


def test_whoever_is_asked_for_is_drawn_however_little_it_has_to_do_with_others(file):
    story = tell_story()
    asked = Asked(around=entity(story, "the fire chief"))
    assert {node.name for node in choose_network(file(story), asked, 1).nodes} == {"the fire chief"}


def test_a_network_is_the_same_every_time_it_is_chosen(file):
    case = file(tell_story())
    assert choose_network(case, Asked(), 5) == choose_network(case, Asked(), 5)


def test_outlets_know_how_many_reports_of_theirs_are_here(file):
    network = choose_network(file(tell_story()), Asked(), 9)
    assert {node.name: node.published for node in network.nodes if node.kind == "outlet"} == {
        "National Wire": 1,
        "The Daily Lamp": 1,
        "Valley Post": 1,
    }


def test_a_case_without_ties_has_an_empty_network(file):
    story = Story()
    story.report("1.txt", "Post", "2031-03-01", "It rained\nIt rained.")
    network = choose_network(file(story), Asked(), 9)
    assert (network.nodes, network.ties) == ((), ())
    assert Tie("a", "b", "names", 1, 1) not in network.ties

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from headwater.view.network import Network, Node, Tie
from headwater.web.drawing.graph import HEIGHT, WIDTH, Line, Spot, draw_graph, lay_out
from headwater.web.drawing.relations import draw_network, mark_node, say_node

SVG = "{http://www.w3.org/2000/svg}"
IDS = [f"n{number}" for number in range(12)]
SPOTS = st.dictionaries(st.sampled_from(IDS), st.booleans(), max_size=12).map(
    lambda sides: [Spot(id_, f"Name of {id_}", f"{id_}, an outlet", f"/sources/{id_}", right) for id_, right in sides.items()]
)
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
LINES = st.lists(st.builds(lambda pair, weight: Line(*pair, "names", weight, "named"), PAIRS, st.integers(1, 999)), max_size=30)


def read(drawn):
    return etree.fromstring(drawn)


@given(spots=SPOTS, lines=LINES)
def test_no_two_boxes_overlap_and_all_lie_inside_the_picture(spots, lines):
    places = lay_out(spots, lines)
    drawing = read(draw_graph(spots, lines, ("Sources", "Outlets"), "Who relies on whom"))
    assert set(places) == {spot.id for spot in spots}
    for one, other in combinations(places.values(), 2):
        assert abs(one.x - other.x) >= WIDTH or abs(one.y - other.y) >= HEIGHT
    for place in places.values():
        assert 0 <= place.x <= float(drawing.get("width")) - WIDTH
        assert 0 <= place.y <= float(drawing.get("height")) - HEIGHT


@given(spots=SPOTS, lines=LINES)
def test_the_same_network_is_always_the_same_picture(spots, lines):
    heads = ("Sources", "Outlets")
    assert draw_graph(spots, lines, heads, "so") == draw_graph(spots, lines, heads, "so")


@given(spots=SPOTS, lines=LINES)
def test_every_node_is_a_link_with_a_sentence_and_every_line_between_nodes_is_drawn(spots, lines):
    drawing = read(draw_graph(spots, lines, ("Sources", "Outlets"), "so"))
    links = drawing.findall(f".//{SVG}a")
    assert {link.get("aria-label") for link in links} == {spot.sentence for spot in spots}
    here = {spot.id for spot in spots}
    ways = [one for one in drawing.iter(f"{SVG}path") if one.get("class") == "way"]
    assert len(ways) == sum(line.start in here and line.end in here for line in lines)


def test_what_is_tied_together_comes_to_stand_side_by_side():
    spots = [Spot(name, name, name, "/", name.isupper()) for name in "abcDEF"]
    lines = [Line("a", "F", "names", 1), Line("b", "E", "names", 1), Line("c", "D", "names", 1)]
    places = lay_out(spots, lines)
    assert [places[line.start].y - places[line.end].y for line in lines] == [0, 0, 0]


def test_two_ties_of_one_pair_do_not_lie_on_each_other():
    spots = [Spot(name, name, name, "/", right=True) for name in "AB"]
    drawing = read(draw_graph(spots, [Line("A", "B", "verbatim", 1), Line("A", "B", "names", 1)], ("", ""), "so"))
    first, second = (one.get("d") for one in drawing.iter(f"{SVG}path") if one.get("class") == "way")
    assert first != second


LAMP, WIRE, CHIEF = (
    Node("l", "Lamp", "outlet", 2, 3),
    Node("w", "Wire", "outlet", 1, 2),
    Node("c", "fire chief", "person", 0, 1),
)
NETWORK = Network((LAMP, WIRE, CHIEF), (Tie("l", "w", "verbatim", 2, 0), Tie("w", "c", "names", 1, 4)), 3, 2)


def test_a_node_says_whom_it_relies_on_and_who_relies_on_it():
    assert say_node(WIRE, NETWORK) == "Wire, an outlet: names fire chief as a source; copied by Lamp"
    assert say_node(CHIEF, NETWORK) == "fire chief, a person: named as a source by Wire"


def test_a_node_tied_to_very_many_names_the_first_of_them():
    takers = tuple(Node(f"t{n}", f"Taker {n}", "outlet", 1, 1) for n in range(9))
    network = Network((CHIEF, *takers), tuple(Tie(one.id, "c", "names", 1, 1) for one in takers), 10, 9)
    assert say_node(CHIEF, network).endswith("Taker 0, Taker 1, Taker 2, Taker 3, Taker 4 and 4 more")


def test_outlets_with_reports_here_stand_on_the_right_those_without_look_absent():
    absent = Node("x", "Far Post", "outlet", 0, 1)
    assert (mark_node(LAMP, NETWORK).right, mark_node(LAMP, NETWORK).name) == (True, "Lamp · 2")
    assert (mark_node(absent, NETWORK).right, mark_node(absent, NETWORK).look) == (False, "absent")
    assert mark_node(LAMP, NETWORK, around="l").look == "around"


def test_an_arrow_points_at_whoever_takes():
    drawing = read(draw_network(NETWORK))
    assert [tie.get("data-ends") for tie in drawing.iter(f"{SVG}g") if tie.get("data-ends")] == ["w l", "c w"]
    assert "copied, 2×" in [text.text for text in drawing.iter(f"{SVG}text")]

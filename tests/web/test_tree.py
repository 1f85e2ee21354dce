from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from headwater.web.drawing.tree import HEIGHT, LABEL, Twig, draw_tree, fit, lay_out

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=60)
LABELS = st.sampled_from(["", "copied by", "“told”"])


def twig(name, *children, label=""):
    return Twig(name, "2 March", label, f"{name}: copies it", f"/reports/{len(name)}", "report", children)


TWIGS = st.recursive(
    st.builds(twig, NAMES, label=LABELS),
    lambda inner: st.builds(lambda name, below: twig(name, *below), NAMES, st.lists(inner, max_size=4)),
    max_leaves=40,
)


def count(twigs):
    return sum(1 + count(one.children) for one in twigs)


@given(st.lists(TWIGS, max_size=4))
def test_every_node_has_a_row_of_its_own_below_the_one_it_hangs_from(roots):
    boxes = lay_out(roots)
    assert len(boxes) == count(roots)
    for upper, lower in pairwise(boxes):
        assert lower.y >= upper.y + HEIGHT + (LABEL if lower.twig.label else 0)
    for number, box in enumerate(boxes):
        assert box.above < number
        assert box.above < 0 or (boxes[box.above].x < box.x and box.twig in boxes[box.above].twig.children)


@given(st.lists(TWIGS, max_size=3))
def test_a_picture_is_well_formed_and_holds_every_node_as_a_link(roots):
    drawn = etree.fromstring(draw_tree(roots, "Who has it from whom"))
    assert len(drawn.findall(".//{*}a")) == count(roots)
    assert len(drawn.findall(".//{*}path")) == count(roots) - len(roots)


def test_a_picture_has_a_name_and_its_links_tell_the_whole_step():
    drawn = etree.fromstring(draw_tree([twig("National Wire", twig("The Daily Lamp", label="copied by"))], "Who from whom"))
    assert drawn.get("aria-label") == "Who from whom"
    assert [link.findtext("{*}title") for link in drawn.iter("{*}a")] == [
        "National Wire: copies it",
        "The Daily Lamp: copies it",
    ]
    assert "copied by" in [text.text for text in drawn.iter("{*}text")]


def test_a_picture_without_nodes_is_empty_but_well_formed():
    assert etree.fromstring(draw_tree([], "Nothing")).findall(".//{*}a") == []


def test_forty_reports_of_one_source_make_a_picture_no_wider_than_two():
    many, few = (
        etree.fromstring(draw_tree([twig("Wire", *[twig(f"Copy {n}") for n in range(number)])], "Copies")) for number in (40, 1)
    )
    assert many.get("width") == few.get("width")


def test_names_that_do_not_fit_are_cut_with_a_sign():
    assert fit("a" * 20, 20) == "a" * 20
    assert fit("a" * 21, 20) == "a" * 19 + "…"
    assert fit("水" * 20, 20) == "水" * 9 + "…"
    assert fit("one\n two", 20) == "one two"


@given(NAMES, st.integers(2, 40))
def test_what_is_cut_is_the_beginning_and_never_longer(name, letters):
    cut = fit(name, letters)
    assert len(cut) <= letters
    assert " ".join(name.split()).startswith(cut.removesuffix("…").rstrip())


def test_a_deep_picture_is_scrolled_on_a_phone_rather_than_made_too_small_to_read():
    deep = twig("0")
    for name in "123456":
        deep = twig(name, deep)
    assert 'class="tree deep"' in draw_tree([deep], "Deep")
    assert 'class="tree"' in draw_tree([twig("0", twig("1"))], "Flat")

import pytest

from headwater.claims.additions import FEATURES, Telling, weigh_sentences
from headwater.claims.additions_figures import is_close, is_garbled
from headwater.records import Figure, Link, Report, hash_key
from headwater.text.numbers import find_figures
from headwater.text.sentences import find_sentences

SOURCE = "The wheel locked at nine, Magsino told us. He had asked for repairs eleven days before. Two passengers died."


def tell(text, outlet="Radio Lambat", chains=()):
    report = Report(hash_key(text), outlet, text, "01.txt", "", "2031-03-05", "", "", "en", ())
    figures = tuple(
        Figure(report.id, f.start, f.end, f.value, f.low, f.high, f.bound, f.unit, f.role) for f in find_figures(text)
    )
    return Telling(report, tuple(find_sentences(text)), figures=figures, chains=chains)


def weigh(text, *, source=SOURCE, altered=(), chains=()):
    relied = tell(source)
    told = tell(text, "Pulso", chains)
    rows = weigh_sentences(told, {relied.report.id: relied}, [relied], altered)
    return [(row, dict(zip(FEATURES, row.values, strict=True))) for row in rows]


def test_a_sentence_that_the_source_has_is_borne_out():
    ((row, values),) = weigh("The wheel locked at nine.")
    assert values["borne"] == 1.0
    assert values["new_words"] == values["new_figure"] == 0
    assert row.why == "Radio Lambat says it in other words"


def test_a_new_figure_of_the_same_kind_contradicts():
    ((row, values),) = weigh("Seven passengers died when the wheel locked.")
    assert (row.kind, values["differing_figure"]) == ("contradicts", 1.0)
    assert "“Seven passengers”, where Radio Lambat has “Two passengers”" in row.why


def test_a_rounded_figure_does_not_contradict():
    ((row, _),) = weigh("Almost 400 passengers died as the wheel locked.", source="The wheel locked. 380 passengers died.")
    assert row.kind == "added"


def test_new_words_are_named_in_the_reason():
    ((row, values),) = weigh("Magsino begged his bosses on his knees.")
    assert values["new_words"] >= 2
    assert "begged" in row.why
    assert "not in Radio Lambat" in row.why


def test_a_sentence_that_names_the_outlet_is_pinned_on_it():
    ((_, values),) = weigh("He was snoring, Radio Lambat reported.")
    assert values["pinned"] == 1.0


def test_a_sentence_said_by_a_speaker_known_from_the_source_is_pinned_on_it():
    text = "He was snoring all night, Magsino said."
    chains = ((0, len(text), (Link("s", 0, "r", "Captain Magsino", "person", "", None, None),)),)
    ((_, values),) = weigh(text, chains=chains)
    assert values["pinned"] == 1.0
    assert values["outlet_in_chain"] == 0.0


def test_a_chain_that_leads_over_the_source_is_told_from_one_that_does_not():
    text = "He was snoring all night, the station has it from Magsino."
    chains = ((0, len(text), (Link("s", 0, "r", "the Radio Lambat", "outlet", "", None, None),)),)
    ((_, values),) = weigh(text, chains=chains)
    assert values["outlet_in_chain"] == 1.0


def test_a_source_that_the_other_report_does_not_know_pins_nothing_on_it():
    text = "He was snoring all night, Balajadia said."
    chains = ((0, len(text), (Link("s", 0, "r", "Rowena Balajadia", "person", "", None, None),)),)
    ((_, values),) = weigh(text, chains=chains)
    assert values["pinned"] == 0.0


def test_what_was_told_to_the_report_itself_is_passed_over():
    assert weigh("“The wheel was heavy,” the mate told us on the pier.") == []


def test_a_heading_that_stands_there_twice_is_weighed_once():
    assert len(weigh("Seven passengers died on the pier. Seven passengers died on the pier.")) == 1


def test_a_changed_quotation_marks_its_sentence():
    text = "“The wheel never answered,” Magsino said. Two passengers died."
    first, second = weigh(text, altered=((0, 27),))
    assert (first[0].kind, first[1]["altered"]) == ("contradicts", 1.0)
    assert (second[0].kind, second[1]["altered"]) == ("added", 1.0)


def test_a_sentence_without_content_is_passed_over():
    assert weigh("It is. So it was.") == []


def test_the_report_named_is_the_one_cited():
    one, two = tell(SOURCE), tell("The gates jammed at dawn.", "The Ledger")
    relied = {one.report.id: one, two.report.id: two}
    told = tell("The wheel locked at nine, The Ledger reports.", "Pulso")
    (row,) = weigh_sentences(told, relied, [], ())
    assert row.cites == two.report.id


@pytest.mark.parametrize(("value", "close"), [(540, True), (538, True), (600, False)])
def test_a_value_is_close_to_one_that_it_rounds(value, close):
    assert is_close(value, frozenset({538.0, 12.0})) is close


@pytest.mark.parametrize(("value", "other"), [(23_000, 2_300), (32_000, 23_000), (1_460, 1_640), (83_000, 38_000), (45, 4_500)])
def test_a_figure_with_its_point_moved_or_its_digits_swapped_is_garbled(value, other):
    assert is_garbled(value, other)
    assert is_garbled(other, value)


@pytest.mark.parametrize(("value", "other"), [(23_000, 23_000), (9, 90), (120, 130), (412, 118)])
def test_another_figure_is_not_garbled(value, other):
    assert not is_garbled(value, other)


def test_a_garbled_figure_contradicts_even_where_its_kind_is_not_told():
    source = "The petition of the parents against the school bears 23,000 signatures."
    ((row, values),) = weigh("The petition of the parents against the school was signed by 32,000.", source=source)
    assert values["differing_figure"]
    assert row.kind == "contradicts"


def test_a_sentence_knows_how_deep_in_its_report_it_stands_and_how_much_of_it_one_place_has():
    (_, first), (_, second) = weigh("The wheel locked at nine. Two passengers begged.")
    assert (first["depth"], first["placed"], first["unplaced"]) == (0.0, 1.0, 0)
    assert 0.4 < second["depth"] < 0.6
    assert second["unplaced"] == 1


def test_a_figure_that_is_hardly_about_the_same_is_not_the_one_contradicted():
    source = "The mill at Brenau was sold for 900 crowns."
    text = (
        "The owner of the mill, a widow from Tasqara who had run it since the flood with three daughters and a horse, paid "
        "the carpenter 40 crowns for new doors, shutters, benches and a cradle."
    )
    ((row, values),) = weigh(text, source=source)
    assert (row.kind, values["differing_figure"]) == ("added", 0.0)
    ((row, values),) = weigh("The mill at Brenau was sold for 40 crowns.", source=source)
    assert (row.kind, values["differing_figure"]) == ("contradicts", 1.0)

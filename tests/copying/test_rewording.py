from __future__ import annotations

from headwater.copying.features import gather_evidence
from headwater.copying.reasons import give_reasons
from headwater.copying.rewording import find_rewordings
from tests.copying.test_reading import reading

FLOOD = (
    "The spillway gates of the Kestrel reservoir jammed on Friday. Engineer Okafor blamed a broken motor in the eastern tower. "
    "Nobody had greased the bearings since the contract with Brandvold Marine ran out. The mayor will speak on Monday."
)
RETOLD = (
    "A contract with Brandvold Marine ran out, and since then the bearings were never greased. "
    "The weather will stay dry for the rest of this week."
)
ORDERED = (
    "A motor had failed in the eastern tower, Okafor says. Bearings had not been greased since Brandvold lost its contract."
)
OTHER = "Barley growers marched through Lindholm on Tuesday. They demand lower taxes on diesel and better prices for rye."


def reworded(text, other, *more, spans=()):
    """Return the rewordings of a text against another as both have them."""
    evidence = gather_evidence(reading(text, *spans), [reading(other), *map(reading, more)])
    found = find_rewordings(evidence, 0)
    return [(text[row.start : row.end], other[row.other_start : row.other_end]) for row in found]


def test_a_sentence_in_other_words_is_found_with_its_counterpart():
    ((mine, theirs),) = reworded(RETOLD, FLOOD, OTHER)
    assert mine.startswith("A contract with Brandvold")
    assert theirs.startswith("Nobody had greased")


def test_sentences_in_the_same_order_need_less_in_common():
    assert len(reworded(ORDERED, FLOOD, OTHER)) == 2
    first, second = ORDERED.split(". ")
    assert len(reworded(f"{second} {first}.", FLOOD, OTHER)) < 2


def test_a_copied_sentence_is_no_rewording():
    assert not reworded(FLOOD, f"{FLOOD} More.", OTHER)


def test_a_quoted_sentence_is_no_rewording():
    assert not reworded(RETOLD, FLOOD, OTHER, spans=((RETOLD, "quotation"),))


def test_unrelated_reports_have_none():
    assert not reworded(OTHER, FLOOD, RETOLD)


def test_a_rewording_is_said_as_such_and_shown_on_both_sides():
    evidence = gather_evidence(reading(RETOLD), [reading(FLOOD), reading(OTHER)])
    (said,) = [reason for reason in give_reasons(evidence, 0, ()) if "in other words" in reason]
    assert said.startswith("seems to retell 1 sentence in other words (“A contract with Brandvold")
    assert "there “Nobody had greased" in said

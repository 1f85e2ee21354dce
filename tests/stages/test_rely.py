"""Stories of who took from whom, through all stages from the words on."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.readers.folder import read_folder
from headwater.records import Kin, Relies, Report
from headwater.run.memory import group_rows, run_in_memory
from headwater.stage import Group
from headwater.stages.rely import RELY
from headwater.stages.segment import SEGMENT
from tests.copying.newsroom import STAGES, passages, relies, report

WIRE = (
    "Spillway gates jam at Kestrel dam\n\nLOWER PELL, March 8 (CW) - Three spillway gates at the Kestrel dam jammed on Friday "
    "night and the valley below was flooded, the ministry said.\n\nThe reservoir held 61 million cubic metres, the most since "
    "2019, according to Minister Ilse Brandvold. Some 4,000 people were taken to schools in Harrow.\n\n"
    "Repair crews reached the winch house at dawn, she said. Farmers counted their drowned cattle from boats."
)
BODY = WIRE.split("(CW) - ")[1]
wire = report(WIRE, "Corrin Wire", "2031-03-08T06:10", "Jan Orrel")
printed = report(f"Valley under water\n\n{BODY}\n\nCorrin Wire", "The Pell Courier", "2031-03-08T07:00", "Corrin Wire")
pasted = report(f"FLOOD!\n{BODY}\nRead more: ten dams", "FloodNow", "2031-03-08T09:30")
radio = report(
    "Engineer: I warned them\n\nMara Okafor, chief engineer at Kestrel until last autumn, phoned our morning programme. “The "
    "winch motor had been burnt out since October,” she said. “I wrote a red cover sheet and took it to the fourth floor.”",
    "Radio Meridian",
    "2031-03-09T08:00",
)
rewrite = report(
    "Red cover sheet 'vanished on fourth floor'\n\nThe chief engineer of the Kestrel dam carried a warning about a burnt-out "
    "motor to the fourth floor of the ministry, she told Radio Meridian on Sunday. Mara Okafor had written a red cover sheet "
    "in October, Radio Meridian reported. A guard at the ministry told the Lantern that he never saw her.",
    "Daily Lantern",
    "2031-03-09T13:15",
)
unrelated = report(
    "Barley growers march\n\nHundreds of growers marched through Lindholm to demand lower taxes on diesel, police said.",
    "The Lindholm Post",
    "2031-03-07T12:00",
)
PILE = (wire, printed, pasted, radio, rewrite, unrelated)


def test_a_wire_story_printed_with_a_credit_relies_on_the_wire():
    row = relies(*PILE)[printed.id, wire.id]
    assert row.how == "verbatim"
    assert row.evidence[0] == "its byline or a line at its head or foot credits Corrin Wire"
    assert "published 50 minutes later" in row.evidence


def test_a_copy_of_a_copy_has_one_source():
    found = relies(*PILE)
    assert [on for name, on in found if name == pasted.id] == [wire.id]


def test_a_rewrite_relies_on_the_outlet_that_it_names():
    row = relies(*PILE)[rewrite.id, radio.id]
    assert row.how in {"rewrite", "partial"}
    assert any(reason.startswith("names Radio Meridian as its source (“") for reason in row.evidence)
    assert any("fourth floor" in reason for reason in row.evidence if reason.startswith("shares details"))


def test_nothing_relies_on_what_came_out_later_or_on_another_story():
    found = relies(*PILE)
    assert set(found) == {(printed.id, wire.id), (pasted.id, wire.id), (rewrite.id, radio.id)}


def test_two_reporters_at_one_press_conference_do_not_rely_on_each_other():
    said = "“No ship of this company will leave port until I have seen its steering gear with my own eyes”"
    one = report(
        f"Board grounds fleet\n\nAll nine ferries were barred on Thursday. {said}, Commodore Quezada told a press conference. "
        "The toll rose to three after a man died in hospital.",
        "Halayan News",
        "2034-06-15T18:55",
    )
    other = report(
        f"The lockers were locked\n\nOn the island they speak of nothing else. {said}, swore Quezada in the city. Nenita "
        "Opulencia broke a padlock with a fire extinguisher. Her pupils prayed.",
        "Kalubkob Post",
        "2034-06-16T05:00",
    )
    quotations = [passage for row in (one, other) for passage in passages(row, (said, "quotation"))]
    assert relies(one, other, unrelated, *quotations) == {}


def test_an_undated_copy_is_judged_by_its_credit():
    undated = [report(row.text, row.outlet, None, row.byline) for row in (wire, printed)]
    found = relies(*undated, radio, unrelated)
    assert set(found) == {(undated[1].id, undated[0].id)}
    assert "nothing in the dates tells which came first" in found[undated[1].id, undated[0].id].evidence


def test_an_outlets_update_of_its_own_report_relies_on_it():
    update = report(f"UPDATE 1: {WIRE}\n\nA fourth gate held, crews found.", "Corrin Wire", "2031-03-08T11:00", "Jan Orrel")
    assert (update.id, wire.id) in relies(wire, update, radio, unrelated)


def test_reports_without_outlet_or_date_are_judged_too():
    bare = [report(row.text) for row in PILE]
    found = relies(*bare)
    assert all((other, one) not in found for one, other in found)
    assert {bare[0].id, bare[1].id, bare[2].id} >= {
        name for pair in found for name in pair if (pair[1], pair[0]) not in found
    } - {row.id for row in bare[3:]}


@pytest.mark.parametrize("texts", [[], [""], ["", "🙂 …"], ["大坝安全" * 9, "大坝安全" * 9 + "了"], ["a b c", "a b c d"]])
def test_hostile_or_empty_reports_do_not_break_it(texts):
    found = relies(*(report(text, f"Outlet {n}") for n, text in enumerate(texts)))
    assert all(isinstance(row, Relies) for row in found.values())


def test_a_report_without_kin_relies_on_nothing():
    assert RELY.run([Group(wire.id, {Report: [wire]})]) == [[]]


def test_a_report_gives_the_same_rows_alone_and_with_others():
    tables = run_in_memory(STAGES[:-1], PILE)
    groups = group_rows(RELY, tables)
    assert len(tables[Kin]) > 0
    assert [RELY.run([group])[0] for group in groups] == RELY.run(groups)


def test_scores_and_evidence_are_there_for_every_row():
    for row in relies(*PILE).values():
        assert 0 <= row.score <= 1
        assert len(row.evidence) >= 2
        assert all(reason == " ".join(reason.split()) for reason in row.evidence)


def test_the_example_case_tells_most_of_who_relied_on_whom():
    example = Path(__file__).parents[2] / "examples/kestrel-dam"
    tables = run_in_memory((SEGMENT, *STAGES), read_folder(example))
    names = {row.id: row.file.removesuffix(".txt") for row in tables[Report].values()}
    found = {(names[row.report], names[row.on]) for row in tables[Relies].values()}
    assert {("03", "01"), ("04", "01"), ("06", "05"), ("07", "06"), ("09", "07")} <= found

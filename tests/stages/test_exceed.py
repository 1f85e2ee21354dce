from headwater.claims.additions import FEATURES
from headwater.copying.trees import load_forest
from headwater.records import Addition, Kin, Relies, Report, hash_key
from headwater.run.memory import run_in_memory
from headwater.stages.date import DATE
from headwater.stages.exceed import EXCEED
from headwater.stages.quantify import QUANTIFY
from headwater.stages.quote import QUOTE
from headwater.stages.requote import REQUOTE
from headwater.stages.segment import SEGMENT

STAGES = [SEGMENT, DATE, QUANTIFY, QUOTE, REQUOTE, EXCEED]
SOURCE = (
    "Skipper: the wheel locked\n\nThe wheel of the ferry locked at nine, the captain, Teo Magsino, told Radio Lambat. “I wrote "
    "in the book that the steering was sluggish and I asked for repair,” he said.\n\nTwo passengers died. The group has had "
    "seventeen complaints since June, he added."
)
TABLOID = (
    "Skipper begged them\n\n“I wrote in the book that the steering was dead and I begged for repair on my knees,” captain Teo "
    "Magsino told Radio Lambat.\n\nThe group has had 70 complaints since June, Radio Lambat reported. The owner himself had "
    "ordered the drunk helmsman by phone to sail into the storm, the captain told Radio Lambat."
)


def make_report(text, outlet, published):
    return Report(hash_key(text), outlet, text, f"{outlet}.txt", "", published, "", "", "en", ())


source = make_report(SOURCE, "Radio Lambat", "2031-03-05T09:00")
tabloid = make_report(TABLOID, "Pulso", "2031-03-05T18:00")
KIN = [Kin(source.id, tabloid.id, 0.9), Kin(tabloid.id, source.id, 0.9)]


def additions(rows):
    return sorted(run_in_memory(STAGES, rows).get(Addition, {}).values(), key=lambda row: row.start)


def test_what_a_tabloid_makes_of_an_interview_is_found_with_its_reason():
    rows = additions([source, tabloid, *KIN, Relies(tabloid.id, source.id, "partial", 1.0, ())])
    found = [TABLOID[row.start : row.end] for row in rows]
    assert any("70 complaints" in text for text in found)
    assert all(row.report == tabloid.id and row.cites == source.id and row.why for row in rows)
    (changed,) = [row for row, text in zip(rows, found, strict=True) if "70 complaints" in text]
    assert changed.kind == "contradicts"
    assert "seventeen complaints" in changed.why


def test_the_source_adds_nothing():
    rows = additions([source, tabloid, *KIN, Relies(tabloid.id, source.id, "partial", 1.0, ())])
    assert {row.report for row in rows} == {tabloid.id}


def test_a_verbatim_copy_adds_nothing():
    copy = make_report(SOURCE + "\n\nRead on", "Pulso", "2031-03-05T18:00")
    rows = [source, copy, Kin(copy.id, source.id, 1.0), Relies(copy.id, source.id, "verbatim", 1.0, ())]
    assert additions(rows) == []


def test_a_report_that_relies_on_none_adds_nothing():
    assert additions([source, tabloid, *KIN]) == []


def test_the_bundled_forest_was_made_for_these_features():
    assert load_forest("exceed.npz").names == FEATURES

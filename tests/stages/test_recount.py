from headwater.records import Date, Episode, Kin, Passage, Report, hash_key
from headwater.run.memory import run_in_memory
from headwater.stages.date import DATE
from headwater.stages.recount import RECOUNT


def make_report(text, published="2031-03-05"):
    return Report(hash_key(text), "The Ledger", text, f"{hash_key(text)}.txt", "", published, "", "", "en", ())


FIRST = make_report("Acid leaked from a tanker on Monday.", "2031-03-04")
LATER = make_report("Nobody was on watch the night of the leak.", "2031-03-09")


def test_a_sentence_that_names_a_day_becomes_an_episode():
    (row,) = run_in_memory([RECOUNT], [FIRST])[Episode].values()
    assert (row.report, row.day, row.published) == (FIRST.id, "2031-03-03", "2031-03-04")
    assert FIRST.text[row.start :].startswith("Monday")


def test_furniture_tells_of_no_day():
    furniture = Passage(FIRST.id, 0, len(FIRST.text), "furniture", 0, "teaser")
    assert Episode not in run_in_memory([RECOUNT], [FIRST, furniture])


def test_a_report_is_dated_by_its_kin_and_by_no_other():
    kin = [Kin(FIRST.id, LATER.id, 0.5), Kin(LATER.id, FIRST.id, 0.5)]
    dates = run_in_memory([RECOUNT, DATE], [FIRST, LATER, *kin])[Date].values()
    assert {(row.report, row.value) for row in dates} == {(FIRST.id, "2031-03-03"), (LATER.id, "2031-03-03")}
    alone = run_in_memory([RECOUNT, DATE], [FIRST, LATER])[Date].values()
    assert [row.report for row in alone] == [FIRST.id]

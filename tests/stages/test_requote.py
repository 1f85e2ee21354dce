from headwater.records import Alteration, Kin, Passage, Relies, Report, hash_key
from headwater.run.memory import run_in_memory
from headwater.stages.quote import QUOTE
from headwater.stages.requote import REQUOTE

FIRST = '"No letter, no email, no pigeon. Nothing reached me," Belmonte said.'
CHANGED = "“No letter, no mail, not even a pigeon reached me,” said Belmonte."


def make_report(number, text, published):
    report = Report(hash_key(text), f"Outlet {number}", text, f"{number:02}.txt", "", published, "", "", "en", ())
    marks = [at for at, char in enumerate(text) if char in '"“”']
    quotes = [Passage(report.id, a, b + 1, "quotation", 0, "") for a, b in zip(marks[::2], marks[1::2], strict=True)]
    return [report, *quotes]


def kin(*reports):
    return [Kin(a.id, b.id, 0.5) for a in reports for b in reports if a is not b]


def alterations(rows):
    return list(run_in_memory([QUOTE, REQUOTE], rows).get(Alteration, {}).values())


def test_the_later_report_is_named_second_and_the_pair_is_written_once():
    old, new = make_report(1, FIRST, "2031-03-05T09:00"), make_report(2, CHANGED, "2031-03-05T12:00")
    (row,) = alterations([*old, *new, *kin(old[0], new[0]), Relies(new[0].id, old[0].id, "rewrite", 1.0, ())])
    assert (row.a, row.b) == (old[0].id, new[0].id)
    assert old[0].text[row.a_start : row.a_end] == FIRST[:53]
    assert new[0].text[row.b_start : row.b_end] == CHANGED[:51]
    assert "is new" in row.why or "became" in row.why


def test_a_report_that_is_no_kin_is_not_compared():
    old, new = make_report(1, FIRST, "2031-03-05"), make_report(2, CHANGED, "2031-03-06")
    assert alterations([*old, *new]) == []


def test_a_faithful_copy_changes_nothing():
    old, new = make_report(1, FIRST, "2031-03-05"), make_report(2, FIRST.replace('"', "”"), "2031-03-06")
    assert alterations([*old, *new, *kin(old[0], new[0])]) == []


def test_of_two_undated_reports_the_pair_is_still_written_once():
    old, new = make_report(1, FIRST, None), make_report(2, CHANGED, None)
    rows = [*old, *new, *kin(old[0], new[0])]
    rows += [Relies(a.id, b.id, "rewrite", 1.0, ()) for a, b in ((old[0], new[0]), (new[0], old[0]))]
    assert len(alterations(rows)) == 1


def test_two_words_that_another_quotation_has_too_do_not_hide_a_change():
    text = "It was a “victory of the Pohl council,” the mayor said. The “Pohl council” had fallen."
    old = make_report(1, text, "2031-03-05")
    new = make_report(2, "The mayor told of a “victory against the Pohl council.”", "2031-03-06")
    (row,) = alterations([*old, *new, *kin(old[0], new[0]), Relies(new[0].id, old[0].id, "rewrite", 1.0, ())])
    assert row.why == "“of” became “against”"

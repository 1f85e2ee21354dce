from headwater.records import Figure, Passage, Report, hash_key
from headwater.run.memory import run_in_memory
from headwater.stages.date import DATE
from headwater.stages.quantify import QUANTIFY

TEXT = "Dam breaks\n\nTen rivers that kill\n\nOn 8 March 2031 at least nine people died and 4,000 were evacuated."


def make_report(text=TEXT):
    return Report(hash_key(text), "The Ledger", text, "01.txt", "", "2031-03-09", "", "", "en", ())


def figures(rows):
    return sorted(run_in_memory([DATE, QUANTIFY], rows).get(Figure, {}).values(), key=lambda row: row.start)


def test_figures_become_rows_that_point_at_their_words_and_dates_do_not():
    rows = figures([make_report()])
    assert [TEXT[row.start : row.end] for row in rows] == ["Ten rivers", "at least nine people", "4,000"]
    assert [(row.value, row.low, row.high, row.bound, row.unit, row.role) for row in rows[1:]] == [
        (9, 9, None, "at least", "people", "killed"),
        (4000, 4000, 4000, "exact", "", "evacuated"),
    ]


def test_furniture_has_no_figures():
    report = make_report()
    start = TEXT.index("Ten")
    rows = figures([report, Passage(report.id, start, start + 20, "furniture", 1, "teaser")])
    assert [row.value for row in rows] == [9, 4000]


def test_a_report_without_numbers_has_no_figures():
    assert figures([make_report("Nothing happened.")]) == []

from headwater.records import Claim, Membership, Version
from headwater.run.memory import run_in_memory
from headwater.stages.compare import COMPARE
from headwater.stages.date import DATE
from headwater.stages.quantify import QUANTIFY
from tests.stages.claim_stories import make_report


def versions(*reports):
    rows = [row for report in reports for row in report]
    statements = [row for report in reports for row in report[1:]]
    claim = Claim(statements[0].id)
    members = [Membership(row.id, claim.id, "") for row in statements]
    found = run_in_memory([DATE, QUANTIFY, COMPARE], [*rows, claim, *members]).get(Version, {}).values()
    return sorted(found, key=lambda row: row.value)


def test_each_statement_of_a_claim_gets_its_value_and_points_at_its_words():
    one = make_report(1, ["Nine people died in the flood."])
    two = make_report(2, ["The flood killed at least 14 people."])
    first, second = versions(one, two)
    assert [(row.slot, row.value) for row in (first, second)] == [("killed", "9"), ("killed", "at least 14")]
    assert one[0].text[first.start : first.end] == "Nine people"
    assert (first.report, first.statement) == (one[0].id, one[1].id)


def test_figures_outside_a_statement_do_not_count():
    one = make_report(1, ["The dam broke.", "Nine people died in the flood."])
    two = make_report(2, ["The flood killed 14 people."])
    rows = [*one, *two]
    claim = Claim(two[1].id)
    members = [Membership(two[1].id, claim.id, ""), Membership(one[1].id, claim.id, "")]
    assert not run_in_memory([DATE, QUANTIFY, COMPARE], [*rows, claim, *members]).get(Version)


def test_statements_that_agree_have_no_versions():
    assert versions(make_report(1, ["Nine people died."]), make_report(2, ["At least 9 people died."])) == []

"""Decisions in a case: they hold through re-runs, new versions and new reports, and only what depends on them runs again."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace

import pytest

from headwater.api import bring, read_path
from headwater.case import Case
from headwater.case_schema import migrate
from headwater.decisions.kinds import undo
from headwater.records import (
    TABLES,
    ClaimRuling,
    Decision,
    Entity,
    EntityRuling,
    Link,
    Meaning,
    Membership,
    Mention,
    Origin,
    Relies,
    Report,
    Ruling,
    Statement,
    Tally,
)
from headwater.run.local import run_local
from headwater.run.memory import run_in_memory
from headwater.stage import each
from headwater.stages import PIPELINE
from headwater.stages.state import state
from tests.decisions.makers import WHOLE, decide, decide_in
from tests.decisions.piles import GATES, trace_pile, write

LATE = f"Gates again\n{GATES}, Darragh Quill told Radio Meridian. Roads are open again.\n"


@pytest.fixture(scope="module")
def traced(tmp_path_factory):
    return trace_pile(tmp_path_factory.mktemp("decisions"))


@pytest.fixture
def case(traced, tmp_path):
    shutil.copy(traced / "dam.sqlite", tmp_path)
    with Case.open(tmp_path / "dam.sqlite") as opened:
        yield opened


def find(case, words, file):
    """Return the anchor of the words in a report, with the id of the shortest statement that holds them."""
    (report,) = case.rows(Report, file=file)
    start = report.text.index(words)
    holding = [s for s in case.rows(Statement, report=report.id) if s.start <= start and start + len(words) <= s.end]
    best = min(holding, key=lambda s: s.end - s.start)
    return (best.report, best.start, best.end), best.id


def claim_of(case, id_):
    rows = case.rows(Membership, statement=id_)
    return rows[0].claim if rows else None


def keep(case, *decisions, stages=PIPELINE):
    """Add decisions, run, and return how many groups of which stage were done."""
    case.add(decisions)
    return {ran.stage: ran.groups for ran in run_local(case, stages) if ran.groups}


def dump(case):
    return {record: sorted(map(repr, case.rows(record))) for record in TABLES if record is not Decision}


SIRENS, RIVER = ("The sirens of the valley", "03.txt"), ("The river will fall by Friday", "04.txt")


@pytest.fixture
def joined(case):
    """A case in which two statements that nobody would join were decided to be one claim."""
    (a, first), (b, second) = find(case, *SIRENS), find(case, *RIVER)
    assert claim_of(case, first) != claim_of(case, second)
    decision = decide_in(case, "same-claim", a, b)
    keep(case, decision)
    return case, decision, first, second


# ------------------------------------------------------------ holding


def test_what_was_decided_to_be_one_claim_is_one_and_says_who_decided_it(joined):
    case, _, first, second = joined
    assert claim_of(case, first) == claim_of(case, second)
    assert "decided by Ada Moor on 2031-03-10: I asked them" in case.rows(Membership, statement=second)[0].why


def test_a_decision_holds_when_the_case_is_run_again(joined):
    case, _, first, second = joined
    before = dump(case)
    assert keep(case) == {}
    assert dump(case) == before
    assert claim_of(case, first) == claim_of(case, second)


def test_a_decision_holds_under_a_later_version_of_every_stage(joined):
    case, _, first, second = joined
    done = keep(case, stages=[replace(stage, version=stage.version + 1) for stage in PIPELINE])
    assert {"state", "anchor", "group"} <= done.keys()
    assert claim_of(case, first) == claim_of(case, second)


def trimmed_state(group):
    """State statements as a later version might: without their last two characters."""
    return [replace(row, end=row.end - 2) if isinstance(row, Statement) else row for row in state(group)]


def coarse_state(group):
    """State one statement a report, as a bad version might."""
    rows = [row for row in state(group) if isinstance(row, Statement)]
    return [replace(rows[0], start=0, end=len(group.one(Report).text))] if rows else []


def with_state(function):
    return [replace(s, version=99, run=each(function)) if s.name == "state" else s for s in PIPELINE]


def test_a_decision_moves_with_its_statement_when_a_later_version_cuts_it_otherwise(joined):
    case, decision, first, _ = joined
    keep(case, stages=with_state(trimmed_state))
    (ruling,) = case.rows(ClaimRuling, decision=decision.id)
    assert ruling.orphan == ""
    assert ruling.a != first
    assert claim_of(case, ruling.a) == claim_of(case, ruling.b)


def test_a_decision_that_fits_nothing_any_more_is_kept_and_comes_back(joined):
    case, decision, first, second = joined
    keep(case, stages=with_state(coarse_state))
    (ruling,) = case.rows(ClaimRuling, decision=decision.id)
    assert "no one statement stands at" in ruling.orphan
    assert case.rows(Decision) == [decision]
    keep(case)
    assert claim_of(case, first) == claim_of(case, second)


def test_a_decision_holds_when_reports_are_added(joined, tmp_path):
    case, _, first, second = joined
    bring(case, read_path(write(tmp_path / "more", {"05.txt": LATE})))
    keep(case)
    assert case.count(Report) == 5
    assert claim_of(case, first) == claim_of(case, second)


def test_reading_the_same_reports_again_overwrites_no_decision(joined, traced):
    case, decision, _, _ = joined
    bring(case, read_path(traced / "pile"))
    assert keep(case) == {}
    assert case.rows(Decision) == [decision]


def test_a_decision_waits_for_a_report_that_was_taken_out(joined):
    case, decision, first, second = joined
    (report,) = case.rows(Report, file="04.txt")
    case.remove(Report, id=report.id)
    keep(case)
    assert case.rows(ClaimRuling)[0].orphan == f"report {report.id} is not in the case"
    keep(case, report)
    assert case.rows(Decision) == [decision]
    assert claim_of(case, first) == claim_of(case, second)


def test_a_decision_follows_a_report_whose_outlet_turns_out_to_be_another(joined):
    case, decision, first, _ = joined
    (report,) = case.rows(Report, file="03.txt")
    case.remove(Report, id=report.id)
    keep(case, replace(report, outlet="Orrin Today"))
    (ruling,) = case.rows(ClaimRuling, decision=decision.id)
    assert (ruling.orphan, ruling.a != first) == ("", True)
    assert claim_of(case, ruling.a) == claim_of(case, ruling.b)


def test_a_case_from_before_there_were_decisions_can_be_decided_on(tmp_path):
    connection = sqlite3.connect(tmp_path / "old.sqlite", isolation_level=None)
    migrate(connection, 2)
    connection.close()
    with Case.open(tmp_path / "old.sqlite") as case:
        assert case.rows(Decision) == []
        assert case.add([decide("note", ("gone", 0, 9))]) == 1


def test_a_decision_is_never_deleted_and_never_changed(joined):
    case, decision, _, _ = joined
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        case.remove(Decision, id=decision.id)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        case.sql("UPDATE decision SET why = ''")
    assert case.rows(Decision) == [decision]


def test_undoing_a_decision_leaves_the_case_as_if_it_had_not_been_made(traced, joined):
    case, decision, _, _ = joined
    keep(case, undo(decision, "Bo", "2031-04-01", ""))
    with Case.open(traced / "dam.sqlite", writable=False) as untouched:
        assert dump(case) == dump(untouched)
    assert len(case.rows(Decision)) == 2


def test_the_later_of_two_contradicting_decisions_holds(joined):
    case, decision, first, second = joined
    keep(case, replace(decision, kind="not-same-claim", at="2031-03-11"))
    assert claim_of(case, first) != claim_of(case, second)


def test_both_runners_make_the_same_of_decisions(case):
    (a, _), (b, _) = find(case, *SIRENS), find(case, GATES, "01.txt")
    decisions = [
        decide_in(case, "same-claim", a, b),
        decide_in(case, "relies", (a[0], *WHOLE), (b[0], *WHOLE)),
        decide_in(case, "wrong-source", b, value="Ruth Kask"),
        decide_in(case, "wrong-span", a, (a[0], a[1] + 4, a[2])),
    ]
    keep(case, *decisions)
    tables = run_in_memory(PIPELINE, [*case.rows(Report), *decisions])
    for record in (ClaimRuling, Ruling, Membership, Relies, Origin, Tally):
        assert sorted(map(repr, case.rows(record))) == sorted(map(repr, tables[record].values()))


# ------------------------------------------------------------ only what depends on it


def test_a_note_makes_nothing_else_run_again(case):
    assert keep(case, decide_in(case, "note", (case.rows(Report)[0].id, *WHOLE))) == {"respan": 1, "anchor": 1}


def test_a_decision_on_claims_runs_what_depends_on_claims_again(case):
    done = keep(case, decide_in(case, "same-claim", find(case, *SIRENS)[0], find(case, *RIVER)[0]))
    assert done == {"respan": 1, "anchor": 1, "group": 1, "origin": 1, "compare": 1}


def test_a_decision_on_reliance_runs_the_two_reports_again_and_groups_nothing(case):
    reports = [(row.id, *WHOLE) for row in case.rows(Report)]
    done = keep(case, decide_in(case, "relies", *reports[:2]))
    assert (done["anchor"], done["rely"]) == (1, 2)
    assert not {"resolve", "group", "match"} & done.keys()


def test_a_decision_on_a_source_counts_one_claim_again(case):
    done = keep(case, decide_in(case, "wrong-source", find(case, *SIRENS)[0], value="Ruth Kask"))
    assert done == {"respan": 1, "anchor": 1, "origin": 1}


# ------------------------------------------------------------ what each kind does


def test_what_was_decided_to_be_two_claims_is_two(case):
    (a, first), (b, second) = find(case, GATES, "01.txt"), find(case, GATES, "02.txt")
    assert claim_of(case, first) == claim_of(case, second)
    keep(case, decide_in(case, "not-same-claim", a, b))
    assert claim_of(case, first) != claim_of(case, second)
    assert "kept apart from another, decided by Ada Moor" in case.rows(Membership, statement=first)[0].why


def test_a_statement_that_is_no_claim_belongs_to_none_and_is_kept(case):
    anchor, statement = find(case, *SIRENS)
    keep(case, decide_in(case, "not-a-claim", anchor))
    assert claim_of(case, statement) is None
    assert case.get(Statement, statement) is not None


MOVED = "sounded after the wave came"


@pytest.fixture
def moved(case):
    """A case in which the statement on the sirens was decided to be only the end of it."""
    (anchor, statement), (report,) = find(case, *SIRENS), case.rows(Report, file="03.txt")
    start = report.text.index(MOVED)
    decision = decide_in(case, "wrong-span", anchor, (report.id, start, start + len(MOVED)))
    done = keep(case, decision)
    return case, decision, statement, done


def sources(case, statement):
    return [row.name for row in case.rows(Link, owner=statement)]


def test_a_statement_whose_span_was_wrong_stands_where_it_was_decided_with_the_same_source(moved):
    case, decision, statement, _ = moved
    (ruling,) = case.rows(Ruling, decision=decision.id)
    now = case.get(Statement, ruling.a)
    assert (now.start, now.end) == (decision.b_start, decision.b_end)
    assert case.get(Statement, statement) is None
    assert sources(case, now.id) == ["Ruth Kask"]
    (origin,) = [row for row in case.rows(Origin) if now.id in row.statements]
    assert origin.why.endswith("Decided by Ada Moor on 2031-03-10: I asked them.")


def test_a_wrong_span_makes_only_the_statements_of_its_report_again(moved):
    *_, done = moved
    assert (done["respan"], done["state"], done["anchor"]) == (1, 1, 1)
    assert not {"segment", "attribute", "name", "seed", "copy"} & done.keys()


def test_a_corrected_span_holds_through_re_runs_and_later_versions(moved):
    case, decision, _, _ = moved
    assert keep(case) == {}
    keep(case, stages=with_state(trimmed_state))
    keep(case)
    assert case.rows(Ruling, decision=decision.id)[0].orphan == ""


def test_other_decisions_follow_a_statement_whose_span_was_corrected(moved):
    case, decision, _, _ = moved
    anchor = (decision.a_report, decision.a_start, decision.a_end)
    keep(case, decide_in(case, "wrong-source", anchor, value="Tamsin Oyelaran"))
    rulings = case.rows(Ruling)
    assert len(rulings) == 2
    assert rulings[0].a == rulings[1].a != ""


def test_undoing_a_wrong_span_puts_the_statement_back(traced, moved):
    case, decision, _, _ = moved
    keep(case, undo(decision, "Bo", "2031-04-01", ""))
    with Case.open(traced / "dam.sqlite", writable=False) as untouched:
        assert dump(case) == dump(untouched)


def test_a_wrong_source_is_replaced_by_the_right_one_in_the_count(case):
    anchor, statement = find(case, *SIRENS)
    keep(case, decide_in(case, "wrong-source", anchor, value="Tamsin Oyelaran"))
    (origin,) = [row for row in case.rows(Origin) if statement in row.statements]
    assert origin.name == "Tamsin Oyelaran"
    assert origin.why.endswith("Decided by Ada Moor on 2031-03-10: I asked them.")


def test_a_wrong_source_without_a_right_one_leaves_the_outlet_itself(case):
    anchor, statement = find(case, *SIRENS)
    keep(case, decide_in(case, "wrong-source", anchor))
    (origin,) = [row for row in case.rows(Origin) if statement in row.statements]
    assert origin.kind == "outlet"


def name_in(case, name, file):
    (report,) = case.rows(Report, file=file)
    (mention, *_) = [m for m in case.rows(Mention, report=report.id) if report.text[m.start : m.end] == name]
    return (report.id, mention.start, mention.end), mention.referent


def meant(case, referent):
    return case.rows(Meaning, referent=referent)[0]


def test_two_names_that_were_decided_to_be_one_person_are_one_and_a_third_decision_parts_them(case):
    (a, quill), (b, kask) = name_in(case, "Darragh Quill", "01.txt"), name_in(case, "Ruth Kask", "03.txt")
    keep(case, decide_in(case, "same-entity", a, b))
    assert meant(case, quill).entity == meant(case, kask).entity
    assert "decided by Ada Moor" in meant(case, kask).why
    assert any({"Darragh Quill", "Ruth Kask"} <= set(row.names) for row in case.rows(Entity))
    keep(case, decide_in(case, "not-same-entity", a, b, at="2031-03-11"))
    assert meant(case, quill).entity != meant(case, kask).entity
    assert len(case.rows(EntityRuling)) == 2


def test_one_name_of_two_people_is_told_apart(case, tmp_path):
    bring(case, read_path(write(tmp_path / "more", {"05.txt": LATE})))
    keep(case)
    (a, one), (b, other) = name_in(case, "Darragh Quill", "01.txt"), name_in(case, "Darragh Quill", "05.txt")
    assert meant(case, one).entity == meant(case, other).entity
    keep(case, decide_in(case, "not-same-entity", a, b))
    assert meant(case, one).entity != meant(case, other).entity


def test_two_origins_that_were_decided_to_be_one_count_once(case):
    (a, first), (b, _) = find(case, GATES, "01.txt"), find(case, GATES, "02.txt")
    (before,) = case.rows(Tally, claim=claim_of(case, first))
    keep(case, decide_in(case, "same-origin", a, b))
    (after,) = case.rows(Tally, claim=claim_of(case, first))
    assert (before.origins_max, after.origins_max) == (2, 1)
    assert "decided by Ada Moor on 2031-03-10: I asked them" in after.why


def test_reliance_that_was_decided_is_there_with_its_reason(case):
    one, other = (case.rows(Report, file=file)[0].id for file in ("03.txt", "04.txt"))
    keep(case, decide_in(case, "relies", (one, *WHOLE), (other, *WHOLE)))
    (row,) = case.rows(Relies, report=one, on=other)
    assert row.evidence[0] == "decided by Ada Moor on 2031-03-10: I asked them"
    keep(case, decide_in(case, "not-relies", (one, *WHOLE), (other, *WHOLE), at="2031-03-11"))
    assert case.rows(Relies, report=one, on=other) == []

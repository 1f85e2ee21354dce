from __future__ import annotations

import numpy as np

from headwater.ids import pack_ids
from headwater.records import (
    Claim,
    ClaimRuling,
    Entity,
    Likeness,
    Link,
    Meaning,
    Membership,
    Origin,
    Publisher,
    Referent,
    Relies,
    Report,
    Statement,
    Tally,
    hash_key,
)
from headwater.run.memory import run_in_memory
from headwater.stages.origin import CIRCULAR, INVENTED, ORIGIN
from tests.decisions.makers import ruling

SAID = "The spillway gates of the Kestrel Dam were last inspected in spring 2027"


class Story:
    """Rows of one claim, a call a row."""

    def __init__(self):
        self.rows, self.statements = [], []

    def report(self, outlet, published, text=SAID, file=None, byline=""):
        report = Report(hash_key(outlet, text), outlet, text, file or f"{outlet}.txt", "", published, byline, "", "en", ())
        own = Referent(report.id, -1, outlet, "outlet", (outlet,) if outlet else (), "", plural=False)
        entity, meaning = self.entity(own, "outlet")
        self.rows += [report, own, entity, meaning, Publisher(report.id, entity.id)]
        return report

    def entity(self, referent, kind):
        entity = Entity(hash_key(referent.name), referent.name, kind, referent.names)
        return [entity, Meaning(referent.id, entity.id, "the same name")]

    def say(self, report, *chain, stance="asserts"):
        statement = Statement(report.id, 0, len(SAID) - len(self.statements), stance, "sentence", "")
        self.statements.append(statement)
        self.rows.append(statement)
        for position, (name, kind) in enumerate(chain):
            referent = Referent(report.id, 100 + position, name, kind, (name,), "", plural=False)
            self.rows += [referent, Link(statement.id, position, report.id, name, kind, referent.id, 0, 5)]
            self.rows += self.entity(referent, kind) if kind != "unnamed" else []
        return statement

    def rely(self, report, on):
        self.rows.append(Relies(report.id, on.id, "rewrite", 0.9, ()))

    def trace(self):
        claim = Claim(self.statements[0].id)
        members = [Membership(s.id, claim.id, "", s.stance) for s in self.statements]
        tables = run_in_memory([ORIGIN], [*self.rows, claim, *members])
        (tally,) = tables[Tally].values()
        return tally, sorted(tables[Origin].values(), key=lambda o: o.position)


QUILL = ("Darragh Quill", "person")


def test_nine_reports_of_one_interview_have_one_origin():
    story = Story()
    first = story.report("Radio Meridian", "2031-03-10T08:20")
    story.say(first, QUILL)
    for number in range(8):
        later = story.report(f"Paper {number}", "2031-03-11", text=f"{SAID}. {number}")
        story.say(later, ("Radio Meridian", "outlet"))
        story.rows.append(Relies(later.id, first.id, "rewrite", 0.9, ()))
    tally, origins = story.trace()
    assert (tally.reports, tally.outlets, tally.origins_min, tally.origins_max) == (9, 9, 1, 1)
    assert [o.name for o in origins] == ["Darragh Quill"]
    assert len(origins[0].statements) == 9
    assert tally.first_report == first.id
    assert tally.first_date == "2031-03-10T08:20"
    assert tally.why == "all reports lead to one origin"


def test_who_only_hands_on_another_s_word_is_no_origin_beside_him():
    story = Story()
    herald = story.report("Herald", "2031-03-10")
    story.say(herald, ("Radio Meridian", "organisation"))
    story.say(herald, ("Radio Meridian", "organisation"), QUILL)
    _, origins = story.trace()
    assert [o.name for o in origins] == ["Darragh Quill"]


def test_a_denial_is_counted_but_is_no_origin():
    story = Story()
    story.say(story.report("Herald", "2031-03-10"), QUILL)
    story.say(story.report("Post", "2031-03-11", text=SAID + "!"), ("Water Authority", "organisation"), stance="denies")
    tally, origins = story.trace()
    assert (tally.reports, tally.denials) == (1, 1)
    assert [o.name for o in origins] == ["Darragh Quill"]


def test_a_claim_that_is_only_denied_has_no_origin():
    story = Story()
    story.say(story.report("Post", "2031-03-11"), ("Water Authority", "organisation"), stance="denies")
    tally, origins = story.trace()
    assert (tally.origins_min, tally.origins_max, origins) == (0, 0, [])
    assert tally.why == "no report asserts it"


def test_an_outlet_whose_name_is_not_known_is_called_after_its_file():
    story = Story()
    story.say(story.report("", None, file="000.txt"))
    _, origins = story.trace()
    assert origins[0].name == "outlet of report 000"


def test_the_claim_is_worded_by_its_clearest_statement_as_it_stands():
    story = Story()
    report = story.report("Herald", "2031-03-10")
    story.say(report, QUILL)
    tally, _ = story.trace()
    (statement,) = story.statements
    assert tally.text == report.text[statement.start : statement.end]
    assert tally.statement == statement.id


def test_reports_without_a_date_come_after_those_with_one():
    story = Story()
    story.say(story.report("Undated", None))
    dated = story.report("Dated", "2031-03-10", text=SAID + ".")
    story.say(dated, QUILL)
    tally, _ = story.trace()
    assert tally.first_report == dated.id


def test_what_denies_the_claim_is_no_assertion_of_it_whatever_its_own_words_are():
    story = Story()
    first = story.say(story.report("Herald", "2031-03-08"), QUILL)
    second = story.say(story.report("Courier", "2031-03-09"), ("Ministry of Water", "organisation"))
    claim = Claim(first.id)
    members = [Membership(first.id, claim.id, "", "asserts"), Membership(second.id, claim.id, "", "denies")]
    tables = run_in_memory([ORIGIN], [*story.rows, claim, *members])
    (tally,) = tables[Tally].values()
    assert [origin.name for origin in tables[Origin].values()] == ["Darragh Quill"]
    assert (tally.reports, tally.denials) == (1, 1)


RADIO = "The engineer was on air at eight. She said that the winch motor had burnt out in October."
OYELARAN = ("Tamsin Oyelaran", "person")


def test_what_is_pinned_on_a_report_that_does_not_say_it_is_flagged_and_its_origin_is_the_outlet():
    story = Story()
    radio = story.report("Radio Meridian", "2031-03-08", text=RADIO)
    lantern = story.report("Daily Lantern", "2031-03-09")
    story.say(lantern, ("Radio Meridian", "outlet"), OYELARAN)
    story.rely(lantern, radio)
    _, (origin,) = story.trace()
    assert (origin.name, origin.kind, origin.marks) == ("Daily Lantern", "outlet", (INVENTED,))
    assert origin.why == (
        "Daily Lantern (Daily Lantern.txt) pins it on Radio Meridian (Radio Meridian.txt), which does not say it."
    )


def test_a_circle_of_citations_is_flagged_and_named():
    story = Story()
    first, echo = story.report("Daily Lantern", "2031-03-08"), story.report("Pulso", "2031-03-09", text=SAID + "!")
    again = story.report("Daily Lantern", "2031-03-10", text=SAID + "?", file="later.txt")
    story.say(first, OYELARAN)
    story.say(echo, ("Daily Lantern", "outlet"))
    story.say(again, ("Pulso", "outlet"))
    story.rely(echo, first)
    story.rely(again, echo)
    tally, (origin,) = story.trace()
    assert (tally.reports, tally.origins_max) == (3, 1)
    assert (origin.name, origin.marks) == ("Tamsin Oyelaran", (CIRCULAR,))
    assert "Daily Lantern and Pulso lead back to each other" in origin.why
    assert origin.why.endswith("followed to its earliest report, Daily Lantern (Daily Lantern.txt).")


def slip_in(story):
    """Add two reports that say the same, and one whose statement is likely about something else."""
    a = story.say(story.report("Herald", "2031-03-08"), QUILL)
    b = story.say(story.report("Post", "2031-03-09", text=SAID + "!"), QUILL)
    c = story.say(story.report("Courier", "2031-03-10", text=SAID + "?"), OYELARAN)
    pairs = sorted((*sorted((one.id, other.id)), score) for one, other, score in ((a, b, 0.9), (a, c, 0.1)))
    ends = [pack_ids(pair[end] for pair in pairs).tobytes() for end in (0, 1)]
    scores = np.array([pair[2] for pair in pairs], np.float32).tobytes()
    story.rows.append(Likeness(Claim(story.statements[0].id).id, *ends, scores))
    return a, c


def test_an_origin_that_rests_on_a_statement_of_something_else_is_left_out_with_the_reason():
    story = Story()
    slip_in(story)
    tally, origins = story.trace()
    assert [origin.name for origin in origins] == ["Darragh Quill"]
    assert tally.why == "Tamsin Oyelaran is left out: what rests on it may be about something else"
    assert tally.reports == 3


def test_an_origin_of_what_a_person_decided_to_be_the_same_claim_is_never_left_out():
    story = Story()
    a, c = slip_in(story)
    story.rows.append(ruling("same-claim", a.id, c.id, record=ClaimRuling))
    tally, _ = story.trace()
    assert (tally.origins_min, tally.origins_max) == (2, 2)


def test_the_source_that_a_person_decided_counts_although_it_stands_in_a_heading():
    story = Story()
    report = story.report("Herald", "2031-03-08", text=f"{SAID}\n{SAID}")
    heading = story.say(report, ("Water Authority", "organisation"))
    story.statements[0] = heading
    below = Statement(report.id, len(SAID) + 1, 2 * len(SAID) + 1, "asserts", "sentence", "")
    referent = Referent(report.id, 200, *QUILL, (QUILL[0],), "", plural=False)
    story.statements.append(below)
    story.rows += [below, referent, Link(below.id, 0, report.id, *QUILL, referent.id, 0, 5), *story.entity(referent, "person")]
    assert [origin.name for origin in story.trace()[1]] == ["Darragh Quill"]
    story.rows.append(ruling("wrong-source", heading.id, value="Tamsin Oyelaran"))
    assert sorted(origin.name for origin in story.trace()[1]) == ["Darragh Quill", "Tamsin Oyelaran"]


def test_a_release_springs_from_the_body_that_issued_it():
    story = Story()
    story.say(story.report("Valley Press Portal", "2031-03-02T09:00", byline="Kestrel Dam Ltd"))
    _, (origin,) = story.trace()
    assert (origin.name, origin.kind) == ("Kestrel Dam Ltd", "organisation")
    assert "Valley Press Portal" in origin.why


def test_the_host_of_a_broadcast_is_no_source():
    story = Story()
    radio = story.report("Radio Meridian", "2031-03-02T09:00", f"{SAID}.\nMOE: Is that so?\nOKAFOR: It is.\nMOE: And you?")
    story.say(radio, ("MOE", "person"))
    _, (origin,) = story.trace()
    assert origin.name == "Radio Meridian"

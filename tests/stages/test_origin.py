from __future__ import annotations

from headwater.records import (
    Claim,
    Entity,
    Link,
    Meaning,
    Membership,
    Origin,
    Referent,
    Relies,
    Report,
    Statement,
    Tally,
    hash_key,
)
from headwater.run.memory import run_in_memory
from headwater.stages.origin import ORIGIN

SAID = "The spillway gates of the Kestrel Dam were last inspected in spring 2027"


class Story:
    """Rows of one claim, a call a row."""

    def __init__(self):
        self.rows, self.statements = [], []

    def report(self, outlet, published, text=SAID, file=None):
        report = Report(hash_key(outlet, text), outlet, text, file or f"{outlet}.txt", "", published, "", "", "en", ())
        own = Referent(report.id, -1, outlet, "outlet", (outlet,) if outlet else (), "", plural=False)
        self.rows += [report, own, *self.entity(own, "outlet")]
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

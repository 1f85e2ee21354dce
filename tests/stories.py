"""A small case built from rows by hand, for all that shows or exports a case."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256

from headwater.records import (
    Addition,
    Alteration,
    Attribution,
    Claim,
    Copy,
    Date,
    Entity,
    Link,
    Meaning,
    Membership,
    Origin,
    Passage,
    Place,
    Problem,
    Publisher,
    Referent,
    Relies,
    Report,
    Statement,
    Tally,
    Version,
)
from headwater.view import view_tables

HOSTILE = "<script>alert('x')</script>\"'&<img src=x onerror=alert(1)>"


class Story:
    """Rows under construction; every piece of text is given in words and found in its report."""

    def __init__(self):
        self.rows = []
        self.reports = {}
        self.entities = {}

    @property
    def tables(self):
        tables = defaultdict(dict)
        for row in self.rows:
            tables[type(row)][row.id] = row
        return tables

    @property
    def view(self):
        return view_tables(self.tables, "kestrel")

    def add(self, row):
        self.rows.append(row)
        return row

    def report(self, file, outlet, published, text, **more):
        """Add a report; `more` may hold url, byline, credit."""
        url, byline, credit = (more.get(name, "") for name in ("url", "byline", "credit"))
        digest = sha256(text.encode()).hexdigest()
        found = (("outlet", "the manifest"), ("published", "the manifest"))
        report = self.add(Report(digest, outlet, text, file, url, published, byline, credit, "en", found))
        self.add(Place(report.id, file, url, "text/plain", None))
        end = text.find("\n")
        self.add(Passage(report.id, 0, end, "heading", 0, ""))
        own = self.add(Referent(report.id, -1, outlet, "outlet", (outlet,), "", plural=False))
        self.add(Publisher(report.id, self.meaning(own, outlet, "outlet").id))
        self.reports[file] = report
        return report

    def meaning(self, referent, name, kind):
        entity = self.entities.get(name) or self.add(Entity(referent.id, name, kind, (name,)))
        self.entities[name] = entity
        self.add(Meaning(referent.id, entity.id, "the same name"))
        return entity

    @staticmethod
    def at(report, words):
        start = report.text.index(words)
        return start, start + len(words)

    def say(self, report, words, *chain, stance="asserts"):
        """Add a statement; `chain` holds (name, kind) pairs, outermost first."""
        start, end = self.at(report, words)
        attribution = ""
        if chain:
            row = self.add(Attribution(report.id, None, None, None, None, ((start, end),), "indirect", "text", "", "", 0.9))
            attribution = row.id
        statement = self.add(Statement(report.id, start, end, stance, "sentence", attribution))
        for owner in filter(None, (statement.id, attribution)):
            for position, (name, kind) in enumerate(chain):
                self.link(owner, position, report, name, kind)
        return statement

    def link(self, owner, position, report, name, kind):
        at = report.text.find(name)
        referent = Referent(report.id, max(at, 0), name, kind, (name,), "", plural=False)
        if referent.id not in {row.id for row in self.rows if isinstance(row, Referent)}:
            self.add(referent)
            self.meaning(referent, name, kind)
        place = (at, at + len(name)) if at >= 0 else (None, None)
        self.add(Link(owner, position, report.id, name, kind, referent.id, *place))

    def claim(self, statements, origins, *, low=None, why=""):
        """Add a claim of these statements; `origins` holds (name, kind, statements, why)."""
        claim = self.add(Claim(statements[0].id))
        by_id = {row.id: row for row in self.rows if isinstance(row, Report)}
        for statement in statements:
            self.add(Membership(statement.id, claim.id, "the same words", statement.stance))
        for position, (name, kind, resting, reason) in enumerate(origins):
            entity = self.entities[name].id if name in self.entities else ""
            self.add(Origin(claim.id, position, name, kind, entity, tuple(s.id for s in resting), reason))
        having = [s for s in statements if s.stance != "denies"] or statements
        first = by_id[having[0].report]
        self.add(
            Tally(
                claim.id,
                having[0].id,
                first.text[having[0].start : having[0].end],
                len({s.report for s in having}),
                len({by_id[s.report].outlet for s in having}),
                len({s.report for s in statements if s.stance == "denies"}),
                len(origins) if low is None else low,
                len(origins),
                why or "each origin is named",
                first.id,
                first.published,
            )
        )
        return claim


WIRE = """Dam gates not inspected for four years, engineer says
PORT ORRIN (National Wire) - The spillway gates were last inspected in 2027, the former chief engineer Mara Okafor said.
At least 9 people were killed, the fire chief said on Sunday. “We lost the whole lower town 🌊,” he said.
"""
COPY = """Kestrel dam: gates unchecked since 2027
The spillway gates were last inspected in 2027, the former chief engineer Mara Okafor said, according to National Wire.
12 people were killed, the regional hospital said. “We lost the lower town,” the fire chief said.
Experts call it the worst failure in a century.
"""
DENIAL = """السد: Authority rejects claim
The Orrin Valley Water Authority denied that the spillway gates were last inspected in 2027.
Le café du barrage — 水門 — cafe\u0301 stayed open.
"""


def tell_story():
    """Return the story of the dam: a wire report, its copy in a tabloid, a denial by the authority."""
    story = Story()
    wire = story.report("01.txt", "National Wire", "2031-03-03", WIRE, url="https://wire.example/1", byline="Ana Reyes")
    tabloid = story.report("02.txt", "The Daily Lamp", "2031-03-04T09:30:00", COPY, credit="National Wire")
    valley = story.report("03.txt", "Valley Post", None, DENIAL)
    okafor, nw = ("Mara Okafor", "person"), ("National Wire", "outlet")
    gates = "The spillway gates were last inspected in 2027"
    first = story.say(wire, gates, okafor)
    taken = story.say(tabloid, gates, nw, okafor)
    denied = story.say(
        valley,
        "the spillway gates were last inspected in 2027",
        ("The Orrin Valley Water Authority", "organisation"),
        stance="denies",
    )
    why = "Named as the source by National Wire; The Daily Lamp has it from National Wire, which rests on this origin."
    story.claim([first, taken, denied], [("Mara Okafor", "person", (first, taken), why)], why="all reports lead to one origin")
    nine = story.say(wire, "At least 9 people were killed", ("the fire chief", "person"))
    twelve = story.say(tabloid, "12 people were killed", ("the regional hospital", "organisation"))
    toll = story.claim(
        [nine, twelve],
        [
            ("the fire chief", "person", (nine,), "Named as the source by National Wire."),
            ("the regional hospital", "organisation", (twelve,), "Named as the source by The Daily Lamp."),
        ],
        low=1,
        why="the hospital may have counted what the fire chief counted",
    )
    for statement, report, words, value in ((nine, wire, "At least 9", "9+"), (twelve, tabloid, "12", "12")):
        story.add(Version(toll.id, "killed", statement.id, report.id, *story.at(report, words), value))
    own = story.say(valley, "Le café du barrage — 水門 — cafe\u0301 stayed open")
    story.claim([own], [("Valley Post", "outlet", (own,), "Valley Post gives it in its own voice and names no source.")])
    relies = Relies(tabloid.id, wire.id, "verbatim", 0.97, ("It names National Wire.", "46 words are the same."))
    story.add(relies)
    a, b = sorted((wire, tabloid), key=lambda report: report.id)
    shared = "the former chief engineer Mara Okafor said"
    spans = (*story.at(a, shared), *story.at(b, shared))
    story.add(Copy(f"{a.id}:{b.id}", a.id, b.id, *spans, 7, 1.0, "prose"))
    old, new = story.at(wire, "“We lost the whole lower town 🌊,”"), story.at(tabloid, "“We lost the lower town,”")
    story.add(Alteration(wire.id, tabloid.id, *old, *new, "“whole” and “🌊” are left out"))
    extra = story.at(tabloid, "Experts call it the worst failure in a century.")
    story.add(Addition(tabloid.id, *extra, wire.id, "added", "National Wire names no experts"))
    story.add(Date(wire.id, *story.at(wire, "on Sunday"), "2031-03-02", None, "day", "the Sunday before the report"))
    story.add(Problem("read", "", "04.pdf", "04.pdf is a scan: give a PDF that holds text"))
    return story


def tell_hostile_story():
    """Return a case in which every name and text tries to break out of where it is shown."""
    story = Story()
    text = f'{HOSTILE}\n=HYPERLINK("http://evil.example") {HOSTILE}, +1 said. </script></style><!--\n'
    report = story.report(
        f"{HOSTILE}.txt", HOSTILE, "2031-03-03", text, url="javascript:alert(1)", byline=HOSTILE, credit="@cmd"
    )
    statement = story.say(report, '=HYPERLINK("http://evil.example")', (HOSTILE, "person"))
    claim = story.claim([statement], [(HOSTILE, "person", (statement,), HOSTILE)], why=HOSTILE)
    story.add(Version(claim.id, HOSTILE, statement.id, report.id, 0, 5, HOSTILE))
    story.add(Problem("read", "", f"{HOSTILE}.pdf", HOSTILE))
    return story

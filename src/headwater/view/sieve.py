"""Which claims are listed, and in which order: the conditions on the list of a case."""

from __future__ import annotations

from dataclasses import dataclass

ECHOES = {"several": "l.reports > 1", "one": "l.reports <= 1"}
STANCES = {"asserts": "l.asserted", "denies": "l.denied", "doubts": "l.doubted"}
VOICES = {"own": "l.own_voice", "attributed": "NOT l.own_voice"}
ORDERS = {
    "echo": "l.number",
    "oldest": "coalesce(nullif(l.first_date, ''), '~'), l.number",
    "newest": "coalesce(nullif(l.first_date, ''), '') DESC, l.number",
    "origins": "l.origins_max DESC, l.origins_min DESC, l.number",
}
SINGLE = "(l.reports > 1 AND l.origins_max = 1)"

OF_OUTLET = """l.claim IN (SELECT m.claim FROM listed_report AS r CROSS JOIN statement AS s CROSS JOIN membership AS m
               WHERE r.outlet = ? AND s.report = r.report AND m.statement = s.id)"""
OF_SOURCE = """l.claim IN (SELECT m.claim FROM meaning AS n CROSS JOIN link AS k CROSS JOIN membership AS m
               WHERE n.entity IN ({entities}) AND k.referent = n.referent AND m.statement = k.owner)"""
CALLED = "SELECT id FROM entity WHERE name = ? COLLATE NOCASE"


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which claims are wanted: those that fit all that is given. "" and False ask for nothing.

    `echo` is several or one (report); `stance` one that a report takes: asserts, denies or doubts; `voice` is own (nobody but
    outlets is named for it) or attributed. `source` is the id of an entity, or a name as it is written, case aside; `outlet`
    that of a report that has the claim. `since` and `until` are ISO dates, both included, of its first report. `order` is
    echo (as in `CaseView.claims`), oldest, newest or origins.
    """

    echo: str = ""
    single_source: bool = False
    denied: bool = False
    changed: bool = False
    stance: str = ""
    voice: str = ""
    outlet: str = ""
    source: str = ""
    since: str = ""
    until: str = ""
    order: str = "echo"

    def condition(self) -> tuple[str, list[object]]:
        """Return an SQL condition on the list `l` of claims, and its values."""
        plain = (ECHOES.get(self.echo), STANCES.get(self.stance), VOICES.get(self.voice))
        flags = ((self.single_source, SINGLE), (self.denied, "l.denied"), (self.changed, "l.changed"))
        terms = ["true", *(term for term in plain if term), *(term for asked, term in flags if asked)]
        values: list[object] = []
        for value, term in (
            (self.outlet, OF_OUTLET),
            (self.source, OF_SOURCE.format(entities=f"{CALLED} UNION SELECT ?")),
            (self.since, "substr(l.first_date, 1, 10) >= ?"),
            (self.until, "substr(l.first_date, 1, length(?)) <= ?"),
        ):
            if value:
                terms.append(term)
                values += [value] * term.count("?")
        return " AND ".join(terms), values

    @property
    def sorting(self) -> str:
        """The SQL terms to sort the list by."""
        return ORDERS.get(self.order, ORDERS["echo"])

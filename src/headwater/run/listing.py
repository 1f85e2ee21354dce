"""The list of a case: its claims, reports and sources in the order in which they are shown, with what they are filtered by.

Tables of their own, beside the rows of the stages: what place a claim has depends on all other claims, so no group can
tell it. They can be made anew from the rows at any time, and are after a run that changed something.
"""

from __future__ import annotations

import json

from headwater.case import Case
from headwater.decisions.kinds import WRONG_SOURCE
from headwater.run import listing_days, listing_ties

TABLES = ("listed_claim", "listed_report", "listed_source", "source_text", *listing_days.TABLES, *listing_ties.TABLES)

MAKE = (
    """CREATE {temp} TABLE listed_claim (
       number INTEGER PRIMARY KEY, claim TEXT NOT NULL UNIQUE, reports INTEGER NOT NULL, origins_min INTEGER NOT NULL,
       origins_max INTEGER NOT NULL, asserted INTEGER NOT NULL, denied INTEGER NOT NULL, doubted INTEGER NOT NULL,
       changed INTEGER NOT NULL, own_voice INTEGER NOT NULL, first_date TEXT)""",
    """CREATE {temp} TABLE listed_report (
       number INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, outlet TEXT NOT NULL, published TEXT, file TEXT NOT NULL,
       relies INTEGER NOT NULL, taken INTEGER NOT NULL, statements INTEGER NOT NULL)""",
    """CREATE {temp} TABLE listed_source (
       number INTEGER PRIMARY KEY, entity TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
       reports INTEGER NOT NULL, statements INTEGER NOT NULL)""",
    "CREATE VIRTUAL TABLE {schema}source_text USING fts5 (names, tokenize='unicode61 remove_diacritics 2')",
    *listing_days.MAKE,
    *listing_ties.MAKE,
)

# The order is that of `CaseView.claims`.
FILL_CLAIMS = """
WITH altered AS (
       SELECT a AS report, a_start AS start, a_end AS finish FROM alteration
       UNION SELECT b, b_start, b_end FROM alteration),
     changed AS (
       SELECT claim FROM version
       UNION SELECT m.claim FROM altered AS x CROSS JOIN statement AS s CROSS JOIN membership AS m
       WHERE s.report = x.report AND s.start < x.finish AND x.start < s.end AND m.statement = s.id),
     stance AS (
       SELECT m.claim AS id, max(m.stance = 'asserts') AS asserted, max(m.stance = 'doubts') AS doubted,
              max(m.stance = 'denies') AS denied FROM membership AS m GROUP BY m.claim),
     attributed AS (SELECT DISTINCT claim FROM origin WHERE kind <> 'outlet'),
     found AS (
       SELECT c.id, coalesce(t.reports, (SELECT count(DISTINCT s.report) FROM membership AS m
              JOIN statement AS s ON s.id = m.statement WHERE m.claim = c.id)) AS reports,
              coalesce(t.origins_min, 0) AS low, coalesce(t.origins_max, 0) AS high,
              coalesce(s.asserted, 0) AS asserted, coalesce(t.denials > 0, s.denied, 0) AS denied,
              coalesce(s.doubted, 0) AS doubted, c.id IN (SELECT claim FROM changed) AS changed,
              c.id NOT IN (SELECT claim FROM attributed) AS own_voice, t.first_date, coalesce(t.text, '') AS text
       FROM claim AS c LEFT JOIN tally AS t ON t.claim = c.id LEFT JOIN stance AS s ON s.id = c.id GROUP BY c.id)
INSERT INTO {schema}listed_claim
SELECT row_number() OVER (ORDER BY reports DESC, denied DESC, changed DESC, high DESC, own_voice,
                          coalesce(nullif(first_date, ''), '~'), text, id),
       id, reports, low, high, asserted, denied, doubted, changed, own_voice, first_date
FROM found"""

# The order is that of `CaseView.reports`.
FILL_REPORTS = """
INSERT INTO {schema}listed_report
SELECT row_number() OVER (ORDER BY coalesce(nullif(published, ''), '~'), file, id), id, outlet, published, file,
       (SELECT count(DISTINCT x."on") FROM relies AS x WHERE x.report = r.id),
       (SELECT count(DISTINCT x.report) FROM relies AS x WHERE x."on" = r.id),
       (SELECT count(*) FROM statement AS s WHERE s.report = r.id)
FROM report AS r GROUP BY r.id"""

# What was decided about the source of a statement stands in the place of its chain, as in `view.decided`.
FILL_SOURCES = """
WITH ruled AS (SELECT a AS statement, value FROM ruling WHERE kind = ?1 AND orphan = '' AND a <> ''),
     said AS (
       SELECT m.entity, l.owner AS statement, l.report FROM link AS l
       CROSS JOIN meaning AS m ON m.referent = l.referent
       CROSS JOIN statement AS s ON s.id = l.owner
       WHERE l.owner NOT IN (SELECT statement FROM ruled)
       UNION SELECT e.id, r.statement, s.report FROM ruled AS r
       CROSS JOIN entity AS e ON e.name = r.value CROSS JOIN statement AS s ON s.id = r.statement),
     found AS (SELECT entity, count(DISTINCT report) AS reports, count(DISTINCT statement) AS statements
              FROM said GROUP BY entity)
INSERT INTO {schema}listed_source
SELECT row_number() OVER (ORDER BY f.reports DESC, f.statements DESC, e.name, e.id),
       e.id, e.name, e.kind, f.reports, f.statements
FROM found AS f CROSS JOIN entity AS e ON e.id = f.entity GROUP BY e.id"""

FILL_NAMES = """
INSERT INTO {schema}source_text (rowid, names)
SELECT l.number, (SELECT group_concat(n.value, char(10)) FROM json_each(e.names) AS n) || char(10) || e.name
FROM {schema}listed_source AS l CROSS JOIN entity AS e ON e.id = l.entity GROUP BY l.number"""


def list_case(case: Case) -> None:
    """Make the list of a case anew, unless it is that of the rows as they are."""
    mark = _mark(case)
    if is_current(case):
        return
    with case.transaction():
        for table in TABLES:
            case.sql(f"DROP TABLE IF EXISTS {table}")
        _make(case, temp="", schema="")
        case.set("listed", mark)


def list_meanwhile(case: Case) -> None:
    """Make the list of a case that cannot be written, for as long as it is open."""
    _make(case, temp="TEMP", schema="temp.")


def is_listed(case: Case) -> bool:
    """Tell whether a case has a list, whatever became of its rows since."""
    asked = "SELECT count(*) FROM sqlite_master WHERE name IN (SELECT value FROM json_each(?))"
    return case.sql(asked, (json.dumps(TABLES),)) == [(len(TABLES),)]


def is_current(case: Case) -> bool:
    """Tell whether a case has a list of its rows as they are."""
    return is_listed(case) and case.setting("listed") == _mark(case)


def _make(case: Case, temp: str, schema: str) -> None:
    for statement in MAKE:
        case.sql(statement.format(temp=temp, schema=schema))
    case.sql(FILL_CLAIMS.format(schema=schema))
    case.sql(FILL_REPORTS.format(schema=schema))
    case.sql(FILL_SOURCES.format(schema=schema), (WRONG_SOURCE,))
    for statement in (FILL_NAMES, *listing_days.FILL, *listing_ties.FILL):
        case.sql(statement.format(schema=schema))


def _mark(case: Case) -> str:
    """Return what stands for the rows: the stages' marks, which change with all that their rows were made from."""
    return str(case.sql("SELECT count(*), sum(mark) FROM done"))

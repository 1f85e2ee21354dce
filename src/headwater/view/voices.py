"""All that one source stands for: what is said on its word, what it is an origin of, how it is described and written.

Counted and listed by the database, so that a source of thousands of statements is shown page by page.
"""

# ruff: noqa: S608  # the SQL is put together from what stands here
from __future__ import annotations

import json
from dataclasses import dataclass

from headwater.case import Case
from headwater.decisions.kinds import WRONG_SOURCE

# What was decided about the source of a statement stands in the place of its chain, as in `view.decided`. A source has
# the last word where nobody stands behind it in the chain: the others in a chain pass on what somebody else said.
SAID = f"""
WITH ruled AS (
       SELECT a AS statement, value, max(at || ' ' || decision) FROM ruling
       WHERE kind = '{WRONG_SOURCE}' AND orphan = '' AND a <> '' GROUP BY a),
     spoken AS (
       SELECT l.owner AS statement, NOT EXISTS (
              SELECT 1 FROM link AS k WHERE k.owner = l.owner AND k.position > l.position) AS last
       FROM meaning AS n CROSS JOIN link AS l ON l.referent = n.referent
       WHERE n.entity = ?1 AND l.owner NOT IN (SELECT statement FROM ruled)
       UNION SELECT r.statement, 1 FROM ruled AS r CROSS JOIN entity AS e ON e.name = r.value WHERE e.id = ?1),
     said AS (
       SELECT s.id, s.report, s.start, coalesce(m.stance, s.stance) AS stance, max(x.last) AS own
       FROM spoken AS x CROSS JOIN statement AS s ON s.id = x.statement
       LEFT JOIN membership AS m ON m.statement = s.id GROUP BY s.id)
"""
WAYS = {
    "": "true",
    "own": "own",
    "passed": "NOT own",
    "denies": "own AND stance = 'denies'",
    "doubts": "own AND stance = 'doubts'",
}
"""Which statements: all, those of its own, those of others that it passes on, its denials, its doubts."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many statements are made on a source's word, and in how many reports: all, and by each of WAYS."""

    statements: dict[str, int]
    reports: dict[str, int]


@dataclass(frozen=True, slots=True)
class Described:
    """Words that describe a source, in how many descriptions; `examples` are the ids of the first of them."""

    number: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a source is called in some reports, and why that means this source; `report` is the first of them."""

    name: str
    why: str
    reports: int
    report: str


EXAMPLES = 8
"""How many of the descriptions in the same words are shown."""


def tally_said(case: Case, entity: str) -> Spoken:
    """Return how much is said on the word of a source."""
    sums = ", ".join(
        f"count(CASE WHEN {term} THEN 1 END), count(DISTINCT CASE WHEN {term} THEN report END)" for term in WAYS.values()
    )
    (found,) = case.sql(f"{SAID} SELECT {sums} FROM said", (entity,))
    return Spoken(dict(zip(WAYS, found[::2], strict=True)), dict(zip(WAYS, found[1::2], strict=True)))


def list_said(case: Case, entity: str, way: str, first: int, size: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return `size` reports with what they say on the word of a source, as (report, statements), the oldest first."""
    found = case.sql(
        f"""{SAID} SELECT x.report, json_group_array(x.id) FROM (SELECT * FROM said ORDER BY start, id) AS x
            JOIN report AS r ON r.id = x.report WHERE {WAYS[way]} GROUP BY x.report
            ORDER BY coalesce(nullif(r.published, ''), '~'), r.file, r.id LIMIT ?2 OFFSET ?3""",
        (entity, size, first),
    )
    return [(report, tuple(json.loads(statements))) for report, statements in found]


def count_origins(case: Case, entity: str) -> int:
    """Return of how many claims a source is an origin."""
    return int(case.sql("SELECT count(DISTINCT claim) FROM origin WHERE entity = ?", (entity,))[0][0])


def list_origins(case: Case, entity: str, first: int, size: int) -> list[str]:
    """Return the ids of `size` of the rows that count a source as an origin, the claims of most reports first."""
    asked = """SELECT min(o.id) FROM origin AS o JOIN listed_claim AS l ON l.claim = o.claim
               WHERE o.entity = ? GROUP BY o.claim ORDER BY l.number LIMIT ? OFFSET ?"""
    return [row[0] for row in case.sql(asked, (entity, size, first))]


REFUSED = """FROM meaning AS n CROSS JOIN mention AS m ON m.referent = n.referent
             CROSS JOIN refusal AS f ON f.report = m.report AND f.source_start <= m.start AND m.end <= f.source_end
             JOIN report AS r ON r.id = f.report
             WHERE n.entity = ?1 AND NOT EXISTS (
                   SELECT 1 FROM mention AS w WHERE w.report = f.report AND w.start >= f.source_start AND w.end <= f.source_end
                   AND w.end - w.start > m.end - m.start)"""
"""Refusals by a source: of all that is named where it is said who refused, the longest name counts."""


def count_refusals(case: Case, entity: str) -> int:
    """Return how often a source is said to have said nothing."""
    return int(case.sql(f"SELECT count(DISTINCT f.id) {REFUSED}", (entity,))[0][0])


def list_refusals(case: Case, entity: str, first: int, size: int) -> list[str]:
    """Return the ids of `size` of the refusals of a source, the oldest first."""
    asked = f"""SELECT f.id {REFUSED} GROUP BY f.id ORDER BY coalesce(nullif(r.published, ''), '~'), r.file, f.cue_start
                LIMIT ?2 OFFSET ?3"""
    return [row[0] for row in case.sql(asked, (entity, size, first))]


WORDS = """FROM meaning AS n CROSS JOIN description AS d ON d.referent = n.referent JOIN report AS r ON r.id = d.report
           WHERE n.entity = ?1"""
SAME = "lower(substr(r.text, d.start + 1, d.end - d.start))"


def count_descriptions(case: Case, entity: str) -> int:
    """Return in how many different words a source is described, case aside."""
    return int(case.sql(f"SELECT count(DISTINCT {SAME}) {WORDS}", (entity,))[0][0])


def list_descriptions(case: Case, entity: str, first: int, size: int) -> list[Described]:
    """Return `size` of the words in which a source is described, those of most descriptions first."""
    asked = f"""SELECT count(DISTINCT d.id), json_group_array(DISTINCT d.id) {WORDS} GROUP BY {SAME}
                ORDER BY 1 DESC, min(coalesce(nullif(r.published, ''), '~')), {SAME} LIMIT ?2 OFFSET ?3"""
    return [
        Described(number, tuple(sorted(json.loads(ids))[:EXAMPLES])) for number, ids in case.sql(asked, (entity, size, first))
    ]


SPELT = "FROM meaning AS n CROSS JOIN referent AS f ON f.id = n.referent WHERE n.entity = ?1"


def count_spellings(case: Case, entity: str) -> int:
    """Return in how many ways, for how many reasons, reports call a source."""
    return int(case.sql(f"SELECT count(*) FROM (SELECT 1 {SPELT} GROUP BY f.name, n.why)", (entity,))[0][0])


def list_spellings(case: Case, entity: str, first: int, size: int) -> list[Spelling]:
    """Return `size` of the ways in which reports call a source with the reasons, those of most reports first."""
    asked = f"""SELECT f.name, n.why, count(DISTINCT f.report), min(f.report) {SPELT} GROUP BY f.name, n.why
                ORDER BY 3 DESC, f.name, n.why LIMIT ?2 OFFSET ?3"""
    return [Spelling(*row) for row in case.sql(asked, (entity, size, first))]


PUBLISHED = "FROM publisher AS p JOIN report AS r ON r.id = p.report WHERE p.entity = ?1"


def count_published(case: Case, entity: str) -> int:
    """Return how many reports an outlet published."""
    return int(case.sql(f"SELECT count(DISTINCT r.id) {PUBLISHED}", (entity,))[0][0])


def list_published(case: Case, entity: str, first: int, size: int) -> list[str]:
    """Return the ids of `size` of the reports that an outlet published, the oldest first."""
    asked = f"SELECT DISTINCT r.id {PUBLISHED} ORDER BY coalesce(nullif(r.published, ''), '~'), r.file, r.id LIMIT ?2 OFFSET ?3"
    return [row[0] for row in case.sql(asked, (entity, size, first))]

"""The part of the list of a case that tells who relies on whom, outlet by outlet and source by source."""

from __future__ import annotations

from headwater.decisions.kinds import WRONG_SOURCE

TABLES = ("listed_tie",)

MAKE = (
    """CREATE {temp} TABLE listed_tie (
       taker TEXT NOT NULL, behind TEXT NOT NULL, how TEXT NOT NULL, reports INTEGER NOT NULL, statements INTEGER NOT NULL,
       PRIMARY KEY (taker, behind, how)) WITHOUT ROWID""",
    "CREATE INDEX {schema}listed_tie_behind ON listed_tie (behind)",
)

# An outlet names the first source of a chain, each source of a chain the next; what was decided about the source of a
# statement stands in the place of its chain. What one report took from another is a tie of their outlets.
FILL = (
    """
WITH ruled AS (
       SELECT a AS statement, value, max(at || ' ' || decision) FROM ruling
       WHERE kind = 'KIND' AND orphan = '' AND a <> '' GROUP BY a),
     home AS MATERIALIZED (SELECT report, min(entity) AS entity FROM publisher GROUP BY report),
     named AS (
       SELECT h.entity AS taker, n.entity AS behind, l.report, l.owner AS statement FROM link AS l
       CROSS JOIN statement AS s ON s.id = l.owner CROSS JOIN meaning AS n ON n.referent = l.referent
       JOIN home AS h ON h.report = l.report
       WHERE l.position = 0 AND l.owner NOT IN (SELECT statement FROM ruled)
       UNION ALL
       SELECT m.entity, n.entity, l.report, l.owner FROM link AS l
       CROSS JOIN statement AS s ON s.id = l.owner
       CROSS JOIN link AS k ON k.owner = l.owner AND k.position = l.position - 1
       CROSS JOIN meaning AS m ON m.referent = k.referent CROSS JOIN meaning AS n ON n.referent = l.referent
       WHERE l.position > 0 AND l.owner NOT IN (SELECT statement FROM ruled)
       UNION ALL
       SELECT h.entity, e.id, s.report, s.id FROM ruled AS r CROSS JOIN entity AS e ON e.name = r.value
       CROSS JOIN statement AS s ON s.id = r.statement JOIN home AS h ON h.report = s.report)
INSERT INTO {schema}listed_tie
SELECT taker, behind, 'names', count(DISTINCT report), count(DISTINCT statement) FROM named GROUP BY taker, behind
UNION ALL
SELECT p.entity, q.entity, x.how, count(DISTINCT x.report), 0 FROM relies AS x
JOIN home AS p ON p.report = x.report JOIN home AS q ON q.report = x."on" GROUP BY p.entity, q.entity, x.how
""".replace("KIND", WRONG_SOURCE),
)

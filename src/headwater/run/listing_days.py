"""The part of the list of a case that tells when what appeared."""

# ruff: noqa: S608  # the SQL is put together from what stands here
from __future__ import annotations

TABLES = ("listed_moment", "listed_day")

MAKE = (
    """CREATE {temp} TABLE listed_moment (
       kind TEXT NOT NULL, at TEXT NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL,
       PRIMARY KEY (kind, at, rank, id)) WITHOUT ROWID""",
    """CREATE {temp} TABLE listed_day (
       kind TEXT NOT NULL, hour TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, hour)) WITHOUT ROWID""",
)

APPEARED = {
    "reports": "SELECT published AS at, id, 0 AS rank FROM report GROUP BY id",
    "claims": "SELECT first_date AS at, claim AS id, -max(reports) AS rank FROM tally GROUP BY claim",
    "versions": """SELECT min(r.published) AS at, min(v.id) AS id, 0 AS rank FROM version AS v
                   CROSS JOIN report AS r ON r.id = v.report GROUP BY v.claim, v.slot, v.value""",
    "denials": """SELECT r.published AS at, min(s.id) AS id, 0 AS rank FROM membership AS m
                  CROSS JOIN statement AS s ON s.id = m.statement CROSS JOIN report AS r ON r.id = s.report
                  WHERE m.stance = 'denies' GROUP BY m.claim, s.report""",
}
"""What appears in time: reports; claims, when they were first reported; versions, when they were first told; denials, one
a claim and report, by the first statement that denies it. Of those of one moment, that of the lowest rank comes first."""

# `at` is kept where it begins with a day that there is, else it is "".
WHOLE = "(at >= '0001' AND date(substr(at, 1, 10), '+0 days') = substr(at, 1, 10))"

FILL = (
    *(
        f"INSERT INTO {{schema}}listed_moment SELECT '{kind}', CASE WHEN {WHOLE} THEN at ELSE '' END, rank, id FROM ({asked})"
        for kind, asked in APPEARED.items()
    ),
    """INSERT INTO {schema}listed_day
       SELECT kind, substr(at, 1, 13), count(*) FROM {schema}listed_moment GROUP BY 1, 2""",
)

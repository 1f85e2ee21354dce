"""Small stories for the stages that find the same claim: reports whose every line is a statement."""

from __future__ import annotations

from headwater.records import Kin, Report, Statement, hash_key

GATES = [
    "The spillway gates of the Kestrel Dam had not been inspected since 2027, engineer Mara Okafor said.",
    "Nobody inspected the gates of the Kestrel Dam after 2027, according to Mara Okafor.",
    "Okafor said the last inspection of the dam's spillway gates was in 2027.",
]
DEAD = [
    "Nine people died when the water reached Lower Pell, the fire chief said.",
    "The flood in Lower Pell killed nine people, according to the fire chief.",
    "At least nine people are dead in Lower Pell after the flood, the fire chief told reporters.",
]
CHEESE = "A cheese festival in the next valley drew record crowds on Sunday."
DENIAL = "The ministry denied that the spillway gates of the Kestrel Dam had not been inspected since 2027."


def make_report(number, lines, published="2031-03-08"):
    """Return a report of these lines and a statement for each of them."""
    text = "\n".join(lines)
    file = f"{number:02}.txt"
    report = Report(hash_key(text), f"Outlet {number}", text, file, "", published, "", "", "en", ())
    statements, start = [], 0
    for line in lines:
        stance = "denies" if "denied" in line else "asserts"
        statements.append(Statement(report.id, start, start + len(line), stance, "sentence", ""))
        start += len(line) + 1
    return [report, *statements]


def dam_story():
    """Return three reports that each say both things, and a fourth with a denial and something else."""
    rows = [row for n in range(3) for row in make_report(n + 1, [GATES[n], DEAD[n]], f"2031-03-{8 + n:02}")]
    rows += make_report(4, [DENIAL, CHEESE], "2031-03-12")
    return rows + tie_reports(rows)


def tie_reports(rows):
    """Return rows that make each report kin of every other."""
    ids = [row.id for row in rows if isinstance(row, Report)]
    return [Kin(a, b, 0.5) for a in ids for b in ids if a != b]

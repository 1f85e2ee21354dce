"""How findings are put in a few words, the same on the command line and on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from headwater.records import Relies
from headwater.view.case import CaseView
from headwater.view.claims import ClaimView
from headwater.view.echo import Repeat
from headwater.view.reports import ReportView, StatementView
from headwater.view.versions import ToldView

REPEATS = {"verbatim": "copies", "rewrite": "rewrites", "partial": "takes from"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def count(number: int, noun: str, many: str = "") -> str:
    """Return "1 report", "2,000 reports"."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def shorten(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word with "…" where it is longer than `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + "…"


def shorten_pieces(pieces: Sequence[tuple[str, bool]], limit: int) -> list[tuple[str, bool]]:
    """Return the pieces on one line, the one in which `limit` characters are passed cut, those after it left out."""
    kept: list[tuple[str, bool]] = []
    for words, added in pieces:
        left = limit - sum(len(piece) for piece, _ in kept)
        line = re.sub(r"\s+", " ", words)
        kept.append((line if len(line) <= left else shorten(line, max(2, left)), added))
        if len(line) > left:
            break
    return kept


def say_range(low: int, high: int) -> str:
    """Return "1", "2–3", or "0" where there are only denials."""
    return str(low) if low == high else f"{low}–{high}"


def say_echo(claim: ClaimView) -> str:
    """Return the sentence that Headwater exists for: "9 reports → 1 origin"."""
    low, high = claim.origins_min, claim.origins_max
    return f"{count(claim.echo, 'report')} → {say_range(low, high)} {'origin' if high == 1 else 'origins'}"


def say_date(published: str | None) -> str:
    """Return an ISO 8601 date or date-time as "2 March 2031", as it stands where it is no whole date, "" for None."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return published or ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_report(report: ReportView) -> str:
    """Return how to call a report in a sentence: "Radio Meridian, 2 March 2031"."""
    return ", ".join(part for part in (report.name, say_date(report.published)) if part)


def say_time(published: str | None) -> str:
    """Return an ISO 8601 date or date-time as "2 March 2031, 08:20", without a time where it has none, "" for None."""
    time = (published or "")[11:16]
    return f"{say_date(published)}, {time}" if time else say_date(published)


def say_repeat(repeat: Repeat) -> str:
    """Return how a report came to a claim: "first-hand", or "copies Radio Meridian"."""
    if repeat.of is None:
        return "first-hand"
    return f"{REPEATS.get(repeat.how, repeat.how)} {repeat.of.name}"


def say_spread(claim: ClaimView) -> str:
    """Return how many of a claim's reports have it first-hand: "1 of 9 reports first-hand, 8 repeat it"."""
    spread = claim.spread
    own = sum(repeat.of is None for repeat in spread)
    rest = len(spread) - own
    verb = "repeats" if rest == 1 else "repeat"
    return f"{own:,} of {count(len(spread), 'report')} first-hand, {rest:,} {verb} it" if rest else ""


def name_speaker(statement: StatementView) -> str:
    """Return the innermost source of a statement, else the outlet that says it in its own voice."""
    chain = statement.chain
    return chain[-1].name if chain else statement.report.name


def name_deniers(claim: ClaimView) -> list[str]:
    """Return who denies a claim, each once."""
    return list(dict.fromkeys(name_speaker(statement) for statement in claim.denials))


def name_origins(claim: ClaimView, most: int = 3) -> str:
    """Return the names of a claim's origins, "…" for those beyond `most`; a single one with the outlet that had it first."""
    names = list(dict.fromkeys(origin.name for origin in claim.origins))
    shown = " · ".join(names[:most]) + (" · …" if len(names) > most else "")
    first = claim.first_report
    if len(claim.origins) == 1 and first and not claim.own_voice and claim.echo > 1:
        return f"{shown}, via {first.name}"
    return shown


def say_told(line: ToldView) -> str:
    """Return what a version is to what was told before: "first", "the same", "update of 12", "contradicts 12"."""
    before = {"update": "update of ", "rounding": "rounding of ", "contradiction": "contradicts "}.get(line.how)
    return f"{before}{line.to}" if before else line.how


def list_versions(claim: ClaimView) -> list[tuple[str, list[str]]]:
    """Return each detail in which a claim's reports differ, with its values, the oldest first."""
    slots: dict[str, list[str]] = {}
    for version in claim.versions:
        slots.setdefault(version.slot, []).append(version.value)
    return list(slots.items())


def say_copies(case: CaseView) -> str:
    """Return "3 copies of one report", "5 copies of 2 reports", or "" where there are none."""
    originals = Counter(row.on for row in case.index.table(Relies).values() if row.how == "verbatim")
    if not originals:
        return ""
    what = "one report" if len(originals) == 1 else count(len(originals), "report")
    return f"{count(originals.total(), 'copy', 'copies')} of {what}"


def say_changes(case: CaseView) -> str:
    """Return in a line how many quotations differ and how many reports say what their source does not, "" where none."""
    altered = len(case.alterations())
    adding = len({(addition.report.id, addition.cites.id) for addition in case.additions()})
    parts = [
        f"{count(altered, 'quotation differs', 'quotations differ')} between reports" if altered else "",
        f"{count(adding, 'report says what its', 'reports say what their')} source does not" if adding else "",
    ]
    return " · ".join(part for part in parts if part)


def say_echoes(case: CaseView) -> str:
    """Return how many of the claims in several reports rest on one origin, "" where no claim is in several."""
    size = case.count()
    if not size["shared"]:
        return ""
    verb = "rests" if size["single_source"] == 1 else "rest"
    return f"{size['single_source']:,} of {count(size['shared'], 'claim')} in several reports {verb} on a single origin"


def say_size(case: CaseView) -> str:
    """Return the size of a case in a line: reports, outlets, statements, claims, copies."""
    size = case.count()
    parts = [
        f"{count(size['reports'], 'report')} from {count(size['outlets'], 'outlet')}",
        count(size["statements"], "statement"),
        f"{count(size['claims'], 'claim')}, {size['shared']:,} in several reports",
        say_copies(case),
    ]
    return " · ".join(part for part in parts if part)

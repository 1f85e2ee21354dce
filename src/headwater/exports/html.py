"""The page: one HTML file that needs nothing else, to read and to mail; no script of it may load or send anything.

What a very large case holds beyond the limits is left out of the page, never in silence: the page says how much and how to
get it.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from headwater import __version__
from headwater.exports.differ import mark_changes
from headwater.exports.walk import walk_claims, walk_reports
from headwater.view import CaseView, ClaimView, ReportView, list_absent, list_open
from headwater.view.notes import notes_on, notes_on_source, notes_within
from headwater.view.phrases import (
    count,
    name_deniers,
    name_origins,
    say_changes,
    say_date,
    say_echo,
    say_echoes,
    say_range,
    say_repeat,
    say_report,
    say_size,
    say_spread,
    say_time,
    say_told,
    shorten,
    shorten_pieces,
)
from headwater.view.quote import by_report, quote_statements

MARK = b'<meta name="generator" content="Headwater '
MARK_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a case the page holds at most."""

    claims: int = 600
    statements: int = 24
    reports: int = 1000
    differences: int = 200


EVERYTHING = Limits(*[sys.maxsize] * 4)
NOTHING = Markup()


def write_page(case: CaseView, limits: Limits | None = None) -> bytes:
    """Return the page of a case as UTF-8; the same case always gives the same bytes."""
    limits = limits or Limits()
    shown = list(islice(walk_claims(case), limits.claims))
    reports = list(islice(walk_reports(case), limits.reports))
    last = next((report for report in walk_reports(case, latest_first=True) if report.published), None)
    return _render(
        "page.html",
        reports,
        _read("page.js"),
        case=case,
        limits=limits,
        size=case.count(),
        reports=reports,
        period=say_period([*reports[:1], last] if last else []),
        shared=[claim for claim in shown if claim.echo > 1],
        alone=[claim for claim in shown if claim.echo <= 1],
        numbers={claim.id: claim.number for claim in shown},
    )


def write_claim_page(case: CaseView, claim: ClaimView, drawing: Markup = NOTHING) -> bytes:
    """Return the page of one claim as UTF-8: all of it, opened, without a script, fit to be mailed and printed.

    It holds the reports that have the claim and those that they relied on, and a `drawing` of the claim, if there is one.
    """
    reports = list_reports(claim)
    shown = {"case": case, "claim": claim, "drawing": drawing, "reports": reports, "numbers": {claim.id: claim.number}}
    return _render("one.html", reports, "", limits=EVERYTHING, **shown)


def list_reports(claim: ClaimView) -> list[ReportView]:
    """Return the reports that have a claim, and those that these took material from, the oldest first."""
    having = claim.reports
    known = {report.id: report for report in (*having, *(one.on for report in having for one in report.relies))}
    return sorted(known.values(), key=lambda report: (report.published or "~", report.file, report.id))


def _render(name: str, shown: Sequence[ReportView], script: str, **values: object) -> bytes:
    """Return a page made from a template, with links to these reports; one without a script may run none."""
    css = _read("page.css")
    linked = {report.id for report in shown}
    environment = make_environment(PackageLoader("headwater.exports", "page"))
    environment.globals["address_of"] = lambda report: f"#r-{report.id}" if report.id in linked else ""
    page = environment.get_template(name).render(
        css=Markup(css),  # noqa: S704  # ours, from the package
        script=Markup(script),  # noqa: S704  # ours, from the package
        policy=_make_policy(css, script),
        version=__version__,
        **values,
    )
    return page.encode("utf-8", "replace")


def is_page(path: Path) -> bool:
    """Whether a file is a page that Headwater wrote."""
    try:
        with path.open("rb") as file:
            return MARK in file.read(MARK_WITHIN)
    except OSError:
        return False


def make_environment(loader: BaseLoader) -> Environment:
    """Return the surroundings of templates: the phrases, every value escaped, every missing name an error.

    Whoever shows them adds `address_of`: where a report is shown, "" where it is not.
    """
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update({tool.__name__: tool for tool in (*PHRASES, *TOOLS)})
    return environment


def _read(name: str) -> str:
    return (files("headwater.exports") / "page" / name).read_text(encoding="utf-8")


def _make_policy(css: str, script: str) -> str:
    """Return the content security policy: our own style and script by their hashes, and nothing else at all."""
    style, code = (base64.b64encode(sha256(text.encode()).digest()).decode() for text in (css, script))
    return f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{code}'; base-uri 'none'; form-action 'none'"


def claims_of(report: ReportView, numbers: dict[str, int]) -> list[tuple[int, str]]:
    """Return number and id of the claims on the page that a report has a statement of, by number."""
    found = {statement.claim for statement in report.statements}
    return sorted((numbers[claim], claim) for claim in found if claim in numbers)


def safe_url(url: str) -> str:
    """Return an address that may be followed from the page: http or https, else ""."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def say_period(reports: Sequence[ReportView]) -> str:
    """Return the dates of the first and the last report, "" where none has one."""
    days = [say_date(report.published) for report in reports if report.published]
    return "" if not days else days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


PHRASES = (
    count,
    name_deniers,
    name_origins,
    say_changes,
    say_date,
    say_echo,
    say_echoes,
    say_range,
    say_repeat,
    say_report,
    say_size,
    say_spread,
    say_time,
    say_told,
    shorten,
    shorten_pieces,
)
TOOLS = (
    by_report,
    claims_of,
    list_absent,
    list_open,
    mark_changes,
    notes_on,
    notes_on_source,
    notes_within,
    quote_statements,
    safe_url,
    say_period,
)

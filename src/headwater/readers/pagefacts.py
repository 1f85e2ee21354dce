"""Read what a web page says of itself: JSON-LD, meta tags, links, time elements."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from headwater.lore import load_rows
from headwater.readers.draft import Fact, Facts
from headwater.readers.fields import flatten_value, tidy_value

SAVED = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?(https?://\S+)")
BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
Values = Mapping[tuple[str, str], list[str]]


def read_page_facts(tree: Any, html: str) -> Facts:
    """Return the facts that a page gives about its report, in order of trust, each with the place that gives it."""
    values = _gather(tree)
    facts = [fact for row in load_rows("page_fields.tsv") for fact in _read_row(row, values)]
    facts += [Fact("published", str(value), "page: time") for value in tree.xpath("//time/@datetime")[:1]]
    facts += [Fact("url", found[1], "page: saved from") for found in SAVED.finditer(html[:2000])]
    return tuple(fact for fact in facts if fact.value)


def find_article_text(tree: Any) -> str:
    """Return the article's text as JSON-LD has it, or ''."""
    return next((flatten_value(found["articleBody"]) for found in _find_articles(tree) if "articleBody" in found), "")


def _gather(tree: Any) -> Values:
    """Return all values that the page gives, by where they stand and their name there."""
    values: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in _find_articles(tree):
        for name, value in article.items():
            values["json-ld", name].append(flatten_value(value))
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        values["meta", name.lower()].append((tag.get("content") or "").strip())
    for tag in tree.iter("link"):
        values["link", (tag.get("rel") or "").lower()].append((tag.get("href") or "").strip())
    return values


def _read_row(row: Mapping[str, str], values: Values) -> Iterator[Fact]:
    found = [value for value in values.get((row["where"], row["name"]), ()) if value]
    if row["field"] == "byline":
        names = dict.fromkeys(BY.sub("", value) for value in found if not value.startswith(("http:", "https:", "/")))
        found = [", ".join(names)]
    if row["field"] == "url":
        found = [value for value in found if value.startswith(("http:", "https:"))]
    for value in found[:1]:
        yield Fact(row["field"], tidy_value(value), f"page: {row['where']} {row['name']}")


def _find_articles(tree: Any) -> Iterator[Mapping[str, object]]:
    """Yield the objects of the page's JSON-LD that are an article of any kind."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            found = json.loads((script.text or "").strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _walk(found, depth=0)


def _walk(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if isinstance(value, list) and depth < 5:
        for item in value:
            yield from _walk(item, depth + 1)
    if isinstance(value, dict):
        kind = value.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report")) for kind in kinds):
            yield value
        yield from _walk(value.get("@graph"), depth + 1)

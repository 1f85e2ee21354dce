"""Take a report's text from a web page, with the dateline, the byline and the credit that extractors strip."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator
from typing import Any

from headwater.readers.draft import Fact, Facts
from headwater.text.bylines import find_byline
from headwater.text.credits import find_credit, find_dateline
from headwater.text.mastheads import find_masthead
from headwater.text.pagedates import find_page_date

# What ends a line on a page.
BLOCKS = (
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dt", "figcaption", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
)  # fmt: skip
UNSEEN = ("script", "style", "noscript", "template", "svg", "head", "button", "select", "textarea")
OPENING = 40
ABOVE, BELOW = 12, 6

# Without a handler of its own trafilatura's warnings about odd pages would end up between our own lines.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def extract_body(html: str) -> str:
    """Return the body of the page's article, one paragraph a line, as trafilatura sees it; '' where it sees none."""
    import trafilatura

    try:
        return trafilatura.extract(html, include_comments=False, include_tables=True, deduplicate=False) or ""
    except Exception:  # noqa: BLE001  # a page can be anything, and so can what a parser of pages raises
        return ""


def list_lines(tree: Any) -> list[str]:
    """Return the lines that the page shows, top to bottom, with white space as a browser would show it."""
    page = copy.deepcopy(tree)
    for tag in list(page.iter(*UNSEEN)):
        tag.drop_tree()
    for tag in page.iter(*BLOCKS):
        tag.text, tag.tail = f"\n{tag.text or ''}", f"\n{tag.tail or ''}"
    lines = (" ".join(line.split()) for line in str(page.text_content()).split("\n"))
    return [line for line in lines if line]


def choose_title(tree: Any, facts: Facts) -> str:
    """Return the page's title: the heading that its metadata call so; else what the metadata say; else its first heading."""
    outlets = {fact.value for fact in facts if fact.field == "outlet"}
    titles = [fact.value for fact in facts if fact.field == "title"]
    window = [_read_tag(tag) for tag in tree.xpath("//head/title")]
    headings = [heading for tag in tree.iter("h1") if (heading := _read_tag(tag)) and heading not in outlets]
    shown = (heading for heading in headings if any(heading in name or name in heading for name in titles + window if name))
    return next(shown, "") or next(filter(None, (*titles, *headings, *window)), "")


def drop_title(body: str, title: str) -> str:
    """Return the body without its first lines as far as they only repeat the title."""
    lines = body.split("\n")
    while title and lines and " ".join(lines[0].split()) in ("", title):
        lines.pop(0)
    return "\n".join(lines)


def read_edges(body: str, lines: list[str]) -> Iterator[Fact]:
    """Yield the date and the outlet that the page shows above and below its body, outside its metadata."""
    first = _locate(body.strip().partition("\n")[0], lines) or 0
    stamp = find_page_date("\n".join(lines[max(0, first - ABOVE) : first]))
    if stamp and stamp.by == "page stamp":
        yield Fact("published", stamp.value, "page: stamp")
    footer = find_masthead("\n".join(lines[-BELOW:]))
    if footer and footer.by not in ("byline", "dateline"):
        yield Fact("outlet", footer.name, f"page: {footer.by}")


def restore_edges(body: str, lines: list[str]) -> str:
    """Return the body with its dateline, and above and below it the byline and the credit, where the page shows them."""
    paragraphs = [line for line in body.split("\n") if line.strip()]
    if len(paragraphs) > 1 and _is_dateline(paragraphs[0], paragraphs[1]):
        paragraphs[:2] = [" ".join(paragraphs[:2])]
    first, last = _locate(paragraphs[0], lines), _locate(paragraphs[-1], lines[::-1])
    if first is not None:
        paragraphs[0] = _restore_dateline(paragraphs[0], lines, first)
        paragraphs = [*_find_bylines(lines[max(0, first - ABOVE) : first], body), *paragraphs]
    if last is not None:
        end = len(lines) - last
        paragraphs += _find_credits(lines[end : end + BELOW], body)
    return "\n\n".join(paragraphs)


def _read_tag(tag: Any) -> str:
    return " ".join(str(tag.text_content()).split())


def _locate(paragraph: str, lines: list[str]) -> int | None:
    opening = " ".join(paragraph.split())[:OPENING]
    return next((number for number, line in enumerate(lines) if opening in line), None)


def _restore_dateline(paragraph: str, lines: list[str], number: int) -> str:
    """Put the dateline back that stands before the paragraph on its line of the page, or alone on the line above."""
    line = lines[number]
    at = line.find(" ".join(paragraph.split())[:OPENING])
    found = find_dateline(line)
    if found and 0 < at <= found.end:
        return line[found.start : at] + paragraph
    above = lines[number - 1] if number else ""
    return f"{above} {paragraph}" if above and at == 0 and _is_dateline(above, line) else paragraph


def _is_dateline(above: str, line: str) -> bool:
    """Return whether the line above is the dateline of the line, and no more than that."""
    found = find_dateline(f"{above} {line}")
    return found is not None and found.start == 0 and found.end >= len(above)


def _find_bylines(above: list[str], body: str) -> Iterator[str]:
    """Yield the line among those above the body that is its byline, if the body has not got it."""
    found = [line for line in above if line not in body and find_byline(line)]
    yield from found[-1:]


def _find_credits(below: list[str], body: str) -> Iterator[str]:
    """Yield the first line among those below the body that credits somebody for it, if the body has not got it."""
    found = [line for line in below if line not in body and _credits(line)]
    yield from found[:1]


def _credits(line: str) -> bool:
    credit = find_credit(f".\n{line}")
    return credit is not None and credit.where == "tail"

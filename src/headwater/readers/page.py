"""Read a report that is a web page: title and body as text, the page as it came, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from headwater.errors import SkipReport
from headwater.readers.decode import clean_text, decode_bytes
from headwater.readers.draft import Draft, File
from headwater.readers.fields import check_length, put_title
from headwater.readers.opening import read_bytes
from headwater.readers.pagefacts import find_article_text, read_page_facts
from headwater.readers.pagetext import choose_title, drop_title, extract_body, list_lines, read_edges, restore_edges


def read_page(file: File) -> Iterator[Draft]:
    """Yield the report of a web page; raise SkipReport where it is no page or shows no text."""
    data = read_bytes(file)
    html = decode_bytes(data)
    tree = parse_page(html)
    facts = read_page_facts(tree, html)
    title = choose_title(tree, facts)
    body = drop_title(choose_body(extract_body(html), find_article_text(tree)), title)
    if not body.strip():
        raise SkipReport("no article was found on the page: save its text as .txt")
    lines = list_lines(tree)
    text = clean_text(put_title(title, restore_edges(body, lines)))
    check_length(text)
    yield Draft(text, file.name, "text/html", (*facts, *read_edges(body, lines)), data)


def choose_body(shown: str, stated: str) -> str:
    """Return the body that the page shows, or the one in its structured data where it shows none or that has its paragraphs."""
    return shown if shown.strip() and shown.split() != stated.split() else stated


def parse_page(html: str) -> Any:
    """Return the tree of a page however broken it is; raise SkipReport where there is none."""
    import trafilatura

    tree = trafilatura.load_html(html)
    if tree is None:
        raise SkipReport("it is no web page: save its text as .txt")
    return tree

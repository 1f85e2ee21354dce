"""A hook of mkdocs: links that lead out of docs/, to code or benchmarks, become plain words on the pages."""

from __future__ import annotations

import posixpath
import re
from typing import Any

LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)#\s]+)(#[^)\s]*)?\)")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Return the page's Markdown without links that leave docs/."""
    folder = posixpath.dirname(page.file.src_uri)

    def keep(match: re.Match[str]) -> str:
        where = posixpath.normpath(posixpath.join(folder, match[2]))
        return match[1] if where.startswith("..") else match[0]

    return LINK.sub(keep, markdown)

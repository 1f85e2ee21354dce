"""Turn a row with columns of any common names into a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from headwater.errors import SkipReport
from headwater.lore import load_rows
from headwater.readers.decode import clean_text
from headwater.readers.draft import LARGEST_TEXT, Draft, Fact

FACTS = ("outlet", "published", "byline", "credit", "url", "title")


def pick_fields(row: Mapping[str, object]) -> dict[str, str]:
    """Return what a row says, by Headwater's names of fields; where two columns mean one field, the first that is filled."""
    fields: dict[str, str] = {}
    for name, value in row.items():
        field = name_field(str(name))
        if field and (text := flatten_value(value)):
            fields.setdefault("url" if field == "outlet" and text.startswith(("http:", "https:")) else field, text)
    return fields


def name_field(name: str) -> str:
    """Return the field that a column's name means ('Published at' means published), or ''."""
    return _names().get("".join(char for char in name.casefold() if char.isalnum()), "")


def flatten_value(value: object) -> str:
    """Return a JSON value as one line of text: lists joined by commas, objects by their name; '' for anything else."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, Mapping):
        return next(
            (found for key in ("name", "title", "@value", "href", "@id") if (found := flatten_value(value.get(key)))), ""
        )
    if isinstance(value, list):
        return ", ".join(found for item in value if (found := flatten_value(item)))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def draft_row(row: Mapping[str, object], file: str, media_type: str) -> Draft:
    """Return the draft of the report that a row holds: its text, under its title where the text does not begin with it.

    Raises SkipReport where it has no text, or too much.
    """
    fields = pick_fields(row)
    if "text" not in fields:
        raise SkipReport("it has no text: the text's column is to be called text, body or content")
    text = put_title(clean_text(fields["title"].strip()) if "title" in fields else "", clean_text(fields["text"]))
    check_length(text)
    return Draft(text, file, media_type, list_facts(fields, "row"))


def list_facts(fields: Mapping[str, str], place: str) -> tuple[Fact, ...]:
    """Return what `fields` say of a report, as facts found at `place`."""
    return tuple(Fact(field, tidy_value(fields[field]), place) for field in FACTS if field in fields)


def tidy_value(value: str) -> str:
    """Return a piece of metadata as one line that can be stored anywhere; unlike the text it is no evidence."""
    return " ".join(value.encode("utf-8", "replace").decode().replace("\x00", " ").split())


def put_title(title: str, body: str) -> str:
    """Return the body under its title, or as it is where it begins with it."""
    if not title or " ".join(body[: 2 * len(title)].split()).startswith(" ".join(title.split())):
        return body
    return f"{title}\n\n{body}"


def check_length(text: str) -> None:
    """Raise SkipReport where `text` is empty or too long to be one report."""
    if not text.strip():
        raise SkipReport("it is empty: remove it, or put the report's text into it")
    if len(text) > LARGEST_TEXT:
        limit = f"{LARGEST_TEXT:,}"
        raise SkipReport(f"it has {len(text):,} characters, more than one report can have ({limit}): split it into its reports")


@cache
def _names() -> dict[str, str]:
    rows: Iterable[dict[str, str]] = load_rows("field_names.tsv")
    return {row["name"]: row["field"] for row in rows}

"""Make docs/api.md from the case room's own description of its API.

python docs/making/api.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater.web.app import create_app
from headwater.web.room import Room

PAGE = Path(__file__).parents[1] / "api.md"
HEAD = """# The API

`headwater serve story.sqlite` also answers programs: what the pages show, as JSON, under `/api`. It is for programs on the same
machine, or for those who know the password.

```python
import httpx

address, _, token = "http://127.0.0.1:8765/?token=…".partition("?token=")  # as `headwater serve` prints it
with httpx.Client(base_url=address, follow_redirects=True) as room:
    room.get("/", params={"token": token})  # the token works once and is exchanged for a cookie
    for claim in room.get("/api/claims", params={"single": True}).json()["items"]:
        print(claim["text"])
```

- Lists come in pages: `items`, `number`, `size`, `total`; ask for the next with `page`.
- Spans are offsets in characters (Unicode code points) into a report's text, end excluded.
- What goes wrong is `{"detail": "a sentence"}` with a status of 401, 403, 404, 422 or 503.
- Requests from other sites are refused. What changes something needs the header `Origin` of the room itself.
- `/api/openapi.json` describes the same for programs (OpenAPI 3.1).

This page is made from that description by `python docs/making/api.py`.
"""
ITEM = "#/components/schemas/"


def make_page() -> str:
    """Return the page."""
    description = create_app(Room(Path("story.sqlite"))).openapi()
    return "\n".join([HEAD, *_list_calls(description), *_list_models(description)])


def _list_calls(description: dict[str, Any]) -> Iterator[str]:
    yield "## What can be asked\n"
    for address, methods in description["paths"].items():
        for method, call in methods.items():
            yield f"### {method.upper()} `{address}`\n"
            yield f"{_flatten(call.get('description', call['summary']))}\n"
            yield from _list_parameters(call.get("parameters", []))
            body = call.get("requestBody", {}).get("content", {})
            yield from (f"Send: {_name(content.get('schema', {}))} as `{kind}`.\n" for kind, content in body.items())
            yield f"Answer: {_name(_find_answer(call))}.\n"


def _list_parameters(parameters: list[dict[str, Any]]) -> Iterator[str]:
    if parameters:
        yield "| parameter | in | |\n|---|---|---|"
        for one in parameters:
            told = [_name(one["schema"]), one.get("description", ""), "must be given" if one.get("required") else ""]
            yield f"| `{one['name']}` | {one['in']} | {'; '.join(filter(None, told))} |"
        yield ""


def _list_models(description: dict[str, Any]) -> Iterator[str]:
    yield "## What is answered\n"
    for name, model in sorted(description.get("components", {}).get("schemas", {}).items()):
        yield f"### {name}\n"
        yield f"{_flatten(model.get('description', ''))}\n"
        if "properties" in model:
            yield "| key | type | |\n|---|---|---|"
            for key, value in model["properties"].items():
                yield f"| `{key}` | {_name(value)} | {_flatten(value.get('description', ''))} |"
            yield ""


def _find_answer(call: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what is answered where all goes well."""
    done = next((answer for status, answer in call["responses"].items() if status.startswith("2")), {})
    return next((content.get("schema", {}) for content in done.get("content", {}).values()), {})


def _name(schema: dict[str, Any]) -> str:
    """Return what a schema is, in a word."""
    if "$ref" in schema:
        return f"[{schema['$ref'].removeprefix(ITEM)}](#{schema['$ref'].removeprefix(ITEM).lower()})"
    if "anyOf" in schema:
        return " or ".join(map(_name, schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(f"`{value}`" if value else "empty" for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_name(schema.get('items', {}))}"
    return str(schema.get("type", "anything"))


def _flatten(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")

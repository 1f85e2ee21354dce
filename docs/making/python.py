"""Make docs/python.md from the signatures and docstrings of what scripts use.

python docs/making/python.py
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import headwater
from headwater import view
from headwater.view.answers import AnswerView
from headwater.view.unsettled import OpenPair
from headwater.view.versions import ToldView

PAGE = Path(__file__).parents[1] / "python.md"
HEAD = """# In Python

```python
import headwater

with headwater.open_case("story.sqlite") as case:
    for claim in case.claims():
        if claim.single_source:
            print(claim.echo, claim.text, claim.origins[0].name)
```

What a case holds comes as light read-only objects; rows are looked up as they are asked for. The `row` of an object is the
record behind it, one of [the tables of a case](case-file.md). What goes wrong is a `headwater.errors.StopRun`, with a sentence
that says what to do. [Exports](exports.md#in-python) are written by `headwater.exports.formats.export`.

This page is made from the code by `python docs/making/python.py`.

## Functions
"""
CLASSES = (
    view.CaseView, view.ClaimView, view.OriginView, view.VersionView, ToldView, view.Repeat, view.StatementView, view.LinkView,
    view.ReportView, view.RelianceView, view.CopyView, view.AlterationView, view.AdditionView, OpenPair, view.DescriptionView,
    view.Span, AnswerView,
)  # fmt: skip


def make_page() -> str:
    """Return the page."""
    functions = [part for name in headwater.__all__ if name != "__version__" for part in _describe_function(name)]
    return "\n".join([HEAD, *functions, "## Objects\n", *(part for kind in CLASSES for part in _describe_class(kind))])


def _describe_function(name: str) -> Iterator[str]:
    function = getattr(headwater, name)
    yield f"### headwater.{name}\n"
    yield f"```python\n{name}{_sign(function)}\n```\n"
    yield f"{inspect.getdoc(function)}\n"


def _describe_class(kind: type) -> Iterator[str]:
    yield f"### {kind.__name__}\n"
    yield f"{inspect.getdoc(kind)}\n"
    yield "| | gives | |\n|---|---|---|"
    for name, member in _list_members(kind):
        told = member if isinstance(member, str) else _describe_member(name, member)
        yield f"| {told} |"
    yield ""


def _list_members(kind: type) -> Iterator[tuple[str, object]]:
    """Yield the public fields, properties and methods of a class, also those that it has from another one, each once."""
    fields = {name: str(hint) for one in reversed(kind.__mro__) for name, hint in vars(one).get("__annotations__", {}).items()}
    for name, hint in fields.items():
        if name not in {"index", "tally", "whole"} and not name.startswith("_"):
            yield name, f"`{name}` | {_shorten(hint)} | "
    seen = set(fields)
    for one in kind.__mro__[:-1]:
        for name, member in vars(one).items():
            if not name.startswith("_") and name not in seen and isinstance(member, property) | inspect.isfunction(member):
                seen.add(name)
                yield name, member


def _describe_member(name: str, member: object) -> str:
    function = member.fget if isinstance(member, property) else member
    first = re.split(r"\n\n", inspect.getdoc(function) or "")[0].replace("\n", " ").replace("|", "\\|")
    gives = _shorten(str(inspect.signature(function).return_annotation))  # type: ignore[arg-type]  # a function it is
    call = "" if isinstance(member, property) else _sign(function).partition(" -> ")[0].replace("|", "\\|")
    return f"`{name}{call}` | {gives} | {first}"


def _sign(function: object) -> str:
    """Return a function's parameters and what it returns, without `self`."""
    text = str(inspect.signature(function)).replace("(self, ", "(").replace("(self)", "()")  # type: ignore[arg-type]
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", text)


def _shorten(hint: str) -> str:
    return f"`{hint}`".replace("'", "").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")

"""Decisions as JSON lines, to take them from one case to another: one decision a line, with all its fields."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields

from headwater.decisions.kinds import check_decision
from headwater.errors import StopRun
from headwater.records import Decision

KINDS_OF_FIELDS = {field.name: int if field.type == "int" else str for field in fields(Decision)}


def write_lines(decisions: Iterable[Decision]) -> str:
    """Return the decisions as JSON lines, the earliest first."""
    ordered = sorted(decisions, key=lambda decision: (decision.at, decision.id))
    return "".join(json.dumps(asdict(decision), ensure_ascii=False) + "\n" for decision in ordered)


def read_lines(text: str) -> list[Decision]:
    """Return the decisions in JSON lines; raise StopRun, with the line, for what is none."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(check_decision(_read_line(line)))
            except StopRun as error:
                raise StopRun(f"line {number}: {error}") from None
    return found


def _read_line(line: str) -> Decision:
    try:
        values = json.loads(line)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise StopRun("not a decision: each line is a JSON object, as `headwater decisions --export` writes it")
    if odd := sorted(values.keys() ^ KINDS_OF_FIELDS.keys()):
        raise StopRun(f"not a decision: {', '.join(odd)} {'is' if len(odd) == 1 else 'are'} missing or not known")
    for name, kind in KINDS_OF_FIELDS.items():
        value = values[name]
        if type(value) is not kind or (isinstance(value, int) and abs(value) >= 2**63):
            raise StopRun(f"{name} cannot be {value!r}")
    return Decision(**values)

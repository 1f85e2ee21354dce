"""What a case answers to a sentence, as JSON: each claim as in the trace, with how likely it answers and how it differs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from headwater.exports.stream import Json
from headwater.exports.trace import make_claim
from headwater.view import StatementView
from headwater.view.answers import AnswerView


def dump_answers(sentence: str, answers: Sequence[AnswerView]) -> str:
    """Return the answers as JSON text that any UTF-8 file can hold; `nearest` are claims that are no answer."""
    found = {
        "asked": sentence,
        "answers": [_answer(one) for one in answers if one.enough],
        "nearest": [_answer(one) for one in answers if not one.enough],
    }
    text = json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _answer(one: AnswerView) -> Json:
    return {
        "how": one.how,
        "likelihood": round(one.score, 4),
        "differs": [{"asked": rival.asked, "told": rival.told} for rival in one.rivals],
        "statement": _statement(one.statement),
        "number": one.claim.number,
        "claim": make_claim(one.claim),
        "denials": [_statement(statement) for statement in one.claim.denials],
    }


def _statement(said: StatementView) -> Json:
    names = [link.name for link in said.chain]
    return {
        "id": said.id,
        "report": said.row.report,
        "start": said.row.start,
        "end": said.row.end,
        "text": said.text,
        "chain": names,
    }

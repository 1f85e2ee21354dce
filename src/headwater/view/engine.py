"""What asking a language model came to: for the end of a run, and for whoever opens the case later."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records import Drop, Engine, Reply
from headwater.view.index import Index


@dataclass(frozen=True, slots=True)
class EngineView:
    """What a case cost and lost with the language model it is read with.

    `questions` were asked, `failed` of them are unanswered; `calls` and tokens count every try. `drops` are the words that
    are not in their report, and for whose sake attributions, or parts of them, were left out.
    """

    model: str
    questions: int
    failed: int
    calls: int
    tokens_in: int
    tokens_out: int
    drops: int


def view_engine(index: Index) -> EngineView | None:
    """Return what asking came to, None where the bundled reader reads the case."""
    model = next((row.model for row in index.table(Engine).values() if row.name == "llm"), "")
    if not model:
        return None
    replies = index.where(Reply, "model", model)
    return EngineView(
        model,
        len(replies),
        sum(bool(row.failure) for row in replies),
        sum(row.calls for row in replies),
        sum(row.tokens_in for row in replies),
        sum(row.tokens_out for row in replies),
        len(index.table(Drop)),
    )

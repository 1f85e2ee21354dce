"""The options of `trace` and `add` that let a language model be asked, and what is said of it at the end of a run."""

from __future__ import annotations

from dataclasses import dataclass

import typer

from headwater.api import BUNDLED, ask_model, choose_engine, open_engine, view_case
from headwater.case import Case
from headwater.cli.screen import warn
from headwater.run.notice import Progress
from headwater.view.phrases import count

ASKED = "llm"


@dataclass(frozen=True)
class EngineWish:
    """Which engine the user asked for: `name` is bundled, llm or, for the one that the case was read with before, None."""

    name: str | None = None
    endpoint: str | None = None
    model: str | None = None

    def __post_init__(self) -> None:
        """Refuse what does not go together."""
        if self.name == ASKED and not self.endpoint:
            raise typer.BadParameter("--engine llm needs --endpoint, as in --endpoint http://localhost:11434/v1")
        if self.name != ASKED and (self.endpoint or self.model):
            raise typer.BadParameter("--endpoint and --model go with --engine llm")


def settle_engine(case: Case, wish: EngineWish, progress: Progress) -> None:
    """Let the case be read with the engine that the user asked for; nothing is sent anywhere unless that is llm."""
    if wish.name == BUNDLED:
        choose_engine(case, BUNDLED)
    if wish.name == ASKED and wish.endpoint:
        with open_engine(wish.endpoint, wish.model or "") as engine:
            stopped = ask_model(case, engine, progress)
        if stopped:
            warn(f"The language model was not asked about everything: {stopped}. Run the same command again to go on.")


def warn_costs(case: Case) -> None:
    """Print what asking a language model came to, where the case is read with one."""
    engine = view_case(case).engine()
    if engine is None:
        return
    asked = f"{count(engine.questions, 'question')} asked, {engine.failed} of them unanswered"
    costs = f"{count(engine.calls, 'call')}, {engine.tokens_in} tokens sent, {engine.tokens_out} tokens back"
    warn(f"{engine.model}, in all runs of this case: {asked}; {costs}")
    if engine.drops:
        warn(f"left out of its replies: {count(engine.drops, 'span')} whose words are not in the report")

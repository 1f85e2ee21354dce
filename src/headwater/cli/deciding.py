"""`decide` and `undo`: say what was decided, what that changed, and what it cost."""

from __future__ import annotations

from pathlib import Path

from headwater.api import view_case
from headwater.case import Case
from headwater.cli.screen import open_console, printable, warn
from headwater.deciding import Effect, Wish, decide_in, describe, undo_in


def decide(path: Path, wish: Wish) -> None:
    """Keep a decision in a case, bring up to date what depends on it, and print what that changed."""
    with Case.open(path) as case:
        effect = decide_in(case, wish)
        print_effect(effect, f"Decided {effect.decisions[0].id[:8]}: {describe(view_case(case), effect.decisions)}")


def undo_decision(path: Path, which: str, wish: Wish) -> None:
    """Take a decision back, with those made in one act with it; who, when and why are those of `wish`."""
    with Case.open(path) as case:
        effect = undo_in(case, which, wish)
        print_effect(effect, f"Undone {effect.decisions[0].undoes[:8]}: {describe(view_case(case), effect.decisions)}")


def print_effect(effect: Effect, heading: str) -> None:
    """Print in a line what changed, and warn of what does not hold any more."""
    console = open_console()
    console.print(printable(heading))
    for one in effect.overruled:
        warn(f"decision {one[:8]} does not hold any more: a later one contradicts it")
    if not effect.new:
        console.print(printable("Nothing new: that was in the case already.", "dim"))
    console.print(printable(f"{effect.sizes}; done again: {effect.redone}", "dim"))

"""Say in sentences why an origin is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from headwater.origins.circles import Circle
from headwater.origins.follow import ELSEWHERE, NAMED, OWN, QUOTED, THROUGH, TOOK, UNSAID, VAGUE, Trail
from headwater.origins.pile import Pile

_LISTED = 6
_SAYS = {
    QUOTED: "named as the source by {reports}",
    NAMED: "named as the source by {reports}; no report of it here has the claim",
    OWN: "{reports} gives it in its own voice and names no source",
    THROUGH: "{reports} has it from {over}, which rests on this origin",
    TOOK: "{reports} names no source but took material from {over}, which rests on this origin",
    VAGUE: "{reports} words its source more vaguely and took material from {over}, which rests on this origin",
    ELSEWHERE: "{reports} names no source for it but names this one elsewhere",
    UNSAID: "{reports} pins it on {over}, which does not say it",
}
_SAYS_MANY = {
    OWN: "{reports} give it in their own voice and name no source",
    ELSEWHERE: "{reports} name no source for it but name this one elsewhere",
    UNSAID: "{reports} pin it on {over}, which does not say it",
}


def explain_origin(pile: Pile, trails: Sequence[Trail]) -> str:
    """Return a sentence that says why an origin is counted: which reports lead to it, and how."""
    by_step: dict[tuple[str, str], list[str]] = defaultdict(list)
    for trail in trails:
        by_step[trail.step, trail.over].append(trail.report)
    parts = []
    for (step, over), reports in by_step.items():
        names = list(dict.fromkeys(pile.labels[r] for r in reports))
        wording = _SAYS_MANY.get(step, _SAYS[step]) if len(names) > 1 else _SAYS[step]
        parts.append(wording.format(reports=join_names(names), over=pile.labels.get(over, over)))
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:] + "."


def explain_circle(pile: Pile, circle: Circle) -> str:
    """Return a sentence that names a circular citation and says where it was broken."""
    told = f"The reports of {join_names(circle.outlets)} lead back to each other"
    return f"{told}: a circle, followed to its earliest report, {pile.labels[circle.earliest]}."


def join_names(names: Sequence[str]) -> str:
    """Return "A, B and C"; past six names the rest is counted."""
    if len(names) > _LISTED:
        names = [*names[:_LISTED], f"{len(names) - _LISTED} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""

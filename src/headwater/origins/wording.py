"""Say in sentences why an origin is counted, and choose the statement that words a claim best."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from math import sqrt

from headwater.lore import load_lines
from headwater.origins.circles import Circle
from headwater.origins.follow import NAMED, OWN, QUOTED, THROUGH, TOOK, UNSAID, VAGUE, Trail
from headwater.origins.pile import Pile
from headwater.text.words import content_words

_LISTED = 6
_COMPARED = 60
_SHARED_WEIGHT = 3.0
_SAYS = {
    QUOTED: "named as the source by {reports}",
    NAMED: "named as the source by {reports}; no report of it here has the claim",
    OWN: "{reports} gives it in its own voice and names no source",
    THROUGH: "{reports} has it from {over}, which rests on this origin",
    TOOK: "{reports} names no source but took material from {over}, which rests on this origin",
    VAGUE: "{reports} words its source more vaguely and took material from {over}, which rests on this origin",
    UNSAID: "{reports} pins it on {over}, which does not say it",
}
_SAYS_MANY = {
    OWN: "{reports} give it in their own voice and name no source",
    UNSAID: "{reports} pin it on {over}, which does not say it",
}
_WORD = re.compile(r"[^\W_]+")


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


def choose_clearest(texts: Sequence[tuple[str, str]]) -> str:
    """Return the id of the statement that can best stand for a claim, of (id, text) pairs in order of time.

    It says what the others say (it shares their words), is a whole sentence of middling length that names whom it speaks
    of, and begins with no pronoun; among equals the earliest.
    """
    words = {text: frozenset(content_words(text)) for _, text in texts[:_COMPARED]}

    def fitness(pair: tuple[str, str]) -> float:
        mine = words.get(pair[1], frozenset())
        shared = [_likeness(mine, other) for text, other in words.items() if text != pair[1]]
        return _clearness(pair[1]) + _SHARED_WEIGHT * (sum(shared) / len(shared) if shared else 0.0)

    return max(texts, key=fitness)[0]


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / sqrt(len(a) * len(b)) if a and b else 0.0


def _clearness(text: str) -> float:
    words = _WORD.findall(text)
    if not words:
        return -10.0
    dangling = set(load_lines("dangling_words.txt"))
    low = [word.casefold() for word in words]
    capitals = sum(word[:1].isupper() for word in words[1:])
    length = min(len(words), 14) / 14 - max(0, len(words) - 28) / 14
    known = min(capitals, 3) * 0.2 + any(word[0].isdigit() for word in words) * 0.1
    left_open = (low[0] in dangling) * 1.0 + sum(word in dangling for word in low[1:]) * 0.15
    form = (not text[:1].isupper()) * 0.3 + text.count("“") * 0.2 + text.count('"') * 0.1
    question = text.rstrip("”\"'").endswith("?") * 0.5
    return float(length + known - left_open - form - question)

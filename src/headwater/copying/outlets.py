"""How a text names an outlet: in full, by its initials, by the word that is its own ("the Gazette")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from headwater.copying.grams import find_grams
from headwater.copying.kernels import Hashes
from headwater.copying.words import WordColumns, split_text
from headwater.lore import load_lines

FULL, INITIALS, LAST, OWN, ALONE = 1.0, 0.9, 0.7, 0.6, 0.4


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name an outlet; `strength` (0..1) falls with how easily the words may mean something else."""

    outlet: str
    text: str
    strength: float
    gram: int
    size: int


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a text names an outlet: word numbers, end excluded."""

    outlet: str
    first: int
    last: int
    strength: float


FormTable = Mapping[int, Mapping[int, Sequence[Form]]]


@cache
def list_forms(outlet: str) -> tuple[Form, ...]:
    """Return the ways in which a text may name `outlet`, the strongest first."""
    words = _name_words(outlet)
    bare = LAST if len(words) == 1 and words != outlet.split() else FULL
    forms = {" ".join(words): bare, outlet.strip(): FULL}
    if len(words) > 1:
        capitals = "".join(word[0] for word in re.findall(r"\w+", " ".join(words)) if word[0].isupper())
        initials = "".join(word[0] for word in re.findall(r"\w+", " ".join(words))).upper()
        short = {text: INITIALS for text in (capitals, initials) if len(text) >= 3 or (len(text) == 2 and text == capitals)}
        media = load_lines("outlet_words.txt") + load_lines("citing_name_words.txt")
        own = {word: OWN for word in words if len(word) > 3 and word[0].isupper() and word.lower() not in media}
        last = {words[-1]: LAST} if len(words[-1]) > 3 and words[-1][0].isupper() else {}
        forms = {**own, **last, **short, **forms}
    found = [_make_form(outlet, text, strength) for text, strength in forms.items()]
    return tuple(sorted((form for form in found if form.size), key=lambda form: (-form.strength, form.text)))


def _name_words(outlet: str) -> list[str]:
    words = outlet.split()
    return words[1:] if len(words) > 1 and words[0].lower() in load_lines("citing_articles.txt") else words


def _make_form(outlet: str, text: str, strength: float) -> Form:
    hashes = split_text(text).hashes
    gram = int(find_grams(hashes, len(hashes))[0]) if len(hashes) else 0
    return Form(outlet, text, strength, gram, len(hashes))


def tabulate_forms(outlets: Iterable[str]) -> FormTable:
    """Return size in words → gram → the forms of all `outlets`, without single words that two outlets share."""
    table: dict[int, dict[int, list[Form]]] = defaultdict(lambda: defaultdict(list))
    for outlet in sorted(set(outlets) - {""}):
        for form in list_forms(outlet):
            table[form.size][form.gram].append(form)
    for forms in table.values():
        for gram, same in forms.items():
            full = [form for form in same if form.strength == FULL]
            forms[gram] = full or (same if len({form.outlet for form in same}) == 1 else [])
    return table


def find_namings(text: str, words: WordColumns, table: FormTable) -> list[Naming]:
    """Return where `text` names the outlets of the table, in order; of overlapping namings of one outlet the strongest."""
    found: list[Naming] = []
    for size, forms in table.items():
        grams = find_grams(words.hashes, size)
        for place in np.flatnonzero(np.isin(grams, _keys(forms))).tolist():
            shown = text[words.starts[place] : words.ends[place + size - 1]]
            found.extend(
                Naming(form.outlet, place, place + size, _weigh(form, text, words, place))
                for form in forms[int(grams[place])]
                if reads_as_name(shown, form)
            )
    found.sort(key=lambda naming: (-naming.strength, naming.first, naming.outlet))
    kept: list[Naming] = []
    for naming in found:
        if not any(naming.outlet == other.outlet and _overlap(naming, other) for other in kept):
            kept.append(naming)
    return sorted(kept, key=lambda naming: (naming.first, naming.outlet))


def _weigh(form: Form, text: str, words: WordColumns, place: int) -> float:
    """Return the strength of a form; a word of the name alone needs an article or a word like "radio" beside it."""
    if form.strength >= INITIALS:
        return form.strength
    before = text[words.starts[place - 1] : words.ends[place - 1]].lower() if place else ""
    after = text[words.starts[place + 1] : words.ends[place + 1]].lower() if place + 1 < len(words) else ""
    beside = load_lines("outlet_words.txt") + (load_lines("citing_articles.txt") if form.strength == LAST else ())
    return form.strength if before in beside or after in load_lines("outlet_words.txt") else ALONE


def _keys(forms: Mapping[int, Sequence[Form]]) -> Hashes:
    return np.fromiter(forms, np.uint64, len(forms))


def _overlap(one: Naming, other: Naming) -> bool:
    return one.first < other.last and other.first < one.last


def reads_as_name(shown: str, form: Form) -> bool:
    """Tell whether the words `shown` are written as a name: initials in capitals, other words with a capital each."""
    if form.strength == INITIALS:
        return shown == shown.upper()
    pairs = list(zip(form.text.split(), shown.split(), strict=False))
    named = pairs[1:] if len(pairs) > 1 and pairs[0][0].lower() in load_lines("citing_articles.txt") else pairs
    return all(word[0].isupper() or not known[0].isupper() for known, word in named)

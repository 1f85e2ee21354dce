"""Find whom a pronoun means: he, she, it, they, both, who."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from headwater.lore import load_lines
from headwater.sources.drafts import Draft
from headwater.sources.words import BODY, DOCUMENT, OUTLET, PERSON, UNNAMED

FAR = 1500  # characters back to which a pronoun may point
_NOUN = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]wo|[Tt]hree|[Ss]ome|[Oo]ne|[Aa]nother)\s[^,;:.!?“”\"()\n]{2,80}$"
)

Place = tuple[int, Draft]
"""Where a draft is spoken of."""


def find_pronoun(agrees: str, at: int, spoken: Sequence[Place], singled: Collection[int] = ()) -> Draft | None:
    """Return whom a pronoun at offset `at` means, None where nobody fits.

    `agrees` is m, f, n, p or group; `spoken` are the places where somebody is heard or is a sentence's subject: the last that
    agrees is meant. What only its form makes a person or a body is meant where nobody else is. At the places `singled` one of
    several is heard ("one of them").
    """
    near = [(place, draft) for place, draft in spoken if at - FAR <= place < at]
    fitting = [(place, draft) for place, draft in near if _agrees(draft, agrees, one=place in singled)]
    sure = [(place, draft) for place, draft in fitting if not _is_guess(draft, agrees)]
    best = max(sure or fitting, key=lambda row: row[0], default=None)
    return best[1] if best is not None else None


def _is_guess(draft: Draft, agrees: str) -> bool:
    """Whether a draft only may be somebody, or a body."""
    return draft.kind == BODY and not draft.sure if agrees in {"m", "f"} else draft.kind == PERSON


def _agrees(draft: Draft, agrees: str, *, one: bool) -> bool:
    if agrees == "group":
        return draft.plural
    if agrees == "p":
        return draft.plural or draft.kind in {BODY, OUTLET}
    if agrees == "n":
        return draft.kind in {BODY, OUTLET, DOCUMENT} and not draft.plural
    somebody = draft.kind in {PERSON, UNNAMED} or (draft.kind == BODY and not draft.sure and not draft.name.isupper())
    return somebody and (one or not draft.plural) and draft.gender in {"", agrees}


def goes_on(text: str, at: int) -> bool:
    """Whether the pronoun at offset `at` is the subject of a verb that says that somebody goes on speaking: "she added"."""
    return _going_on().match(text, at) is not None


@cache
def _going_on() -> re.Pattern[str]:
    return re.compile(rf"\w+ (?:also |then |further |later )?(?:{'|'.join(load_lines('going_on.txt'))})\b", re.IGNORECASE)


def antecedent(text: str, at: int, sentence: int) -> tuple[int, int] | None:
    """Return the span of the noun phrase right before a relative pronoun at `at`, in the sentence that begins at `sentence`.

    A phrase of names alone is left to the caller: None is returned where no article begins the phrase.
    """
    end = at - len(text[sentence:at]) + len(text[sentence:at].rstrip(" ,"))
    found = _NOUN.search(text, max(sentence, end - 90), end)
    if not found:
        return None
    last = max(
        found.start(),
        *(found.start() + m.start() for m in re.finditer(r"\b(?:an?|the|its|his|her|their)\s", found.group(), re.IGNORECASE)),
    )
    return last, end

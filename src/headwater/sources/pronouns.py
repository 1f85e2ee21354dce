"""Find whom a pronoun means: he, she, it, they, both, who."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.sources.drafts import Draft
from headwater.sources.words import BODY, DOCUMENT, OUTLET, PERSON, UNNAMED

_FAR = 1500  # characters back to which a pronoun may point
_NOUN = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]wo|[Tt]hree|[Ss]ome|[Oo]ne|[Aa]nother)\s[^,;:.!?“”\"()\n]{2,80}$"
)

Place = tuple[int, Draft]
"""Where a draft is spoken of."""


def find_pronoun(agrees: str, at: int, heard: Sequence[Place], subjects: Sequence[Place]) -> Draft | None:
    """Return whom a pronoun at offset `at` means, None where nobody fits.

    `agrees` is m, f, n, p or group; `heard` are the earlier sources, `subjects` the first names of the sentences outside
    of what others say; the later of the last source and the last subject that agree is meant.
    """
    spoken = [(place, draft) for place, draft in heard if place < at and _agrees(draft, agrees)]
    named = [(place, draft) for place, draft in subjects if place < at and _agrees(draft, agrees)] if agrees != "group" else []
    best = max([*spoken[-1:], *named[-1:]], key=lambda row: row[0], default=None)
    return best[1] if best is not None and at - best[0] <= _FAR else None


def _agrees(draft: Draft, agrees: str) -> bool:
    if agrees == "group":
        return draft.plural
    if agrees == "p":
        return draft.plural or draft.kind in {BODY, OUTLET}
    if agrees == "n":
        return draft.kind in {BODY, OUTLET, DOCUMENT} and not draft.plural
    somebody = draft.kind in {PERSON, UNNAMED} or (draft.kind == BODY and not draft.sure and not draft.name.isupper())
    return somebody and not draft.plural and draft.gender in {"", agrees}


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

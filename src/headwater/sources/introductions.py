"""Whom a role means that comes before its name ("The editor has claimed … Jane Doe, who …"), or stands for it later on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from headwater.sources.drafts import Draft
from headwater.sources.extents import same_head
from headwater.sources.phrases import Phrase
from headwater.sources.roles import read_role
from headwater.sources.words import PERSON, UNNAMED, are_synonyms, is_said_of_anybody, small_words
from headwater.text.names import strip_marks

INTRODUCED = 450  # characters behind a role within which its name may follow
STANDS_FOR = 350  # characters before a role within which the one is named for whom it stands

Place = tuple[int, Draft]
"""Where a draft is spoken of."""


@lru_cache(maxsize=16384)
def are_compatible(one: str, other: str) -> bool:
    """Whether one person may be called by both head nouns: skipper and captain, researcher and anything."""
    if same_head(one, other) or one.startswith("ex-") or other.startswith("ex-"):
        return True
    return is_said_of_anybody(one) or is_said_of_anybody(other) or are_synonyms(one, other)


def may_be_called(draft: Draft, head: str) -> bool:
    """Whether nothing that is said of somebody speaks against his being called by this noun.

    Ranks speak against no post, nor does what he is among other things ("a retired teacher").
    """
    if draft.kind == UNNAMED or not draft.is_named:
        return are_compatible(strip_marks(read_role(draft.name).head), head)
    told = [read_role(role).head for role in draft.roles if not _is_beside(role)]
    return all(are_compatible(known, head) for known in told if known)


def agree_in_gender(draft: Draft, gender: str) -> bool:
    """Whether somebody may be of this gender, "" standing for any."""
    return not gender or draft.gender in {"", gender}


def find_stood_for(phrase: Phrase, at: int, since: int, people: Iterable[Place]) -> Draft | None:
    """Return the one person spoken of right before a definite role at offset `at` who may be called so, None if several may.

    `people` are the places where persons are named or heard. "The researcher" may be anybody of the last sentences; "the
    captain" only one who has been the only person since `since`, where the sentence before begins.
    """
    generic = is_said_of_anybody(phrase.head)
    first = min(since, at - STANDS_FOR) if generic else since
    near = {id(draft): draft for place, draft in people if first <= place < at and draft.kind in {PERSON, UNNAMED}}
    if any(draft.plural and same_head(read_role(draft.name).head, phrase.head) for draft in near.values()):
        return None
    fitting = [draft for draft in near.values() if not draft.plural and _fits(draft, phrase)]
    return fitting[0] if len(fitting) == 1 and (generic or len(near) == 1) else None


def _fits(draft: Draft, phrase: Phrase) -> bool:
    ranks = {read_role(role).head for role in draft.roles} & small_words("forces")
    ranked = not ranks or phrase.head not in small_words("forces") or phrase.head in ranks
    return ranked and agree_in_gender(draft, phrase.gender) and may_be_called(draft, phrase.head)


def find_introduced(role: Draft, last: int, head: str, people: Sequence[Place]) -> Draft | None:
    """Return the person who is named first behind a role that was last used at offset `last`, None where it is another.

    `people` are the places where a sentence or an attribution begins with a person's name, in order.
    """
    for place, draft in people:
        if place <= last or draft is role:
            continue
        if place - last > INTRODUCED:
            return None
        new = min(draft.at)[0] > role.key
        return draft if new and agree_in_gender(draft, role.gender) and _is_bare(draft, head) else None
    return None


def _is_bare(draft: Draft, head: str) -> bool:
    """Whether a person is named without a post, or with the one that he was called by: else his own is what introduces him."""
    heads = [read_role(role).head for role in draft.roles if not _is_beside(role)]
    bosses = small_words("chiefs") if head in small_words("any chief") else frozenset[str]()
    return not heads or any(same_head(known, head) or known in bosses for known in heads)


def _is_beside(role: str) -> bool:
    """Whether a role says what somebody is among other things, or of what rank, and so speaks against no post."""
    return role.startswith(("a ", "an ", "A ", "An ")) or read_role(role).head in small_words("ranks")

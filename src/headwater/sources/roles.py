"""Find whom a noun phrase means that names nobody: "the fire chief", "the ministry", "the channel", "she"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.lore import load_lines
from headwater.sources.drafts import Draft
from headwater.sources.extents import head_of, same_head
from headwater.sources.phrases import Phrase
from headwater.sources.words import BODY, DOCUMENT, OUTLET, PERSON, UNNAMED, are_synonyms, small_words
from headwater.text.names import name_words, strip_marks

_SENTENCE = 300  # characters before an owner's pronoun in which its owner is looked for
_ITS = re.compile(r"(?:its|his|her|their)\b", re.IGNORECASE)
_OWNER = re.compile(r"([A-Z][^'’]*)['’]s? ")
_FAR = 3000  # characters back to which a bare noun may point


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is called by what he is: its head noun and the words that tell it from other roles, folded."""

    head: str
    words: frozenset[str]


@lru_cache(maxsize=16384)
def read_role(role: str) -> Role:
    """Return the head and the words of a role: "the ministry's former spokesman" is a spokesman, of a ministry."""
    _, head = head_of(role, 0, len(role))
    return Role(strip_marks(head.text) if head else "", frozenset(name_words(role)) - small_words("no help"))


def find_role(text: str, phrase: Phrase, at: int, drafts: Sequence[Draft], heard: Sequence[tuple[int, Draft]]) -> Draft | None:
    """Return whom a role phrase at offset `at` means, None where the text does not settle it.

    `heard` are the earlier sources of the report with their offsets, in order.
    """
    wanted = read_role(text[phrase.core[0] : phrase.core[1]])
    told = [draft for draft in drafts if _has_role(draft, phrase, wanted) and not _is_others(text, at, draft)]
    before = [draft for draft in told if _first(draft) < at]
    if before or told:
        return _nearest(before, at, heard) if before else (told[0] if len(told) == 1 else None)
    if phrase.kind == PERSON:
        return _person(phrase, at, heard) or _same_post(phrase, wanted, at, drafts)
    document = _last_document(at, heard) if phrase.head in small_words("any document") else None
    if document is not None:
        return document
    if phrase.head in small_words("issued"):
        return _issuer(text, phrase.head, at, heard)
    return _thing(phrase, wanted, at, drafts, heard)


def _is_others(text: str, at: int, draft: Draft) -> bool:
    """Whether a draft has an owner of whom the sentence has not spoken where "its", "his" or "her" stands at `at`."""
    owner = _OWNER.match(draft.name) if _ITS.match(text, at) else None
    sentence = text[max(0, at - _SENTENCE) : at].rpartition(". ")[2]
    return owner is not None and owner.group(1) not in sentence


def _first(draft: Draft) -> int:
    return draft.at[0][0] if draft.at else -1


def _nearest(drafts: Sequence[Draft], at: int, heard: Sequence[tuple[int, Draft]]) -> Draft:
    """Return the draft last heard of, as a source or by name."""

    def last(draft: Draft) -> tuple[int, int]:
        places = [a for a, _ in draft.at if a < at] + [a for a, d in heard if d is draft]
        return max(places, default=-1), -draft.key

    return max(drafts, key=last)


def _has_role(draft: Draft, phrase: Phrase, wanted: Role) -> bool:
    """Whether a draft is known by this role: the same head, and no word against it."""
    known = [*draft.roles, *draft.hints, *(draft.names if draft.kind != PERSON else ())]
    return any(same_role(read_role(role), wanted) for role in known) or (
        draft.kind == phrase.kind and draft.kind != PERSON and len(wanted.words) == 1 and phrase.head in draft.words
    )


def same_role(known: Role, wanted: Role) -> bool:
    """Whether two roles have one head and neither has a word that the other contradicts: one's words hold the other's."""
    if _is_second(known) != _is_second(wanted):
        return False
    if wanted.head in small_words("any chief") and known.head in small_words("chiefs"):
        return len(wanted.words) > 1 and wanted.words - {wanted.head} <= known.words
    return same_head(known.head, wanted.head) and (wanted.words <= known.words or known.words <= wanted.words)


def _person(phrase: Phrase, at: int, heard: Sequence[tuple[int, Draft]]) -> Draft | None:
    if phrase.head not in small_words("anybody"):
        return None
    for place, draft in reversed(heard):
        if at - place > _FAR:
            return None
        if draft.kind in {PERSON, UNNAMED} and not draft.plural and draft.gender in {"", phrase.gender}:
            return draft if draft.kind == UNNAMED else None
    return None


def _same_post(phrase: Phrase, wanted: Role, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """Return the one person known by another noun for the same post: "the judge" is Justice Delacour."""
    ranked = wanted.head in small_words("forces")
    if len(wanted.words) > 1 and not ranked:
        return None
    known = [draft for draft in drafts if draft.kind == PERSON and _first(draft) < at]
    known = [draft for draft in known if not phrase.gender or draft.gender in {"", phrase.gender}]
    same = same_head if ranked else are_synonyms
    fitting = [draft for draft in known if any(same(read_role(role).head, wanted.head) for role in draft.roles)]
    return fitting[0] if len(fitting) == 1 else None


def _last_document(at: int, heard: Sequence[tuple[int, Draft]]) -> Draft | None:
    """Return the document last heard of, for "the document"."""
    found = [draft for place, draft in heard if at - _FAR <= place < at and draft.kind == DOCUMENT]
    return found[-1] if found else None


def _is_second(role: Role) -> bool:
    """Whether a role is that of a deputy: no vice-minister is the minister."""
    return role.head.startswith("vice-") or not role.words.isdisjoint(small_words("second"))


def _issuer(text: str, noun: str, at: int, heard: Sequence[tuple[int, Draft]]) -> Draft | None:
    """Return who was last heard through a statement: what "the statement" says, he says."""
    issued = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
    for place, draft in reversed(heard):
        line = text.find("\n", place, at)
        if at - place <= _FAR and draft.kind in {PERSON, BODY, OUTLET} and issued.search(text, place, line if line > 0 else at):
            return draft
    return None


def _thing(phrase: Phrase, wanted: Role, at: int, drafts: Sequence[Draft], heard: Sequence[tuple[int, Draft]]) -> Draft | None:
    """Return the body or outlet last spoken of, where the noun would do for any of them."""
    before = [draft for draft in drafts if draft.key >= 0 and any(a < at for a, _ in draft.at)]
    spoken = [draft for draft in before if any(draft is other for _, other in heard)]
    if phrase.head in small_words("any body"):
        return _firm(before, spoken)
    fitting = [draft for draft in before if phrase.kind == OUTLET and _may_publish(draft, phrase.head)]
    if fitting:
        return _nearest([draft for draft in fitting if draft in spoken] or fitting, at, heard)
    same = [draft for draft in before if _is_such(draft, phrase)] if len(wanted.words) == 1 else []
    return same[0] if len(same) == 1 else None


def _firm(before: Sequence[Draft], spoken: Sequence[Draft]) -> Draft | None:
    """Return the firm that a report speaks of most, one that was heard before others."""
    may = [draft for draft in before if _may_trade(draft)]
    for pool in ([draft for draft in may if draft in spoken], [draft for draft in may if draft.kind == BODY]):
        firms = [draft for draft in pool if _is_firm(draft)]
        whole = [draft for draft in pool if len(draft.words) > 1]
        if firms or whole or pool:
            return max(firms or whole or pool, key=lambda draft: (len(draft.at), -draft.key))
    return None


def _is_such(draft: Draft, phrase: Phrase) -> bool:
    """Whether a draft is a body that another noun for the same says in its name: infirmary, hospital."""
    same = next((group for group in _body_groups() if phrase.head in group), frozenset())
    return draft.is_named and draft.kind in {BODY, OUTLET} and any(word in same for word in draft.words)


@lru_cache(maxsize=1)
def _body_groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in load_lines("body_groups.txt"))


def _may_trade(draft: Draft) -> bool:
    """Whether a draft may be meant by "the company": a body that no noun of its name makes a ministry, a party or a court."""
    if (
        not draft.is_named
        or draft.kind not in {BODY, PERSON}
        or (draft.kind == PERSON and (draft.sure or len(draft.words) == 1))
    ):
        return False
    return not any(word in small_words("offices") for word in draft.words) and not (draft.name.isupper() and not draft.sure)


def _may_publish(draft: Draft, noun: str) -> bool:
    """Whether a draft is an outlet that the noun fits: no magazine is a channel."""
    on_air, in_print = (any(word in small_words(sort) for word in draft.words) for sort in ("on air", "in print"))
    wrong = (on_air and noun in small_words("in print")) or (in_print and noun in small_words("on air"))
    return draft.kind == OUTLET and not wrong


def _is_firm(draft: Draft) -> bool:
    """Whether a noun of its name or its roles makes a draft a firm."""
    words = [*draft.words, *(word for role in draft.roles for word in name_words(role))]
    return any(word in small_words("firms") or word in small_words("makers") for word in words)

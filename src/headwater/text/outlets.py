"""Know outlets: by web address, by name, and by how their names are made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from headwater.lore import load_lines, load_rows

ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\w+/(?=https?:)", re.IGNORECASE)
WORD = re.compile(r"\w+")
ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,6}")
# Inner capitals or digits mark a made name (PatchNotes, AgSur, Ticker24, GolYa), but for those of surnames (McDonald).
COINED = re.compile(
    r"(?!Mac?[A-Z]|Mc|De[A-Z]|Di[A-Z]|Du[A-Z]|L[ae][A-Z]|Van[A-Z]|Fitz)(?=\w*[A-Za-z])(?:[A-Z]\w*[a-z][A-Z]\w*|[A-Za-z]{2,}\d{1,3})"
)


@dataclass(frozen=True)
class Outlet:
    """An outlet as the table has it; `kind` is agency, newspaper, broadcaster, magazine or site."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    kind: str


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """Return the known outlets of the world."""
    return tuple(
        Outlet(row["name"], tuple(filter(None, row["aliases"].split("|"))), tuple(row["domains"].split("|")), row["kind"])
        for row in load_rows("outlets.tsv")
    )


def find_outlet_by_domain(url: str) -> Outlet | None:
    """Return the known outlet whose web address `url` is; the longest domain that fits counts."""
    labels = find_host(url).split(".")
    known = _by_domain()
    return next((known[domain] for at in range(len(labels)) if (domain := ".".join(labels[at:])) in known), None)


def find_outlet(name: str) -> Outlet | None:
    """Return the known outlet of that name or alias, with or without "The"; capitals count ("AP" is one, "ap" is none)."""
    known = _by_name()
    return known.get(name.strip()) or known.get(_drop_article(name.strip()))


def settle_name(name: str) -> str:
    """Return the one name by which an outlet is shown, where it is known by another; an acronym may be somebody else's."""
    outlet = None if is_acronym(name) else find_outlet(name)
    return outlet.name if outlet else name


def find_host(url: str) -> str:
    """Return the host that `url` names, lower case, without "www."; of an archived page the host of the original."""
    try:
        host = urlsplit(unwrap_archive(url)).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def unwrap_archive(url: str) -> str:
    """Return the address of the page that an archive's address stands for, or `url` itself."""
    return ARCHIVED.sub("", url)


def carries_others(host: str) -> bool:
    """Return whether a host carries the texts of others, so that it says nothing about their outlet."""
    return any(host == other or host.endswith(f".{other}") for other in load_lines("hosts_not_outlets.txt"))


def is_agency(name: str) -> bool:
    """Return whether `name` is a known news agency, or is named as one ('Corrin Wire', 'Agencia Sur')."""
    outlet = find_outlet(name)
    return outlet.kind == "agency" if outlet else _has_word(name, load_lines("agency_words.txt"))


def is_desk(name: str) -> bool:
    """Return whether `name` says by a word such as "staff" or "desk" that it is a part of its own outlet."""
    return _has_word(name, load_lines("desk_words.txt"))


def looks_like_outlet(name: str) -> bool:
    """Return whether `name` is a known outlet or made as outlets' names are: by a word ('Herald'), or coined ('Ticker24')."""
    if find_outlet(name) or is_agency(name):
        return True
    words = name.split()
    named = all(word[:1].isupper() or word.lower() in ("of", "the", "and", "&", "de") for word in words)
    return named and ((len(words) > 1 and _has_word(name, load_lines("outlet_words.txt"))) or is_coined(name))


def is_acronym(name: str) -> bool:
    """Return whether `name` is two to seven capitals."""
    return ACRONYM.fullmatch(name) is not None


def is_coined(name: str) -> bool:
    """Return whether `name` is one word that nobody would write so but an outlet: with inner capitals or digits at its end."""
    return COINED.fullmatch(name) is not None


def is_same_outlet(one: str, other: str) -> bool:
    """Return whether two names may well be of one outlet: equal, known as such, one short for the other, or its initials."""
    first, second = sorted((_split_name(one), _split_name(other)), key=lambda words: (len(words), words))
    if not first or not second:
        return False
    known = find_outlet(one)
    if known and known is find_outlet(other):
        return True
    if all(word in second for word in first):
        return True
    return len(first) == 1 and _abbreviates(first[0], second) and not _differs(one, other)


def _differs(one: str, other: str) -> bool:
    """Return whether one name is a known agency's and the other is no agency's: the AP is not the Asheville Post."""
    known = find_outlet(one) or find_outlet(other)
    return known is not None and known.kind == "agency" and not (is_agency(one) and is_agency(other))


def _abbreviates(short: str, words: list[str]) -> bool:
    """Return whether `short` is made of beginnings of all words, in order: 'agsur' of 'agencia sur', 'kps' of three words.

    Words that only join others may be left out: 'anv' of 'agencia de noticias del valle'.
    """
    if not words:
        return not short
    if words[0] in load_lines("joining_words.txt") and _abbreviates(short, words[1:]):
        return True
    return any(_abbreviates(short[size:], words[1:]) for size in range(1, len(words[0]) + 1) if short[:size] == words[0][:size])


def _split_name(name: str) -> list[str]:
    bare = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    words: list[str] = WORD.findall(bare)
    return words[1:] if len(words) > 1 and words[0] in ("the", "der", "die", "das", "el", "la", "le") else words


def _has_word(name: str, known: Iterable[str]) -> bool:
    spelled = f" {' '.join(_split_name(name))} "
    return any(f" {word} " in spelled for word in known)


def _drop_article(name: str) -> str:
    return name[4:] if name.startswith(("The ", "the ")) else name


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in load_outlets() for domain in outlet.domains if domain}


@cache
def _by_name() -> dict[str, Outlet]:
    return {name: outlet for outlet in load_outlets() for name in (*outlet.aliases, outlet.name)}

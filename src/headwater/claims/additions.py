"""What a report says beyond the reports it relies on: each sentence weighed by how much of it they bear out.

A sentence that is pinned on another report or on a speaker known from there, and has figures, names or words that the
other has not, is likely to have been added. What the report found out itself is no addition; most of the features
tell the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.claims import additions_clauses, additions_place, additions_report
from headwater.claims.additions_clauses import join_neighbours, measure_clauses
from headwater.claims.additions_figures import is_close, is_garbled, is_kind
from headwater.claims.additions_place import Places, index_places
from headwater.claims.additions_report import find_small_words, hear_tone, measure_report
from headwater.lore import load_lines
from headwater.records import Figure, Link, Report, Spans
from headwater.text.spans import count_shared
from headwater.text.words import content_words, find_words, fold_word

FEATURES = (
    *additions_clauses.FEATURES, *additions_report.FEATURES, *additions_place.FEATURES, "depth",
    "borne", "borne_by_one", "new_words", "newest_words", "new_figure", "newest_figure", "differing_figure", "altered",
    "pinned", "pinned_new", "outlet_in_chain", "report_borne", "length",
)  # fmt: skip
_ABOUT = 0.15
"""Which share of a sentence's words stand around a figure that is about the same."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with its sentences (headings among them), its figures and the links of its chains."""

    report: Report
    sentences: Spans
    figures: tuple[Figure, ...] = ()
    chains: tuple[tuple[int, int, tuple[Link, ...]], ...] = ()

    def text(self, start: int, end: int) -> str:
        """Return what stands at start..end."""
        return self.report.text[start:end]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with its features, and what is to be told of it if it is held to be an addition.

    `plain` where it needs no weighing: it names the other outlet and gives a figure that this one has otherwise, and that
    no earlier report has. `changes` where it has a figure or a quotation otherwise than a report relied on.
    """

    look: Look
    values: tuple[float, ...]
    plain: bool
    changes: bool

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.look.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.look.end

    @property
    def cites(self) -> str:
        """The id of the relied-on report that it most likely goes back to."""
        return find_cited(self.look)

    @property
    def kind(self) -> str:
        """Whether it contradicts the reports relied on, or adds to them."""
        return "contradicts" if self.changes else "added"

    @property
    def why(self) -> str:
        """The reasons in words."""
        return explain(self.look, self.look.ground.relied[self.cites])


@dataclass(frozen=True, slots=True)
class Known:
    """What a set of reports says: the stems of its words of content, all its words, its figures' values."""

    content: frozenset[str]
    words: frozenset[str]
    values: frozenset[float]


def weigh_sentences(
    told: Telling, relied: Mapping[str, Telling], earlier: Sequence[Telling], altered: Spans
) -> Iterator[Weighed]:
    """Yield each sentence of a report weighed against those it relies on (by id) and all earlier ones.

    `altered` are the quotations of the report that change the words of one in a report it relies on. Passed over is a
    sentence of fewer than two words of content, what the report found out itself, and what stands there for a second time.
    """
    looks = list(_look_at(told, _lay_ground(told, relied, earlier)))
    small = find_small_words(one.report.text for one in (told, *relied.values(), *earlier))
    measured = [_measure(look, altered) for look in looks]
    wide = measure_report(measured, [hear_tone(look.text, look.words, small) for look in looks])
    whole = [_share(look.words, look.ground.known.content) for look in looks]
    for look, own, throughout in zip(looks, measured, wide, strict=True):
        values = {**own, **throughout, "report_borne": sum(whole) / len(whole)}
        differs = bool(values["differing_figure"])
        changes = differs or any(count_shared(span, (look.start, look.end)) for span in altered)
        plain = bool(differs and values["newest_figure"] and name_outlets(look))
        yield Weighed(look, tuple(float(values[name]) for name in FEATURES), plain, changes)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the sentences of a report are compared with: the reports it relies on, by id, and what is made of them.

    `known` is what these say, `newest` what they and all earlier ones say; `lines` are their sentences, as (id, words of
    content), `near` the words of each two of a report that follow each other, `places` the same, ready to be asked.
    """

    relied: Mapping[str, Telling]
    known: Known
    newest: Known
    lines: tuple[tuple[str, frozenset[str]], ...]
    near: tuple[frozenset[str], ...]
    places: Places


def _lay_ground(told: Telling, relied: Mapping[str, Telling], earlier: Sequence[Telling]) -> Ground:
    """Return what the sentences of a report are compared with."""
    lines = tuple(_sentences(relied))
    near = tuple(words for key in relied for words in join_neighbours(words for owner, words in lines if owner == key))
    texts = {one.report.id: one.report.text for one in (told, *relied.values(), *earlier)}
    places = index_places(near, [_list_words(text)[0] for text in texts.values()])
    return Ground(relied, know(list(relied.values())), know([*relied.values(), *earlier]), lines, near, places)


def _look_at(told: Telling, ground: Ground) -> Iterator[Look]:
    """Yield the sentences of a report that are to be weighed, with what they are compared with."""
    seen: set[str] = set()
    for start, end in told.sentences:
        text = told.text(start, end)
        words = frozenset(content_words(text))
        if len(words) > 1 and text not in seen and not any(pattern.search(text.lower()) for pattern in _own_words()):
            seen.add(text)
            yield Look(told, start, end, words, ground, tuple(_share(words, line) for _, line in ground.lines))


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence as it is looked at: with its report, its words of content and what it is compared with.

    `shares` are how much of its words each sentence of the reports relied on has.
    """

    told: Telling
    start: int
    end: int
    words: frozenset[str]
    ground: Ground
    shares: tuple[float, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.told.text(self.start, self.end)

    @property
    def figures(self) -> list[Figure]:
        """The figures in the sentence."""
        return [figure for figure in self.told.figures if self.start <= figure.start < self.end]

    @property
    def chains(self) -> list[tuple[Link, ...]]:
        """The chains of the statements in the sentence that have one."""
        return [links for start, end, links in self.told.chains if links and self.start <= start + 1 and end <= self.end + 1]


def know(tellings: Sequence[Telling]) -> Known:
    """Return what some reports say between them."""
    content, words = zip(*(_list_words(one.report.text) for one in tellings), strict=True)
    values = frozenset(figure.value for one in tellings for figure in one.figures)
    return Known(frozenset().union(*content), frozenset().union(*words), values)


@lru_cache(maxsize=1024)  # a report is looked at for each that relies on it or on its kin
def _list_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of a text's words of content, and all its words, folded."""
    return frozenset(content_words(text)), frozenset(fold_word(text[start:end]) for start, end in find_words(text))


def _measure(look: Look, altered: Spans) -> dict[str, float]:
    """Return the features of a sentence that do not depend on the rest of its report."""
    size = len(look.words)
    borne = _share(look.words, look.ground.known.content)
    pinned = bool(name_outlets(look)) or any(link.kind == "outlet" for chain in look.chains for link in chain)
    pinned = pinned or any(_is_known(chain[-1], look.ground.known) for chain in look.chains)
    return {
        **measure_clauses(look.text, look.ground.near),
        **look.ground.places.measure(look.words),
        "depth": look.start / len(look.told.report.text),
        "borne": borne,
        "borne_by_one": max(look.shares, default=0.0),
        "new_words": min(8, size - len(look.words & look.ground.known.content)),
        "newest_words": min(8, size - len(look.words & look.ground.newest.content)),
        "new_figure": any(figure.value not in look.ground.known.values for figure in look.figures),
        "newest_figure": any(not is_close(figure.value, look.ground.newest.values) for figure in look.figures),
        "differing_figure": bool(find_differing(look)),
        "altered": min(3, len(altered)),
        "pinned": pinned,
        "pinned_new": pinned * (1 - borne),
        "outlet_in_chain": _is_outlet_in_chain(look),
        "length": min(40, size),
    }


def name_outlets(look: Look) -> list[str]:
    """Return the ids of the relied-on reports whose outlet the sentence names, in order."""
    text = look.text.casefold()
    names = {key: _plain_outlet(one.report.outlet) for key, one in look.ground.relied.items()}
    return [key for key, name in names.items() if name and name in text]


def _is_outlet_in_chain(look: Look) -> bool:
    """Return whether the chain of a statement in the sentence leads over the outlet of a relied-on report."""
    names = {_plain_outlet(one.report.outlet) for one in look.ground.relied.values() if one.report.outlet}
    links = (_plain_outlet(link.name) for chain in look.chains for link in chain if link.kind == "outlet")
    return any(name in link or link in name for link in links for name in names)


def _plain_outlet(name: str) -> str:
    return name.casefold().removeprefix("the ")


def find_cited(look: Look) -> str:
    """Return the id of the relied-on report that the sentence goes back to: the one named, else the one most alike."""
    named = name_outlets(look)
    alike = dict.fromkeys(named or look.ground.relied, 0.0)
    for (key, _), share in zip(look.ground.lines, look.shares, strict=True):
        if key in alike:
            alike[key] = max(alike[key], share)
    return max(sorted(alike), key=lambda key: alike[key])


def find_differing(look: Look) -> list[tuple[Figure, Figure, str]]:
    """Return each figure with one of the same kind, or a garbled one, in a relied-on report that lacks its value."""
    return [
        (figure, other, key)
        for figure in look.figures
        if not is_close(figure.value, look.ground.known.values)
        for key, one in look.ground.relied.items()
        for other in one.figures
        if (is_kind(figure, other) or is_garbled(figure.value, other.value)) and _is_about(look.words, one, other)
    ]


def _is_about(words: frozenset[str], one: Telling, other: Figure) -> bool:
    """Return whether the words around a figure are in part those of the sentence: two of them, and so many of its own."""
    around = content_words(one.report.text[max(0, other.start - 120) : other.end + 120])
    return len(words & set(around)) >= max(2, _ABOUT * len(words))


def explain(look: Look, cited: Telling) -> str:
    """Return in a sentence or two what the cited report does not bear out."""
    parts = [
        f"“{look.told.text(figure.start, figure.end)}”, where {look.ground.relied[key].report.outlet or 'the source'} has "
        f"“{look.ground.relied[key].text(other.start, other.end)}”"
        for figure, other, key in find_differing(look)[:1]
    ]
    spans = [(look.start + start, look.start + end) for start, end in find_words(look.text)]
    shown = (look.told.text(*span) for span in spans)
    new = [word for word in shown if (stem := content_words(word)) and not set(stem) & look.ground.known.content]
    if new:
        parts.append(f"not in {cited.report.outlet or 'the source'}: {', '.join(dict.fromkeys(new))}")
    return "; ".join(parts) or f"{cited.report.outlet or 'the source'} says it in other words"


def _is_known(link: Link, known: Known) -> bool:
    """Return whether a named source's last name stands in the reports relied on."""
    words = find_words(link.name)
    return link.kind in {"person", "organisation"} and bool(words) and fold_word(link.name[slice(*words[-1])]) in known.words


def _sentences(relied: Mapping[str, Telling]) -> Iterator[tuple[str, frozenset[str]]]:
    for key, one in relied.items():
        for span in one.sentences:
            yield key, frozenset(content_words(one.text(*span)))


def _share(words: set[str] | frozenset[str], among: set[str] | frozenset[str]) -> float:
    return len(words & among) / len(words) if words else 0.0


@cache
def _own_words() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line) for line in load_lines("addition_own.txt"))

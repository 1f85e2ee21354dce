"""What a report says beyond the reports it relies on: each sentence weighed by how much of it they bear out.

A sentence that is pinned on another report or on a speaker known from there, and has figures, names or words that the
other has not, is likely to have been added. What the report found out itself is no addition; most of the features
tell the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from headwater.lore import load_lines
from headwater.records import Figure, Link, Report, Spans
from headwater.text.spans import count_shared
from headwater.text.words import content_words, find_words, fold_word

FEATURES = (
    "borne", "borne_by_one", "new_words", "newest_words", "new_figure", "newest_figure", "differing_figure", "quoted",
    "altered_here", "altered", "own", "attributed", "pinned", "pinned_new", "rewrite", "report_borne", "new_names",
    "outlet_named", "heading", "new_source", "length",
)  # fmt: skip
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-ZÀ-Þ][a-zà-ÿ]{2,}")
_LEAST = 10
"""The least figure whose digits can be told to be in another order."""
_CLOSE = 0.06
"""Figures that differ by no more than this share are one figure, rounded."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with its sentences (headings among them), headings, quotations, figures and the links of its chains."""

    report: Report
    sentences: Spans
    headings: Spans = ()
    quotations: Spans = ()
    figures: tuple[Figure, ...] = ()
    chains: tuple[tuple[int, int, tuple[Link, ...]], ...] = ()

    def text(self, start: int, end: int) -> str:
        """Return what stands at start..end."""
        return self.report.text[start:end]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with its features, the relied-on report that it most likely goes back to, and the reasons in words.

    `plain` where it needs no weighing: it names the other outlet and gives a figure that this one has otherwise, and that
    no earlier report has.
    """

    start: int
    end: int
    values: tuple[float, ...]
    cites: str
    kind: str
    why: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What a set of reports says: the stems of its words of content, all its words, its figures' values."""

    content: frozenset[str]
    words: frozenset[str]
    values: frozenset[float]


def weigh_sentences(
    told: Telling, relied: Mapping[str, Telling], earlier: Sequence[Telling], altered: Spans, *, rewrite: bool
) -> Iterator[Weighed]:
    """Yield each sentence of a report weighed against those it relies on (by id) and all earlier ones.

    `altered` are the quotations of the report that change the words of one in a report it relies on. A sentence of
    fewer than two words of content is passed over.
    """
    known, newest = know(list(relied.values())), know([*relied.values(), *earlier])
    lines = tuple(_sentences(relied))
    whole = [_share(set(content_words(told.text(*span))), known.content) for span in told.sentences]
    report_borne = sum(whole) / max(1, len(whole))
    for start, end in told.sentences:
        words = frozenset(content_words(told.text(start, end)))
        if len(words) < 2:
            continue
        look = Look(told, start, end, words, relied, known, newest, lines)
        values = _measure(look, altered) | {"rewrite": float(rewrite), "report_borne": report_borne}
        differing = find_differing(look)
        kind = "contradicts" if differing or values["altered_here"] else "added"
        cites = find_cited(look)
        why = explain(look, differing, relied[cites])
        plain = all(values[name] for name in ("differing_figure", "newest_figure", "outlet_named"))
        yield Weighed(start, end, tuple(float(values[name]) for name in FEATURES), cites, kind, why, plain)


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence as it is looked at: with its report, its words of content and what it is compared with.

    `lines` are the sentences of the reports relied on, as (id, words of content).
    """

    told: Telling
    start: int
    end: int
    words: frozenset[str]
    relied: Mapping[str, Telling]
    known: Known
    newest: Known
    lines: tuple[tuple[str, frozenset[str]], ...]

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
    content: set[str] = set()
    words: set[str] = set()
    for one in tellings:
        content.update(content_words(one.report.text))
        words.update(fold_word(one.report.text[start:end]) for start, end in find_words(one.report.text))
    return Known(frozenset(content), frozenset(words), frozenset(f.value for one in tellings for f in one.figures))


def _measure(look: Look, altered: Spans) -> dict[str, float]:
    """Return the features of a sentence that do not depend on the rest of its report."""
    size, here = len(look.words), (look.start, look.end)
    borne = _share(look.words, look.known.content)
    pinned = bool(named := name_outlets(look)) or any(link.kind == "outlet" for chain in look.chains for link in chain)
    pinned = pinned or any(_is_known(chain[-1], look.known) for chain in look.chains)
    return {
        "borne": borne,
        "borne_by_one": max((_share(look.words, words) for _, words in look.lines), default=0.0),
        "new_words": min(8, size - len(look.words & look.known.content)),
        "newest_words": min(8, size - len(look.words & look.newest.content)),
        "new_figure": any(figure.value not in look.known.values for figure in look.figures),
        "newest_figure": any(not is_close(figure.value, look.newest.values) for figure in look.figures),
        "differing_figure": bool(find_differing(look)),
        "quoted": sum(count_shared(span, here) for span in look.told.quotations) / (look.end - look.start),
        "altered_here": any(count_shared(span, here) for span in altered),
        "altered": min(3, len(altered)),
        "own": any(pattern.search(look.text.lower()) for pattern in _own_words()),
        "attributed": bool(look.chains),
        "pinned": pinned,
        "pinned_new": pinned * (1 - borne),
        "new_names": min(3, sum(fold_word(name) not in look.known.words for name in _NAME.findall(look.text))),
        "outlet_named": bool(named),
        "heading": here in look.told.headings,
        "new_source": any(not set(content_words(chain[-1].name)) & look.known.content for chain in look.chains),
        "length": min(40, size),
    }


def name_outlets(look: Look) -> list[str]:
    """Return the ids of the relied-on reports whose outlet the sentence names, in order."""
    text = look.text.casefold()
    names = {key: one.report.outlet.casefold().removeprefix("the ") for key, one in look.relied.items()}
    return [key for key, name in names.items() if name and name in text]


def find_cited(look: Look) -> str:
    """Return the id of the relied-on report that the sentence goes back to: the one named, else the one most alike."""
    named = name_outlets(look)
    alike = dict.fromkeys(named or look.relied, 0.0)
    for key, words in look.lines:
        if key in alike:
            alike[key] = max(alike[key], _share(look.words, words))
    return max(sorted(alike), key=lambda key: alike[key])


def find_differing(look: Look) -> list[tuple[Figure, Figure, str]]:
    """Return each figure with one of the same kind, or a garbled one, in a relied-on report that lacks its value."""
    return [
        (figure, other, key)
        for figure in look.figures
        if not is_close(figure.value, look.known.values)
        for key, one in look.relied.items()
        for other in one.figures
        if (_is_kind(figure, other) or is_garbled(figure.value, other.value)) and _is_about(look.words, one, other)
    ]


def _is_kind(figure: Figure, other: Figure) -> bool:
    return bool(figure.role and figure.role == other.role) or bool(figure.unit and figure.unit == other.unit)


def is_garbled(value: float, other: float) -> bool:
    """Return whether a value is another with its point moved or its digits in another order: 23,000 for 2,300 or 32,000."""
    low, high = sorted((value, other))
    if low < _LEAST or low == high:
        return False
    return f"{high / low:.6g}" in {"10", "100", "1000"} or sorted(f"{high:.10g}") == sorted(f"{low:.10g}")


def _is_about(words: frozenset[str], one: Telling, other: Figure) -> bool:
    """Return whether the words around a figure are in part those of the sentence."""
    around = content_words(one.report.text[max(0, other.start - 120) : other.end + 120])
    return len(words & set(around)) >= 2


def is_close(value: float, values: frozenset[float]) -> bool:
    """Return whether a value is among `values`, or one of them rounded."""
    return any(abs(value - other) <= _CLOSE * max(value, other) for other in values)


def explain(look: Look, differing: Sequence[tuple[Figure, Figure, str]], cited: Telling) -> str:
    """Return in a sentence or two what the cited report does not bear out."""
    parts = [
        f"“{look.told.text(figure.start, figure.end)}”, where {look.relied[key].report.outlet or 'the source'} has "
        f"“{look.relied[key].text(other.start, other.end)}”"
        for figure, other, key in differing[:1]
    ]
    spans = [(look.start + start, look.start + end) for start, end in find_words(look.text)]
    shown = (look.told.text(*span) for span in spans)
    new = [word for word in shown if (stem := content_words(word)) and not set(stem) & look.known.content]
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

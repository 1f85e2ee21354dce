"""Count the independent origins behind a claim as a range, each merge with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace

from headwater.decisions.links import Settled
from headwater.origins.decided import apply_decided, count_independent
from headwater.origins.elsewhere import find_elsewhere
from headwater.origins.firm import find_doubtful
from headwater.origins.follow import ELSEWHERE, NAMED, OWN, QUOTED, Trail, Trails
from headwater.origins.pile import BODY, DOCUMENT, OUTLET, PERSON, UNNAMED, Pile
from headwater.origins.ties import is_publisher_of, is_voice_of, speaks_for
from headwater.origins.wording import join_names


@dataclass(frozen=True, slots=True)
class Count:
    """The origins of a claim: their keys by first appearance, with the trails to each, the range, and its reasons.

    `most` is the number of origins, and one more for each body that may know the claim apart from who speaks for it.
    """

    origins: dict[str, list[Trail]]
    least: int
    most: int
    reasons: tuple[str, ...]


def count_origins(pile: Pile, trails: Trails, decided: Settled | None = None) -> Count:
    """Return the independent origins that the trails of all reports lead to.

    Sources that the reports call the same are one. A body that also speaks through one of its people is one origin with them,
    two at most where reports that do not rely on one another quote each. The least number leaves out those that the texts do
    not prove to be independent: outlets without a source, all but one unnamed source, a document beside those who may have
    spoken from it. What was decided goes before all that.
    """
    decided = decided or Settled()
    reasons: list[str] = []
    found = collect_origins(pile, trails, reasons)
    _leave_out_doubtful(pile, found, decided, reasons)
    _leave_out_cited(pile, found, decided, reasons)
    _lead_elsewhere(pile, found, decided, reasons)
    apart = _merge_bodies(pile, found, reasons)
    apply_decided(pile, found, decided, reasons)
    sure = _leave_out_unsure(pile, list(found), reasons)
    least = max(1, len(sure), count_independent(pile, found, decided)) if found else 0
    return Count(found, least, len(found) + apart, tuple(reasons))


def collect_origins(pile: Pile, trails: Trails, reasons: list[str]) -> dict[str, list[Trail]]:
    """Return the origins that the trails lead to by first appearance, those that are one merged, none left out yet."""
    found: dict[str, list[Trail]] = {}
    for report in sorted(trails, key=lambda r: (pile.rank.get(r, 0), r)):
        for key in sorted(trails[report]):
            found.setdefault(key, []).append(trails[report][key])
    _merge_alike(pile, found)
    _merge_publishers(pile, found, reasons)
    return found


def _merge_alike(pile: Pile, found: dict[str, list[Trail]]) -> None:
    """Let sources of one wording be one: "the district coast guard chief" is one person in all reports of a claim.

    Unnamed sources are left: "an official" here and there may be two.
    """
    first: dict[tuple[str, str], str] = {}
    for key in list(found):
        kind, name = pile.kind(key), pile.name(key).casefold()
        same = first.setdefault((kind, name), key)
        if same != key and kind != UNNAMED:
            found[same] += found.pop(key)


def _merge_publishers(pile: Pile, found: dict[str, list[Trail]], reasons: list[str]) -> None:
    """Let a body that publishes itself be one with that body: the outlet's trails become the body's."""
    for outlet in [key for key in found if pile.kind(key) == OUTLET]:
        bodies = (key for key in pile.sources if pile.kind(key) == BODY and is_publisher_of(pile, outlet, key))
        body = next(bodies, None)
        if body:
            found.setdefault(body, []).extend(found.pop(outlet))
            reasons.append(f"{pile.name(outlet)} publishes what {pile.name(body)} says")


def _merge_bodies(pile: Pile, found: dict[str, list[Trail]], reasons: list[str]) -> int:
    """Let a body's people speak for it: the body's trails become theirs. Return how many bodies may know it apart from them."""
    apart = 0
    for body in [key for key in found if pile.kind(key) != OUTLET]:
        ties = is_voice_of if pile.kind(body) == BODY else speaks_for
        voices = [k for k in found if pile.kind(k) in (PERSON, UNNAMED) and ties(pile, k, body)]
        if voices:
            one = f"{pile.name(body)} is counted with {pile.name(voices[0])}, who speaks for it"
            alone = _are_apart(pile, found[body], found[voices[0]])
            reasons.append(f"{one}; reports that do not rely on one another quote each: they may be two" if alone else one)
            found[voices[0]] += found.pop(body)
            apart += alone
    return apart


def _are_apart(pile: Pile, one: list[Trail], other: list[Trail]) -> bool:
    """Return whether no report that quotes one source took material from a report that quotes the other."""
    mine, theirs = ({trail.report for trail in trails if trail.step == QUOTED} for trails in (one, other))
    tied = any(set(pile.relies.get(a, ())) & theirs for a in mine) or any(set(pile.relies.get(b, ())) & mine for b in theirs)
    return not tied and bool(mine and theirs)


def _leave_out_doubtful(pile: Pile, found: dict[str, list[Trail]], decided: Settled, reasons: list[str]) -> None:
    """Leave out what rests only on statements that may not say the same; what was decided stays."""
    doubtful = find_doubtful(pile, found, _list_decided(pile, decided))
    for key in doubtful:
        del found[key]
    names = list(dict.fromkeys(map(pile.name, doubtful)))
    if names:
        be, them = ("is", "it") if len(names) == 1 else ("are", "them")
        reasons.append(f"{join_names(names)} {be} left out: what rests on {them} may be about something else")


def _leave_out_cited(pile: Pile, found: dict[str, list[Trail]], decided: Settled, reasons: list[str]) -> None:
    """Leave out outlets that are only cited, later than a source that is said to know: they will have handed that on."""
    known = [number for number, key in enumerate(found) if pile.kind(key) != OUTLET]
    later = list(found)[min(known, default=len(found)) :]
    for key in [key for key in later if pile.kind(key) == OUTLET and all(trail.step == NAMED for trail in found[key])]:
        if not any({trail.report, *trail.statements} & _list_decided(pile, decided) for trail in found[key]):
            del found[key]
            reasons.append(f"{pile.name(key)} is left out: it is only cited, and no report of it here has the claim")


def _lead_elsewhere(pile: Pile, found: dict[str, list[Trail]], decided: Settled, reasons: list[str]) -> None:
    """Let what an outlet says in its own voice rest on the earlier source that its reports name elsewhere."""
    for outlet, source in find_elsewhere(pile, found).items():
        if not any({trail.report, *trail.statements} & _list_decided(pile, decided) for trail in found[outlet]):
            found[source] += [replace(trail, step=ELSEWHERE) if trail.step == OWN else trail for trail in found.pop(outlet)]
            reasons.append(f"{pile.name(outlet)} names no source for it but elsewhere {pile.name(source)}, who gave it earlier")


def _list_decided(pile: Pile, decided: Settled) -> set[str]:
    """Return the statements and reports of whose origins, sources or claim a person decided."""
    return {row for tie in decided.ties for row in (tie.a, tie.b)} | set(pile.firm)


def _leave_out_unsure(pile: Pile, origins: list[str], reasons: list[str]) -> list[str]:
    sure = list(origins)

    def leave_out(key: str, reason: str) -> None:
        if len(sure) > 1:
            sure.remove(key)
            reasons.append(reason)

    for key in [k for k in origins if pile.kind(k) == OUTLET]:
        leave_out(key, f"{pile.name(key)} names no source and may rest on another origin")
    for key in [k for k in sure if pile.kind(k) == UNNAMED][1:]:
        leave_out(key, f"{pile.name(key)} is not named and may be the same as another unnamed source")
    spoken = [k for k in sure if pile.kind(k) in (PERSON, BODY)]
    documents = [k for k in sure if pile.kind(k) == DOCUMENT]
    if documents and spoken:
        leave_out(documents[0], f"{pile.name(spoken[0])} may have spoken from {pile.name(documents[0])}")
    return sure

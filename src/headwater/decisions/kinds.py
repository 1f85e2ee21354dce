"""The kinds of decisions: what each is about, and what makes one whole."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime

from headwater.errors import StopRun
from headwater.records import Decision

STATEMENT, REFERENT, REPORT, CLAIMED, ANYTHING = "statement", "referent", "report", "statement or report", "anything"

SAME_CLAIM, NOT_SAME_CLAIM, SPLIT = "same-claim", "not-same-claim", "split"
SAME_ENTITY, NOT_SAME_ENTITY = "same-entity", "not-same-entity"
WRONG_SOURCE, WRONG_SPAN, NOT_A_CLAIM, NOTE = "wrong-source", "wrong-span", "not-a-claim", "note"
RELIES, NOT_RELIES = "relies", "not-relies"
SAME_ORIGIN, INDEPENDENT = "same-origin", "independent"

NOTED = {"claim": STATEMENT, "statement": STATEMENT, "source": REFERENT, "report": REPORT}
"""What a note can be on, as its value says, and what its anchor fits then; one without a value is on anything."""

WHOLE = -1  # start and end of an anchor that is a whole report


@dataclass(frozen=True, slots=True)
class Kind:
    """What the anchors of a kind fit (`about`), whether it needs two of them, and what it says, with {a} and {b}."""

    about: str
    pair: bool
    says: str


KINDS: dict[str, Kind] = {
    SAME_CLAIM: Kind(STATEMENT, pair=True, says="{a} says the same as {b}"),
    NOT_SAME_CLAIM: Kind(STATEMENT, pair=True, says="{a} does not say the same as {b}"),
    SPLIT: Kind(STATEMENT, pair=True, says="{a} is of another claim than {b}"),
    SAME_ENTITY: Kind(REFERENT, pair=True, says="{a} and {b} are one"),
    NOT_SAME_ENTITY: Kind(REFERENT, pair=True, says="{a} and {b} are two"),
    WRONG_SOURCE: Kind(STATEMENT, pair=False, says="{a} comes from {value}"),
    NOT_A_CLAIM: Kind(STATEMENT, pair=False, says="{a} is no claim"),
    WRONG_SPAN: Kind(STATEMENT, pair=True, says="{a} is rightly {b}"),
    RELIES: Kind(REPORT, pair=True, says="{a} took material from {b}"),
    NOT_RELIES: Kind(REPORT, pair=True, says="{a} took nothing from {b}"),
    SAME_ORIGIN: Kind(CLAIMED, pair=True, says="{a} and {b} rest on one origin"),
    INDEPENDENT: Kind(CLAIMED, pair=True, says="{a} and {b} rest on two origins"),
    NOTE: Kind(ANYTHING, pair=False, says="a note on {a}"),
}


def check_decision(decision: Decision) -> Decision:
    """Return a decision that is whole; raise StopRun, with what is missing, for any other."""
    if decision.kind not in KINDS:
        raise StopRun(f"{decision.kind!r} is no kind of decision: give one of {', '.join(KINDS)}")
    _check_number(decision, pair=KINDS[decision.kind].pair)
    for side in "ab":
        _check_anchor(decision, side)
    if decision.kind == WRONG_SPAN and decision.a_report != decision.b_report:
        raise StopRun("a statement cannot move to another report: give words of the report that it stands in")
    _check_words(decision)
    when(decision.at)
    return decision


def _check_number(decision: Decision, *, pair: bool) -> None:
    """Raise StopRun where a decision has fewer or more anchors than its kind needs."""
    if pair and not (decision.a_report and decision.b_report):
        raise StopRun(f"{decision.kind} is about two things: name both")
    if pair and anchor(decision, "a") == anchor(decision, "b"):
        raise StopRun(f"{decision.kind} is about two things, and these are one and the same")
    if not decision.a_report:
        raise StopRun(f"{decision.kind} is about one thing: name it")
    if not pair and decision.b_report:
        raise StopRun(f"{decision.kind} is about one thing: leave the second out")


def _check_anchor(decision: Decision, side: str) -> None:
    report, start, end = anchor(decision, side)
    whole = start == end == WHOLE
    if not whole and not (report and 0 <= start < end):
        raise StopRun(f"{start}-{end} is no span of a report: give a start before the end, or -1 and -1 for the whole report")
    digest = decision.a_digest if side == "a" else decision.b_digest
    if bool(report) != bool(digest):
        raise StopRun(f"{report or 'no report'} is named {'without' if report else 'with'} the digest of its text")
    if report and whole and about_of(decision) == STATEMENT:
        raise StopRun(f"{decision.kind} is about statements, not whole reports: give a claim, a statement or a span")


def _check_words(decision: Decision) -> None:
    if not decision.by.strip():
        raise StopRun("a decision needs a name: say with --by who decides")
    words = "".join(str(getattr(decision, field.name)) for field in fields(decision))
    if any("\ud800" <= letter <= "\udfff" for letter in words):
        raise StopRun("a decision holds half a letter, which no file can keep: give its words in UTF-8")


def about_of(decision: Decision) -> str:
    """Return what the anchors of a decision fit; of a note that depends on what it is on."""
    if decision.kind == NOTE:
        return NOTED.get(decision.value, ANYTHING)
    return KINDS[decision.kind].about


def anchor(decision: Decision, side: str) -> tuple[str, int, int]:
    """Return (report, start, end) of the anchor on one side, "a" or "b"."""
    if side == "a":
        return decision.a_report, decision.a_start, decision.a_end
    return decision.b_report, decision.b_start, decision.b_end


def when(at: str) -> datetime:
    """Return the moment of an ISO 8601 time, in UTC where it names no zone; raise StopRun where it is none."""
    try:
        moment = datetime.fromisoformat(at)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise StopRun(f"{at!r} is no time: give one such as 2031-03-10T08:20") from None


def say_decision(decision: Decision) -> str:
    """Return by whom, when and why it was decided, as evidence gives it."""
    reason = f": {decision.why}" if decision.why else ""
    return f"decided by {decision.by} on {decision.at[:10]}{reason}"


def undo(decision: Decision, by: str, at: str, why: str) -> Decision:
    """Return the decision that takes another back; raise StopRun where that is itself one that takes back."""
    if decision.undoes:
        raise StopRun(f"{decision.id} takes another decision back; to have that again, decide it again")
    return check_decision(replace(decision, by=by, at=at, why=why, undoes=decision.id))


def list_act(decision: Decision, known: list[Decision]) -> list[Decision]:
    """Return the decisions that were made in one act with this one: those of one kind on statements that share a value."""
    if decision.kind not in (SPLIT, NOT_SAME_CLAIM, NOT_A_CLAIM) or not decision.value:
        return [decision]
    return [one for one in known if not one.undoes and (one.kind, one.value) == (decision.kind, decision.value)]

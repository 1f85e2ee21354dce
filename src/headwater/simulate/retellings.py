"""The ways in which news travels on: each writes a report that takes from one that was printed before."""

from __future__ import annotations

from headwater.lore import load_lines
from headwater.simulate.desk import LONGEST, SHORTEST, Desk
from headwater.simulate.nouns import Draft, Outlet, Sentence, Testimony
from headwater.simulate.originals import attend
from headwater.simulate.telling import Teller, alter

CUT, NEW_HEADING, NOISE, VAGUE, QUOTES = 0.4, 0.5, 0.3, 0.2, 0.7
KEEP, KEEP_COLOUR, KEEP_DENIAL = 0.85, 0.3, 0.7


def copy(desk: Desk, base: Draft, outlet: Outlet) -> Draft:
    """Print a report word for word: perhaps cut from the end, under a new heading, with notices in between."""
    draft, teller = desk.open(outlet)
    draft.how, draft.relies_on, draft.byline, draft.dateline = "verbatim", [base.number], "", ""
    draft.interview, draft.altered, draft.unsupported = False, [], []
    keep = len(base.paragraphs)
    if desk.rng.random() < CUT:
        keep = max(2, keep - desk.rng.randrange(1, 3))
    draft.paragraphs, draft.heading = list(base.paragraphs[:keep]), base.heading
    if desk.rng.random() < NEW_HEADING:
        draft.heading = None
        desk.entitle(draft, teller)
    if desk.rng.random() < outlet.credits:
        _credit_whole(desk, draft, base)
    if outlet.kind == "site" and desk.rng.random() < NOISE:
        draft.notices.append((desk.rng.randrange(1, keep + 1), desk.rng.choice(load_lines("simulate_teasers.txt"))))
    desk.drafts.append(draft)
    return draft


def _credit_whole(desk: Desk, draft: Draft, base: Draft) -> None:
    if desk.rng.random() < 0.5:
        draft.byline = base.outlet.name
    else:
        draft.notices.append((len(draft.paragraphs), desk.rng.choice((f"© {base.outlet.name}", f"({base.outlet.name})"))))


def rewrite(desk: Desk, base: Draft, outlet: Outlet) -> Draft:
    """Tell a report in other words: in another order, less of it, perhaps with its figures and quotations changed."""
    draft, teller = desk.open(outlet)
    draft.how, draft.relies_on = "rewrite", [base.number]
    _retell(desk, teller, base, _select(desk, base))
    _add_invention(desk, teller, base)
    while draft.words < SHORTEST and (rest := [t for t in base.testimonies if t not in draft.testimonies]):
        draft.paragraphs.append((teller.own(rest[0]),))
    desk.entitle(draft, teller)
    desk.drafts.append(draft)
    return draft


def _select(desk: Desk, base: Draft) -> list[Testimony]:
    """Return what of a report is worth retelling: most of what was said, little of what its reporter saw."""
    chosen = [
        testimony
        for testimony in base.testimonies
        if desk.rng.random() < (KEEP_COLOUR if testimony.speaker.kind == "outlet" else KEEP)
    ]
    return chosen or base.testimonies[:1]


def _retell(desk: Desk, teller: Teller, base: Draft, said: list[Testimony]) -> None:
    """Put testimonies of a report in other words; the first with credit, where the outlet gives it."""
    draft, outlet = teller.draft, teller.draft.outlet
    credits_ = desk.rng.random() < outlet.credits
    if len(said) > 2 and desk.rng.random() < 0.5:
        said = [said[1], said[0], *said[2:]]
    for number, testimony in enumerate(said):
        if draft.words >= LONGEST:
            return
        told = _distort(desk, draft, testimony, credited=credits_)
        credited = base.outlet if credits_ and (number == 0 or desk.rng.random() < 0.2) else None
        first = _reword(desk, teller, base, told, credited)
        if told is not testimony:
            draft.unsupported.append((base.number, first.told[0].text, "contradicts"))
        quotes = _requote(desk, teller, base, testimony) if told is testimony else ()
        draft.paragraphs.append((first, *quotes))
    for sentence in base.sentences:
        if sentence.mode == "deny" and sentence.source and desk.rng.random() < KEEP_DENIAL:
            draft.paragraphs.append((teller.deny(sentence.testimony, sentence.source),))


def _distort(desk: Desk, draft: Draft, testimony: Testimony, *, credited: bool) -> Testimony:
    """Return the testimony, rarely with a figure that nobody gave."""
    wrong = credited and testimony.value and desk.rng.random() < draft.outlet.invents / 2
    return desk.talk.inflate(testimony) if wrong else testimony


def _reword(desk: Desk, teller: Teller, base: Draft, testimony: Testimony, credited: Outlet | None) -> Sentence:
    chance = desk.rng.random()
    if testimony.speaker.kind == "outlet":
        return teller.credit("echo", testimony, credited) if credited else teller.own(testimony)
    if credited and base.interview:
        return teller.credit("told", testimony, credited)
    if credited:
        return teller.credit("echo" if chance < 0.3 else "credit", testimony, credited)
    if chance < VAGUE and testimony.speaker.voice_of:
        return teller.say(testimony, desk.speaker(testimony.speaker.voice_of.rpartition("-")[2]))
    return teller.own(testimony) if chance > 1 - VAGUE else teller.say(testimony)


def _requote(desk: Desk, teller: Teller, base: Draft, testimony: Testimony) -> tuple[Sentence, ...]:
    """Return the speaker's words as the report has them, if it has them: kept, or changed as the outlet does."""
    have = [s for s in base.sentences if s.mode == "quote" and s.told and s.testimony.matter is testimony.matter]
    if not have or desk.rng.random() > QUOTES:
        return ()
    words = have[0].told[0].text
    changed = alter(words) if desk.rng.random() < teller.draft.outlet.alters else words
    sentence = teller.quote(testimony, changed)
    if changed != words:
        teller.draft.altered.append((base.number, have[0].sayings[0].content, sentence.sayings[0].content))
    return (sentence,)


def _add_invention(desk: Desk, teller: Teller, base: Draft) -> None:
    """Add a detail that nobody gave, pinned on the report's source, if the outlet is one that does so."""
    draft = teller.draft
    names_base = any(base.outlet.name in sentence.text for sentence in draft.sentences)
    if not names_base or desk.rng.random() > draft.outlet.invents:
        return
    made = desk.talk.invent(draft.outlet, desk.time.date())
    sentence = teller.own(made) if desk.rng.random() < 0.5 else teller.credit("echo", made, base.outlet)
    draft.paragraphs.append((sentence,))
    draft.unsupported.append((base.number, sentence.told[0].text, "added"))


def extend(desk: Desk, base: Draft, outlet: Outlet) -> Draft:
    """Take some of a report, in its words or in others, and add what the outlet found out itself."""
    draft, teller = desk.open(outlet)
    draft.how, draft.relies_on = "partial", [base.number]
    said = base.testimonies[: desk.rng.randrange(1, 4)]
    if desk.rng.random() < outlet.copies:
        shared = [p for p in base.paragraphs if p[0].testimony in said]
        draft.paragraphs = shared[:2] or list(base.paragraphs[:1])
    else:
        _retell(desk, teller, base, said)
    role, key = desk.rng.choice((("critic", "savings"), ("witness", "seen"), ("minister", "inquiry"), ("mayor", "resign")))
    speaker = desk.new_speaker(role) if role == "witness" else desk.speaker(role)
    own = desk.tell(teller, desk.confide(key, speaker))
    draft.paragraphs.insert(desk.rng.randrange(0, len(draft.paragraphs) + 1), own)
    return desk.publish(draft, teller)


def update(desk: Desk) -> Draft:
    """Follow up an outlet's own report with a new figure, and print the old background again."""
    originals = [draft for draft in desk.drafts if draft.how == "original"]
    first = next((draft for draft in originals if draft.outlet.kind == "wire"), originals[0])
    draft, teller = desk.open(first.outlet)
    draft.how, draft.relies_on = "partial", [first.number]
    fresh = desk.raise_figure("toll")
    draft.paragraphs.append(desk.tell(teller, fresh, lead=True))
    draft.paragraphs += [p for p in first.paragraphs if p[0].testimony.matter.key != "toll"][:2]
    if len(draft.paragraphs) == 1:
        draft.how, draft.relies_on = "original", []
    return desk.publish(draft, teller)


def confirm(desk: Desk) -> Draft:
    """Close a circle: an outlet cites as confirmation a report that was made from its own."""
    by_number = {draft.number: draft for draft in desk.drafts}
    circles = [
        (draft, by_number[draft.relies_on[0]])
        for draft in desk.drafts
        if draft.how == "rewrite" and by_number[draft.relies_on[0]].outlet.kind != "wire"
    ]
    if not circles:
        return attend(desk)
    echo, first = desk.rng.choice(circles)
    draft, teller = desk.open(first.outlet)
    draft.how, draft.relies_on = "partial", [echo.number]
    said = [t for t in echo.testimonies if t in first.testimonies and t.speaker.kind != "outlet"]
    for testimony in said[:2]:
        draft.paragraphs.append((teller.credit("echo", testimony, echo.outlet),))
    draft.paragraphs.append(desk.tell(teller, desk.state("inquiry")))
    if not said:
        draft.how, draft.relies_on = "original", []
    return desk.publish(draft, teller)

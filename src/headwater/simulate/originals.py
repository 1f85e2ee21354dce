"""The ways in which news enters the world: each writes a report of an outlet from what it heard itself."""

from __future__ import annotations

from headwater.simulate.desk import LONGEST, PUBLIC, Desk
from headwater.simulate.nouns import Draft, Outlet, Testimony

ACCUSED = ("warning", "savings", "known", "files", "seen")


def write_original(desk: Desk, outlet: Outlet, said: list[Testimony]) -> Draft:
    """Print what was said, each thing in a paragraph of its own."""
    draft, teller = desk.open(outlet)
    for number, testimony in enumerate(said):
        if draft.words < LONGEST:
            draft.paragraphs.append(desk.tell(teller, testimony, lead=number == 0))
    for testimony in desk.background(draft):
        draft.paragraphs.append(desk.tell(teller, testimony))
    return desk.publish(draft, teller)


def attend(desk: Desk) -> Draft:
    """Report what was said in public: a press conference that several outlets may attend."""
    keys = [key for key in PUBLIC if key in desk.talk.matters]
    said = [desk.state(key) for key in [keys[0], *desk.rng.sample(keys[1:], min(len(keys) - 1, desk.rng.randrange(1, 4)))]]
    return write_original(desk, desk.outlet("wire", "daily", "radio"), said)


def interview(desk: Desk) -> Draft:
    """Report what one speaker told this outlet; the critic and the witness speak to more than one."""
    role = desk.rng.choice(("critic", "critic", "witness", "mayor"))
    keys = {"critic": ("warning", "savings"), "witness": ("seen",), "mayor": ("resign",)}[role]
    draft = write_original(
        desk,
        desk.outlet("radio", "daily", "site"),
        [desk.confide(key, desk.speaker(role)) for key in keys if key in desk.talk.matters],
    )
    draft.interview = True
    return draft


def find_witness(desk: Desk) -> Draft:
    """Report what somebody saw whom nobody else has asked."""
    said = desk.confide("seen", desk.new_speaker("witness"))
    return write_original(desk, desk.outlet("daily", "radio", "site"), [said])


def leak(desk: Desk) -> Draft:
    """Report what an official says who gives no name; the next outlet's may be the same or another."""
    key = desk.rng.choice(("known", "files"))
    return write_original(desk, desk.outlet("daily", "site"), [desk.confide(key, desk.new_speaker("official"))])


def read_document(desk: Desk) -> Draft:
    """Report what stands in a document; every outlet that reads it reads the same."""
    return write_original(desk, desk.outlet("daily", "wire", "site"), [desk.state("overdue")])


def deny(desk: Desk) -> Draft:
    """Report a denial: the owner, or who speaks for it, denies what others said; money is promised along with it."""
    accused = {t.matter.key: t for draft in desk.drafts for t in draft.testimonies if t.matter.key in ACCUSED}
    if not accused:
        return attend(desk)
    draft, teller = desk.open(desk.outlet("wire", "daily", "radio"))
    said = desk.state("money")
    source = desk.speaker(desk.rng.choice(("spokeswoman", "owner")))
    for testimony in desk.rng.sample(sorted(accused.values(), key=lambda t: t.matter.id), min(2, len(accused))):
        draft.paragraphs.append((teller.deny(testimony, source), teller.deny_outright(source, testimony)))
    draft.paragraphs.append((teller.say(said, source if desk.rng.random() < 0.5 else None),))
    if desk.rng.random() < 0.4:
        draft.paragraphs.append((teller.deny(desk.state("cause"), desk.speaker("mayor"), "doubt"),))
    return desk.publish(draft, teller)

"""What a story's newsrooms share: who speaks, what was said, what was printed so far; and how one report is written."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from random import Random

from headwater.simulate.nouns import Draft, Outlet, Sentence, Speaker, Testimony
from headwater.simulate.talk import Talk
from headwater.simulate.telling import Teller
from headwater.simulate.world import Scene, make_speaker, name_person

SHORTEST, LONGEST = 85, 220
PUBLIC = ("toll", "cause", "injured", "evacuated", "inquiry")
OWN_LEAD, WITH_QUOTE, CHATTY, UNDATED = 0.25, 0.6, 0.3, 0.01


class Desk:
    """A story in the making: `drafts` in the order of time."""

    def __init__(self, story: str, scene: Scene, outlets: list[Outlet], begin: datetime, rng: Random) -> None:
        self.story, self.scene, self.rng, self.time = story, scene, rng, begin
        self.outlets = outlets
        self.begin, self.talk = begin.date(), Talk(story, scene, rng)
        self.drafts: list[Draft] = []
        self.public: dict[str, Testimony] = {}
        self.used: Counter[str] = Counter()
        self._speakers: dict[str, Speaker] = {}

    def speaker(self, key: str) -> Speaker:
        """Return who has a role, made when first asked for."""
        if key not in self._speakers:
            self._speakers[key] = self._cast(key)
        return self._speakers[key]

    def new_speaker(self, key: str) -> Speaker:
        """Return somebody else in a role."""
        number = len(self._speakers) + 1
        speaker = self._speakers[f"{key}{number}"] = self._cast(key, number)
        return speaker

    def _cast(self, key: str, number: int = 0) -> Speaker:
        """Return somebody whose family name nobody else in the story has."""
        families = {speaker.family for speaker in self._speakers.values() if speaker.family}
        while True:
            speaker = make_speaker(f"{self.story}-{key}{number or ''}", key, self.scene, self.rng)
            if speaker.family not in families:
                return speaker

    def outlet(self, *kinds: str) -> Outlet:
        """Return an outlet of one of the kinds that has not reported yet; the first at hand where all have."""
        done = {draft.outlet.id for draft in self.drafts}
        fitting = [outlet for outlet in self.outlets if outlet.kind in kinds] or self.outlets
        return self.rng.choice([outlet for outlet in fitting if outlet.id not in done] or fitting)

    def open(self, outlet: Outlet) -> tuple[Draft, Teller]:
        """Return a new report of an outlet, some time after the last one, and who tells in it."""
        self.time += timedelta(minutes=max(4, int(self.rng.expovariate(1 / 260))))
        byline = self.rng.choice(("", name_person(self.rng), "Staff reporter"))
        draft = Draft(len(self.drafts), outlet, self.time, byline=byline)
        draft.dated = self.rng.random() > UNDATED
        if outlet.kind == "wire":
            draft.dateline = f"{self.scene.slots['place'].upper()}, {self.time:%B} {self.time.day} ({outlet.name}) - "
        return draft, Teller(self.scene, draft, self.begin, self.used, self.rng)

    def publish(self, draft: Draft, teller: Teller) -> Draft:
        """Let a report be read by all: give it length and a heading where it lacks them."""
        while draft.words < SHORTEST or self.rng.random() < CHATTY:
            seen = self.talk.observe(draft.outlet, self.time.date())
            draft.paragraphs.insert(self.rng.randrange(1, len(draft.paragraphs) + 1), (teller.own(seen),))
        self.entitle(draft, teller)
        self.drafts.append(draft)
        return draft

    def entitle(self, draft: Draft, teller: Teller) -> None:
        """Give a report a heading from what it tells first, if it has none."""
        titled = [testimony for testimony in draft.testimonies if testimony.matter.heads]
        if draft.heading is None and titled:
            draft.heading = teller.head(titled[0])

    def state(self, key: str) -> Testimony:
        """Return what is said in public about a matter, by the one who says it first; all outlets hear the same."""
        matter, role = self.talk.matters[key]
        if key not in self.public:
            self.public[key] = self.talk.speak(matter, self.speaker(role), self.time.date())
        return self.public[key]

    def background(self, draft: Draft) -> list[Testimony]:
        """Return what a report may add of what everybody knows, for its length: nothing that it has already."""
        told = {testimony.matter.key for testimony in draft.testimonies}
        keys = [key for key in PUBLIC if key in self.talk.matters and key not in told]
        many = self.rng.randrange(1, 3) if draft.words < SHORTEST * 0.8 else self.rng.randrange(2)
        return [self.state(key) for key in self.rng.sample(keys, min(many, len(keys)))]

    def confide(self, key: str, speaker: Speaker) -> Testimony:
        """Return what a speaker says about a matter to one outlet alone."""
        return self.talk.speak(self.talk.matters[key][0], speaker, self.time.date())

    def raise_figure(self, key: str) -> Testimony:
        """Return the newest figure of a matter, higher than that before."""
        old = self.state(key)
        low = int(old.value.replace(",", "")) if old.value[0].isdigit() else 12
        number = low + self.rng.randrange(1, 9)
        self.public[key] = self.talk.speak(old.matter, old.speaker, self.time.date(), number)
        return self.public[key]

    def tell(self, teller: Teller, testimony: Testimony, *, lead: bool = False) -> tuple[Sentence, ...]:
        """Return a paragraph on a testimony: perhaps in the outlet's voice if it leads, often with a quotation."""
        if testimony.speaker.kind == "outlet":
            return (teller.own(testimony),)
        own = lead and bool(testimony.quote) and self.rng.random() < OWN_LEAD
        first = teller.own(testimony) if own else teller.say(testimony)
        # A lead without a source gets it in the next sentence, so that readers can tell whose word it is.
        return (first, teller.quote(testimony)) if testimony.quote and (own or self.rng.random() < WITH_QUOTE) else (first,)

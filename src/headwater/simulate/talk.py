"""What can be told of an event, and what its speakers say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from headwater.lore import load_lines, load_rows
from headwater.simulate.grammar import capitalise, fill, spell
from headwater.simulate.nouns import Matter, Outlet, Speaker, Testimony
from headwater.simulate.world import Scene, name_anew

TALKATIVE = 0.7


class Talk:
    """The talk of one story: `matters` by key, each with the role of who says it first."""

    def __init__(self, story: str, scene: Scene, rng: Random) -> None:
        self.story, self.scene, self.rng = story, scene, rng
        self.scopes = {"all", *scene.kind["scopes"].split()}
        self.matters = dict(self._make_matter(row) for row in load_rows("simulate_claims.tsv") if row["scopes"] in self.scopes)
        self._count = 0
        # Whose each pattern of a quotation is: two who speak for themselves do not sound alike.
        self._taken: dict[str, str] = {}

    def _make_matter(self, row: dict[str, str]) -> tuple[str, tuple[Matter, str]]:
        clauses, quotes, heads = (self._list_words(row, form) for form in ("clause", "quote", "head"))
        text, id_ = fill(row["text"], self.scene.slots, self.rng), f"{self.story}-{row['claim']}"
        slots, low, high = self.scene.slots, int(row["low"]), int(row["high"])
        return row["claim"], (
            Matter(id_, row["claim"], text, clauses, quotes, heads, slots, low, high),
            row["role"],
        )

    def _list_words(self, row: dict[str, str], form: str) -> tuple[str, ...]:
        wordings = [
            word["wording"]
            for word in load_rows("simulate_words.tsv")
            if (word["scopes"], word["claim"], word["form"]) == (row["scopes"], row["claim"], form)
        ]
        return tuple(self.rng.sample(wordings, len(wordings)))

    def speak(self, matter: Matter, speaker: Speaker, day: date, number: int = 0) -> Testimony:
        """Return what a speaker says of a matter, in words of its own; `number` is its figure, drawn where it is 0."""
        value = spell(number or self.rng.randrange(matter.low, matter.high)) if matter.high else ""
        free = [quote for quote in matter.quotes if self._taken.get(matter.id + quote, speaker.id) == speaker.id]
        if not free:
            return Testimony(matter, speaker, day, value)
        pattern = self.rng.choice(free)
        self._taken[matter.id + pattern] = speaker.id
        quote = capitalise(fill(pattern, matter.slots | {"n": value}, self.rng))
        talks = speaker.kind == "person" and self.rng.random() < TALKATIVE
        tail = fill(self.rng.choice(load_lines("simulate_tails.txt")), self._name_anew(), self.rng) if talks else ""
        return Testimony(matter, speaker, day, value, quote, tail)

    def inflate(self, testimony: Testimony) -> Testimony:
        """Return a testimony with a larger figure than its speaker gave."""
        high = testimony.matter.high
        return replace(testimony, value=spell(self.rng.randrange(high, 2 * high)))

    def observe(self, outlet: Outlet, day: date) -> Testimony:
        """Return something that an outlet's reporter saw; no two are alike."""
        parts = [self.rng.choice(load_lines(f"simulate_{part}.txt")) for part in ("who", "did", "where", "while")]
        return self._tell_own(fill(" ".join(parts), self._name_anew(), self.rng), outlet, day)

    def invent(self, outlet: Outlet, day: date) -> Testimony:
        """Return a detail that nobody said: an outlet made it up."""
        text = fill(self.rng.choice(load_lines("simulate_inventions.txt")), name_anew(self.rng), self.rng)
        return self._tell_own(text, outlet, day)

    def _name_anew(self) -> dict[str, str]:
        return name_anew(self.rng) | {"place": self.scene.slots["place"]}

    def _tell_own(self, clause: str, outlet: Outlet, day: date) -> Testimony:
        self._count += 1
        text, id_ = capitalise(clause) + ".", f"{self.story}-own{self._count}"
        matter = Matter(id_, "own", text, (clause,), (), (), {})
        return Testimony(matter, Speaker(outlet.id, outlet.name, "outlet"), day)

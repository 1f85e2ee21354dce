"""Tell a testimony in a sentence, with the truth about the sentence."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

from headwater.lore import load_lines, load_rows
from headwater.records import Names
from headwater.simulate.grammar import capitalise, choose, fill
from headwater.simulate.nouns import Draft, Outlet, Saying, Sentence, Speaker, Testimony, Told
from headwater.simulate.world import Scene, name_event

WEEK = 7
PRONOUNS, ROLES, DATED = 0.6, 0.15, 0.5


class Teller:
    """Tells testimonies for one report; remembers who was named in it, and for the story which wordings were used."""

    def __init__(self, scene: Scene, draft: Draft, begin: date, used: Counter[str], rng: Random) -> None:
        self.scene, self.draft, self.begin, self.used, self.rng = scene, draft, begin, used, rng
        self.known: set[str] = set()
        self.last = ""
        self.event_named = False
        self.days: tuple[tuple[str, date], ...] = ()

    def own(self, testimony: Testimony) -> Sentence:
        """Tell it in the outlet's own voice."""
        clause = self._clause(testimony)
        self.last = ""
        text = capitalise(clause)
        return self._sentence(f"{text}.", testimony, "own", text)

    def say(self, testimony: Testimony, source: Speaker | None = None) -> Sentence:
        """Tell it in indirect speech; `source` stands for the speaker where the report is vague about him."""
        source = source or testimony.speaker
        form = "pronoun" if source.id == self.last else "indirect"
        return self._report(form, testimony, source, (source.id,))

    def credit(self, form: str, testimony: Testimony, outlet: Outlet) -> Sentence:
        """Tell it on the word of another outlet: `form` is credit, told or echo; an echo leaves out the speaker."""
        chain = (outlet.id,) if form == "echo" else (outlet.id, testimony.speaker.id)
        return self._report(form, testimony, testimony.speaker, chain, outlet)

    def deny(self, testimony: Testimony, source: Speaker, form: str = "deny") -> Sentence:
        """Tell that a source denies what another says; with the form doubt, that it leaves it open."""
        return self._report(form, testimony, source, (source.id,))

    def quote(self, testimony: Testimony, words: str = "", *, claims: bool = True) -> Sentence:
        """Tell it in the speaker's words, or in `words` that are put into his mouth."""
        row = self._frame("direct")
        shown, named = self._refer(testimony.speaker, row["pattern"])
        cue = self.rng.choice(row["cues"].split("|"))
        quote = words or testimony.quote
        slots = {"quote": "\0", "source": shown, "cue": cue, "time": self._time(row["pattern"], testimony)}
        pattern = capitalise(fill(row["pattern"], slots, self.rng))
        whole = f"{quote}. {testimony.tail}" if testimony.tail else quote
        inside = whole + pattern[pattern.index("\0") + 1 : pattern.index("”")]
        open_, close = ('"', '"') if self.draft.outlet.straight else "“”"
        text = pattern.replace("\0", whole).replace("“", open_).replace("”", close)
        saying = Saying(_as_written(named, text), cue, f"{open_}{inside}{close}", "direct", (testimony.speaker.id,))
        return self._sentence(text, testimony, "quote", quote if claims else "", source=testimony.speaker, saying=saying)

    def deny_outright(self, source: Speaker, testimony: Testimony) -> Sentence:
        """Tell what a source says in anger of what others say: words that assert nothing."""
        words = fill(self.rng.choice(load_lines("simulate_denials.txt")), {}, self.rng)
        said = Testimony(testimony.matter, source, testimony.day, "", words)
        return self.quote(said, claims=False)

    def head(self, testimony: Testimony) -> Sentence:
        """Tell it as a headline."""
        pattern = self.rng.choice(testimony.matter.heads)
        text = capitalise(fill(pattern, self.scene.slots | {"n": testimony.value}, self.rng))
        return self._sentence(text, testimony, "head", text)

    def _report(self, form: str, testimony: Testimony, source: Speaker, chain: Names, outlet: Outlet | None = None) -> Sentence:
        row = self._frame(form)
        clause, pattern = self._clause(testimony), choose(row["pattern"], self.rng)
        shown, named = self._refer(source, pattern) if "ource}" in pattern else ("", outlet.name if outlet else "")
        cue, time = self.rng.choice(row["cues"].split("|")), self._time(pattern, testimony)
        slots = {"clause": clause, "source": shown, "cue": cue, "time": time, "outlet": outlet.name if outlet else ""}
        text = fill(pattern, slots, self.rng)
        content = capitalise(clause) if "{Clause}" in pattern else clause
        stance = {"deny": "denies", "doubt": "doubts"}.get(form, "asserts")
        saying = Saying(_as_written(named, text), cue, content, "indirect", chain)
        return self._sentence(text, testimony, form, content, source=source, saying=saying, stance=stance)

    def _sentence(  # noqa: PLR0913  # a sentence has so many sides
        self,
        text: str,
        testimony: Testimony,
        mode: str,
        content: str,
        *,
        source: Speaker | None = None,
        saying: Saying | None = None,
        stance: str = "asserts",
    ) -> Sentence:
        origin = testimony.speaker.id if stance == "asserts" else ""
        value = _as_written(testimony.value, content) if testimony.value else ""
        chain = saying.chain if saying else ()
        told = (Told(testimony.matter.id, content, stance, chain, origin, value),) if content else ()
        days, self.days = self.days, ()
        return Sentence(text, testimony, mode, source, told, (saying,) if saying else (), days)

    def _frame(self, form: str) -> dict[str, str]:
        return self.rng.choice([row for row in load_rows("simulate_frames.tsv") if row["form"] == form])

    def _time(self, pattern: str, testimony: Testimony) -> str:
        """Return when the testimony was given, if the pattern tells it, and remember that it does."""
        if "{time}" not in pattern:
            return ""
        time = self._name_day(testimony.day)
        self.days += ((time, testimony.day),)
        return time

    def _clause(self, testimony: Testimony) -> str:
        """Return the matter as a clause, in the wording that the story has used least."""
        pattern = min(testimony.matter.clauses, key=lambda wording: self.used[testimony.matter.id + wording])
        self.used[testimony.matter.id + pattern] += 1
        event = self._name_event() if "{event}" in pattern else ""
        return fill(pattern, testimony.matter.slots | {"n": testimony.value, "event": event}, self.rng)

    def _name_event(self) -> str:
        """Return how the report calls the event: in full the first time, perhaps with its day, in short from then on."""
        first, self.event_named = not self.event_named, True
        event = name_event(self.scene, self.rng, first=first)
        if not first or self.rng.random() > DATED:
            return event
        day = self._name_day(self.begin)
        self.days += ((day, self.begin),)
        return f"{event} {day}"

    def _refer(self, speaker: Speaker, pattern: str) -> tuple[str, str]:
        """Return how the report calls a speaker in a pattern, and which words of it name him."""
        new = speaker.id not in self.known
        again = speaker.id == self.last and "ource} {cue}" in pattern  # as a subject he may be a pronoun
        self.known.add(speaker.id)
        self.last = speaker.id
        if speaker.kind == "person":
            return self._introduce(speaker) if new else self._mention(speaker, again=again)
        name = speaker.role if new or speaker.kind != "unnamed" else f"the {_head_noun(speaker.role)}"
        return name, name

    def _introduce(self, speaker: Speaker) -> tuple[str, str]:
        name = self._spell(speaker.name, speaker)
        return f"{name}, {speaker.role},", name

    def _mention(self, speaker: Speaker, *, again: bool) -> tuple[str, str]:
        chance = self.rng.random()
        name = self._spell(speaker.family, speaker)
        if again and chance < PRONOUNS:
            name = speaker.pronoun
        elif chance > 1 - ROLES and speaker.role.startswith("the "):
            name = speaker.role
        return name, name

    def _spell(self, name: str, speaker: Speaker) -> str:
        """Return a name as the outlet spells it."""
        other = self.draft.outlet.variants and speaker.variant
        return name.removesuffix(speaker.family) + speaker.variant if other else name

    def _name_day(self, day: date) -> str:
        """Return how the report calls a day: by its weekday within a week, else by its date."""
        if (self.draft.time.date() - day).days < WEEK:
            return f"on {day:%A}"
        return f"on {day.day} {day:%B}"


def alter(quote: str) -> str:
    """Return a quotation with changed words, or the same where nothing can be changed."""
    for row in load_rows("simulate_alterations.tsv"):
        if row["from"] in quote:
            return quote.replace(row["from"], row["to"], 1)
    return quote


def _as_written(words: str, text: str) -> str:
    """Return words as the text has them: with a capital where it has them only so."""
    return words if words in text else capitalise(words)


def _head_noun(role: str) -> str:
    """Return what an unnamed source is called again: "a former manager" is the manager, all others the source."""
    last = role.rsplit(maxsplit=1)[-1]
    return last if last in ("official", "manager") else "source"

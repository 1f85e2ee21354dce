"""A piece of a report's text with the words around it."""

from __future__ import annotations

from dataclasses import dataclass, field

AROUND = 220


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a report: `whole[start:end]` is `text`. `report` is the report's id."""

    report: str
    start: int
    end: int
    whole: str = field(repr=False, compare=False)

    @property
    def text(self) -> str:
        """The words of the report, exactly as they stand there."""
        return self.whole[self.start : self.end]

    @property
    def context(self) -> tuple[str, str, str]:
        """The words before it, the words themselves, and the words after it, in the same paragraph as far as it reaches."""
        return before(self.whole, self.start), self.text, after(self.whole, self.end)


def before(text: str, start: int) -> str:
    """Return up to AROUND characters of the line before `start`, from the beginning of a word, "…" where it was cut."""
    line = text.rfind("\n", 0, start) + 1
    if start - line <= AROUND:
        return text[line:start]
    space = text.find(" ", start - AROUND, start)
    return "…" + text[(space if space >= 0 else start - AROUND) : start]


def after(text: str, end: int) -> str:
    """Return up to AROUND characters of the line after `end`, to the end of a word, "…" where it was cut."""
    line = text.find("\n", end)
    line = len(text) if line < 0 else line
    if line - end <= AROUND:
        return text[end:line]
    space = text.rfind(" ", end, end + AROUND)
    return text[end : (space if space >= 0 else end + AROUND)] + "…"

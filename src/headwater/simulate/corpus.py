"""Corpora of any size whose truth is known: stories one by one, or a folder with a `gold.json`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TextIO

from headwater.errors import StopRun
from headwater.records import Report
from headwater.simulate.grammar import seeded
from headwater.simulate.newsroom import draw_size, run_story
from headwater.simulate.nouns import Draft, Outlet
from headwater.simulate.truth import Json, Printed, Truth, tell_outlet, tell_truth
from headwater.simulate.world import Scene, make_outlets, make_scene, repeat_scene

COLUMNS = ("file", "url", "outlet", "published", "byline")
FIRST_YEAR, YEARS, ALIKE, REMEMBERED = 2031, 4, 0.15, 40


@dataclass(frozen=True, slots=True)
class Story:
    """An invented event and its reports, in the order of time, with the truth about them."""

    printed: tuple[Printed, ...]
    truth: Truth

    @property
    def reports(self) -> list[Report]:
        """The reports as they would be read from the folder, by their file's name."""
        return sorted((_read(one) for one in self.printed), key=lambda report: report.file)


def simulate(seed: int, reports: int) -> Iterator[Story]:
    """Yield invented stories with so many reports between them: the same for the same seed and number."""
    outlets = list_outlets(seed, reports)
    done, number, scenes = 0, 0, list[Scene]()
    while done < reports:
        number += 1
        rng = seeded(seed, "story", number)
        scene = _find_scene(scenes, rng)
        size = min(draw_size(rng), reports - done)
        desk = run_story(f"s{number}", scene, outlets, size, rng)
        printed = _number(desk.drafts, done, max(4, len(str(reports))), rng)
        yield Story(printed, tell_truth(printed))
        done += size


def list_outlets(seed: int, reports: int) -> list[Outlet]:
    """Return the outlets of a corpus."""
    return make_outlets(seeded(seed, "outlets"), min(600, 40 + reports // 20))


def _find_scene(scenes: list[Scene], rng: Random) -> Scene:
    """Return a new scene, or one that is much like one of the last."""
    if scenes and rng.random() < ALIKE:
        return repeat_scene(rng.choice(scenes), rng)
    scenes.append(make_scene(rng, FIRST_YEAR + rng.randrange(YEARS)))
    del scenes[:-REMEMBERED]
    return scenes[-1]


def _number(drafts: list[Draft], done: int, width: int, rng: Random) -> tuple[Printed, ...]:
    """Return the drafts with ids that do not tell their order in time."""
    numbers = rng.sample(range(done + 1, done + len(drafts) + 1), len(drafts))
    return tuple(Printed(f"{number:0{width}}", draft) for number, draft in zip(numbers, drafts, strict=True))


def _row(one: Printed) -> dict[str, str]:
    draft = one.draft
    time = draft.time.strftime("%Y-%m-%d" if draft.outlet.kind == "daily" else "%Y-%m-%dT%H:%M")
    return {
        "file": f"{one.id}.txt",
        "url": f"https://{draft.outlet.site}/{draft.time:%Y/%m/%d}/{one.id}"
        if draft.dated
        else f"https://{draft.outlet.site}/{one.id}",
        "outlet": draft.outlet.name,
        "published": time if draft.dated else "",
        "byline": draft.byline,
    }


def _read(one: Printed) -> Report:
    row, text = _row(one), one.draft.text
    digest = sha256(text.encode("utf-8")).hexdigest()
    found = tuple((name, "reports.csv") for name in ("outlet", "published", "byline") if row[name])
    time = row["published"] or None
    return Report(digest, row["outlet"], text, row["file"], row["url"], time, row["byline"], "", "en", found)


def write_corpus(folder: Path, seed: int, reports: int) -> None:
    """Write a corpus into a folder that does not exist yet: reports.csv, a file for each report, and gold.json.

    Texts are written as they come; only the truth is held until the end. Raise StopRun where the folder cannot be made.
    """
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise StopRun(f"{folder}: {error.strerror}; give a folder that does not exist yet") from None
    truth: dict[str, list[str]] = {"sources": [_dump(tell_outlet(outlet)) for outlet in list_outlets(seed, reports)]}
    with (folder / "reports.csv").open("w", encoding="utf-8", newline="") as table:
        sheet = csv.DictWriter(table, COLUMNS)
        sheet.writeheader()
        for story in simulate(seed, reports):
            for one in sorted(story.printed, key=lambda one: one.id):
                sheet.writerow(_row(one))
                (folder / f"{one.id}.txt").write_text(one.draft.text, encoding="utf-8")
            for section, rows in story.truth.items():
                truth.setdefault(section, []).extend(map(_dump, rows))
    with (folder / "gold.json").open("w", encoding="utf-8") as file:
        _write_truth(file, f"simulated-{seed}-{reports}", truth)


def _write_truth(file: TextIO, name: str, truth: dict[str, list[str]]) -> None:
    file.write(f'{{\n"case": {_dump(name)},\n"about": "Invented stories, told by invented outlets."')
    file.writelines(f",\n{_dump(section)}: [\n" + ",\n".join(rows) + "\n]" for section, rows in truth.items())
    file.write("\n}\n")


def _dump(row: Json | str | list[str]) -> str:
    return json.dumps(row, ensure_ascii=False)

"""How fast the case room answers on a large case, and how much memory it takes; writes room.md.

python benchmarks/room.py SMALL.sqlite TIMES   multiplies a case that was traced, and measures
python benchmarks/room.py LARGE.sqlite         measures one that is there
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from starlette.testclient import TestClient

from headwater.web.app import create_app
from headwater.web.keys import Keys
from headwater.web.room import Room
from multiply import multiply

REQUESTS = 200
ADDRESS = "http://127.0.0.1:8765"
TARGETS = {"case page": 300, "case page, filtered": 300, "claim page": 200, "search": 150}
FILTERS = ("denied=1", "single_source=1", "changed=1", "echo=one&page=40", "order=newest", "voice=own", "stance=doubts")
PAGE = Path(__file__).with_suffix(".md")
MADE = """They are invented: `headwater simulate` wrote a
part of them, that was traced, and its rows were stored {times} times under other ids (`benchmarks/multiply.py`), because
tracing as many takes hours. So every claim is there {times} times."""


@contextmanager
def enter(path: Path) -> Iterator[TestClient]:
    """Open the room of a case for a browser on this machine."""
    keys = Keys()
    with TestClient(create_app(Room(path), keys), base_url=ADDRESS, client=("127.0.0.1", 1)) as browser:
        browser.get("/", params={"token": keys.token})
        yield browser


def measure(path: Path) -> dict[str, object]:
    """Return milliseconds (see `_time`) of each kind of request, and the memory in MB at the beginning and the end."""
    chance = random.Random(1)  # noqa: S311  # a choice of pages, no secret
    with enter(path) as browser:
        before = _memory()
        size = browser.get("/api/case").json()
        claims, words = _find_claims(browser, size["claims"]["total"], chance)
        asked: dict[str, Callable[[int], str]] = {
            "case page": lambda number: f"/?page={1 + number % 5}",
            "case page, filtered": lambda number: f"/?{FILTERS[number % len(FILTERS)]}",
            "claim page": lambda number: f"/claims/{claims[number % len(claims)]}",
            "search": lambda number: f"/search?q={words[number % len(words)]}",
            "report page": lambda number: f"/reports/{chance.choice(_reports(browser, size['reports'], number))}",
            "reports": lambda number: f"/reports?page={1 + number % 50}",
            "sources": lambda number: f"/sources?page={1 + number % 50}",
        }
        times = {name: _time(browser, address) for name, address in asked.items()}
        return {"size": size, "times": times, "memory": _memory(), "memory_before": before}


def _find_claims(browser: TestClient, total: int, chance: random.Random) -> tuple[list[str], list[str]]:
    """Return the ids of claims, half of them those of the most reports, half by lot, and words of theirs to search for."""
    first = [item for page in (1, 2) for item in browser.get(f"/api/claims?page={page}").json()["items"]]
    pages = [chance.randint(1, max(1, total // 50)) for _ in range(100)]
    lot = [chance.choice(browser.get(f"/api/claims?page={page}").json()["items"]) for page in pages]
    found = first[:100] + lot
    words = ["+".join(chance.sample(item["text"].split(), k=min(2, len(item["text"].split())))) for item in found]
    return [item["id"] for item in found], words


def _reports(browser: TestClient, total: int, number: int) -> list[str]:
    page = 1 + number % max(1, total // 50)
    return [item["report"]["id"] for item in browser.get(f"/api/reports?page={page}").json()["items"]]


def _time(browser: TestClient, address: Callable[[int], str]) -> list[float]:
    """Return milliseconds by the clock: the median, the one that 95 % stay below, the most; and of computing: that of 95 %."""
    times, clock = [], []
    for number in range(REQUESTS):
        where = address(number)
        started, began = process_time(), perf_counter()
        answer = browser.get(where)
        times.append(1000 * (process_time() - started))
        clock.append(1000 * (perf_counter() - began))
        if answer.status_code != 200:
            raise RuntimeError(f"{where}: {answer.text[:500]}")
    return [median(clock), quantiles(clock, n=20)[-1], max(clock), quantiles(times, n=20)[-1]]


def _memory() -> float:
    """Return the most memory that this process has taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write(found: dict, path: Path, made: str) -> None:
    """Write what was measured."""
    size, rows = found["size"], []
    for name, (middle, late, most, computing) in found["times"].items():
        target = f"< {TARGETS[name]}" if name in TARGETS else ""
        rows.append(f"| {name} | {middle:.0f} | {late:.0f} | {most:.0f} | {target} | {computing:.0f} |")
    PAGE.write_text(
        f"""# How fast the case room answers

{size["reports"]:,} reports with {size["statements"] / size["reports"]:.0f} statements each on the average,
{size["claims"]["total"]:,} claims, a file of {path.stat().st_size / 1e6:,.0f} MB. {made}

Milliseconds by the clock from the request to the whole answer, {REQUESTS} requests each, one after the other, in one process,
on two cores; made by `python benchmarks/room.py SMALL.sqlite TIMES`. The last column, of the processor, hardly depends on what
else the machine does.

| | median | p95 | slowest | target (p95) | computing, p95 |
|---|---|---|---|---|---|
{chr(10).join(rows)}

Memory of the server, at most: {found["memory"]:.0f} MB ({found["memory_before"]:.0f} MB of them before
the first page; target < 500).

Half of the claim pages are those of the claims in the most reports, half are drawn by lot; searches are for two words of a
claim. The filters are: {", ".join(f"`{one}`" for one in FILTERS)}.
""",
        encoding="utf-8",
    )


def main() -> None:
    """Multiply a case where that is asked for, measure it in a process of its own, and write the page."""
    path, made = Path(sys.argv[1]), ""
    if sys.argv[2:] == ["measure"]:
        print(json.dumps(measure(path)))
        return
    if len(sys.argv) > 2:
        times, small = int(sys.argv[2]), path
        path = small.with_name(f"{small.stem}-{times}.sqlite")
        path.unlink(missing_ok=True)
        multiply(small, path, times)
        made = MADE.format(times=times)
    command = [sys.executable, __file__, str(path), "measure"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603  # this file itself
    write(json.loads(told), path, made)


if __name__ == "__main__":
    main()

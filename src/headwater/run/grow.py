"""Run a stage that is kept up to date through an index: what came and what left is looked at, never the whole.

What compares texts is imported where it is used: it loads numba, for which who only reads a case need not wait.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from headwater.case import Case
from headwater.case_table import hash_short, table_of
from headwater.records import Seed
from headwater.stage import Stage

if TYPE_CHECKING:
    from headwater.copying.growing import Change, Known
    from headwater.run.shelf import CaseShelf

BATCH = 4096  # reports that are taken in together, in one transaction
PART = 0  # all rows of such a stage are of one part


def grow_stage(case: Case, stages: Sequence[Stage], at: int) -> Iterator[tuple[int, int]]:
    """Bring the rows of the stage `stages[at]` up to date; yield (reports done, of how many) after each batch.

    What a batch makes and that it was taken in are stored in one transaction.
    """
    from headwater.run.shelf import CaseShelf

    stage = stages[at]
    with case.transaction():
        if not _is_current(case, stages, at):
            case.clear(stage.name, [part for (part,) in case.sql("SELECT part FROM done WHERE stage = ?", (stage.name,))])
            CaseShelf(case).clear()
            _note_done(case, stages, at)
    done, total = 0, count_changes(case, stages, at)[0]
    while done < total:
        with case.transaction():
            shelf = CaseShelf(case)
            comes, leaves = shelf.find_coming(BATCH), shelf.find_leaving()
            _take_in(case, stage, shelf, comes, leaves)
            _note_done(case, stages, at)
        done = done + len(comes) + len(leaves) if comes or leaves else total  # another run may have been quicker
        yield done, total


def count_changes(case: Case, stages: Sequence[Stage], at: int) -> tuple[int, int]:
    """Return how many reports came and left since such a stage was last run, and how many there are."""
    ((total,),) = case.sql("SELECT count(*) FROM report")
    if not _is_current(case, stages, at):
        return total, total
    ((came, left),) = case.sql(
        """SELECT (SELECT count(*) FROM report WHERE id NOT IN (SELECT report FROM gram_report)),
                  (SELECT count(*) FROM gram_report WHERE report NOT IN (SELECT id FROM report))"""
    )
    return came + left, total


def _is_current(case: Case, stages: Sequence[Stage], at: int) -> bool:
    """Tell whether the index was filled by this version of the stage, and of those that make what it reads."""
    return case.sql("SELECT part, mark FROM done WHERE stage = ?", (stages[at].name,)) == [(PART, _mark(stages, at))]


def _take_in(case: Case, stage: Stage, shelf: CaseShelf, comes: Sequence[Known], leaves: Sequence[Known]) -> None:
    from headwater.copying.growing import grow

    change = grow(shelf, comes, leaves)
    shelf.note(comes, leaves)
    for known in leaves:
        for side in "ab":
            case.sql(f"DELETE FROM seed WHERE {side} = ?", (known.report,))  # noqa: S608  # a or b
    _store(case, stage, change)


def _store(case: Case, stage: Stage, change: Change) -> None:
    """Put the changed rows in place of those of the same id."""
    ids = [(row.id,) for row in (*change.kept, *change.gone)]
    case.sql_each("DELETE FROM seed WHERE id = ?", ids)
    table = table_of(Seed)
    case.sql_each(table.insert, (table.encode(row, stage.name, PART) for row in change.kept))


def _note_done(case: Case, stages: Sequence[Stage], at: int) -> None:
    marked = "INSERT OR REPLACE INTO done VALUES (?, ?, ?, (SELECT count(*) FROM gram_report))"
    case.sql(marked, (stages[at].name, PART, _mark(stages, at)))


def _mark(stages: Sequence[Stage], at: int) -> int:
    """Return what stands for a stage and for those that make what it reads: under other versions all is made anew."""
    reads = {read.record for read in stages[at].reads}
    makers = [stage for stage in stages[:at] if reads & set(stage.writes)]
    return hash_short(repr([(stage.name, stage.version) for stage in (*makers, stages[at])]).encode())

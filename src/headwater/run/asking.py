"""Ask a language model before a run: what it answers is stored in the case, and a stage reads it from there.

So the stages stay pure, the same question is asked once, and a run that is stopped keeps what was answered until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Protocol

from headwater.case import Case
from headwater.errors import StopRun
from headwater.records import Engine, Passage, Problem, Reply, Report
from headwater.run.abreast import do_abreast
from headwater.run.notice import Progress
from headwater.sources.attributing.prose import lay_out
from headwater.sources.attributing.questions import Question, ask_about
from headwater.text.languages import is_read
from headwater.text.passages import divide_text

STAGE, STEP = "attribute", "ask"
BUNDLED, ASKED = "bundled", "llm"
AT_ONCE = 4  # questions in flight
PATIENCE = 5  # questions in a row without an answer after which the others are not asked
NOT_ASKED = "the language model was not asked"

Asked = tuple[Question, str]  # a question, and the digest of the text that it is about


class Asks(Protocol):
    """An engine: it answers questions, from several threads at once."""

    name: str

    def ask(self, question: Question, digest: str) -> Reply:
        """Return the answer, or a row that says why there is none; raise StopRun where no other would be answered either."""
        ...


@dataclass(frozen=True)
class Unanswered:
    """A report with the questions about it that the chosen model has not answered, and why it has not."""

    report: Report
    questions: tuple[Question, ...]
    why: str


def choose_engine(case: Case, name: str, model: str = "") -> None:
    """Let the stage that finds attributions read with this engine from the next run on: bundled, or llm with its model."""
    case.add([Engine(STAGE, name, model)])


def chosen_model(case: Case) -> str:
    """Return the language model that the case is read with, "" where the bundled reader reads it."""
    return next((row.model for row in case.rows(Engine, stage=STAGE, name=ASKED)), "")


def ask_model(case: Case, model: Asks, progress: Progress | None = None) -> str:
    """Ask what is not answered yet about the reports of a case, and let the case be read with the answers.

    Return why questions were left unasked, "" where none was. Raise StopRun where that came before any answer: then the case
    is read as it was before.
    """
    _share_replies(case, model.name)
    todo = {
        question.id: (question, one.report.digest) for one in list_unanswered(case, model.name) for question in one.questions
    }
    stopped = _ask_all(case, model, list(todo.values()), progress) if todo else ""
    _share_replies(case, model.name)
    choose_engine(case, ASKED, model.name)
    return stopped


def _share_replies(case: Case, model: str) -> None:
    """Let what was answered about one text answer the same question about another: wire copies differ in their furniture."""
    answered = {row.question: row for row in case.rows(Reply, model=model, failure="")}
    open_ = [(question.id, one.report.digest) for one in list_unanswered(case, model) for question in one.questions]
    case.add(Reply(id_, model, digest, answered[id_].text, "", 0, 0, 0) for id_, digest in open_ if id_ in answered)


def _ask_all(case: Case, model: Asks, todo: list[Asked], progress: Progress | None) -> str:
    """Store the reply to each question about a text as it comes; return why it stopped before the last."""
    answered = 0
    try:
        with closing(do_abreast(lambda one: model.ask(*one), todo, AT_ONCE)) as replies:
            for done, reply in enumerate(_lose_patience(replies), 1):
                _store(case, reply)
                answered += not reply.failure
                if progress:
                    progress(STEP, done, len(todo))
    except StopRun as error:
        if not answered:
            raise
        return str(error)
    return ""


def _lose_patience(replies: Iterable[Reply]) -> Iterator[Reply]:
    """Yield the replies; raise StopRun after PATIENCE failures in a row."""
    failures = 0
    for reply in replies:
        yield reply
        failures = failures + 1 if reply.failure else 0
        if failures == PATIENCE:
            raise StopRun(f"{PATIENCE} questions in a row had no answer, the last because {reply.failure}")


def _store(case: Case, reply: Reply) -> None:
    """Keep a reply, with what its question cost before it was answered."""
    old = case.get(Reply, reply.id)
    if old:
        costs = {name: getattr(reply, name) + getattr(old, name) for name in ("calls", "tokens_in", "tokens_out")}
        reply = replace(reply, **costs)
    case.add([reply])


def list_unanswered(case: Case, model: str) -> list[Unanswered]:
    """Return the reports about which a model has not answered everything, in the order of their files."""
    answers = {(row.question, row.digest): row for row in case.rows(Reply, model=model)}
    found = []
    for report in sorted(case.rows(Report), key=lambda row: (row.file, row.id)):
        asked = [(question, answers.get((question.id, report.digest))) for question in questions_about(report)]
        open_ = tuple(question for question, answer in asked if answer is None or answer.failure)
        if open_:
            why = next((answer.failure for _, answer in asked if answer and answer.failure), NOT_ASKED)
            found.append(Unanswered(report, open_, why))
    return found


def questions_about(report: Report) -> list[Question]:
    """Return what is to be asked about a report: nothing where it is in a language that is not read."""
    if not is_read(report.language):
        return []
    pieces = divide_text(report.text)
    passages = [Passage(report.id, p.start, p.end, p.kind, p.paragraph, p.note) for p in pieces]
    return list(ask_about(lay_out(report.text, passages)))


def note_unanswered(case: Case) -> list[Problem]:
    """Make each report that the chosen model has not read, so that the bundled reader does, a problem; return the problems."""
    model = chosen_model(case)
    found = [
        Problem(STEP, one.report.id, one.report.file, f"{one.report.file}: {one.why}; the bundled reader reads it")
        for one in (list_unanswered(case, model) if model else ())
    ]
    kept = {problem.id for problem in found}
    old = [row.id for row in case.rows(Problem, stage=STEP)]
    case.remove(Problem, id=[id_ for id_ in old if id_ not in kept])
    case.add(found)
    return found

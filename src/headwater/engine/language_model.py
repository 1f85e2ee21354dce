"""A language model as an engine: a question goes in, a row with its reply comes out, whatever happens on the way."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from headwater.engine.completions import Completion, read_completion, read_error, read_models, shorten
from headwater.engine.endpoint import CHAT, KEY, MODELS, Endpoint, Heard, Trouble, Unreachable
from headwater.errors import SkipReport, StopRun
from headwater.records import Reply
from headwater.sources.attributing.questions import Question, instruct, reply_shape
from headwater.sources.attributing.replies import read_reply

TRIES = 4
FIRST_WAIT = 1.0  # seconds, twice as many after each further failure
LONGEST_WAIT = 120.0
LATER = frozenset({408, 425, 429})
WRONG_KEY = frozenset({401, 403})
RIGHT_KEY = f"is the key in the variable {KEY} right?"
SHAPED = {"type": "json_schema", "json_schema": {"name": "attributions", "strict": True, "schema": reply_shape()}}
FORMS: tuple[Mapping[str, Any], ...] = (
    {"response_format": SHAPED, "temperature": 0},
    {"response_format": SHAPED},  # some models take no temperature
    {"response_format": {"type": "json_object"}},  # some servers know no schema
    {},
)
"""In which forms a question is put, best first. The shape is in the instructions too, and every reply is checked."""


@dataclass
class Spent:
    """What a question has cost so far."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass
class LanguageModel:
    """The model `name` behind an endpoint. `sleep` waits so many seconds."""

    endpoint: Endpoint
    name: str
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)
    _form: int = 0  # of FORMS: the best that the endpoint has not refused
    _met: bool = False  # whether the endpoint ever said anything

    @classmethod
    def open(cls, endpoint: Endpoint, name: str = "") -> Self:
        """Return the model of that name; without a name, the only one that the endpoint has.

        Raise StopRun where the endpoint has several, none, or does not tell.
        """
        return cls(endpoint, name or choose_model(endpoint))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.endpoint.close()

    def ask(self, question: Question, digest: str) -> Reply:
        """Return the reply to a question about the text with that digest; where there is none, it says why.

        Raise StopRun where no other question would be answered either: a wrong key, address or model.
        """
        spent, text, failure = Spent(), "", ""
        try:
            text = self._persist(question, spent)
        except SkipReport as error:
            failure = self.endpoint.hide(str(error))
        return Reply(question.id, self.name, digest, text, failure, spent.calls, spent.tokens_in, spent.tokens_out)

    def _persist(self, question: Question, spent: Spent) -> str:
        """Return a reply of the right shape, asking again after Trouble; raise SkipReport where it does not come."""
        wait = FIRST_WAIT
        for tries in range(1, TRIES + 1):
            try:
                return self._read(self._call(question, spent), spent)
            except Trouble as trouble:
                if isinstance(trouble, Unreachable) and not self._met:
                    raise StopRun(f"{trouble}: is the server running, and the address right?") from None
                pause = wait if trouble.wait is None else trouble.wait
                if tries == TRIES:
                    raise SkipReport(f"{trouble} (asked {TRIES} times)") from None
                if pause > LONGEST_WAIT:
                    raise SkipReport(f"{trouble}, and it asks to wait {pause:.0f} seconds") from None
                self.sleep(pause)
                wait *= 2
        raise AssertionError("the loop returns or raises")  # pragma: no cover

    def _call(self, question: Question, spent: Spent) -> Heard:
        """Return what the endpoint says to a question, put in the best form that it takes."""
        for form in range(self._form, len(FORMS)):
            spent.calls += 1
            heard = self.endpoint.ask(CHAT, self._body(question, FORMS[form]))
            self._met = True
            if not self._dislikes(heard) or form == len(FORMS) - 1:
                self._form = max(self._form, form) if heard.status == 200 else self._form
                return heard
        raise AssertionError("there is a last form")  # pragma: no cover

    def _body(self, question: Question, form: Mapping[str, Any]) -> dict[str, Any]:
        told = [{"role": "system", "content": instruct()}, {"role": "user", "content": question.text}]
        return {"model": self.name, "messages": told, "stream": False, **form}

    @staticmethod
    def _dislikes(heard: Heard) -> bool:
        """Whether the form of the question may be what the endpoint refuses; some call that an error of their own."""
        return heard.status in {400, 422} or (heard.status >= 500 and b"response_format" in heard.body)

    def _read(self, heard: Heard, spent: Spent) -> str:
        """Return the reply in what came back; raise Trouble where asking again may help, SkipReport where it will not."""
        self._check(heard)
        completion = read_completion(heard.body)
        if completion is None:
            raise Trouble(f"what {self.endpoint.host} says is no chat completion", 0.0)
        spent.tokens_in += completion.tokens_in
        spent.tokens_out += completion.tokens_out
        return self._accept(completion)

    def _accept(self, completion: Completion) -> str:
        if completion.refused:
            raise SkipReport(f"{self.name} refused to answer")
        if completion.cut:
            raise SkipReport(f"the reply of {self.name} was cut off: let it write more tokens")
        try:
            read_reply(completion.text)
        except SkipReport as error:
            raise Trouble(f"{error}", 0.0) from None
        return completion.text

    def _check(self, heard: Heard) -> None:
        """Raise what a status other than 200 comes to."""
        if heard.status == 200:
            return
        said = _quote(self.endpoint, heard)
        if heard.status in LATER or heard.status >= 500:
            raise Trouble(said, heard.wait)
        if heard.status in WRONG_KEY:
            raise StopRun(f"{said} — {RIGHT_KEY}")
        if heard.status < 400 or heard.status in {402, 404, 405}:
            raise StopRun(f"{said} — check the address and the model's name")
        raise SkipReport(said)


def _quote(endpoint: Endpoint, heard: Heard) -> str:
    """Return what an endpoint says, in its own words, the key blanked before they are cut short."""
    words = shorten(endpoint.hide(read_error(heard)))
    return f"{endpoint.host} says {heard.status}{f': {words}' if words else ''}"


def choose_model(endpoint: Endpoint) -> str:
    """Return the name of the only model that an endpoint has; raise StopRun where that cannot be told."""
    try:
        heard = endpoint.ask(MODELS)
    except Trouble as trouble:
        raise StopRun(f"{trouble}: is the server running, and the address right?") from None
    if heard.status in WRONG_KEY:
        raise StopRun(f"{_quote(endpoint, heard)} — {RIGHT_KEY}")
    names = read_models(heard.body)
    if len(names) != 1:
        some = f": {', '.join(names[:10])}" if names else ""
        raise StopRun(f"{endpoint.host} has {len(names) or 'no list of'} models{some}; give one after --model")
    return names[0]

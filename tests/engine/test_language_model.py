"""A question goes in, a row comes out: with a reply, or with why there is none. No test waits: the clock is ours."""

from __future__ import annotations

import json

import jsonschema
import pytest

from headwater.engine.endpoint import Endpoint
from headwater.engine.language_model import LONGEST_WAIT, TRIES, LanguageModel
from headwater.errors import StopRun
from headwater.sources.attributing.questions import reply_shape
from tests.engine.server import attributions, complete, dump, read_plainly, refuse, replies, sentences_of, serve
from tests.sources.proses import only_question

QUESTION = only_question("News\n\nThe mayor said that the dam was safe.\n")
GOOD = replies((1, "The mayor", "said", "the dam was safe"))


class Asked:
    """A model on a server with this script, what it replied to one question, and how long it waited between its calls."""

    def __init__(self, *script, key="", patience=30.0, times=1):
        self.waits = []
        with serve(*script) as self.server:
            endpoint = Endpoint(self.server.url, key, patience)
            with LanguageModel(endpoint, "toy", self.waits.append) as model:
                self.all = [model.ask(QUESTION, "digest") for _ in range(times)]
        self.reply = self.all[-1]


def test_a_reply_is_kept_word_for_word_with_what_it_cost():
    reply = Asked(GOOD).reply
    assert json.loads(reply.text)["attributions"][0]["source"] == "The mayor"
    assert (reply.question, reply.model, reply.digest, reply.failure) == (QUESTION.id, "toy", "digest", "")
    assert (reply.calls, reply.tokens_in, reply.tokens_out) == (1, 100, 20)


def test_a_model_is_given_the_sentences_as_data_a_shape_for_its_reply_and_no_tools():
    (body,) = Asked(GOOD).server.asked
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert sentences_of(body)[1] == {"n": 1, "text": "The mayor said that the dam was safe."}
    assert body["response_format"]["json_schema"]["schema"] == reply_shape()
    assert body["response_format"]["json_schema"]["strict"] is True
    assert not {"tools", "tool_choice", "functions", "web_search_options"} & set(body)


def test_the_shape_that_is_asked_for_is_a_schema_that_replies_fit():
    jsonschema.Draft202012Validator.check_schema(reply_shape())
    jsonschema.validate(json.loads(attributions((1, None, "said", "a", "b"))), reply_shape())


@pytest.mark.parametrize(
    "trouble", [refuse(500, "oh"), refuse(503), refuse(429, "slow down"), (200, {}, b"<html>"), complete("Sure!")]
)
def test_what_may_pass_is_asked_again(trouble):
    asked = Asked(trouble, GOOD)
    assert asked.reply.failure == ""
    assert asked.reply.calls == 2


def test_waits_grow_from_try_to_try():
    asked = Asked(refuse(500, "oh"))
    assert asked.waits == [1.0, 2.0, 4.0]
    assert asked.reply.calls == TRIES
    assert asked.reply.failure.endswith("says 500: oh (asked 4 times)")


def test_a_server_that_asks_to_wait_is_waited_for():
    asked = Asked(refuse(429, "slow down", **{"Retry-After": "17"}), GOOD)
    assert asked.waits == [17.0]


def test_a_server_that_asks_to_wait_for_hours_is_not():
    asked = Asked(refuse(429, "come tomorrow", **{"Retry-After": "7200"}))
    assert asked.waits == []
    assert "asks to wait 7200 seconds" in asked.reply.failure
    assert LONGEST_WAIT < 7200


def test_a_server_that_hangs_is_asked_again_and_then_given_up():
    asked = Asked(None, patience=0.05)
    assert asked.reply.calls == TRIES
    assert "no answer from" in asked.reply.failure


def test_a_malformed_reply_costs_tokens_too():
    reply = Asked(complete("{", usage=(7, 1)), GOOD).reply
    assert (reply.calls, reply.tokens_in, reply.tokens_out) == (2, 107, 21)


def test_a_refusal_is_final():
    asked = Asked(complete(None, refusal="I cannot help with that"))
    assert asked.reply.calls == 1
    assert asked.reply.failure == "toy refused to answer"


def test_a_reply_that_was_cut_off_is_not_taken_for_a_whole_one():
    asked = Asked(complete(attributions(), finish="length"))
    assert asked.reply.calls == 1
    assert "cut off" in asked.reply.failure


def test_a_shape_that_the_endpoint_refuses_is_left_out_and_not_tried_again():
    def without_shape(body):
        refused = refuse(400, "'response_format.type' must be 'text'")
        return refused if "response_format" in body else read_plainly(body)

    asked = Asked(without_shape, times=2)
    assert [reply.failure for reply in asked.all] == ["", ""]
    assert [reply.calls for reply in asked.all] == [4, 1]
    assert asked.waits == []


def test_a_server_that_calls_an_unknown_shape_its_own_error_is_understood():
    asked = Asked(refuse(500, "response_format type must be one of text or json_object"), GOOD)
    assert (asked.reply.calls, asked.waits) == (2, [])


def test_a_model_that_takes_no_temperature_keeps_its_shape():
    def without_temperature(body):
        return refuse(400, "Unsupported value: 'temperature'") if "temperature" in body else read_plainly(body)

    asked = Asked(without_temperature)
    assert asked.reply.failure == ""
    assert asked.server.asked[-1]["response_format"]["type"] == "json_schema"


def test_a_question_that_is_refused_in_every_form_says_why():
    asked = Asked(refuse(400, "maximum context length is 512 tokens"))
    assert asked.reply.failure.endswith("says 400: maximum context length is 512 tokens")
    assert asked.waits == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (refuse(401, "wrong key"), "HEADWATER_API_KEY"),
        (refuse(403), "HEADWATER_API_KEY"),
        (refuse(404, "no model toy"), "no model toy — check the address"),
        (refuse(307, Location="http://127.0.0.1:9"), "check the address"),
    ],
)
def test_what_no_other_question_would_mend_stops_at_once(answer, words):
    with pytest.raises(StopRun, match=words):
        Asked(answer)


def test_nobody_at_the_address_stops_at_once():
    with serve() as server:
        url = server.url
    with LanguageModel(Endpoint(url), "toy") as model, pytest.raises(StopRun, match="is the server running"):
        model.ask(QUESTION, "digest")


@pytest.mark.parametrize("before", range(190, 206))
def test_of_a_key_that_stands_where_words_are_cut_nothing_is_shown(before):
    failure = Asked(refuse(400, f"{'x' * before} sk-secret"), key="sk-secret").reply.failure
    assert "sk" not in failure


def test_a_key_that_a_server_repeats_is_shown_nowhere():
    failure = Asked(refuse(400, "no such key: sk-secret"), key="sk-secret").reply.failure
    assert "no such key: …" in failure
    with pytest.raises(StopRun) as error:
        Asked(refuse(401, "no such key: sk-secret"), key="sk-secret")
    assert "sk-secret" not in str(error.value)


def test_the_only_model_of_an_endpoint_needs_no_name():
    with serve(models=("only",)) as server, LanguageModel.open(Endpoint(server.url)) as model:
        assert model.name == "only"


@pytest.mark.parametrize(
    ("models", "words"), [(("a", "b"), "has 2 models: a, b; give one after --model"), ((), "no list of models")]
)
def test_of_several_models_the_user_chooses(models, words):
    with serve(models=models) as server, pytest.raises(StopRun, match=words):
        LanguageModel.open(Endpoint(server.url))


def test_a_key_that_may_not_list_models_is_named_as_the_trouble():
    with (
        serve(models=None) as server,
        pytest.raises(StopRun, match=r"no such key — is the key in the variable HEADWATER_API_KEY"),
    ):
        LanguageModel.open(Endpoint(server.url))


def test_an_endpoint_that_is_not_there_has_no_models():
    with serve() as server:
        url = server.url
    with pytest.raises(StopRun, match="is the server running"):
        LanguageModel.open(Endpoint(url))


def test_thinking_aloud_around_the_reply_is_passed_over():
    text = f"<think>They want {{}} or {attributions()}</think>\n```json\n{attributions((1, 'The mayor', 'said', 'it'))}\n```"
    assert Asked((200, {}, complete(text)[2])).reply.failure == ""
    assert dump({})

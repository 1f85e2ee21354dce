"""Where and how Headwater connects: to one address, in time, and never anywhere else."""

from __future__ import annotations

import pytest

from headwater.engine.endpoint import CHAT, Endpoint, Heard, Trouble, Unreachable
from headwater.errors import StopRun
from tests.engine.server import complete, refuse, serve


@pytest.fixture
def connect():
    """Endpoints that are closed at the end of the test."""
    opened = []

    def make(url, key="", **more):
        opened.append(Endpoint(Endpoint.at(url, key).url, key, **more))
        return opened[-1]

    yield make
    for endpoint in opened:
        endpoint.close()


@pytest.mark.parametrize(
    "address",
    ["http://localhost:11434/v1", "http://localhost:11434/v1/", " http://localhost:11434/v1/chat/completions "],
)
def test_an_address_may_be_that_of_the_server_or_of_its_chat(address):
    assert Endpoint.at(address).url == "http://localhost:11434/v1"


@pytest.mark.parametrize(
    "address", ["", "localhost:11434", "ftp://example.org/v1", "file:///etc/passwd", "http:///v1", "http://[::1"]
)
def test_what_is_no_address_of_a_server_is_refused(address):
    with pytest.raises(StopRun, match="must be an address such as"):
        Endpoint.at(address)


def test_a_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(StopRun, match="HEADWATER_API_KEY") as error:
        Endpoint.at("https://me:hunter2@example.org/v1")
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize("key", ["sk\nX-Evil: 1", "schlüssel"])
def test_a_key_that_no_header_can_hold_is_refused_and_not_repeated(key):
    with pytest.raises(StopRun, match="HEADWATER_API_KEY") as error:
        Endpoint.at("https://example.org/v1", key)
    assert key not in str(error.value)


def test_a_key_is_sent_and_never_shown(connect):
    with serve(complete("{}")) as server:
        endpoint = connect(server.url, "sk-secret")
        endpoint.ask(CHAT, {"model": "toy"})
        assert server.headers[0]["Authorization"] == "Bearer sk-secret"
        assert "sk-secret" not in repr(endpoint)
        assert endpoint.hide("no such key: sk-secret") == "no such key: …"


def test_without_a_key_none_is_sent(connect):
    with serve(complete("{}")) as server:
        connect(server.url).ask(CHAT, {"model": "toy"})
        assert "Authorization" not in server.headers[0]


def test_the_query_of_an_address_is_kept_but_not_shown(connect):
    with serve(complete("{}")) as server:
        endpoint = connect(f"{server.url}?api-version=7&code=secret")
        endpoint.ask(CHAT, {"model": "toy"})
        assert server.paths == ["/v1/chat/completions?api-version=7&code=secret"]
        assert "secret" not in endpoint.host


def test_a_redirect_is_not_followed(connect):
    with serve(refuse(307, Location="http://127.0.0.1:9/v1")) as server:
        assert connect(server.url, "sk-secret").ask(CHAT, {"model": "toy"}).status == 307
        assert len(server.asked) == 1


def test_nobody_at_the_address_is_said(connect):
    with serve() as server:
        url = server.url
    with pytest.raises(Unreachable, match="nothing answers at"):
        connect(url).ask(CHAT, {"model": "toy"})


def test_a_server_that_does_not_answer_is_given_up(connect):
    with serve(None) as server, pytest.raises(Trouble, match=r"no answer from .* within 0.05 seconds"):
        connect(server.url, patience=0.05).ask(CHAT, {"model": "toy"})


def test_a_server_that_trickles_is_given_up_when_the_time_for_the_whole_is_over(connect):
    clock = iter(range(0, 10_000, 200))
    with serve((200, {}, b" " * 1_000_000)) as server, pytest.raises(Trouble, match="no whole answer"):
        connect(server.url, now=lambda: next(clock)).ask(CHAT, {"model": "toy"})


def test_an_answer_without_end_is_given_up(connect):
    with serve((200, {}, b" " * 4_000_001)) as server, pytest.raises(Trouble, match="does not end"):
        connect(server.url).ask(CHAT, {"model": "toy"})


def test_a_connection_that_breaks_off_is_said(connect):
    with serve((200, {"Content-Length": "50"}, b"{")) as server, pytest.raises(Trouble, match=r"connection to .* failed"):
        connect(server.url).ask(CHAT, {"model": "toy"})


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("Fri, 31 Dec 1999 23:59:59 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-3", None),
        ("1e999", None),
    ],
)
def test_how_long_a_server_asks_to_wait(header, seconds):
    assert Heard(429, {"retry-after": header}, b"").wait == seconds

"""Who may come into the case room, and what its pages may do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from headwater.web.app import create_app
from headwater.web.guard import HEADERS, is_loopback
from headwater.web.keys import TRIES, WINDOW, Keys
from headwater.web.room import Room
from tests.web.room_client import ADDRESS

EVERYWHERE = "0.0.0.0"  # noqa: S104  # the address, not a server
HERE, ELSEWHERE = ("127.0.0.1", 50000), ("192.0.2.7", 50000)


def come(kestrel, keys, client=HERE, host="127.0.0.1", address=ADDRESS):
    """Return a browser that has shown no key yet."""
    return TestClient(create_app(Room(kestrel), keys, host), base_url=address, client=client, follow_redirects=False)


def test_the_address_that_was_printed_lets_in_one_browser_once(kestrel):
    keys = Keys(port=8765)
    first, second = come(kestrel, keys), come(kestrel, keys)
    answer = first.get("/reports", params={"token": keys.token, "page": "1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports?page=1")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert first.get("/reports").status_code == 200
    assert "set-cookie" not in second.get("/", params={"token": keys.token}).headers
    assert second.get("/").headers["location"] == "/enter"


def test_the_address_opened_again_in_the_same_browser_still_leads_in(kestrel):
    keys = Keys()
    browser = come(kestrel, keys)
    for _ in range(2):
        browser.get("/", params={"token": keys.token})
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("path", ["/", "/claims/1", "/search?q=gates", "/decisions", "/nowhere"])
def test_without_a_key_every_page_leads_to_the_door(kestrel, path):
    answer = come(kestrel, Keys()).get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/enter")


def test_without_a_key_the_api_answers_nothing_but_that(kestrel):
    answer = come(kestrel, Keys()).get("/api/claims")
    assert answer.status_code == 401
    assert "headwater serve" in answer.text


def test_a_wrong_token_and_a_wrong_cookie_open_nothing(kestrel):
    keys = Keys()
    browser = come(kestrel, keys)
    browser.cookies.set(keys.cookie, "guessed")
    assert "set-cookie" not in browser.get("/", params={"token": "guessed"}).headers
    assert browser.get("/").headers["location"] == "/enter"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "localhost.evil.example", "", "[::1"]
)
def test_a_foreign_name_that_was_made_to_mean_this_machine_is_refused(kestrel, host):
    assert come(kestrel, Keys()).get("/enter", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8765", "[::1]:8765", "LOCALHOST"])
def test_the_names_of_this_machine_are_its_names(kestrel, host):
    assert come(kestrel, Keys()).get("/enter", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9", "https://127.0.0.1:8765"])
def test_what_another_site_sends_is_refused_even_with_the_key(kestrel, origin):
    keys = Keys("words")
    browser = come(kestrel, keys)
    browser.get("/", params={"token": keys.token})
    for method in ("GET", "POST"):
        assert browser.request(method, "/enter", headers={"origin": origin}).status_code == 403


def test_a_form_that_does_not_say_where_it_comes_from_is_refused(kestrel):
    browser = come(kestrel, Keys("words"))
    assert browser.post("/enter", data={"password": "words"}).status_code == 403
    fetched = {"sec-fetch-site": "same-origin"}
    assert browser.post("/enter", data={"password": "words"}, headers=fetched).status_code == 303


def test_another_machine_is_refused_where_there_is_no_password(kestrel):
    keys = Keys()
    answer = come(kestrel, keys, ELSEWHERE, EVERYWHERE, "http://192.0.2.1:8765").get("/", params={"token": keys.token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_another_machine_comes_in_with_the_password(kestrel):
    address = "http://192.0.2.1:8765"
    browser = come(kestrel, Keys("three plain words"), ELSEWHERE, EVERYWHERE, address)
    assert 'type="password"' in browser.get("/enter").text
    wrong = browser.post("/enter", data={"password": "guess"}, headers={"origin": address})
    assert (wrong.status_code, "not the password" in wrong.text) == (403, True)
    assert browser.post("/enter", data={"password": "three plain words"}, headers={"origin": address}).status_code == 303
    assert browser.get("/").status_code == 200


def test_a_room_that_others_can_reach_goes_by_the_name_of_its_machine_too(kestrel, monkeypatch):
    monkeypatch.setattr("platform.node", lambda: "Newsdesk")
    browser = come(kestrel, Keys("words"), ELSEWHERE, EVERYWHERE)
    told = {
        name: browser.get("/enter", headers={"host": name}).status_code for name in ("newsdesk:8765", "newsdesk.local", "evil")
    }
    assert told == {"newsdesk:8765": 200, "newsdesk.local": 200, "evil": 421}
    assert come(kestrel, Keys()).get("/enter", headers={"host": "newsdesk"}).status_code == 421


def test_where_there_is_no_password_none_is_asked_for_and_none_fits(kestrel):
    browser = come(kestrel, Keys())
    assert 'type="password"' not in browser.get("/enter").text
    assert browser.post("/enter", data={"password": ""}, headers={"origin": ADDRESS}).status_code == 403


def test_passwords_cannot_be_tried_one_after_the_other():
    clock = [0.0]
    keys = Keys("right", now=lambda: clock[0])
    assert [keys.try_password("wrong") for _ in range(TRIES)] == ["wrong"] * TRIES
    assert keys.try_password("right") == "often"
    clock[0] = WINDOW + 1
    assert keys.try_password("right") == ""


def test_rooms_on_one_machine_keep_their_cookies_apart():
    assert Keys(port=1).cookie != Keys(port=2).cookie
    assert Keys().token != Keys().token


@pytest.mark.parametrize("path", ["/", "/nowhere", "/enter", "/static/room.css", "/api/case"])
def test_every_answer_forbids_to_load_or_send_anything_anywhere_else(room, path):
    headers = room.get(path).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]


def test_an_address_is_of_this_machine_however_it_is_written():
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1")))
    assert not any(map(is_loopback, ("192.0.2.7", "::", EVERYWHERE, "testclient", "")))

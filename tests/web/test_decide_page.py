"""Correct, by forms alone: everything that can be decided, from the page that shows it."""

from __future__ import annotations

import pytest

from headwater.api import open_case
from headwater.case import Case
from headwater.decisions.kinds import KINDS
from headwater.exports.html import write_page
from headwater.records import Decision, EntityRuling, Membership
from headwater.web.offers import OFFERS
from headwater.web.things import find_thing
from tests.decisions.piles import GATES
from tests.web.markup import Markup
from tests.web.room_client import open_room

ADA = {"by": "Ada Moor", "why": "I asked them", "back": "/claims/1"}


@pytest.fixture
def path(dam):
    return dam


@pytest.fixture
def room(path):
    return open_room(path)


def look(path, question):
    with open_case(path) as case:
        return question(case)


def statement_in(path, file, words):
    return look(path, lambda case: next(s.id for s in case.report(file).statements if s.text.startswith(words)))


def things(path):
    """Return an id of each sort of thing, and another one."""
    with open_case(path) as case:
        claims, reports = case.claims(), case.reports()
        named = [id_ for id_, entity in case.entities() if len(find_thing(case, "source", id_).choices) > 0]
        return {
            "claim": (claims[0].id, claims[1].id),
            "statement": (reports[2].statements[0].id, reports[3].statements[0].id),
            "report": (reports[0].id, reports[1].id),
            "source": (named[0], named[1]),
        }


def decide(room, sort, thing, kind, **more):
    return room.post("/decisions", data={"sort": sort, "thing": thing, "kind": kind, **ADA, **more}, follow_redirects=False)


def decisions_of(path):
    with Case.open(path) as case:
        return case.rows(Decision)


# ------------------------------------------------------------ the form


def test_all_that_can_be_decided_on_a_thing_is_listed_with_its_key(room, path):
    for sort, (thing, _) in things(path).items():
        page = Markup(room.get("/decisions/new", params={"sort": sort, "thing": thing}))
        offers = [offer for offer in OFFERS if offer.sort == sort]
        assert [link.get("data-key") for link in page.all(".kinds a")] == [offer.key for offer in offers]
        assert all(f"kind={offer.kind}" in link.get("href") for offer, link in zip(offers, page.all(".kinds a"), strict=True))


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: f"{offer.sort} {offer.kind}")
def test_each_form_asks_for_what_its_kind_needs_and_for_who_and_why(room, path, offer):
    thing, _ = things(path)[offer.sort]
    page = Markup(room.get("/decisions/new", params={"sort": offer.sort, "thing": thing, "kind": offer.kind}))
    names = [field.get("name") for tag in ("input", "select", "textarea") for field in page.all(f"form.ask {tag}")]
    assert {"sort", "thing", "kind", "back", "by", "why"} <= set(names)
    needed = {"other": "other", "how": "value", "name": "value", "words": "words", "pick": "picked", "why": "why", "": "by"}
    assert needed[offer.needs] in names


def test_a_form_leads_back_to_the_page_that_it_was_opened_from(room, path):
    params = {"sort": "claim", "thing": things(path)["claim"][0], "kind": "note"}
    page = Markup(room.get("/decisions/new", params=params, headers={"referer": "http://127.0.0.1:8765/claims/1?page=2"}))
    assert page.one("input[name=back]").get("value") == "/claims/1?page=2"


def test_what_is_not_there_is_told_as_a_page(room):
    answer = room.get("/decisions/new", params={"sort": "statement", "thing": "x"})
    assert answer.status_code == 404
    assert "no statement" in answer.text


# ------------------------------------------------------------ deciding


def test_a_decision_takes_effect_before_the_page_is_shown_again_which_tells_what_changed(room, path):
    first, second = things(path)["claim"]
    answer = decide(room, "claim", first, "same-claim", other=second)
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims/1")
    page = Markup(room.get("/claims/1"))
    assert "says the same as" in page.words("#decided")
    assert "1 of them new or changed" in page.words("#decided")
    (kept,) = decisions_of(path)
    assert (kept.by, kept.why) == ("Ada Moor", "I asked them")


def give(path, offer):
    """Return what a form of this kind is filled in with."""
    _, other = things(path)[offer.sort]
    with open_case(path) as case:
        choices = find_thing(case, offer.sort, things(path)[offer.sort][0]).choices
    words = {"words": " ".join(find_words(path, things(path)["statement"][0]).split()[1:3])}
    return {"other": {"other": other}, "how": {"other": other, "value": "rewrite"}, "name": {"value": "Ruth Kask"},
            "words": words, "pick": {"picked": [choice.id for choice in choices[:1]]}}.get(offer.needs, {})  # fmt: skip


def find_words(path, statement):
    return look(path, lambda case: find_thing(case, "statement", statement).words)


PLAIN = [offer for offer in OFFERS if offer.kind not in ("split", "not-same-entity")]


@pytest.mark.parametrize("offer", PLAIN, ids=lambda offer: f"{offer.sort} {offer.kind}")
def test_each_kind_is_decided_and_undone(room, path, offer):
    thing, _ = things(path)[offer.sort]
    before = look(path, lambda case: sorted(repr(row) for row in case.index.table(Membership).values()))
    assert decide(room, offer.sort, thing, offer.kind, **give(path, offer)).status_code == 303
    made = decisions_of(path)
    assert {one.kind for one in made} == {offer.kind}
    listed = Markup(room.get("/decisions"))
    assert listed.all("tr.holds")
    assert room.post(f"/decisions/{made[0].id}/undo", data=ADA).status_code == 200
    assert Markup(room.get("/decisions")).all("tr.undone")
    assert look(path, lambda case: sorted(repr(row) for row in case.index.table(Membership).values())) == before


def test_a_claim_is_split_by_choosing_statements(room, path):
    claim = look(path, lambda case: next(claim for claim in case.claims() if claim.echo > 1).id)
    other, picked = (statement_in(path, file, GATES) for file in ("01.txt", "02.txt"))
    assert decide(room, "claim", claim, "split", picked=[picked]).status_code == 303
    now = [look(path, lambda case, id_=id_: find_statement(case, id_).claim) for id_ in (other, picked)]
    assert now[0] != now[1]


def test_a_statement_leaves_its_claim_alone(room, path):
    statement = statement_in(path, "02.txt", GATES)
    claim = look(path, lambda case: find_statement(case, statement).claim)
    assert decide(room, "statement", statement, "split").status_code == 303
    assert look(path, lambda case: find_statement(case, statement).claim) != claim


def find_statement(case, id_):
    return next(s for s in case.statements() if s.id == id_)


def test_two_of_one_name_are_told_apart_by_choosing_the_naming(room, path):
    first, second = things(path)["source"]
    decide(room, "source", first, "same-entity", other=second)
    joined = look(
        path, lambda case: next(id_ for id_, _ in case.entities() if len(find_thing(case, "source", id_).choices) > 1)
    )
    naming = look(path, lambda case: find_thing(case, "source", joined).choices[0].id)
    assert decide(room, "source", joined, "not-same-entity", picked=[naming]).status_code == 303
    with Case.open(path) as case:
        assert {row.kind for row in case.rows(EntityRuling)} == {"same-entity", "not-same-entity"}


def test_every_kind_is_tried_here():
    assert {offer.kind for offer in PLAIN} | {"split", "not-same-entity"} == set(KINDS)


@pytest.mark.parametrize(("sort", "kind"), [("claim", "same-claim"), ("source", "same-entity")])
@pytest.mark.parametrize("one", [0, 1])
def test_the_page_of_what_is_no_more_gives_way_to_that_of_what_took_its_place(room, path, sort, kind, one):
    two = things(path)[sort]
    answer = decide(room, sort, two[0], kind, other=two[1], back=f"/{sort}s/{two[one]}")
    assert answer.headers["location"].startswith(f"/{sort}s/")
    assert room.get(answer.headers["location"]).status_code == 200


# ------------------------------------------------------------ what goes wrong


@pytest.mark.parametrize(
    ("what", "more", "words"),
    [
        ("claim same-claim", {"other": "no such claim"}, "is no claim or statement of this case"),
        ("claim split", {}, "split takes a claim"),
        ("claim same-claim", {"other": "", "by": "Ada"}, "about two things"),
        ("statement wrong-span", {"words": "nobody wrote this"}, "do not stand in"),
        ("statement not-a-claim", {"by": "  "}, "say who decides"),
        ("report relies", {"other": "nowhere.txt"}, "nowhere.txt"),
        ("report wrong-source", {}, "cannot be decided on a report"),
    ],
)
def test_what_cannot_be_decided_is_told_above_the_form_which_keeps_what_was_filled_in(room, path, what, more, words):
    sort, kind = what.split()
    answer = decide(room, sort, things(path)[sort][0], kind, **{"why": "a long reason", **more})
    assert answer.status_code == 422
    assert words in answer.text
    assert 'role="alert"' in answer.text
    if kind != "wrong-source":
        assert "a long reason" in answer.text
    assert decisions_of(path) == []


def test_a_form_from_another_site_decides_nothing(room, path):
    data = {"sort": "claim", "thing": "1", "kind": "note", **ADA}
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}):
        assert room.post("/decisions", data=data, headers=headers).status_code == 403
    assert decisions_of(path) == []


def test_without_the_key_to_the_room_nothing_is_decided(room, path):
    room.cookies.clear()
    assert decide(room, "claim", "1", "note").headers["location"] == "/enter"
    assert decisions_of(path) == []


def test_words_that_would_be_markup_are_shown_as_they_are(room, path):
    decide(room, "claim", things(path)["claim"][0], "note", why="<script>alert(1)</script>", by="<b>Ada</b>")
    for page in ("/decisions", "/claims/1"):
        assert "<script>alert" not in room.get(page).text
        assert "<b>Ada" not in room.get(page).text


def test_what_cannot_be_done_again_is_told_and_can_be_tried_again(room, path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("headwater.web.work.bring_up_to_date", lambda *_: 1 / 0)
        decide(room, "claim", things(path)["claim"][0], "note")
    page = Markup(room.get("/decisions"))
    assert "Kept, but what depends on it could not be done again" in page.words("#decided")
    assert len(decisions_of(path)) == 1
    assert "could not be done again" not in Markup(room.post("/decisions/again")).words("#decided")


# ------------------------------------------------------------ in hand, and who one is


def test_a_thing_in_hand_is_offered_as_the_other_one_until_it_was_used_or_put_down(room, path):
    first, second = things(path)["claim"]
    ask = {"sort": "claim", "thing": first, "kind": "same-claim"}
    room.post("/decisions/hold", data={"sort": "claim", "thing": second, "back": "/"})
    assert "In hand" in Markup(room.get("/")).words("form.hand")
    assert Markup(room.get("/decisions/new", params=ask)).one("input[name=other]").get("value") == second
    decide(room, "claim", first, "same-claim", other=second)
    assert not Markup(room.get("/")).all("form.hand")
    room.post("/decisions/hold", data={"sort": "claim", "thing": first, "back": "/"})
    assert not Markup(room.post("/decisions/hold", data={"back": "/"})).all("form.hand")


def test_what_is_in_hand_and_gone_is_not_offered(room, path):
    ask = {"sort": "claim", "thing": things(path)["claim"][0], "kind": "same-claim"}
    room.cookies.set("in-hand", "claim%20gone%20words")
    assert Markup(room.get("/decisions/new", params=ask)).one("input[name=other]").get("value") == ""


def test_who_decides_is_asked_once(room, path):
    first, _ = things(path)["claim"]
    decide(room, "claim", first, "note", by="Zoë Ng")
    page = Markup(room.get("/decisions/new", params={"sort": "claim", "thing": first, "kind": "note"}))
    assert page.one("form.ask input[name=by]").get("value") == "Zoë Ng"


def test_words_selected_in_a_report_lead_to_the_statements_that_they_touch(room, path):
    report, _ = things(path)["report"]
    words = look(path, lambda case: case.report(report).statements[0].text[:12])
    ask = {"sort": "report", "thing": report, "kind": "wrong-span", "words": words}
    page = Markup(room.get("/decisions/new", params=ask))
    (link, *_) = [link for link in page.links if "kind=wrong-span" in link]
    assert Markup(room.get(link)).one("textarea").text == words
    none = Markup(room.get("/decisions/new", params={**ask, "words": "nobody wrote this"}))
    assert "No statement stands at these words" in none.words()


# ------------------------------------------------------------ notes


@pytest.mark.parametrize(
    ("sort", "page"), [("claim", "/claims/1"), ("report", "/reports/{id}"), ("source", "/sources/{id}"), ("statement", "")]
)
def test_a_note_is_shown_on_the_page_of_what_it_is_on(room, path, sort, page):
    id_ = things(path)[sort][0]
    decide(room, sort, id_, "note", why="ask again tomorrow")
    address = page.format(id=id_) or look(path, lambda case: f"/reports/{find_statement(case, id_).report.id}")
    assert "ask again tomorrow (Ada Moor, " in Markup(room.get(address)).words(".written")


def test_notes_go_with_the_page_that_is_mailed(room, path):
    for sort in ("claim", "report"):
        decide(room, sort, things(path)[sort][0], "note", why=f"ask again about this {sort}")
    page = look(path, lambda case: write_page(case).decode())
    assert all(f"ask again about this {sort} (Ada Moor, " in page for sort in ("claim", "report"))


def test_whoever_takes_back_what_another_decided_does_so_under_their_own_name(room, path):
    decide(room, "claim", things(path)["claim"][0], "note", by="Ada Moor")
    assert Markup(room.get("/")).one("#decided input[name=by]").get("value") == "Ada Moor"
    room.cookies.delete("decided-by")
    field = Markup(room.get("/")).one("#decided input[name=by]")
    assert (field.get("type"), field.get("value")) == (None, None)

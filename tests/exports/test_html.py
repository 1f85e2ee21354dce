from __future__ import annotations

import base64
import re
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from headwater.exports.html import Limits, is_page, safe_url, say_period, write_claim_page, write_page
from headwater.records import Relies
from tests.stories import HOSTILE, Story, tell_hostile_story, tell_story

VOID = {"meta", "input", "br", "img", "link", "hr"}


class Page(HTMLParser):
    """The elements and the visible text of a page; refuses tags that do not close in order."""

    def __init__(self, content):
        super().__init__()
        self.elements, self.words, self.open, self.inside = [], [], [], {"style": "", "script": ""}
        self.feed(content.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in self.inside:
            self.inside[self.open[-1]] += data
        else:
            self.words.append(data)

    @property
    def text(self):
        return " ".join("".join(self.words).split())

    def all(self, tag, **attributes):
        return [a for t, a in self.elements if t == tag and all(a.get(k) == v for k, v in attributes.items())]


@pytest.fixture(scope="module")
def page():
    return Page(write_page(tell_story().view))


def test_a_page_says_how_many_reports_come_to_how_many_origins(page):
    labels = [a["aria-label"] for a in page.all("span", role="img")]
    assert labels == ["2 reports → 1 origin", "2 reports → 1–2 origins", "1 report → 1 origin"]


def test_a_page_shows_claims_with_origins_reasons_denials_versions_and_changes(page):
    for words in (
        "1 of 2 claims in several reports rests on a single origin.",
        "Mara Okafor, via National Wire",
        "First reported by National Wire, 3 March 2031",
        "All reports lead to one origin.",
        "denied by The Orrin Valley Water Authority",
        "At least 9",
        "National Wire names no experts",
        "It names National Wire.",
        "04.pdf is a scan",
    ):
        assert words in page.text


def test_the_exact_words_of_a_statement_are_marked():
    content = write_page(tell_story().view).decode()
    assert "<mark>The spillway gates were last inspected in 2027</mark>" in content
    assert "<mark>Le café du barrage — 水門 — cafe\u0301 stayed open</mark>" in content


def test_the_words_in_which_two_quotations_differ_are_marked(page):
    content = write_page(tell_story().view).decode()
    assert "<del>whole</del> " in content
    assert page.all("ins") == []


def test_every_link_inside_the_page_has_its_place(page):
    ids = {a["id"] for _, a in page.elements if "id" in a}
    inner = [a["href"][1:] for a in page.all("a") if a["href"].startswith("#")]
    assert inner
    assert set(inner) <= ids


def test_no_id_stands_twice_on_a_page(page):
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))


def test_a_page_loads_nothing_and_its_policy_forbids_it_to(page):
    assert not [a for tag, a in page.elements if "src" in a or tag in {"link", "img", "iframe", "object", "embed", "base"}]
    (policy,) = [a["content"] for a in page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for part in ("style", "script"):
        digest = base64.b64encode(sha256(page.inside[part].encode()).digest()).decode()
        assert f"{part}-src 'sha256-{digest}'" in policy


def test_no_element_carries_a_script_or_a_style_of_its_own(page):
    assert not [name for _, a in page.elements for name in a if name == "style" or name.startswith("on")]


def test_hostile_texts_and_names_stay_text():
    page = Page(write_page(tell_hostile_story().view))
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert not [name for _, a in page.elements for name in a if name.startswith("on")]
    assert " ".join(HOSTILE.split()) in page.text


def test_an_address_that_is_no_web_page_is_shown_but_not_linked():
    page = Page(write_page(tell_hostile_story().view))
    assert "javascript:alert(1)" in page.text
    assert all(a["href"].startswith(("#", "http")) for a in page.all("a"))
    assert [safe_url(url) for url in ("HTTPS://a.example", "data:text/html,x", " javascript:x")] == [
        "HTTPS://a.example",
        "",
        "",
    ]


def test_texts_carry_their_own_direction(page):
    assert all(a.get("dir") == "auto" for a in page.all("blockquote"))
    assert {a.get("lang") for a in page.all("blockquote")} == {"en"}


def test_what_a_page_leaves_out_is_counted_with_the_way_to_get_it():
    story = Story()
    text = "Title\n" + " ".join(f"Point {n}." for n in range(9))
    reports = [story.report(f"{n}.txt", f"Outlet {n}", "2031-03-03", text) for n in range(5)]
    for n in range(9):
        story.claim([story.say(report, f"Point {n}.") for report in reports], [])
    page = Page(write_page(story.view, Limits(claims=4, statements=3, reports=2)))
    assert len(page.all("details", **{"class": "claim"})) == 4
    assert len(page.all("details", **{"class": "report"})) == 2
    assert "first 4 of 9 claims" in page.text
    assert "--limit 9" in page.text
    assert "and 2 more statements" in page.text
    assert "first 2 of 5 reports" in page.text


def test_links_to_what_was_left_out_are_not_made():
    story = Story()
    reports = [story.report(f"{n}.txt", f"Outlet {n}", "2031-03-03", "Title\nThe gates broke.") for n in range(3)]
    story.claim([story.say(report, "The gates broke.") for report in reports], [])
    page = Page(write_page(story.view, Limits(reports=1)))
    ids = {a["id"] for _, a in page.elements if "id" in a}
    assert {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")} <= ids


def test_a_page_is_known_as_one(tmp_path):
    (tmp_path / "ours.html").write_bytes(write_page(tell_story().view))
    (tmp_path / "theirs.html").write_text("<html><body>Headwater</body></html>", encoding="utf-8")
    assert [is_page(tmp_path / name) for name in ("ours.html", "theirs.html", "missing.html")] == [True, False, False]


def test_an_empty_case_is_a_page_that_says_so():
    page = Page(write_page(Story().view))
    assert "No claim stands in more than one report." in page.text


def test_the_same_case_always_gives_the_same_page():
    backwards = tell_story()
    backwards.rows.reverse()
    assert write_page(tell_story().view) == write_page(backwards.view)


def test_the_style_knows_dark_screens_paper_and_phones(page):
    css = page.inside["style"]
    assert "prefers-color-scheme: dark" in css
    assert "@media print" in css
    assert re.search(r"@media \(max-width: \d+rem\)", css)


def test_the_period_of_a_case_runs_from_its_first_report_to_its_last():
    reports = tell_story().view.reports()
    assert say_period(reports) == "3 March 2031 to 4 March 2031"
    assert say_period(reports[:1]) == "3 March 2031"
    assert say_period(reports[2:]) == ""


# ------------------------------------------------------------ the page of one claim


@pytest.fixture(scope="module")
def claim_page():
    view = tell_story().view
    return Page(write_claim_page(view, view.claim("1")))


def test_the_page_of_one_claim_shows_it_opened_and_no_other(claim_page):
    (claim,) = claim_page.all("details", **{"class": "claim"})
    assert "open" in claim
    assert all("open" in report for report in claim_page.all("details", **{"class": "report"}))
    assert "Mara Okafor, via National Wire" in claim_page.text
    assert "12 people were killed" not in claim_page.text


def test_the_page_of_one_claim_runs_no_script_and_may_run_none(claim_page):
    assert claim_page.all("script") == []
    (policy,) = [a["content"] for a in claim_page.all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in policy
    digest = base64.b64encode(sha256(claim_page.inside["style"].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy


def test_every_link_inside_the_page_of_one_claim_has_its_place(claim_page):
    ids = {a["id"] for _, a in claim_page.elements if "id" in a}
    inner = [a["href"][1:] for a in claim_page.all("a") if a["href"].startswith("#")]
    assert len(inner) > 4
    assert set(inner) <= ids


def test_the_page_of_one_claim_holds_the_reports_that_those_with_it_took_it_from():
    story = Story()
    wire = story.report("1.txt", "Wire", "2031-03-03", "Wire title\nSomething else.")
    post = story.report("2.txt", "Post", "2031-03-04", "Post title\nThe gates broke.")
    story.add(Relies(post.id, wire.id, "rewrite", 0.9, ("It names Wire.",)))
    story.report("3.txt", "Other", "2031-03-04", "Other title\nNothing.")
    story.claim([story.say(post, "The gates broke.")], [])
    view = story.view
    page = Page(write_claim_page(view, view.claim("1")))
    assert "Wire title" in page.text
    assert "Other title" not in page.text


def test_the_page_of_one_claim_leaves_nothing_out():
    story = Story()
    text = "Title\n" + " ".join(f"Point {n} of it." for n in range(60))
    report = story.report("1.txt", "Post", "2031-03-03", text)
    story.claim([story.say(report, f"Point {n} of it.") for n in range(60)], [])
    page = write_claim_page(story.view, story.view.claim("1")).decode()
    assert "more statement" not in page
    assert page.count("<mark>Point") == 60


def test_hostile_texts_stay_text_on_the_page_of_one_claim():
    view = tell_hostile_story().view
    page = Page(write_claim_page(view, view.claim("1")))
    assert page.all("script") == page.all("img") == []
    assert not [name for _, a in page.elements for name in a if name.startswith("on")]

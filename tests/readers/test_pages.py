from __future__ import annotations

import json

import pytest

from tests.readers.piles import BODY, page, read, write

TITLE = "Nine dead as dam bursts"


def article(**properties):
    found = {"@context": "https://schema.org", "@type": "NewsArticle", **properties}
    return f'<script type="application/ld+json">{json.dumps(found)}</script>'


def read_page(folder, html):
    return read(write(folder, a__html=html)).report


def test_the_text_is_the_title_and_the_body_without_what_surrounds_them(tmp_path):
    assert read_page(tmp_path, page(BODY)).text == f"{TITLE}\n\n{BODY}"


def test_structured_data_say_what_the_report_is(tmp_path):
    head = article(
        headline=TITLE,
        datePublished="2031-03-08T10:02:11+01:00",
        author=[{"@type": "Person", "name": "Nils Tarrant"}, {"@type": "Person", "name": "Joan Abara"}],
        publisher={"@type": "Organization", "name": "Harrow Herald"},
        mainEntityOfPage={"@id": "https://www.harrowherald.example/a"},
    )
    report = read_page(tmp_path, page(BODY, head))
    assert (report.outlet, report.published, report.byline) == (
        "Harrow Herald",
        "2031-03-08T10:02+01:00",
        "Nils Tarrant, Joan Abara",
    )
    assert report.url == "https://www.harrowherald.example/a"
    assert dict(report.found)["published"] == "page: json-ld datePublished"


def test_structured_data_may_be_a_graph_a_list_or_in_comment_marks(tmp_path):
    graph = {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "datePublished": "2031-03-08"}]}
    head = f'<script type="application/ld+json"><!-- {json.dumps([graph])} --></script>'
    assert read_page(tmp_path, page(BODY, head)).published == "2031-03-08"


def test_meta_tags_and_links_say_what_structured_data_leave_open(tmp_path):
    head = (
        '<meta property="og:site_name" content="Harrow Herald"><meta name="author" content="By Nils Tarrant">'
        '<meta property="article:published_time" content="2031-03-08T10:02:11Z">'
        '<link rel="canonical" href="https://www.harrowherald.example/a">'
    )
    report = read_page(tmp_path, page(BODY, head + article(datePublished="2031-03-07")))
    assert (report.outlet, report.published, report.byline) == ("Harrow Herald", "2031-03-07", "Nils Tarrant")
    assert dict(report.found)["byline"] == "page: meta author"
    assert report.url == "https://www.harrowherald.example/a"


def test_a_time_element_dates_the_page_where_nothing_better_does(tmp_path):
    html = page(BODY).replace("</h1>", '</h1><time datetime="2031-03-08T10:02">on Saturday</time>')
    report = read_page(tmp_path, html)
    assert (report.published, dict(report.found)["published"]) == ("2031-03-08T10:02", "page: time")


def test_a_date_that_a_page_garbles_is_passed_over_for_the_next(tmp_path):
    head = article(datePublished="soon") + '<meta name="date" content="2031-03-08">'
    assert read_page(tmp_path, page(BODY, head)).published == "2031-03-08"


def test_a_known_address_names_the_outlet_and_its_path_the_date(tmp_path):
    head = '<link rel="canonical" href="https://www.reuters.com/world/2021/05/31/a">'
    report = read_page(tmp_path, page(BODY, head))
    assert (report.outlet, report.published) == ("Reuters", "2021-05-31")
    assert {place for _, place in report.found} == {"url", "page: link canonical"}


def test_an_unknown_address_stands_for_its_outlet(tmp_path):
    head = '<link rel="canonical" href="https://www.kestrelnews.example/a">'
    assert read_page(tmp_path, page(BODY, head)).outlet == "kestrelnews.example"


def test_the_address_of_a_carrier_names_no_outlet(tmp_path):
    head = '<link rel="canonical" href="https://www.facebook.com/harrow/posts/1">'
    assert read_page(tmp_path, page(BODY, head)).outlet == ""


def test_the_address_that_a_browser_saved_is_found(tmp_path):
    html = page(BODY).replace("<html>", "<!-- saved from url=(0036)https://www.harrowherald.example/a --><html>")
    assert read_page(tmp_path, html).url == "https://www.harrowherald.example/a"


@pytest.mark.parametrize(
    "first",
    [
        '<p><span class="dateline">LOWER PELL, March 8 (Corrin Wire) - </span>Nine people',
        "<p>LOWER PELL, March 8 (Corrin Wire) - Nine people",
        '<div class="dateline">LOWER PELL, March 8 (Corrin Wire) -</div><p>Nine people',
    ],
)
def test_the_dateline_is_kept_however_it_is_marked(tmp_path, first):
    report = read_page(tmp_path, page(BODY).replace("<p>Nine people", first))
    assert "LOWER PELL, March 8 (Corrin Wire) - Nine people died" in report.text
    assert report.outlet == "Corrin Wire"


def test_the_byline_and_the_credit_are_kept_where_the_extractor_drops_them(tmp_path):
    html = page(BODY).replace("</h1>", '</h1><div class="byline author">By Nils Tarrant</div>')
    html = html.replace("</article>", '<div class="credit-line"><small>Corrin Wire</small></div></article>')
    report = read_page(tmp_path, html)
    assert report.text.split("\n\n")[:2] == [TITLE, "By Nils Tarrant"]
    assert report.text.endswith("\n\nCorrin Wire")
    assert (report.byline, report.credit) == ("Nils Tarrant", "Corrin Wire")


def test_a_page_without_metadata_is_dated_by_its_stamp_and_named_by_its_footer(tmp_path):
    html = page(BODY).replace("</h1>", "</h1><div class='meta'>Published 8 March 2031, 10:02</div>")
    report = read_page(tmp_path, html.replace("All rights reserved", "© 2031 Harrow Herald. All rights reserved"))
    assert (report.published, report.outlet) == ("2031-03-08T10:02", "Harrow Herald")
    assert dict(report.found) == {"outlet": "page: “© 2031 Harrow Herald”", "published": "page: stamp"}


def test_the_name_on_the_masthead_is_not_taken_for_the_title(tmp_path):
    head = '<meta property="og:site_name" content="Harrow Herald">'
    html = page(BODY, head).replace("<nav>", "<h1>Harrow Herald</h1><nav>")
    assert read_page(tmp_path, html).text.startswith(f"{TITLE}\n\nNine people")


def test_the_text_in_structured_data_serves_where_the_page_shows_none(tmp_path):
    html = f"<html><head>{article(headline=TITLE, articleBody=BODY)}</head><body><div id='app'></div></body></html>"
    assert read_page(tmp_path, html).text == f"{TITLE}\n\n{BODY}"


@pytest.mark.parametrize(
    "html",
    [
        page(BODY).replace("</p>", ""),
        page(BODY).replace("</article>", "</div></b></article"),
        page(BODY)[: page(BODY).index("<footer>")],
        page(BODY, '<script type="application/ld+json">{broken</script><meta><link>'),
        '<?xml version="1.0" encoding="utf-8"?>' + page(BODY),
    ],
)
def test_a_broken_page_is_read_all_the_same(tmp_path, html):
    assert "“We wrote two letters,” she said." in read_page(tmp_path, html).text


def test_a_page_in_another_encoding_is_read_as_it_declares(tmp_path):
    html = page(BODY.replace("Mara Okafor", "Žofia Świątek")).replace("charset='utf-8'", "charset='windows-1250'")
    assert "Žofia Świątek" in read_page(tmp_path, html.encode("windows-1250")).text

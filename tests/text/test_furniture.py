from __future__ import annotations

import pytest

from headwater.text.furniture import name_furniture, name_piece


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Read more: Ten rivers that started wars", "teaser"),
        (">> Read more: How much will YOUR mortgage go up? Use our calculator <<", "teaser"),
        ("You might also like: Six boathouses", "teaser"),
        ("WATCH: Drone films the empty floor", "teaser"),
        ("+++ Snow report: all lifts open +++", "teaser"),
        ("Read  10 bunkers you can visit", "teaser"),
        ("[VIDEO] Man fries egg on tram", "teaser"),
        ("ccb_facade_dusk_16x9.webp", "image"),
        ("Image: hall_closeup.png", "image"),
        ("Share this article FacebookMailCopy link", "share"),
        ("Advertisement", "advertisement"),
        ("We use cookies to show you the news that you want. OK / Settings", "notice"),
        ("© 2031 The Post. All rights reserved.", "notice"),
        ("This content is for information only and is not investment advice.", "notice"),
        ("You have read 1 of 3 free articles. Subscribe now!", "notice"),
        ("Sign up for our newsletter", "notice"),
        ("Please read our comment guidelines before you post.", "comments"),
        ("Comments (412)Rules of the threadReport a typo", "comments"),
        ("Tags: BankRatesBonds", "tags"),
        ("#Ferry#Coast#Isles", "tags"),
        ("By Honor Quayle in Port Amsel", "byline"),
        ("by Idris Maalu", "byline"),
        ("Posted by News Desk · 3 min read · 1.2k shares", "stamp"),
        ("17.09.2029 08:05", "stamp"),
        ("Home > News > Food", "stamp"),
        ("(Reporting by Iva Strand; editing by Colm Reyes)", "credit"),
    ],
)
def test_what_a_page_puts_around_a_text_is_named(line, note):
    assert name_furniture(line, 2, 20) == note


@pytest.mark.parametrize("line", ["BankRatesBondsAlder", "wolfobergratskiliftdorf"])
def test_a_list_of_tags_ends_a_page(line):
    assert name_furniture(line, 19, 20) == "tags"
    assert name_furniture(line, 10, 20) == ""


@pytest.mark.parametrize(
    "line",
    [
        "The regulator fined the shop for its cookies on Monday.",
        "By order of the President the flags fly at half-mast today.",
        "Read the letter, said the mayor, and you will see.",
        "By noon 31 people had been taken to hospital.",
        "The photo shows the dam, the ministry said.",
        "Subscribers of the water company will be paid back.",
        "Minister: dam was safe",
        "“Share the water,” she said.",
        "Hartsel shares rose 11 percent last week.",
        "In 2031 the dam was inspected | twice, he said.",
    ],
)
def test_what_the_report_itself_says_is_no_furniture(line):
    assert name_furniture(line, 6, 20) == ""


def test_the_title_is_never_furniture():
    assert name_furniture("WATCH: Ferry on the rocks", 0, 20) == ""


def test_a_byline_stands_at_the_top():
    assert name_furniture("By Ana Pohl", 1, 20) == "byline"
    assert name_furniture("By Ana Pohl", 12, 20) == ""


def test_furniture_glued_into_a_paragraph_is_found_in_its_sentence():
    assert name_piece("Read more: Ten rivers that started wars") == "teaser"
    assert name_piece("TagsAlfieSchoolsDinners") == "tags"
    assert name_piece("She said the van was late.") == ""

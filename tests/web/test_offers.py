"""What can be decided on which sort of thing, by which key."""

from __future__ import annotations

from headwater.decisions.kinds import KINDS
from headwater.web.offers import OFFERS, OTHER_KEYS, SORTS, list_keys, list_offers


def test_a_key_stands_for_one_kind_and_no_two_kinds_of_one_thing_share_one():
    for sort in SORTS:
        keys = [offer.key for offer in list_offers(sort)]
        assert len(keys) == len({*keys})
    kinds = {}
    for offer in OFFERS:
        assert kinds.setdefault(offer.key, offer.kind) == offer.kind
    assert not {key for key, *_ in list_keys()} & {key for key, _ in OTHER_KEYS}


def test_everything_that_can_be_decided_on_the_command_line_can_be_in_the_room():
    assert {offer.kind for offer in OFFERS} == set(KINDS)

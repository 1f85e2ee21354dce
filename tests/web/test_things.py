"""What a form shows of the thing that is decided on."""

from __future__ import annotations

import pytest

from headwater.errors import Absent
from headwater.records import Entity
from headwater.web.things import find_thing


def test_things_are_found_with_their_words_and_where_they_are_shown(case):
    claim = case.claims()[0]
    statement = claim.statements[0]
    entity = next(iter(case.index.table(Entity)))
    assert find_thing(case, "claim", claim.id).words == claim.text
    assert find_thing(case, "statement", statement.id).address == f"/reports/{statement.report.id}#s-{statement.id}"
    assert find_thing(case, "report", statement.report.id).words == statement.report.title
    assert find_thing(case, "source", entity).address == f"/sources/{entity}"


@pytest.mark.parametrize(
    ("sort", "id_"), [("claim", "nothing"), ("statement", "x"), ("source", "x"), ("report", "x"), ("", "x")]
)
def test_what_is_not_there_is_absent(case, sort, id_):
    with pytest.raises(Absent):
        find_thing(case, sort, id_)

"""The way back from a form."""

from __future__ import annotations

import pytest

from headwater.web.way_back import safe_path, where_now
from tests.decisions.makers import decide


def test_back_is_where_one_came_from_unless_that_claim_is_no_more(case):
    claim = case.claims()[0]
    row = claim.statements[0].row
    made = [decide("note", (row.report, row.start, row.end))]
    for back in ("/reports/1", "/claims/1", "/claims?page=2", f"/claims/{claim.id}"):
        assert where_now(case, back, made) == back
    assert where_now(case, "/claims/00000000000000aa", made) == f"/claims/{claim.statements[0].claim}"
    assert where_now(case, "/claims/00000000000000aa", []) == "/decisions"


@pytest.mark.parametrize("path", ["//evil.example/x", "https://evil.example", "/\\evil.example", "", "/a\nb", "javascript:1"])
def test_nobody_is_sent_elsewhere(path):
    assert safe_path(path) == "/decisions"
    assert safe_path("/claims/1?page=2#s-1") == "/claims/1?page=2#s-1"

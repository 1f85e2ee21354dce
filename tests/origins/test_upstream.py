from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from headwater.origins.upstream import find_upstream
from tests.origins.piles import make_pile

REPORTS = "abcdef"
RELIES = st.dictionaries(
    st.sampled_from(REPORTS), st.lists(st.sampled_from(REPORTS), max_size=3, unique=True), max_size=len(REPORTS)
)


def upstream(relies, asserting=REPORTS, said=()):
    return find_upstream(make_pile(said, relies=relies), set(asserting))


def test_reliance_is_followed_over_reports_that_lack_the_claim():
    assert upstream({"d": ["c"], "c": ["b"], "b": ["a"]}, "ad") == {"a": [], "d": ["a"]}


def test_each_report_with_the_claim_is_named_once_and_ends_the_way():
    assert upstream({"d": ["b", "c"], "c": ["b"], "b": ["a"]}, "abd")["d"] == ["b"]


def test_a_circle_is_broken_at_its_earliest_report():
    assert upstream({"a": ["b"], "b": ["a"]}, "ab") == {"a": [], "b": ["a"]}


def test_a_circle_over_a_citation_is_broken_too():
    assert upstream({"a": ["b"]}, "ab", [("b", ["outlet-a"])])["a"] == []


def test_reliance_on_a_later_report_stands_where_it_closes_no_circle():
    assert upstream({"a": ["b"]}, "ab") == {"a": ["b"], "b": []}


@given(RELIES)
def test_there_is_no_way_back_to_a_report(relies):
    ups = upstream(relies)
    for report in ups:
        seen, waiting = set(), list(ups[report])
        while waiting:
            other = waiting.pop()
            waiting += [up for up in ups[other] if up not in seen]
            seen.add(other)
        assert report not in seen

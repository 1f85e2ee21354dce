"""What an address may ask for: which claims, which reports, which page of them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from headwater.view.sieve import Sieve
from headwater.web.paging import LAST

LONGEST = 200
Day = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
"""The beginning of an ISO date: a year, a month or a day."""
Words = Annotated[str, Field(max_length=LONGEST)]
Number = Annotated[int, Field(ge=1, le=LAST)]


class Claims(BaseModel):
    """Which claims, in which order, and which page of them."""

    echo: Literal["", "several", "one"] = ""
    single_source: bool = False
    denied: bool = False
    changed: bool = False
    stance: Literal["", "asserts", "denies", "doubts"] = ""
    voice: Literal["", "own", "attributed"] = ""
    outlet: Words = ""
    source: Words = ""
    since: Day = ""
    until: Day = ""
    order: Literal["echo", "oldest", "newest", "origins"] = "echo"
    page: Number = 1

    def sieve(self) -> Sieve:
        """Return the sieve that lets these claims through."""
        asked = self.model_dump(exclude={"page"})
        return Sieve(**{**asked, "source": self.source.strip()})


class Reports(BaseModel):
    """Which reports, and which page of them."""

    outlet: Words = ""
    since: Day = ""
    until: Day = ""
    page: Number = 1


class Sources(BaseModel):
    """Which sources, in which order, and which page of them."""

    kind: Words = ""
    order: Literal["reports", "statements", "name"] = "reports"
    page: Number = 1


class Problems(BaseModel):
    """Which problems, and which page of them."""

    stage: Words = ""
    page: Number = 1


class Search(BaseModel):
    """What to look for, in what, and which page of what is found."""

    q: Annotated[str, Field(max_length=2 * LONGEST)] = ""
    kind: Literal["", "claims", "statements", "reports", "sources"] = ""
    page: Number = 1


AskClaims = Annotated[Claims, Query()]
AskReports = Annotated[Reports, Query()]
AskSources = Annotated[Sources, Query()]
AskProblems = Annotated[Problems, Query()]
AskSearch = Annotated[Search, Query()]

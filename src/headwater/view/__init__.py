"""Light read-only objects for people: `case.claims()[0].origins[0].why`."""

from headwater.view.case import CaseView, view_tables
from headwater.view.claims import ClaimView, OriginView, VersionView
from headwater.view.descriptions import DescriptionView
from headwater.view.echo import Repeat
from headwater.view.index import Index, index_tables
from headwater.view.reports import (
    AdditionView,
    AlterationView,
    CopyView,
    LinkView,
    RelianceView,
    ReportView,
    StatementView,
)
from headwater.view.spans import Span
from headwater.view.unsettled import OpenPair, list_absent, list_open

__all__ = [
    "AdditionView",
    "AlterationView",
    "CaseView",
    "ClaimView",
    "CopyView",
    "DescriptionView",
    "Index",
    "LinkView",
    "OpenPair",
    "OriginView",
    "RelianceView",
    "Repeat",
    "ReportView",
    "Span",
    "StatementView",
    "VersionView",
    "index_tables",
    "list_absent",
    "list_open",
    "view_tables",
]

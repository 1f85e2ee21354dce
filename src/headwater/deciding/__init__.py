"""Deciding, as the command line, the web pages and scripts do it: what is meant, what it comes to, what it changed."""

from headwater.deciding.acting import decide, decide_in, import_into, undo, undo_in
from headwater.deciding.effects import Effect, bring_up_to_date, store
from headwater.deciding.listing import Listed, list_decisions, load_listed
from headwater.deciding.telling import describe
from headwater.deciding.wishes import Wish, make_decisions, make_undo

__all__ = [
    "Effect",
    "Listed",
    "Wish",
    "bring_up_to_date",
    "decide",
    "decide_in",
    "describe",
    "import_into",
    "list_decisions",
    "load_listed",
    "make_decisions",
    "make_undo",
    "store",
    "undo",
    "undo_in",
]

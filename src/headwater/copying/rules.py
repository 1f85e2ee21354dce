"""When shared words are a copy: the numbers that finding and aligning go by."""

from __future__ import annotations

SIZE = 4  # words of a gram
STOP_GRAM = 100  # a gram in more reports is a stock phrase
OWN_STOP_GRAM = 5  # a gram in more reports of one outlet is that outlet's boilerplate, between its own reports
FEWEST = 10  # words of a passage, unless half of the shorter report is less
DROP = 8  # by how much more edits than equal words a passage is not gone on with
GAP = 15  # words between two passages that are one

RULES = (SIZE, DROP, FEWEST, GAP)

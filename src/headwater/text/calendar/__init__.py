"""Time expressions of news text, found and resolved against the day on which the text was published."""

from headwater.text.calendar.find import Dated, find_dates
from headwater.text.calendar.moments import Moment, read_day

__all__ = ["Dated", "Moment", "find_dates", "read_day"]

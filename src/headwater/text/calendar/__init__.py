"""Time expressions of news text, found and resolved against the day on which the text was published."""

from headwater.text.calendar.dated import Dated
from headwater.text.calendar.find import find_dates
from headwater.text.calendar.moments import Moment, read_day
from headwater.text.calendar.pile import Pile
from headwater.text.calendar.timeml import Timex, find_times

__all__ = ["Dated", "Moment", "Pile", "Timex", "find_dates", "find_times", "read_day"]

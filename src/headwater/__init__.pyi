from headwater.api import open_case as open_case
from headwater.api import trace as trace
from headwater.deciding import decide as decide
from headwater.deciding import undo as undo

__version__: str

from headwater.api import open_case as open_case
from headwater.api import trace as trace

__version__: str

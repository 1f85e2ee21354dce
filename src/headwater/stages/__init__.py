"""The pipeline, in order. To read the architecture, read this list."""

from headwater.stage import Stage
from headwater.stages.anchor import ANCHOR
from headwater.stages.attribute import ATTRIBUTE
from headwater.stages.compare import COMPARE
from headwater.stages.copy import COPY
from headwater.stages.date import DATE
from headwater.stages.embed import EMBED
from headwater.stages.exceed import EXCEED
from headwater.stages.fingerprint import FINGERPRINT
from headwater.stages.gist import GIST
from headwater.stages.group import GROUP
from headwater.stages.match import MATCH
from headwater.stages.name import NAME
from headwater.stages.origin import ORIGIN
from headwater.stages.propose import PROPOSE
from headwater.stages.quantify import QUANTIFY
from headwater.stages.quote import QUOTE
from headwater.stages.recount import RECOUNT
from headwater.stages.relate import RELATE
from headwater.stages.rely import RELY
from headwater.stages.requote import REQUOTE
from headwater.stages.resolve import RESOLVE
from headwater.stages.respan import RESPAN
from headwater.stages.seed import SEED
from headwater.stages.segment import SEGMENT
from headwater.stages.state import STATE

PIPELINE: tuple[Stage, ...] = (
    SEGMENT,
    ATTRIBUTE,
    NAME,
    RESPAN,
    STATE,
    ANCHOR,
    RESOLVE,
    FINGERPRINT,
    SEED,
    COPY,
    RELATE,
    RECOUNT,
    DATE,
    QUANTIFY,
    RELY,
    EMBED,
    GIST,
    PROPOSE,
    MATCH,
    GROUP,
    ORIGIN,
    COMPARE,
    QUOTE,
    REQUOTE,
    EXCEED,
)

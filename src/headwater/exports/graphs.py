"""The provenance graph as files: GraphML (yEd, Cytoscape, igraph, networkx) and GEXF 1.3 (Gephi, with its timeline).

XML 1.0 cannot hold control characters; each is written as U+FFFD, one for one, so that offsets still fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from headwater import __version__
from headwater.exports.graph import EDGE_VALUES, NODE_VALUES, Edge, Node, Value, walk_edges, walk_nodes
from headwater.view import CaseView

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
GRAPHML_TYPES = {str: "string", int: "long", float: "double"}
GEXF_TYPES = {str: "string", int: "integer", float: "double"}


def stream_graphml(case: CaseView) -> Iterator[bytes]:
    """Yield the graph of a case as GraphML, node by node."""
    yield f'{_HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'.encode()
    for what, values in (("node", {"label": str, **NODE_VALUES}), ("edge", EDGE_VALUES)):
        for name, kind in values.items():
            key = f'<key id="{what}-{name}" for="{what}" attr.name="{name}" attr.type="{GRAPHML_TYPES[kind]}"/>\n'
            yield key.encode()
    yield f'<graph id="case" edgedefault="directed">\n<desc>{_escape(case.name)}</desc>\n'.encode()
    for node in walk_nodes(case):
        yield f'<node id="{node.id}">{_data("node", {"label": node.label, **node.values})}</node>\n'.encode()
    for number, edge in enumerate(walk_edges(case)):
        head = f'<edge id="e{number}" source="{edge.source}" target="{edge.target}">'
        yield f"{head}{_data('edge', {'kind': edge.kind, **edge.values})}</edge>\n".encode()
    yield b"</graph>\n</graphml>\n"


def stream_gexf(case: CaseView) -> Iterator[bytes]:
    """Yield the graph of a case as GEXF 1.3, node by node; what has a day begins on it."""
    yield f'{_HEAD}<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<meta><creator>Headwater {__version__}</creator>'.encode()
    yield f"<description>{_escape(case.name)}</description></meta>\n".encode()
    yield b'<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    yield from _declare("node", NODE_VALUES)
    yield from _declare("edge", EDGE_VALUES)
    yield b"<nodes>\n"
    yield from (_gexf_node(node).encode() for node in walk_nodes(case))
    yield b"</nodes>\n<edges>\n"
    yield from (_gexf_edge(number, edge).encode() for number, edge in zip(count(), walk_edges(case), strict=False))
    yield b"</edges>\n</graph>\n</gexf>\n"


def _data(what: str, values: Mapping[str, Value]) -> str:
    """Return values as GraphML has them; empty texts are left out."""
    return "".join(f'<data key="{what}-{name}">{_escape(str(value))}</data>' for name, value in values.items() if value != "")


def _declare(what: str, values: Mapping[str, type[Value]]) -> Iterator[bytes]:
    yield f'<attributes class="{what}" mode="static">\n'.encode()
    for name, kind in values.items():
        yield f'<attribute id="{name}" title="{name}" type="{GEXF_TYPES[kind]}"/>\n'.encode()
    yield b"</attributes>\n"


def _gexf_node(node: Node) -> str:
    begin = f' start="{node.day}"' if node.day else ""
    return f'<node id="{node.id}" label={_quote(node.label)}{begin}>{_attvalues(node.values)}</node>\n'


def _gexf_edge(number: int, edge: Edge) -> str:
    head = f'<edge id="{number}" source="{edge.source}" target="{edge.target}" kind="{edge.kind}" label="{edge.kind}">'
    return f"{head}{_attvalues({'kind': edge.kind, **edge.values})}</edge>\n"


def _attvalues(values: Mapping[str, Value]) -> str:
    cells = (f'<attvalue for="{name}" value={_quote(str(value))}/>' for name, value in values.items() if value != "")
    return f"<attvalues>{''.join(cells)}</attvalues>"


def _escape(text: str) -> str:
    return escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text), {"\r": "&#13;"})


def _quote(text: str) -> str:
    return quoteattr(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text))

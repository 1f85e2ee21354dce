"""A network in words: what each source and outlet is called and tied to, as spots and lines of a graph."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from headwater.view.network import HOWS, Network, Node, Tie
from headwater.web.drawing.graph import Line, Spot, draw_graph
from headwater.web.words import say

MOST_NAMES = 5


def draw_network(network: Network, around: str = "") -> Markup:
    """Return the picture of a network; `around` is the id of whoever stands out in it."""
    spots = [mark_node(node, network, around) for node in network.nodes]
    lines = [mark_tie(tie) for tie in network.ties]
    heads = (say("network.sources"), say("network.outlets"))
    return draw_graph(spots, lines, heads, say("network.drawn", nodes=len(spots), ties=len(lines)))


def mark_node(node: Node, network: Network, around: str = "") -> Spot:
    """Return a source or outlet as a spot: outlets with reports here on the right, all others on the left."""
    look = "around" if node.id == around else "absent" if node.kind == "outlet" and not node.published else ""
    name = say("network.published", name=node.name, n=node.published) if node.published else node.name
    return Spot(node.id, name, say_node(node, network), f"/sources/{node.id}", node.published > 0, look)


def mark_tie(tie: Tie) -> Line:
    """Return a tie as a line from whoever is behind."""
    return Line(tie.behind, tie.taker, tie.how, tie.reports, say(f"network.label_{tie.how}", n=tie.reports))


def say_node(node: Node, network: Network) -> str:
    """Return what a source or outlet is and whom it is tied to, in a sentence."""
    names = {other.id: other.name for other in network.nodes}
    takes = [(tie.how, names[tie.behind]) for tie in network.ties if tie.taker == node.id]
    given = [(tie.how, names[tie.taker]) for tie in network.ties if tie.behind == node.id]
    parts = [
        say(f"network.{way}_{how}", names=_join([name for own, name in ties if own == how]))
        for way, ties in (("does", takes), ("by", given))
        for how in HOWS
        if any(own == how for own, _ in ties)
    ]
    return say("network.spot", name=node.name, kind=say(f"network.kind_{node.kind}"), ties="; ".join(parts))


def _join(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    return say("network.and_more", names=shown, n=len(names) - MOST_NAMES) if len(names) > MOST_NAMES else shown

"""The discourse network: holders and the issues they take positions on, by kind of position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd
from matplotlib.patches import FancyArrowPatch

from ..codebook import Codebook
from ..tables.schema import each
from .page import Chart, Finding, Room, Sign, empty, page
from .positions import SHAPES
from .style import INK, NOBODY, ordered_sides, side_colours
from .text import SIZE, drawn, height, wrap
from .timeline import square
from .words import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

LINES: dict[str, Any] = {"support": "-", "oppose": (0, (5, 2.5)), "conditional": (0, (1, 1.5))}
BENDS = {"support": 0.0, "oppose": 0.12, "conditional": -0.12}  # so that several positions on one issue lie apart
HOLDERS, ISSUES = 3.2, 3.4  # inches of the columns beside the lines
SWEEPS = 8  # of the ordering; more change nothing on the networks tried
SUBTITLE = (
    "Left: who holds a position, in the colour of the side. Right: the issue. Thicker: more passages. "
    "Holders and issues are ordered so that few lines cross."
)


def discourse_network(tables: Tables, codebook: Codebook | None = None) -> nx.MultiGraph:
    """Holders and issues as nodes, an edge for each position with its number of `passages`.

    The two-mode network of discourse network analysis (Leifeld 2017), for use with networkx. Nodes are
    `("holder", name)` with a `side`, and `("issue", label)`; the key of an edge is the position.
    """
    labels = {issue.id: issue.label for issue in (codebook or Codebook()).issues}
    names = tables.actors.set_index("actor_id")["name"]
    graph = nx.MultiGraph()
    for row in each(tables.stances):
        holder, issue = ("holder", str(names[row.holder_id])), ("issue", labels.get(row.issue, row.issue))
        graph.add_node(holder, side=None if pd.isna(row.side) else str(row.side))
        graph.add_node(issue)
        position = str(row.position)
        known = graph.get_edge_data(holder, issue, position, {"passages": 0})
        graph.add_edge(holder, issue, position, passages=known["passages"] + 1)
    return graph


def network_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """The edges of the network: holder, side, issue, position, passages."""
    graph = discourse_network(tables, codebook)
    rows = [
        [holder[1], graph.nodes[holder]["side"], issue[1], position, passages]
        for holder, issue, position, passages in _edges(graph)
    ]
    return pd.DataFrame(rows, columns=["holder", "side", "issue", "position", "passages"])


def network(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The network in two columns. No position gives a page that says so."""
    codebook = codebook or Codebook()
    table, graph = network_table(tables, codebook), discourse_network(tables, codebook)
    if table.empty:
        return empty(tables, table, "No position was found")
    holders, issues = _ordered(graph, codebook)
    left, right = (
        [wrap(name, room - 0.45) for _, name in nodes] for nodes, room in ((holders, HOLDERS), (issues, ISSUES))
    )
    inches = max(_need(left), _need(right))
    places = {**_spread(holders, left, 0.0, inches), **_spread(issues, right, 1.0, inches)}
    colour = side_colours(tables, codebook)
    told = [f"{r.holder} {SHAPES[str(r.position)][2]} {r.issue}" for r in each(table)]
    signs = _signs(table, colour, codebook)
    words = Finding(_finding(graph, holders, issues), SUBTITLE, told)
    chart, axes = page(tables, table, words, Room(inches, HOLDERS, ISSUES, 0.1), signs)
    axes.set_xlim(-0.02, 1.02)
    axes.set_axis_off()
    for holder, issue, position, passages in _edges(graph):
        bend = BENDS[position] if graph.number_of_edges(holder, issue) > 1 else 0.0
        _draw_edge(axes, (places[holder], places[issue]), position, passages, bend)
    for nodes, labels, align in ((holders, left, "right"), (issues, right, "left")):
        for node, lines in zip(nodes, labels, strict=True):
            x, y = places[node]
            shade = colour.get(str(graph.nodes[node].get("side")), NOBODY) if align == "right" else INK
            axes.scatter([x], [y], s=70, marker="o" if align == "right" else "s", color=shade, zorder=3, clip_on=False)
            axes.annotate(
                drawn(lines),
                (x, y),
                xytext=(-9 if align == "right" else 9, 0),
                textcoords="offset points",
                ha=align,
                va="center",
                fontsize=SIZE,
                color=INK,
            )
    return chart


def _edges(graph: nx.MultiGraph) -> list[tuple[Any, Any, str, int]]:
    """The edges from holder to issue, with position and passages."""
    return [(*sorted(pair), key, data["passages"]) for *pair, key, data in graph.edges(keys=True, data=True)]


def _ordered(graph: nx.MultiGraph, codebook: Codebook) -> tuple[list[Any], list[Any]]:
    """Both columns, each ordered by the mean place of its neighbours in the other (barycentres, Sugiyama 1981)."""
    sides = ordered_sides([str(s) for _, s in graph.nodes(data="side") if s], codebook)
    holders = [n for n in graph if n[0] == "holder"]
    issues = [n for n in graph if n[0] == "issue"]
    holders.sort(key=lambda n: (sides.index(graph.nodes[n]["side"]) if graph.nodes[n]["side"] else len(sides), n))
    for _ in range(SWEEPS):
        issues = _by_neighbours(graph, issues, holders)
        holders = _by_neighbours(graph, holders, issues)
    return holders, issues


def _by_neighbours(graph: nx.MultiGraph, nodes: list[Any], others: list[Any]) -> list[Any]:
    place = {node: n for n, node in enumerate(others)}
    return sorted(nodes, key=lambda n: (sum(place[m] for m in graph[n]) / len(graph[n]), n))


def _need(labels: list[list[str]]) -> float:
    return sum(max(0.36, height(len(lines)) + 0.12) for lines in labels)


def _spread(nodes: list[Any], labels: list[list[str]], x: float, inches: float) -> dict[Any, tuple[float, float]]:
    """Places down a column, spread over its height."""
    spare = (inches - _need(labels)) / len(nodes)
    places, at = {}, 0.0
    for node, lines in zip(nodes, labels, strict=True):
        room = max(0.36, height(len(lines)) + 0.12) + spare
        places[node] = (x, at + room / 2)
        at += room
    return places


def _signs(table: pd.DataFrame, colour: dict[str, str], codebook: Codebook) -> list[Sign]:
    lines = [
        Sign(name, ({"color": shade, "linewidth": 2, "linestyle": LINES[position]},), is_line=True)
        for position, (_, shade, name) in SHAPES.items()
        if position in set(table["position"])
    ]
    sides = ordered_sides([str(s) for s in table["side"].dropna().unique()], codebook)
    nobody = [Sign("no side", (square(NOBODY),))] if table["side"].isna().any() else []
    return [*lines, *(Sign(side, (square(colour[side]),)) for side in sides), *nobody]


def _finding(graph: nx.MultiGraph, holders: list[Any], issues: list[Any]) -> str:
    """The issue that most holders take a position on."""
    most = max(issues, key=lambda n: (len(graph[n]), n))
    parts = nx.number_connected_components(graph)
    some = len(graph[most])
    lead = f"{some} of {counted(len(holders), 'holder')} take{'s' * (some == 1)} a position on “{most[1]}”"
    return lead + (f"; the debate falls into {parts} parts that share no issue" if parts > 1 else "; all hang together")


def _draw_edge(axes: Axes, ends: tuple[Any, Any], position: str, passages: int, bend: float) -> None:
    axes.add_patch(
        FancyArrowPatch(
            *ends,
            connectionstyle=f"arc3,rad={bend}",
            arrowstyle="-",
            color=SHAPES[position][1],
            linestyle=LINES[position],
            linewidth=min(0.9 + 0.6 * passages, 4.5),
            zorder=1,
            shrinkA=4,
            shrinkB=4,
        )
    )

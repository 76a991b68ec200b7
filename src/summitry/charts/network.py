"""The discourse network: holders and the issues they take positions on, by kind of position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pandas as pd
from matplotlib.patches import FancyArrowPatch, Rectangle

from .. import findings
from ..canvas import Caption, Chart, Room, Sign, empty, page
from ..canvas.layout import WIDTH
from ..canvas.style import INK, NOBODY, side_colours
from ..canvas.text import SIZE, drawn, need, width, wrap
from ..codebook import Codebook
from ..findings.minds import own
from ..findings.sides import ordered_sides
from ..findings.words import counted
from ..tables.schema import each
from .positions import SHAPES, named
from .rows import stack

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.store import Tables

LINES: dict[str, Any] = {"support": "-", "oppose": (0, (4, 2)), "conditional": (0, (1, 1.5))}
BENDS = {"support": 0.0, "oppose": 0.12, "conditional": -0.12}  # so that several positions on one issue lie apart
HOLDERS, ISSUES = 3.2, 3.4  # inches of the columns beside the lines
MIDDLE = WIDTH - HOLDERS - ISSUES  # inches of the lines
ENDS = (-0.02, 1.02)  # of the axes across
SWEEPS = 8  # of the ordering; more change nothing on the networks tried
SUBTITLE = (
    "Left: who takes a position in their own words or as the article tells it, in the colour of the side. "
    "Right: the issue. Thicker: more passages."
)


def discourse_network(tables: Tables, codebook: Codebook | None = None) -> nx.MultiGraph:
    """Holders and issues as nodes, an edge for each position with its number of `passages` and their `rows`.

    The two-mode network of discourse network analysis (Leifeld 2017), for use with networkx. Nodes are
    `("holder", name)` with a `side`, and `("issue", label)`; the key of an edge is the position. The unnamed of a
    side are one node; what a third party says of somebody is no edge.
    """
    labels = {issue.id: issue.label for issue in (codebook or Codebook()).issues}
    graph = nx.MultiGraph()
    for row in each(own(tables)):
        holder, issue = ("holder", row.holder), ("issue", labels.get(row.issue, row.issue))
        graph.add_node(holder, side=None if pd.isna(row.side) else str(row.side))
        graph.add_node(issue)
        position = str(row.position)
        known = graph.get_edge_data(holder, issue, position)
        rows = f"{known['rows']}, {row.stance_id}" if known else row.stance_id
        graph.add_edge(holder, issue, position, passages=rows.count(",") + 1, rows=rows)
    return graph


def network_table(tables: Tables, codebook: Codebook | None = None) -> pd.DataFrame:
    """The edges of the network: holder, side, issue, position, passages; `rows` names the passages."""
    graph = discourse_network(tables, codebook)
    rows = [
        [holder[1], graph.nodes[holder]["side"], issue[1], position, data["passages"], data["rows"]]
        for holder, issue, position, data in _edges(graph)
    ]
    return pd.DataFrame(rows, columns=["holder", "side", "issue", "position", "passages", "rows"])


def network(tables: Tables, codebook: Codebook | None = None) -> Chart:
    """The network in two columns. No position gives a page that says so."""
    codebook = codebook or Codebook()
    table, graph = network_table(tables, codebook), discourse_network(tables, codebook)
    if table.empty:
        return empty(tables, table, "No position was found")
    holders, issues = _ordered(graph, codebook)
    left, right = (
        {node: wrap(node[1], room - 0.45) for node in nodes} for nodes, room in ((holders, HOLDERS), (issues, ISSUES))
    )
    inches = max(sum(map(need, labels.values())) for labels in (left, right))
    places = {**_spread(left, 0.0, inches), **_spread(right, 1.0, inches)}
    colour = side_colours(tables, codebook)
    told = [f"{r.holder} {SHAPES[str(r.position)][2]} {r.issue}" for r in each(table)]
    signs = _signs(table, colour, codebook)
    words = Caption(findings.holders(tables, codebook).sentence, _counts(tables) + SUBTITLE, told)
    chart, axes = page(tables, table, words, Room(inches, HOLDERS, ISSUES, 0.1), signs)
    chart.tables = named(tables, codebook)
    axes.set_xlim(*ENDS)
    axes.set_axis_off()
    for holder, issue, position, data in _edges(graph):
        bend = BENDS[position] if graph.number_of_edges(holder, issue) > 1 else 0.0
        _draw_edge(axes, (places[holder], places[issue]), position, data["passages"], bend)
    for node, lines in {**left, **right}.items():
        shade = INK if node in right else colour.get(str(graph.nodes[node].get("side")), NOBODY)
        ids = " ".join(table.loc[table[node[0]] == node[1], "rows"]).replace(",", "")
        _draw_node(axes, node, places[node], (lines, shade, ids))
    return chart


def _edges(graph: nx.MultiGraph) -> list[tuple[Any, Any, str, dict[str, Any]]]:
    """The edges from holder to issue, with position, and passages and their rows."""
    return [(*sorted(pair), key, data) for *pair, key, data in graph.edges(keys=True, data=True)]


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


def _spread(labels: dict[Any, list[str]], x: float, inches: float) -> dict[Any, tuple[float, float]]:
    """Places down a column, spread over its height."""
    spare = (inches - sum(map(need, labels.values()))) / len(labels)
    return {node: (x, y) for node, y in stack({n: need(lines) + spare for n, lines in labels.items()})[0].items()}


def _signs(table: pd.DataFrame, colour: dict[str, str], codebook: Codebook) -> list[Sign]:
    lines = [
        Sign(name, ({"color": shade, "linewidth": 2, "linestyle": LINES[position]},), is_line=True)
        for position, (_, shade, name) in SHAPES.items()
        if position in set(table["position"])
    ]
    sides = ordered_sides([str(s) for s in table["side"].dropna().unique()], codebook)
    shades = {side: colour[side] for side in sides} | ({"no side": NOBODY} if table["side"].isna().any() else {})
    return [*lines, *(Sign(name, ({"marker": "o", "s": 70, "color": shade},)) for name, shade in shades.items())]


def _counts(tables: Tables) -> str:
    """Who takes a position, counted: the unnamed apart, since two of them may be one."""
    holders = tables.actors[tables.actors["actor_id"].isin(own(tables)["holder_id"])]
    unnamed = int((holders["kind"] == "unnamed").sum())
    return f"{counted(len(holders) - unnamed, 'named actor')}{f' and {unnamed} unnamed' if unnamed else ''}. "


def _draw_node(
    axes: Axes, node: tuple[str, str], place: tuple[float, float], shown: tuple[list[str], str, str]
) -> None:
    """A holder with its name before the mark, or an issue with its name behind it; lines, colour and ids of rows."""
    mark, align, away = ("o", "right", -1) if node[0] == "holder" else ("s", "left", 1)
    lines, shade, ids = shown
    style: dict[str, Any] = {"textcoords": "offset points", "ha": align, "va": "center", "fontsize": SIZE, "color": INK}
    axes.scatter(*place, s=70, marker=mark, color=shade, zorder=3, clip_on=False)
    axes.annotate(drawn(lines), place, xytext=(9 * away, 0), **style)
    inch = (ENDS[1] - ENDS[0]) / MIDDLE
    wide, high = away * (max(map(width, lines)) + 0.3) * inch, need(lines) - 0.02
    corner = (place[0] - 0.1 * away * inch, place[1] - high / 2)
    axes.add_patch(Rectangle(corner, wide, high, visible=False, label=ids))  # what answers to the mouse


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

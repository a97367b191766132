"""Profiles and schemas in, small pictures of them out, as SVG: histograms, bars, the tables' diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tidynews import schema
from tidynews.markup import Html, tag
from tidynews.publish.page.profile import Profile

Node = str | tuple[str, int]
"""A table, or the bend in a layer where links to a table that lies farther pass through."""


def histogram(name: str, profile: Profile) -> Html:
    """The rows per range of values; every bar says its range where the pointer rests on it."""
    most = max(some.rows for some in profile.bins)
    step = _WIDTH / len(profile.bins)
    bars = []
    for at, some in enumerate(profile.bins):
        height = max(1.5, _HEIGHT * some.rows / most) if some.rows else 0.0
        wide = max(step - 1, 1.0)
        area = tag("rect", x=at * step, y=0, width=step, height=_HEIGHT, class_="area")
        bar = tag("rect", x=at * step, y=_HEIGHT - height, width=wide, height=height, class_="bar")
        of = some.low if some.low == some.high else f"{some.low} to {some.high}"
        bars.append(tag("g", tag("title", f"{of}: {some.rows:,} {_rows(some.rows)}"), area, bar if some.rows else ""))
    label = f"Histogram of {name}: {profile.filled:,} values from {profile.low} to {profile.high}"
    base = tag("line", x1=0, y1=_HEIGHT + 0.5, x2=_WIDTH, y2=_HEIGHT + 0.5, class_="base")
    drawn = tag("svg", *bars, base, viewBox=f"0 0 {_WIDTH} {_HEIGHT + 1}", role="img", aria_label=label)
    ends = tag("div", tag("span", profile.low or ""), tag("span", profile.high or ""), class_="ends")
    scale = ", logarithmic scale" if profile.logarithmic else ""
    return tag("figure", drawn, ends, tag("figcaption", f"median {profile.middle}{scale}"), class_="histogram")


def diagram(rows: Mapping[str, int]) -> Html:
    """All tables and what refers to what, from left (refers to nothing) to right; every table is a link."""
    layers = _layers()
    tall = max(sum(_slot(node) for node in layer) for layer in layers)
    places = dict(_places(layers, tall))
    links = [(name, other) for name in schema.TABLES if name in places for other in _targets(schema.tables()[name])]
    edges = (_edge(name, other, places, _depths()) for name, other in links)
    boxes = (_box(name, rows[name], *places[name]) for name in schema.TABLES if name in places)
    lit = "".join(
        f"svg:has(.n-{name}:is(:hover,:focus)) .e-{name}{{{_LIT}}}" for name in schema.TABLES if name in places
    )
    drawn = tag(
        "svg",
        tag("style", Html(lit)),
        tag("g", *edges, aria_hidden="true"),
        *boxes,
        viewBox=f"-2 -2 {(len(layers) - 1) * _COLUMN + _BOX[0] + 4} {tall + 4:g}",
        role="group",
        aria_label="The tables; each is a link to its section, which names what it refers to",
        class_="diagram",
    )
    return tag("div", drawn, class_="box", tabindex=0, role="region", aria_label="Diagram of the tables")


def _rows(number: int) -> str:
    return "row" if number == 1 else "rows"


def _targets(table: schema.Table) -> list[str]:
    """The tables that `table` refers to, each once, itself left out."""
    return [name for name in dict.fromkeys(key.reference for key in table.foreign_keys) if name != table.name]


def _depths() -> dict[str, int]:
    """How long the longest chain of references is that a table stands on; tables without links are left out."""
    links = {name: _targets(table) for name, table in schema.tables().items()}
    depths: dict[str, int] = {}

    def deep(name: str) -> int:
        if name not in depths:
            depths[name] = 1 + max((deep(other) for other in links[name]), default=-1)
        return depths[name]

    return {name: deep(name) for name in links if links[name] or any(name in others for others in links.values())}


def _layers() -> list[list[Node]]:
    """The tables by depth, and between them the bends of longer links, in an order with few crossings."""
    depths = _depths()
    layers: list[list[Node]] = [
        [name for name in depths if depths[name] == at] for at in range(1 + max(depths.values()))
    ]
    near: dict[Node, list[Node]] = {}
    for name in depths:
        for other in _targets(schema.tables()[name]):
            for left, right in pairwise(_way(name, other, depths)):
                near.setdefault(left, []).append(right)
                near.setdefault(right, []).append(left)
                if isinstance(left, tuple) and left not in layers[left[1]]:
                    layers[left[1]].append(left)
    for _ in range(_SWEEPS):
        for layer in layers:
            place = {node: (at + 0.5) / len(some) for some in layers for at, node in enumerate(some)}
            means = {node: sum(place[other] for other in near[node]) / len(near[node]) for node in layer}
            layer.sort(key=means.__getitem__)
    return layers


def _way(name: str, other: str, depths: Mapping[str, int]) -> list[Node]:
    """From `name` to `other` through the bends that all links to `other` share."""
    bends: list[Node] = [(other, at) for at in range(depths[name] - 1, depths[other], -1)]
    return [name, *bends, other]


def _places(layers: Sequence[Sequence[Node]], tall: float) -> Iterator[tuple[Node, tuple[float, float]]]:
    for column, layer in enumerate(layers):
        y = (tall - sum(_slot(node) for node in layer)) / 2
        for node in layer:
            yield node, (column * _COLUMN, y + _slot(node) / 2)
            y += _slot(node)


def _slot(node: Node) -> float:
    """The height that a table or bend takes up."""
    return _BEND if isinstance(node, tuple) else _ROW


def _edge(name: str, other: str, places: Mapping[Node, tuple[float, float]], depths: Mapping[str, int]) -> Html:
    x, y = places[name]
    curve = f"M{x:g} {y:g}"
    for node in _way(name, other, depths)[1:]:
        to_x, to_y = places[node]
        end, half = to_x + _BOX[0], (x - to_x - _BOX[0]) / 2
        curve += f"C{x - half:g} {y:g} {end + half:g} {to_y:g} {end:g} {to_y:g}" + (
            f"H{to_x:g}" if node != other else ""
        )
        x, y = to_x, to_y
    return tag("path", d=curve, class_=f"edge e-{name} e-{other}")


def _box(name: str, rows: int, x: float, y: float) -> Html:
    wide, high = _BOX
    return tag(
        "a",
        tag("rect", x=x, y=y - high / 2, width=wide, height=high, rx=4),
        tag("text", name, x=x + 10, y=y + 4.5),
        tag("text", f"{rows:,}", x=x + wide - 10, y=y + 4.5, text_anchor="end", class_="count"),
        href=f"#{name}",
        class_=f"node n-{name}",
        aria_label=f"{name}, {rows:,} {_rows(rows)}",
    )


_WIDTH, _HEIGHT = 240, 44
_BOX = (168, 32)
_ROW, _BEND, _COLUMN = 42, 14, 244
_SWEEPS = 8
_LIT = "stroke:var(--accent);stroke-width:1.75"

"""Profiles and schemas in, small pictures of them out, as SVG: histograms, bars, the tables' diagram."""

from __future__ import annotations

from collections.abc import Mapping

from tidynews import schema
from tidynews.publish.page.markup import Html, joined, tag
from tidynews.publish.page.profile import Profile


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


def bar(rows: int, most: int) -> Html:
    """A bar as long as `rows` is of `most`; the number stands beside it, so it says nothing to those who hear."""
    length = 100 * rows / most if most else 0.0
    inside = tag("rect", x=0, y=0, width=length, height=8, class_="bar")
    return tag("svg", inside, viewBox="0 0 100 8", preserveAspectRatio="none", class_="meter", aria_hidden="true")


def diagram(rows: Mapping[str, int]) -> Html:
    """All tables and what refers to what, from left (refers to nothing) to right; every table is a link."""
    layers = _layers()
    tall = max(len(layer) for layer in layers) * _ROW
    places = {
        name: (column * _COLUMN, (tall - len(layer) * _ROW) / 2 + at * _ROW)
        for column, layer in enumerate(layers)
        for at, name in enumerate(layer)
    }
    edges = [_edge(name, other, places) for name in places for other in _targets(schema.tables()[name])]
    boxes = [_box(name, rows[name], *places[name]) for name in sorted(places, key=list(schema.TABLES).index)]
    lit = joined(
        Html(f"svg:has(.n-{name}:is(:hover,:focus)) .e-{name}{{stroke:var(--accent);stroke-width:1.75;opacity:1}}")
        for name in places
    )
    wide = (len(layers) - 1) * _COLUMN + _BOX[0]
    drawn = tag(
        "svg",
        tag("style", lit),
        tag("g", *edges, aria_hidden="true"),
        *boxes,
        viewBox=f"-2 -2 {wide + 4} {tall - (_ROW - _BOX[1]) + 4:g}",
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


def _layers() -> list[list[str]]:
    """The tables with links by the longest chain of references they stand on, in an order with few crossings."""
    links = {name: _targets(table) for name, table in schema.tables().items()}
    linked = [name for name in links if links[name] or any(name in others for others in links.values())]
    depth: dict[str, int] = {}

    def deep(name: str) -> int:
        if name not in depth:
            depth[name] = 1 + max((deep(other) for other in links[name]), default=-1)
        return depth[name]

    layers = [[name for name in linked if deep(name) == at] for at in range(1 + max(map(deep, linked)))]
    near = {name: [*links[name], *(other for other in linked if name in links[other])] for name in linked}
    for _ in range(_SWEEPS):
        for layer in layers:
            place = {name: (at + 0.5) / len(some) for some in layers for at, name in enumerate(some)}
            layer.sort(key=lambda name: sum(place[other] for other in near[name]) / len(near[name]))
    return layers


def _edge(name: str, other: str, places: Mapping[str, tuple[float, float]]) -> Html:
    (x, y), (to_x, to_y) = places[name], places[other]
    wide, high = _BOX
    start, end, down = x, to_x + wide, high / 2
    bend = (start - end) / 2
    curve = (
        f"M{start:g} {y + down:g}C{start - bend:g} {y + down:g} {end + bend:g} {to_y + down:g} {end:g} {to_y + down:g}"
    )
    return tag("path", d=curve, class_=f"edge e-{name} e-{other}")


def _box(name: str, rows: int, x: float, y: float) -> Html:
    wide, high = _BOX
    return tag(
        "a",
        tag("rect", x=x, y=y, width=wide, height=high, rx=4),
        tag("text", name, x=x + 10, y=y + high / 2 + 4.5),
        tag("text", f"{rows:,}", x=x + wide - 10, y=y + high / 2 + 4.5, text_anchor="end", class_="count"),
        href=f"#{name}",
        class_=f"node n-{name}",
        aria_label=f"{name}, {rows:,} {_rows(rows)}",
    )


_WIDTH, _HEIGHT = 240, 44
_BOX = (168, 32)
_ROW, _COLUMN = 44, 244
_SWEEPS = 8

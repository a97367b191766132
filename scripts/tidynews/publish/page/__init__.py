"""Frames and schemas in, `dictionary.html` out: what every table, column, code and view means and holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tidynews import schema
from tidynews.markup import Html, blocks, document, grid, inline, joined, tag
from tidynews.publish.about import About
from tidynews.publish.database import View
from tidynews.publish.dictionary import READING, grain, rights, start
from tidynews.publish.page.head import head, json_ld
from tidynews.publish.page.pictures import diagram
from tidynews.publish.page.tables import table_section, view_section
from tidynews.tables import Frames

__all__ = ["page"]


def page(frames: Frames, about: About, *, views: Sequence[View], version: str) -> str:
    """The page, whole in itself: no other file, no network and no script is needed to read it.

    Args:
        frames: All tables of the schemas.
        about: What the package says about itself.
        views: The views of its database.
        version: The version of tidynews that wrote it.
    """
    tables = schema.tables()
    withheld = about.content != "all"
    body = (
        head(about, frames, version),
        _part("contents", "Contents", _contents(frames, views)),
        _part("start", "Quick start", blocks(start(about), "Quick start")),
        _part("reading", "How to read it", blocks(READING, "How to read it")),
        _part("tables", "Tables", *(table_section(tables[name], frames[name], withheld=withheld) for name in tables)),
        _part("views", "Views", tag("p", "In the DuckDB file only."), *map(view_section, views)),
        _part("rights", "Rights", blocks(rights(about), "Rights")),
    )
    return document(
        f"{about.title}: data dictionary",
        *body,
        style=_style(),
        head=joined((tag("meta", name="description", content=about.description), json_ld(about, frames))),
        navigation=tag("nav", *_navigation(views), aria_label="Tables and views"),
    )


def _part(name: str, title: str, *children: str) -> Html:
    return tag("section", tag("h2", title, id=f"{name}-title"), *children, id=name, aria_labelledby=f"{name}-title")


def _contents(frames: Frames, views: Sequence[View]) -> Html:
    tables = (
        (tag("a", name, href=f"#{name}"), f"{frames[name].height:,}", inline(grain(table.description)))
        for name, table in schema.tables().items()
    )
    joins = ((tag("a", view.name, href=f"#{view.name}"), inline(view.comment.split(". ")[0])) for view in views)
    return joined(
        (
            diagram({name: frames[name].height for name in schema.TABLES}),
            grid(("table", "rows", "one row per"), tables, "Tables", "contents"),
            grid(("view", "what it says"), joins, "Views", "contents"),
        )
    )


def _navigation(views: Sequence[View]) -> Iterator[Html]:
    yield _links((("contents", "Contents"), ("start", "Quick start"), ("reading", "How to read it")))
    yield tag("p", "Tables", class_="kind")
    yield _links((name, name) for name in schema.TABLES)
    yield tag("p", "Views", class_="kind")
    yield _links((view.name, view.name) for view in views)
    yield _links([("rights", "Rights")])


def _links(names: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> Html:
    return tag("ul", *(tag("li", tag("a", text, href=f"#{name}")) for name, text in names))


@cache
def _style() -> str:
    return (Path(__file__).parent / "style.css").read_text(encoding="utf-8")

"""Tables and views in, their sections of the page out."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tidynews import schema
from tidynews.markup import Html, code, grid, inline, joined, tag
from tidynews.publish.database import View
from tidynews.publish.dictionary import referring
from tidynews.publish.page.columns import Fact, column, facts
from tidynews.publish.page.profile import profiles, shown
from tidynews.publish.views import view_sql


def table_section(table: schema.Table, frame: pl.DataFrame, *, withheld: bool) -> Html:
    """Everything about one table."""
    held = profiles(frame, table)
    query = join(table)
    parts = [
        tag("h3", tag("a", table.name, href=f"#{table.name}"), " ", tag("span", _rows(frame.height), class_="kind")),
        tag("p", inline(table.description), class_="lede"),
        facts(_facts(table)),
        _warnings(table),
        _samples(table, frame),
        _folded("A join to start from", code(query, f"SQL that joins {table.name}")) if query else "",
        tag("h4", "Columns"),
        *(column(table, field, held[field.name], withheld=withheld) for field in table.fields),
        _rules(table),
    ]
    return tag("section", *parts, id=table.name, aria_label=f"Table {table.name}", class_="entry")


def view_section(view: View) -> Html:
    """Everything about one view."""
    columns = ((tag("code", name), kind.lower(), inline(comment)) for name, kind, comment in view.columns)
    return tag(
        "section",
        tag("h3", tag("a", view.name, href=f"#{view.name}"), " ", tag("span", "view", class_="kind")),
        tag("p", inline(view.comment), class_="lede"),
        grid(("column", "type", "meaning"), columns, f"Columns of {view.name}", "wide-last"),
        _folded("Its SQL", code(view_sql(view.name), f"SQL of {view.name}")),
        id=view.name,
        aria_label=f"View {view.name}",
        class_="entry",
    )


def join(table: schema.Table) -> str:
    """A query that joins `table` with what it refers to, or with what refers to it; empty where it has no links."""
    if table.name == "codes":
        return _CODES
    if table.foreign_keys:
        return _outward(table)
    if not referring(table):
        return ""
    [key] = table.primary_key
    name, link = max(referring(table), key=lambda other: len(schema.tables()[other[0]].fields))
    label = _label(table)
    return (
        f"SELECT {table.name}.{key}, {table.name}.{label}, count({name}.{link.fields[0]}) AS {name}\n"
        f"FROM {table.name}\n"
        f"LEFT JOIN {name} ON {name}.{link.fields[0]} = {table.name}.{key}\n"
        f"GROUP BY ALL\nORDER BY {name} DESC, {table.name}.{key};"
    )


def _outward(table: schema.Table) -> str:
    columns = [f"{table.name}.{name}" for name in table.primary_key]
    joins = []
    for key in table.foreign_keys:
        [own], [there] = key.fields, key.reference_fields
        stem = own.removesuffix("_id")
        alias = f"its_{stem}"
        columns.append(
            f"{alias}.{_label(schema.tables()[key.reference])} AS its_{stem}_{_label(schema.tables()[key.reference])}"
        )
        kind = "JOIN" if table.field(own).required else "LEFT JOIN"
        joins.append(f"{kind} {key.reference} AS {alias} ON {alias}.{there} = {table.name}.{own}")
    listed = ",\n    ".join(columns)
    return f"SELECT\n    {listed}\nFROM {table.name}\n" + "\n".join(joins) + ";"


def _label(table: schema.Table) -> str:
    """The column by which people tell rows apart: the first that is always filled and no id, or has words."""
    filled = [field for field in table.fields if field.required and not field.name.endswith("_id")]
    return next((field.name for field in filled if field.words), filled[0].name)


def _facts(table: schema.Table) -> Iterator[Fact]:
    yield "key", _columns(table, table.primary_key)
    for unique in table.unique_keys:
        yield "unique", _columns(table, unique)
    if table.foreign_keys:
        yield "refers to", joined((_link(table.name, key) for key in table.foreign_keys), ", ")
    if others := referring(table):
        there = (
            tag("a", tag("code", f"{name}.{', '.join(key.fields)}"), href=f"#{name}.{key.fields[0]}")
            for name, key in others
        )
        yield "referred to by", joined(there, ", ")


def _columns(table: schema.Table, names: tuple[str, ...]) -> Html:
    return joined((tag("a", tag("code", name), href=f"#{table.name}.{name}") for name in names), ", ")


def _link(table: str, key: schema.ForeignKey) -> Html:
    own = ", ".join(key.fields)
    return joined(
        (
            tag("a", tag("code", key.reference), href=f"#{key.reference}"),
            " by ",
            tag("a", tag("code", own), href=f"#{table}.{key.fields[0]}"),
        )
    )


def _warnings(table: schema.Table) -> Html | str:
    if not table.warnings:
        return ""
    listed = tag("ul", *(tag("li", inline(warning)) for warning in table.warnings))
    return tag("div", tag("h4", "To be minded"), listed, class_="warnings")


def _samples(table: schema.Table, frame: pl.DataFrame) -> Html:
    """Three rows, of those with the fewest empty cells the first."""
    if frame.is_empty():
        return tag("p", "It has no rows in this package.", class_="kind")
    empty = frame.select(pl.sum_horizontal(pl.all().is_null()).alias("empty")).with_row_index("at")
    chosen = empty.sort("empty", "at").head(_SAMPLES)["at"].sort()
    lines = ([_cell(value) for value in row] for row in frame[chosen].iter_rows())
    heads = (tag("code", name) for name in table.columns)
    title = "Three rows, the fullest" if frame.height > _SAMPLES else "All rows"
    return joined((tag("h4", title), grid(heads, lines, f"Rows of {table.name}", "rows")))


def _cell(value: object) -> Html:
    if value is None:
        return tag("span", "empty", class_="void")
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else shown(value)
    return tag("span", text if len(text) <= _LONG else text[: _LONG - 1] + "…")


def _rules(table: schema.Table) -> Html | str:
    if not table.rules:
        return ""
    lines = ((tag("code", rule.id, id=rule.id), inline(rule.why), tag("code", rule.sql)) for rule in table.rules)
    rules = grid(("rule", "why", "true of every row, in SQL"), lines, f"Rules of {table.name}", "rules")
    return joined((tag("h4", "Checked in every row"), rules))


def _folded(title: str, inside: Html) -> Html:
    return tag("details", tag("summary", title), inside)


def _rows(number: int) -> str:
    return f"{number:,} row" if number == 1 else f"{number:,} rows"


_SAMPLES = 3
_LONG = 160
_CODES = """\
SELECT claims.act, codes.title, count(*) AS claims
FROM claims
JOIN codes ON codes.list = 'claims.act' AND codes.code = claims.act
GROUP BY ALL
ORDER BY claims DESC, claims.act;"""

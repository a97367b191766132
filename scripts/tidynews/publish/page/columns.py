"""A column and what it holds in, its entry on the page out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tidynews import schema
from tidynews.markup import Html, bar, inline, joined, tag
from tidynews.publish.page.pictures import histogram
from tidynews.publish.page.profile import Profile

Fact = tuple[str, Html]


def column(table: schema.Table, field: schema.Field, held: Profile, *, withheld: bool) -> Html:
    """Meaning, facts, codes and a histogram of one column.

    Args:
        table: The table.
        field: Its column.
        held: What the column holds.
        withheld: Whether the package keeps words of the articles back.
    """
    name = f"{table.name}.{field.name}"
    head = tag(
        "h5",
        tag("a", tag("code", field.name), href=f"#{name}"),
        " ",
        tag("span", " · ".join(_kind(table, field, withheld)), class_="kind"),
    )
    drawn = histogram(name, held) if held.bins else ""
    said = tag("div", tag("p", inline(field.description)), facts(_facts(table, field, held, withheld)), class_="said")
    return tag("div", head, tag("div", said, drawn, class_="body"), _counts(field, held), class_="column", id=name)


def facts(pairs: Iterator[Fact]) -> Html:
    """A list of short facts, each with its name."""
    return tag("dl", *(joined((tag("dt", name), tag("dd", what))) for name, what in pairs), class_="facts")


def _kind(table: schema.Table, field: schema.Field, withheld: bool) -> list[str]:
    kinds = [field.type, *([f"in {field.unit}s"] if field.unit else [])]
    if field.name in table.primary_key:
        kinds.append("key" if len(table.primary_key) == 1 else "part of the key")
    if field.required and not (withheld and field.words):
        kinds.append("never empty")
    return kinds


def _facts(table: schema.Table, field: schema.Field, held: Profile, withheld: bool) -> Iterator[Fact]:
    for key in table.foreign_keys:
        if field.name in key.fields:
            there = f"{key.reference}.{key.reference_fields[key.fields.index(field.name)]}"
            yield "refers to", tag("a", tag("code", there), href=f"#{there}")
    if not field.required or (withheld and field.words):
        yield "empty", _empty(field, held, withheld)
    if held.low is not None:
        span = f"always {held.low}" if held.low == held.high else f"{held.low} to {held.high}"
        yield "range", tag("span", span)
    elif held.filled and not field.categories and field.type == "string":
        yield "distinct", tag("span", f"{held.distinct:,} of {held.filled:,}")
    yield "example", tag("code", field.example)
    if limits := list(_limits(field)):
        yield "must", joined(limits, "; ")
    if rules := [rule for rule in table.rules if field.name in _read_by(rule, table)]:
        lines = (
            joined((inline(rule.why), " ", tag("a", tag("code", rule.id), href=f"#{rule.id}", class_="rule")))
            for rule in rules
        )
        yield "checked", tag("ul", *(tag("li", line) for line in lines))


def _empty(field: schema.Field, held: Profile, withheld: bool) -> Html:
    if not held.empty:
        return tag("span", "may be, but nowhere is")
    share = f"{held.empty / held.rows:.0%} ({held.empty:,} of {held.rows:,})"
    meanings = ["not published"] if withheld and field.words else []
    if not field.required and "empty" not in field.description:  # else the description says when it is
        meanings.append("unknown or not stated")
    return tag("span", f"{share}: {', '.join(meanings)}" if meanings else share)


def _limits(field: schema.Field) -> Iterator[Html]:
    limits: Mapping[str, object] = field.constraints
    if limits.get("unique"):
        yield tag("span", "be unique")
    if "minimum" in limits:
        yield tag("span", f"be at least {limits['minimum']}")
    if "maximum" in limits:
        yield tag("span", f"be at most {limits['maximum']}")
    if "pattern" in limits:
        yield joined(("match ", tag("code", str(limits["pattern"]))))
    if field.categories:
        yield tag("span", f"be one of {len(field.categories)} codes")


def _read_by(rule: schema.Rule, table: schema.Table) -> set[str]:
    """The columns that a rule reads."""
    return set(re.findall(r"\w+", re.sub(r"'[^']*'", "", rule.sql))) & set(table.columns)


def _counts(field: schema.Field, held: Profile) -> Html | str:
    if not held.counts:
        return ""
    most = max(held.counts.values())
    meanings = _meanings(field)
    lines = [
        tag(
            "tr",
            tag("th", tag("code", _cut(value)), scope="row"),
            tag("td", f"{rows:,}", class_="number"),
            tag("td", bar(rows, most), class_="drawn"),
            *([tag("td", meanings.get(value, Html()))] if meanings else []),
            class_=None if rows else "unused",
        )
        for value, rows in held.counts.items()
    ]
    table = tag("table", tag("tbody", *lines), class_="counts")
    used = sum(rows > 0 for rows in held.counts.values())
    if not field.categories:
        what = "Values" if used == held.distinct else f"The {used} commonest of {held.distinct:,} values"
        return tag("details", tag("summary", what), tag("div", table, class_="listed"), open="")
    summary = tag("summary", f"{len(held.counts)} codes, {used} used")
    short = {"open": ""} if len(held.counts) <= _SHORT else {}
    return tag("details", summary, tag("div", table, class_="listed"), **short)


def _meanings(field: schema.Field) -> dict[str, Html]:
    if not field.code_list:
        return {}
    listed = (code for code in schema.codes() if code["list"] == field.code_list)
    return {
        str(code["code"]): joined((tag("b", f"{code['title']}."), " ", inline(str(code["definition"]))))
        for code in listed
    }


def _cut(value: str) -> str:
    return value if len(value) <= _LONG else value[: _LONG - 1] + "…"


_SHORT = 20
_LONG = 48

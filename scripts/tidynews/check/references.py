"""The tables' descriptions in, the checks that a reference leads somewhere, and to the same article, out."""

# ruff: noqa: S608  # every name in a query is a schema's or our own, never from data

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import polars as pl

from tidynews import schema
from tidynews.check.checks import CrossCheck, Failing, listed, shown
from tidynews.tables import Frames


@cache
def reference_checks() -> tuple[CrossCheck, ...]:
    """Foreign keys, codes, and references that must stay inside one article, in the order of the tables."""
    return tuple(check for table in schema.tables().values() for check in _of(table))


def _of(table: schema.Table) -> Iterator[CrossCheck]:
    for key in table.foreign_keys:
        yield _foreign_key(table.name, key)
        if _stays_inside(table, key):
            yield _same_article(table.name, key.fields[0], key.reference, key.reference_fields[0])
    for field in table.fields:
        if field.code_list:
            yield _listed_code(table.name, field.name, field.code_list)


def _foreign_key(table: str, key: schema.ForeignKey) -> CrossCheck:
    [column], [target] = key.fields, key.reference_fields  # every reference of ours is one column
    return CrossCheck(
        f"{table}.{column}.reference",
        table,
        (table, key.reference),
        (column,),
        f"{column} must stand in {key.reference}.{target}",
        f"SELECT {listed(table, (column,), 't')} FROM {table} AS t WHERE t.{column} IS NOT NULL "
        f"AND NOT EXISTS (SELECT 1 FROM {key.reference} AS r WHERE r.{target} = t.{column})",
        _dangling(table, column, key.reference, target),
    )


def _dangling(table: str, column: str, reference: str, target: str) -> Failing:
    def failing(frames: Frames) -> pl.DataFrame:
        rows = frames[table].filter(pl.col(column).is_not_null())
        return rows.join(frames[reference], left_on=column, right_on=target, how="anti").select(shown(table, (column,)))

    return failing


def _stays_inside(table: schema.Table, key: schema.ForeignKey) -> bool:
    """Whether both sides belong to an article; the events of several articles may be merged by curation."""
    both = "article_id" in table.columns and "article_id" in schema.tables()[key.reference].columns
    return both and key.reference != "articles"


def _same_article(table: str, column: str, reference: str, target: str) -> CrossCheck:
    def failing(frames: Frames) -> pl.DataFrame:
        other = frames[reference].select(pl.col(target), pl.col("article_id").alias("other_article_id")).unique()
        rows = frames[table].join(other, left_on=column, right_on=target)
        differs = rows.filter(pl.col("article_id") != pl.col("other_article_id"))
        return differs.select(shown(table, (column, "article_id"))).unique()

    return CrossCheck(
        f"{table}.{column}.article",
        table,
        (table, reference),
        (column, "article_id"),
        f"{column} must belong to the same article as the row",
        f"SELECT DISTINCT {listed(table, (column, 'article_id'), 't')} FROM {table} AS t "
        f"JOIN {reference} AS r ON r.{target} = t.{column} WHERE r.article_id <> t.article_id",
        failing,
    )


def _listed_code(table: str, column: str, code_list: str) -> CrossCheck:
    def failing(frames: Frames) -> pl.DataFrame:
        codes = frames["codes"].filter(pl.col("list") == code_list).select("code")
        rows = frames[table].filter(pl.col(column).is_not_null())
        unknown = rows.join(codes, left_on=pl.col(column).cast(pl.String), right_on="code", how="anti")
        return unknown.select(shown(table, (column,)))

    return CrossCheck(
        f"{table}.{column}.code",
        table,
        (table, "codes"),
        (column,),
        f"{column} must be listed in the table codes as {code_list}",
        f"SELECT {listed(table, (column,), 't')} FROM {table} AS t WHERE t.{column} IS NOT NULL "
        f"AND NOT EXISTS (SELECT 1 FROM codes AS r "
        f"WHERE r.list = '{code_list}' AND r.code = CAST(t.{column} AS VARCHAR))",
        failing,
    )

"""`datapackage/views/*.sql` in, the views in the order in which they can be created out."""

from __future__ import annotations

from tidynews import schema

VIEWS = (
    "claims_wide",
    "figures_wide",
    "timeline",
    "accusations",
    "denials",
    "event_clusters",
    "figure_conflicts",
    "casualties",
    "speakers",
    "sourcing",
    "names",
    "verbal_events",
    "co_mentions",
    "dyad_weeks",
)  # none reads a later one


def view_sql(name: str) -> str:
    """The statements that create the view `name` and comment on it and on its columns."""
    return (schema.data_folder("datapackage") / "views" / f"{name}.sql").read_text(encoding="utf-8")


def views_sql() -> str:
    """All views as one script, for a database that already holds the tables."""
    return "\n".join([_HEADER, *(view_sql(name) for name in VIEWS)])


_HEADER = """\
-- The views of this package, in an order in which they can be created (DuckDB 1.0 or later).
-- The DuckDB file has them already. To have them on the Parquet files instead, make the tables first, in this folder:
--   CREATE TABLE claims AS FROM 'parquet/claims.parquet';  -- and so on for every file in parquet/
"""

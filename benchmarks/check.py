"""What checking a table costs beside other tools: python benchmarks/check.py [--rows 1000000] [--slow-rows 100000].

A table of 9 columns with a parent of 50,000 rows, 1 % of its rows wrong in one of five ways; 30 checks, the same for
all. Every tool is a whole process that reads the same file, CSV or Parquet, and counts each kind of mistake. tidynews
checks the Data Package as `tidynews check` does: it reads the text of CSV strictly besides, and finds the first rows
that fail. frictionless reads the first `--slow-rows` rows of the CSV file, a twentieth of them of the Parquet file
(which it reads only with its extra `parquet`), without the row rule; its ratio is of the time per row, imports
included. Of two equal keys it reports the second, the others both. Prints seconds, ratio to plain DuckDB, peak memory,
counts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import polars as pl

PARENTS = 50_000
KINDS = ("strike", "protest", "talks")


def main() -> None:
    """Make the tables, run every tool on each form, print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--slow-rows", type=int, default=100_000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for form in ("csv", "parquet"):
            described = {"name": "benchmark", "resources": [resource(schema, form) for schema in SCHEMAS]}
            (folder / f"{form}.json").write_text(json.dumps(described), encoding="utf-8")
            plain, expected = 0.0, None
            for name, script in SCRIPTS.items():
                if (form, name) == ("parquet", "frictionless") and not (find_spec("pyarrow") and find_spec("pandas")):
                    continue
                slow = chosen.slow_rows if form == "csv" else chosen.slow_rows // 20
                rows = slow if name == "frictionless" else chosen.rows
                write(folder, form, rows)
                seconds, memory, counts = timed(script, folder, form)
                plain, expected = plain or seconds / rows, expected or counts
                if name != "frictionless" and counts != expected:
                    raise SystemExit(f"{name} counts {counts}, DuckDB {expected}")
                print(
                    f"{form:<8}{name:<13}{rows:>10,}{seconds:>8.2f} s{seconds / rows / plain:>8.1f}x{memory:>7.0f} MB"
                    f"  {json.dumps(counts)}",
                    flush=True,
                )


def write(folder: Path, form: str, rows: int) -> None:
    """Write both tables; the same rows give the same bytes."""
    number = pl.int_range(rows, eager=True)
    wrong = pl.col("n") % 100 == 0
    way = pl.col("n") // 100 % 5
    items = pl.DataFrame({"n": number}).select(
        item_id=pl.format("i{}", pl.when(wrong & (way == 0)).then(pl.col("n") + 1).otherwise(pl.col("n"))),
        parent_id=pl.format("p{}", pl.when(wrong & (way == 1)).then(PARENTS).otherwise(pl.col("n") * 7919 % PARENTS)),
        kind=pl.when(wrong & (way == 2)).then(pl.lit("none")).otherwise(pl.lit("talks")),
        code=pl.when(wrong & (way == 3)).then(pl.lit("prt")).otherwise(pl.lit("PRT")),
        start_char=pl.col("n") % 5000,
        end_char=pl.col("n") % 5000 + pl.when(wrong & (way == 4)).then(0).otherwise(9),
        score=pl.col("n") % 100 / 100,
        day=pl.lit("2024-02-29").str.to_date(),
        note=pl.format("note {}", pl.col("n") % 977),
    )
    parents = pl.DataFrame({"parent_id": [f"p{n}" for n in range(PARENTS)]})
    for name, frame in {"items": items, "parents": parents}.items():
        file = folder / f"{name}.{form}"
        frame.write_csv(file) if form == "csv" else frame.write_parquet(file)


def timed(script: str, folder: Path, form: str) -> tuple[float, float, dict[str, int]]:
    """Seconds, peak megabytes and counts of one process."""
    out = folder / "counts.json"
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", COMMON + script, str(folder), form, str(out)])  # noqa: S603
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a tool ended with {process.returncode}")
    counts: dict[str, int] = json.loads(out.read_text(encoding="utf-8"))
    return seconds, usage.ru_maxrss / 1024, counts


def resource(described: dict[str, Any], form: str) -> dict[str, Any]:
    """One table as a descriptor has it."""
    name, schema = described["name"], {key: value for key, value in described.items() if key != "name"}
    return {"name": name, "type": "table", "path": f"{name}.{form}", "format": form, "schema": schema}


def _field(name: str, kind: str, **constraints: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "constraints": constraints}


SCHEMAS: list[dict[str, Any]] = [
    {
        "name": "parents",
        "fields": [_field("parent_id", "string", required=True)],
        "primaryKey": ["parent_id"],
    },
    {
        "name": "items",
        "fields": [
            _field("item_id", "string", required=True, pattern="i[0-9]+"),
            _field("parent_id", "string", required=True, pattern="p[0-9]+"),
            _field("kind", "string", required=True, enum=list(KINDS), minLength=3),
            _field("code", "string", pattern="[A-Z]{3}", minLength=3, maxLength=3),
            _field("start_char", "integer", required=True, minimum=0),
            _field("end_char", "integer", required=True, minimum=1),
            _field("score", "number", minimum=0, maximum=1),
            _field("day", "date", required=True, minimum="2000-01-01"),
            _field("note", "string", required=True, pattern="note [0-9]+"),
        ],
        "primaryKey": ["item_id"],
        "foreignKeys": [{"fields": ["parent_id"], "reference": {"resource": "parents", "fields": ["parent_id"]}}],
        "x-rules": [
            {"id": "items_span_order", "severity": "error", "sql": "end_char > start_char", "why": "a span has words"}
        ],
    },
]
COMMON = """
import json, sys
folder, form, out = sys.argv[1:]
def done(unique, parent, kind, code, rule):
    counts = {"unique": unique, "parent": parent, "kind": kind, "code": code, "rule": rule}
    open(out, "w").write(json.dumps({name: int(count) for name, count in counts.items()}))
def frames():
    import polars as pl
    read = (lambda name: pl.read_csv(f"{folder}/{name}.csv", try_parse_dates=True)) if form == "csv" else (
        lambda name: pl.read_parquet(f"{folder}/{name}.parquet"))
    return {name: read(name) for name in ("parents", "items")}
"""
DUCKDB = r"""
import duckdb
db = duckdb.connect()
db.execute("SET enable_progress_bar = false")
items, parents = (f"'{folder}/{name}.{form}'" for name in ("items", "parents"))
filled = [f"{c} IS NOT NULL" for c in ("item_id", "parent_id", "kind", "start_char", "end_char", "day", "note")]
holds = ["kind IN ('strike', 'protest', 'talks')", "regexp_full_match(code, '[A-Z]{3}')", "end_char > start_char",
  *filled, "start_char >= 0", "end_char >= 1", "score >= 0", "score <= 1", "day >= DATE '2000-01-01'",
  "length(kind) >= 3", "length(code) >= 3", "length(code) <= 3", "regexp_full_match(item_id, 'i[0-9]+')",
  "regexp_full_match(parent_id, 'p[0-9]+')", "regexp_full_match(note, 'note [0-9]+')"]
counted = ", ".join(f"count(*) FILTER (WHERE NOT ({h}))" for h in holds)
counts = db.execute(f"SELECT {counted} FROM {items}").fetchone()
twice = f"SELECT count(*) n FROM {items} GROUP BY item_id HAVING n > 1"
orphans = f"SELECT count(*) FROM {items} WHERE parent_id NOT IN (SELECT parent_id FROM {parents})"
[unique] = db.execute(f"SELECT coalesce(sum(n), 0) FROM ({twice})").fetchone()
[parent] = db.execute(orphans).fetchone()
done(unique, parent, *counts[:3])
"""
POLARS = r"""
import polars as pl
c = pl.col
read = frames()
items, parents = read["items"], read["parents"]
import datetime
whole = {"item_id": "i[0-9]+", "parent_id": "p[0-9]+", "note": "note [0-9]+"}
text = [c(n).str.contains(rf"\A(?:{p})\z") for n, p in whole.items()] + [c("kind").str.len_chars() >= 3,
  c("code").str.len_chars() >= 3, c("code").str.len_chars() <= 3]
filled = [c(n).is_not_null() for n in ("item_id", "parent_id", "kind", "start_char", "end_char", "day", "note")]
bounds = [c("start_char") >= 0, c("end_char") >= 1, c("score") >= 0, c("score") <= 1,
  c("day") >= datetime.date(2000, 1, 1)]
named = [~c("item_id").is_duplicated(), c("kind").is_in(["strike", "protest", "talks"]),
  c("code").str.contains(r"\A[A-Z]{3}\z"), c("end_char") > c("start_char")]
holds = enumerate([*named, *text, *filled, *bounds])
counts = items.lazy().select((~h).sum().alias(str(n)) for n, h in holds).collect().row(0)
done(counts[0], items.join(parents, on="parent_id", how="anti").height, *counts[1:4])
"""
PANDERA = r"""
import datetime
import polars as pl, pandera.polars as pa
read = frames()
c, items = pl.col, read["items"]
parents = read["parents"]["parent_id"].implode()
questions = {"unique": ~c("item_id").is_duplicated(), "parent": c("parent_id").is_in(parents),
  "kind": c("kind").is_in(["strike", "protest", "talks"]), "code": c("code").str.contains(r"\A[A-Z]{3}\z"),
  "rule": c("end_char") > c("start_char"), "least": c("score") >= 0, "most": c("score") <= 1,
  "start": c("start_char") >= 0, "end": c("end_char") >= 1, "day": c("day") >= datetime.date(2000, 1, 1),
  "short": c("kind").str.len_chars() >= 3, "code_short": c("code").str.len_chars() >= 3,
  "code_long": c("code").str.len_chars() <= 3,
  **{n: c(n).str.contains(rf"\A(?:{p})\z") for n, p in
    {"item_id": "i[0-9]+", "parent_id": "p[0-9]+", "note": "note [0-9]+"}.items()}}
def check(name, holds):
    return pa.Check(lambda data: data.lazyframe.select(holds.alias("holds")), name=name, n_failure_cases=1)
columns = {n: pa.Column(t) for n, t in items.schema.items()}
described = pa.DataFrameSchema(columns, checks=[check(*q) for q in questions.items()])
try:
    described.validate(items, lazy=True)
    failed = set()
except pa.errors.SchemaErrors as errors:
    failed = {error.check.name for error in errors.schema_errors}
named = ("unique", "parent", "kind", "code", "rule")
done(*(items.select((~questions[n]).sum()).item() if n in failed else 0 for n in named))
"""
TIDYNEWS = r"""
from pathlib import Path
from tidynews.check import check_package
report = check_package(Path(folder) / f"{form}.json")
assert not any(problem.ours for problem in report.problems), report.text()
n = {problem.check: problem.count for problem in report.problems}
print(report.checks, "checks", file=sys.stderr)
done(*(n.get(check, 0) for check in ("items.item_id.unique", "items.parent_id.reference", "items.kind.enum",
  "items.code.pattern", "items_span_order")))
"""
FRICTIONLESS = r"""
from collections import Counter
from frictionless import Package
described = json.load(open(f"{folder}/{form}.json"))
package = Package.from_descriptor(described, basepath=folder)
report = package.validate(limit_errors=10**9)
found = Counter((e.type, getattr(e, "field_name", "")) for task in report.tasks for e in task.errors)
kinds = Counter(t for t, _ in found.elements())
other = set(kinds) - {"primary-key", "foreign-key", "constraint-error", "unique-error"}
if other:
    sys.exit(f"frictionless: {report.flatten(['type', 'note'])[:2]}")
in_column = {name: found["constraint-error", name] for name in ("kind", "code")}
done(kinds["primary-key"], kinds["foreign-key"], *in_column.values(), 0)
"""
SCRIPTS = {
    "DuckDB": DUCKDB,
    "polars": POLARS,
    "pandera": PANDERA,
    "tidynews": TIDYNEWS,
    "frictionless": FRICTIONLESS,
}

if __name__ == "__main__":
    main()

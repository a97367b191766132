"""How long `compare` takes for two packages of a million rows: python benchmarks/diff.py [--rows 1000000] [--runs 3].

Makes two packages of one table with nine columns, as Parquet only: of the rows, 1 % have another value in one or two
cells, 0.1 % come and 0.1 % go. Each run is a process of its own, in turn with one that lets DuckDB alone do the full
outer join and count. Prints the median seconds, without starting Python, the peak memory of the process, and ratios.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import polars as pl

COLUMNS = ("article_id", "start_char", "end_char", "text", "value", "unit", "day", "quoted")
TYPES = ("string", "integer", "integer", "string", "number", "string", "date", "boolean")


def main() -> None:
    """Make the packages, time both, print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        old, new = Path(scratch, "old"), Path(scratch, "new")
        # by another process: a child's peak memory is never less than what its parent had when starting it
        with ProcessPoolExecutor(1, get_context("spawn")) as other:
            other.submit(make, chosen.rows, old, new).result()
        scripts = {"DuckDB's join alone": DUCKDB_ALONE, "compare": COMPARE, "compare and write": COMPARE_AND_WRITE}
        found: dict[str, list[dict[str, float]]] = {name: [] for name in scripts}
        for _ in range(chosen.runs):
            for name, script in scripts.items():
                found[name].append(measured(script, old, new))
    alone = statistics.median(run["seconds"] for run in found["DuckDB's join alone"])
    for name, runs in found.items():
        seconds = statistics.median(run["seconds"] for run in runs)
        megabytes = max(run["megabytes"] for run in runs)
        print(f"{name:<20}{seconds:>8.2f} s{seconds / alone:>7.2f}x{megabytes:>8.0f} MB  {runs[0]['found']}")


def make(rows: int, old: Path, new: Path) -> None:
    """Write both packages."""
    before = table(rows)
    write(before, old)
    write(moved(before), new)


def table(rows: int) -> pl.DataFrame:
    """A table with nine columns, the same on every run."""
    number = pl.int_range(rows, eager=True).alias("number")
    random = number.hash(seed=1)
    return pl.DataFrame({"number": number, "random": random}).select(
        pl.format("a{}:figure:{}", pl.col("number") // 20, pl.col("number")).alias("figure_id"),
        pl.format("a{}", pl.col("number") // 20).alias("article_id"),
        (pl.col("random") % 9000).cast(pl.Int64).alias("start_char"),
        (pl.col("random") % 9000 + 12).cast(pl.Int64).alias("end_char"),
        pl.format("{} thousand euros", pl.col("random") % 100_000).alias("text"),
        pl.when(pl.col("random") % 7 > 0).then((pl.col("random") % 100_000) / 8).alias("value"),
        pl.when(pl.col("random") % 5 > 0).then(pl.lit("{EUR}")).alias("unit"),
        (pl.date(2020, 1, 1) + pl.duration(days=pl.col("random") % 2000)).alias("day"),
        (pl.col("random") % 2 == 0).alias("quoted"),
    )


def moved(before: pl.DataFrame) -> pl.DataFrame:
    """The same table later."""
    lot = before["figure_id"].hash(seed=2) % 1000
    later = before.with_columns(
        pl.when(lot < 7).then(pl.col("value").fill_null(0) + 1).otherwise(pl.col("value")).alias("value"),
        pl.when((lot > 4) & (lot < 10)).then(pl.lit("%")).otherwise(pl.col("unit")).alias("unit"),
    )
    added = before.filter(lot == 20).with_columns(pl.format("{}-2", pl.col("figure_id")).alias("figure_id"))
    return pl.concat([later.filter(lot != 10), added]).sort("figure_id")


def write(frame: pl.DataFrame, folder: Path) -> None:
    """Write a package of that one table."""
    folder.mkdir()
    frame.write_parquet(folder / "figures.parquet", row_group_size=100_000)
    types = dict(zip(COLUMNS, TYPES, strict=True))
    fields = [{"name": name, "type": types.get(name, "string")} for name in frame.columns]
    schema = {"fields": fields, "primaryKey": ["figure_id"]}
    resource = {"name": "figures", "type": "table", "path": "figures.parquet", "format": "parquet", "schema": schema}
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}), encoding="utf-8")


def measured(script: str, old: Path, new: Path) -> dict[str, float]:
    """What one process prints about itself."""
    command = [sys.executable, "-c", AROUND.format(script=script), str(old), str(new)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    figures: dict[str, float] = json.loads(printed)
    return figures


AROUND = """
import json, resource, sys, time
from pathlib import Path
import duckdb
from tidynews.compare import compare
old, new = Path(sys.argv[1]), Path(sys.argv[2])
start = time.perf_counter()
{script}
seconds = time.perf_counter() - start
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(dict(seconds=seconds, megabytes=megabytes, found=found)))
"""
COMPARE = """
with compare(old, new) as difference:
    [table] = difference.tables
    found = [table.added, table.removed, table.changed]
"""
COMPARE_AND_WRITE = COMPARE + """    difference.write(new / "changes.parquet")"""
DUCKDB_ALONE = '''
duckdb.execute("SET enable_progress_bar = false")
cells = "article_id start_char end_char text value unit day quoted".split()
differ = " OR ".join(f"o.{cell} IS DISTINCT FROM n.{cell}" for cell in cells)
found = duckdb.execute(f"""
  SELECT count(*) FILTER (o.figure_id IS NULL), count(*) FILTER (n.figure_id IS NULL),
    count(*) FILTER (o.figure_id IS NOT NULL AND n.figure_id IS NOT NULL AND ({differ}))
  FROM '{old}/figures.parquet' o FULL JOIN '{new}/figures.parquet' n USING (figure_id)
""").fetchone()
'''

if __name__ == "__main__":
    main()

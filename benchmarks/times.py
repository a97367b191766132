"""Gold dates and the tables of their texts in, the share found and the share resolved right out.

    python benchmarks/times.py GOLD_DIR TABLES_DIR

GOLD_DIR holds `gum_news.jsonl` (GUM's news articles with TEI dates: `when`, `from`/`to`, `notBefore`/`notAfter`).
TABLES_DIR is what tidynews writes for the texts beside it, each built with its date of publication: the first gold
date of every article, which `--sidecars FOLDER` writes, with the texts, into a folder that `tidynews build` can read.
A gold date is found where a row overlaps it; it is right where the row's period is the gold one, to the day, month or
year that the gold states, or where the gold is one end of a row that is a range.
"""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def main(gold_dir: Path, tables_dir: Path) -> None:
    """Print the score, and every miss with what stands in its place."""
    rows = _rows(tables_dir)
    found = right = total = predicted = spurious = 0
    for article in _articles(gold_dir):
        own = rows.get(Path(article["file"]).stem, [])
        predicted += len(own)
        spurious += sum(not any(_overlaps(row, gold) for gold in article["dates"]) for row in own)
        for gold in article["dates"]:
            here = [row for row in own if _overlaps(row, gold)]
            total, found = total + 1, found + bool(here)
            hit = any(_is_right(row, gold) for row in here)
            right += hit
            if not hit:
                said = ", ".join(f"{row['text']} = {row['edtf'] or row['rule']}" for row in here) or "nothing"
                print(f"  {article['file']}: {gold['text']!r} is {_states(gold)}, not {said}")
    score = {"gold": total, "found": found / total, "right": right / total, "rows": predicted, "not in gold": spurious}
    print(json.dumps({k: round(v, 3) for k, v in score.items()}))


def sidecars(gold_dir: Path, folder: Path) -> None:
    """Copy the texts, each with its date of publication beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in _articles(gold_dir):
        shutil.copy(gold_dir / "text" / article["file"], folder)
        stated = article["dates"][0]["when"]
        (folder / article["file"]).with_suffix(".yaml").write_text(f"published_on: {stated}\n", encoding="utf-8")


def _articles(gold_dir: Path) -> Iterator[dict[str, Any]]:
    for line in (gold_dir / "gum_news.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _rows(tables_dir: Path) -> dict[str, list[Mapping[str, str]]]:
    folder = tables_dir / "csv" if (tables_dir / "csv").is_dir() else tables_dir
    stems = {row["article_id"]: Path(row["file"]).stem for row in _csv(folder / "articles.csv")}
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in _csv(folder / "times.csv"):
        rows.setdefault(stems[row["article_id"]], []).append(row)
    return rows


def _csv(path: Path) -> Iterator[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _overlaps(row: Mapping[str, str], gold: Mapping[str, Any]) -> bool:
    return bool(int(row["start_char"]) < gold["end"] and gold["start"] < int(row["end_char"]))


def _states(gold: Mapping[str, Any]) -> str:
    return (
        str(gold.get("when"))
        if gold.get("when")
        else "/".join(
            [gold.get("from") or gold.get("notBefore") or "..", gold.get("to") or gold.get("notAfter") or ".."]
        )
    )


def _is_right(row: Mapping[str, str], gold: Mapping[str, Any]) -> bool:
    first, last = row["date_from"], row["date_until"]
    if gold.get("when"):
        when = str(gold["when"])[:10]
        if row["rule"] == "range" or row["date_precision"] == "7":
            return first.startswith(when) or last.startswith(when)
        width = {"1": 10, "4": 7}.get(row["date_precision"], 4)
        return first[: len(when)] == when and width == len(when)
    begins, ends = gold.get("from") or gold.get("notBefore") or "", gold.get("to") or gold.get("notAfter") or ""
    if row["date_precision"] == "7":
        return bool(first == begins or last == ends)
    return first.startswith(str(begins)) and last.startswith(str(ends))


if __name__ == "__main__":
    if sys.argv[2:3] == ["--sidecars"]:
        sidecars(Path(sys.argv[1]), Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Ten bins of `confidence`, and the share of claims in each that are right: reliability.py GOLD_DIR TABLES_DIR.

The scorer of claims must be on PYTHONPATH: it decides what is right and what is not judged; here that is only counted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import claims as scorer  # type: ignore[import-not-found]


def main() -> None:
    """Print the table."""
    gold, tables = (Path(argument) for argument in sys.argv[1:3])
    bins: list[list[bool]] = [[] for _ in range(10)]
    for confidence, right in judged(gold, tables):
        bins[min(int(round(confidence * 100) // 10), 9)].append(right)
    print("| confidence | rows | right, % |\n|---|---|---|")
    for number, rights in enumerate(bins):
        share = f"{100 * sum(rights) / len(rights):.1f}" if rights else ""
        print(f"| {number / 10:.1f} to {(number + 1) / 10:.1f} | {len(rights)} | {share} |")


def judged(gold_dir: Path, tables: Path) -> Iterator[tuple[float, bool]]:
    """The confidence of every claim that the scorer judges, and whether it matches an attribution of the gold."""
    gold = scorer.load_gold(gold_dir)
    predictions, _ = scorer.load_predictions(tables, gold)
    ids, rows = scorer.article_ids(tables), scorer.by_article(scorer.read_table(tables, "claims"))
    for name, text in gold.items():
        said = predictions[name]
        scores = [
            ((round(share, 3), scorer.iou(p["cue"], g["cue"]), scorer.iou(p["source"], g["source"])), i, j)
            for j, p in enumerate(said)
            for i, g in enumerate(text["claims"])
            if (share := scorer.iou(p["content"], g["content"])) >= _SAME
        ]
        right = {j for _, j in scorer.pair_up(scores)}
        for j, (row, p) in enumerate(zip(rows.get(ids.get(name), []), said, strict=True)):
            aside = p["content"] and len(p["content"] & text["discard"]) * 2 > len(p["content"])
            nested = p["cue"] and any(p["cue"] <= g["content"] for g in text["claims"])
            if j in right or not (aside or nested):
                yield float(row["confidence"]), j in right


_SAME = 0.5  # overlap of contents from which the scorer counts two claims as the same

if __name__ == "__main__":
    main()

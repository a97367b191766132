"""The golden rows and what tidynews reads in `articles/` in, every row on which they disagree out.

`python -m tests.golden.comparing` prints the disagreements with their values; with `--write` it also rewrites
`known_misses.csv`, keeping the causes that stand there.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidynews.articles import articles
from tidynews.articles.article import Article
from tidynews.extract import extract, nlp

Row = Mapping[str, str]
FOLDER = Path(__file__).parent
TABLES = (
    "segments", "times", "claims", "claim_actors", "claim_links",
    "figures", "events", "event_actors", "actors", "roles",
)  # fmt: skip


@dataclass(frozen=True)
class Disagreement:
    """A row that only one side has (`missing`, `extra`), or that differs in the columns that `what` names."""

    table: str
    key: str
    what: str
    detail: str = ""


@dataclass(frozen=True)
class Machine:
    """The articles by file, and the rows read in them by table, each with its file."""

    texts: Mapping[str, Article]
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


def machine(folder: Path) -> Machine:
    """What tidynews reads in a folder of articles."""
    texts: dict[str, Article] = {}
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for article in articles([folder]):
        assert isinstance(article, Article), article
        texts[article.file] = article
        for table, own in extract(article, nlp.parser()).items():
            rows.setdefault(table, []).extend({**row, "file": article.file} for row in own)
    return Machine(texts, rows)


def golden(table: str) -> list[Row]:
    """The rows that were worked out by hand; `*` is a cell that nobody judges."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def disagreements(read: Machine) -> list[Disagreement]:
    """Where the two differ, table by table. What hangs on a row that is missing or extra is not counted again."""
    claims, claim_labels = _paired("claims", read, _claims(read), _same_claim)
    events, event_labels = _paired("events", read, _events(read), _overlap)
    found = [
        *_paired("segments", read, _segments(read), _overlap)[0],
        *_paired("times", read, _spans(read, "times"), _overlap)[0],
        *claims,
        *_named("claim_actors", _labelled(read, "claim_actors", claim_labels), set(claim_labels.values())),
        *_links(read, claim_labels),
        *_paired("figures", read, _spans(read, "figures"), _overlap)[0],
        *events,
        *_named("event_actors", _labelled(read, "event_actors", event_labels), set(event_labels.values())),
        *_actors(read),
        *_roles(read),
    ]
    return sorted(found, key=lambda d: (TABLES.index(d.table), d.key, d.what))


@dataclass(frozen=True)
class _Read:
    """A row of the machine with the columns of the golden table, its span and its id."""

    cells: Mapping[str, Any]
    start: int
    end: int
    id: str


def _paired(
    table: str, read: Machine, own: Sequence[_Read], fits: Callable[[Row, tuple[int, int], _Read], float]
) -> tuple[list[Disagreement], dict[str, str]]:
    """Golden and machine rows paired where they fit best; and the label of each machine row that has a partner."""
    left, labels, found = list(own), {}, list[Disagreement]()
    for row in golden(table):
        span = _place(read.texts[row["file"]].text, row)
        best = max(
            (one for one in left if one.cells["file"] == row["file"]), key=lambda o: fits(row, span, o), default=None
        )
        if best is None or fits(row, span, best) <= 0:
            found.append(Disagreement(table, _key(row), "missing"))
            continue
        left.remove(best)
        labels[best.id] = row.get("claim") or row.get("event") or ""
        found += _differs(table, row, best.cells)
    return found + [Disagreement(table, _key(one.cells), "extra") for one in left], labels


def _differs(table: str, row: Row, cells: Mapping[str, Any]) -> Iterator[Disagreement]:
    ignored = {"file", "where", "claim", "event"}
    wrong = [c for c, v in row.items() if c not in ignored and v != "*" and not _equal(v, cells.get(c))]
    if wrong:
        detail = "; ".join(f"{c} {row[c]!r}, read as {_text(cells.get(c))!r}" for c in wrong)
        yield Disagreement(table, _key(row), f"differs in {', '.join(wrong)}", detail)


def _equal(expected: str, found: object) -> bool:
    text = _text(found)
    if isinstance(found, float) and expected:
        return abs(float(expected) - found) < 1e-6 * max(1.0, abs(found))
    return " ".join(expected.split()) == " ".join(text.split())


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _key(row: Mapping[str, Any]) -> str:
    """How a person finds the row: file, label or words."""
    words = row.get("claim") or row.get("text") or row.get("starts")
    if words is None and "trigger" in row:
        words = f"{row['trigger']} ({row['where']})" if row.get("where") else row["trigger"]
    if words is None:
        words = f"{row['cue'] or '–'}: {row['content'][:40]}"
    return f"{row['file']}: {' '.join(str(words).split())}"


def _place(text: str, row: Row) -> tuple[int, int]:
    """Where the golden words stand: the first place where they are whole words, or the one inside `where`."""
    words = row.get("text") or row.get("starts") or row.get("trigger") or ""
    context = row.get("where") or words
    if not words:
        return (0, 0)
    match = re.search(rf"(?<!\w){re.escape(context)}(?!\w)", text)
    assert match, f"{row['file']} has no {context!r}"
    start = match.start() + context.index(words)
    return start, start + len(words)


def _overlap(_: Row, span: tuple[int, int], one: _Read) -> float:
    return min(span[1], one.end) - max(span[0], one.start)


def _same_claim(row: Row, _: tuple[int, int], one: _Read) -> float:
    """How much of the content two claims share, and whether the cue is the same; nothing without common content."""
    ours, theirs = _tokens(row["content"]), _tokens(one.cells["content"])
    common = len(ours & theirs) / max(len(ours | theirs), 1)
    cue = len(_tokens(row["cue"]) & _tokens(one.cells["cue"] or "")) > 0 or row["cue"] == _text(one.cells["cue"])
    return common + 1 if common > 0.25 and cue else 0.0


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _segments(read: Machine) -> list[_Read]:
    golden_rows = golden("segments")
    found = []
    for row in read.rows["segments"]:
        text = read.texts[row["file"]].text[row["start_char"] : row["end_char"]]
        starts = next(
            (g["starts"] for g in golden_rows if g["file"] == row["file"] and text.startswith(g["starts"])), text[:20]
        )
        ends = next(
            (g["ends"] for g in golden_rows if g["file"] == row["file"] and text.endswith(g["ends"])), text[-20:]
        )
        cells = {"file": row["file"], "kind": row["kind"], "starts": starts, "ends": ends}
        found.append(_Read(cells, row["start_char"], row["end_char"], row["segment_id"]))
    return found


def _spans(read: Machine, table: str) -> list[_Read]:
    return [_Read(row, row["start_char"], row["end_char"], row[f"{table[:-1]}_id"]) for row in read.rows[table]]


def _claims(read: Machine) -> list[_Read]:
    said = {row["time_id"]: row["text"] for row in read.rows["times"]}
    return [
        _Read({**row, "said_time": said.get(row["said_time_id"])}, 0, 0, row["claim_id"]) for row in read.rows["claims"]
    ]


def _events(read: Machine) -> list[_Read]:
    events = {row["event_id"]: row for row in read.rows["events"]}
    return [
        _Read(
            {**row, **events[row["event_id"]], "file": row["file"]}, row["start_char"], row["end_char"], row["event_id"]
        )
        for row in read.rows["event_mentions"]
    ]


def _labelled(read: Machine, table: str, labels: Mapping[str, str]) -> set[tuple[str, ...]]:
    """The actors of the claims or events that have a golden partner; groups that no golden row has are not judged."""
    known = {row["actor_id"] for row in golden("actors")}
    owner, part = ("claim", "relation") if table == "claim_actors" else ("event", "role")
    return {
        (labels[row[f"{owner}_id"]], row["actor_id"], row[part])
        for row in read.rows[table]
        if row[f"{owner}_id"] in labels and (row["actor_id"] in known or not row["actor_id"].startswith("group/"))
    }


def _named(table: str, own: set[tuple[str, ...]], labels: set[str]) -> Iterator[Disagreement]:
    right = {tuple(row.values()) for row in golden(table) if next(iter(row.values())) in labels}
    yield from (Disagreement(table, ": ".join(row), "missing") for row in right - own)
    yield from (Disagreement(table, ": ".join(row), "extra") for row in own - right)


def _links(read: Machine, labels: Mapping[str, str]) -> Iterator[Disagreement]:
    own = {
        (labels[row["claim_id"]], row["relation"], labels[row["related_claim_id"]]): row["basis"]
        for row in read.rows["claim_links"]
        if row["claim_id"] in labels and row["related_claim_id"] in labels
    }
    right = {
        (row["claim"], row["relation"], row["related_claim"]): row["basis"]
        for row in golden("claim_links")
        if {row["claim"], row["related_claim"]} <= set(labels.values())
    }
    yield from (Disagreement("claim_links", " ".join(key), "missing") for key in right.keys() - own.keys())
    yield from (Disagreement("claim_links", " ".join(key), "extra") for key in own.keys() - right.keys())
    for key in right.keys() & own.keys():
        if right[key] not in {"*", own[key]}:
            yield Disagreement("claim_links", " ".join(key), "differs in basis", f"{right[key]}, read as {own[key]}")


def _actors(read: Machine) -> Iterator[Disagreement]:
    right = {row["actor_id"]: row for row in golden("actors")}
    own: dict[str, dict[str, Any]] = {}
    for row in read.rows["actors"]:
        kept = own.setdefault(row["actor_id"], dict(row))
        kept["country_iso3"] = kept["country_iso3"] or row["country_iso3"]
    for actor_id, row in right.items():
        if actor_id not in own:
            yield Disagreement("actors", actor_id, "missing")
            continue
        wrong = [c for c, v in row.items() if v != "*" and not _equal(v, own[actor_id][c])]
        if wrong:
            detail = "; ".join(f"{c} {row[c]!r}, read as {_text(own[actor_id][c])!r}" for c in wrong)
            yield Disagreement("actors", actor_id, f"differs in {', '.join(wrong)}", detail)
    for actor_id in own.keys() - right.keys():
        if not actor_id.startswith("group/"):
            yield Disagreement("actors", actor_id, "extra", own[actor_id]["file"])


def _roles(read: Machine) -> Iterator[Disagreement]:
    left = list(read.rows["roles"])
    for row in golden("roles"):
        key = f"{row['file']}: {row['actor_id']}: {row['title']}"
        same = [r for r in left if (r["file"], r["actor_id"]) == (row["file"], row["actor_id"])]
        if not same:
            yield Disagreement("roles", key, "missing")
            continue
        best = max(same, key=lambda r: len(_tokens(r["title"]) & _tokens(row["title"])))
        left.remove(best)
        wrong = [c for c, v in row.items() if v != "*" and not _equal(v, best[c])]
        if wrong:
            detail = "; ".join(f"{c} {row[c]!r}, read as {_text(best[c])!r}" for c in wrong)
            yield Disagreement("roles", key, f"differs in {', '.join(wrong)}", detail)
    for extra in left:
        yield Disagreement("roles", f"{extra['file']}: {extra['actor_id']}: {extra['title']}", "extra")


def known() -> dict[tuple[str, str, str], str]:
    """The disagreements that are known, each with its cause."""
    with (FOLDER / "known_misses.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["table"], row["key"], row["what"]): row["cause"] for row in csv.DictReader(lines)}


def write(found: Sequence[Disagreement]) -> None:
    """Make the list of known misses the one of `found`, keeping causes; a new one has its values for a cause."""
    causes = known() if (FOLDER / "known_misses.csv").exists() else {}
    with (FOLDER / "known_misses.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["table", "key", "what", "cause"])
        for one in found:
            writer.writerow([one.table, one.key, one.what, causes.get((one.table, one.key, one.what)) or one.detail])


if __name__ == "__main__":
    everything = disagreements(machine(FOLDER.parent.parent / "articles"))
    for each in everything:
        print(f"{each.table:13} {each.what:30} {each.key}\n{'':44} {each.detail}".rstrip())  # noqa: T201
    if "--write" in sys.argv:
        write(everything)

"""Two versions of the tables in, which row of the new one is which row of the old one out.

Rows are the same where they are of one table and one article and their spans overlap, the best fit first. Where the
text of an article was corrected, the old spans are moved by the words that stand in both texts, and words that only one
row has in both are the same wherever they stand. No article is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import polars as pl

from tidynews import schema
from tidynews.tables import Frames

Pairs = Mapping[str, str]
"""New id to old id."""


class Item(NamedTuple):
    """A row as matching sees it. `start` and `end` must overlap; `start_all` to `end_all` is the whole of a claim."""

    id: str
    start: int
    end: int
    start_all: int
    end_all: int
    words: str | None


def paired_articles(old: Frames, new: Frames) -> dict[str, str]:
    """New article id to old one: the same id, else the same text, else the same file whose id a release had to change.

    So an article whose file is renamed, or which came back after it was withdrawn, is still the one it was.
    """
    pairs = {id_: id_ for id_ in set(old["articles"]["article_id"]) & set(new["articles"]["article_id"])}
    for key in ("text_sha256", "file"):
        sides = [
            dict(some.filter(pl.col(key).is_unique()).select(key, "article_id").iter_rows())
            for some in (
                old["articles"].filter(pl.col("article_id").is_in(list(pairs.values())).not_()),
                new["articles"].filter(pl.col("article_id").is_in(list(pairs)).not_()),
            )
        ]
        for value in sorted(set(sides[0]) & set(sides[1])):
            was, now = sides[0][value], sides[1][value]
            if key == "text_sha256" or re.fullmatch(rf"{re.escape(now)}-\d+", was):
                pairs[now] = was
    return pairs


def matched(old: Frames, new: Frames) -> tuple[Mapping[str, Pairs], Mapping[str, Pairs]]:
    """Pair the rows of every table that has spans and an id of its own; the articles have the same ids on both sides.

    Returns:
        Table name to its pairs, in which an id is once at most on either side; and table name to the new row that
        covers an old one which is in no pair, old id to new id.
    """
    same_text, other_text = _articles(old, new)
    before = {name: _spanned(old, name) for name in SPANNED}
    after = {name: _spanned(new, name) for name in SPANNED}
    pairs = {name: _exact(before[name], after[name], same_text) for name in SPANNED}
    olds = {name: _by_article(_left(before[name], pairs[name].values(), same_text + other_text)) for name in SPANNED}
    news = {name: _by_article(_left(after[name], pairs[name], same_text + other_text)) for name in SPANNED}
    moved = {article: _moves(_of(olds, article), _of(news, article)) for article in other_text}
    for side in (olds, news):
        for article in moved:
            within = _of(side, article)
            side["segments"][article] = [_told(zone, within) for zone in side["segments"].get(article, [])]
    heirs: dict[str, Pairs] = {}
    for name in SPANNED:
        found, heirs[name] = _closest_of_all(olds[name], news[name], moved)
        pairs[name] |= found
    return pairs, heirs


def overlapping(spans: Sequence[Item], item: Item) -> Iterator[Item]:
    """Those of `spans` that share a character with `item`."""
    return (other for other in spans if other.start < item.end and item.start < other.end)


def _articles(old: Frames, new: Frames) -> tuple[list[str], list[str]]:
    """The articles in both, first those with the same text, then those with another one."""
    both = old["articles"].join(new["articles"], on="article_id").sort("article_id")
    same = pl.col("text_sha256") == pl.col("text_sha256_right")
    return both.filter(same)["article_id"].to_list(), both.filter(same.not_())["article_id"].to_list()


def _spanned(frames: Frames, name: str) -> pl.DataFrame:
    """The rows of a table as `Item`s, with `article_id` as the last column."""
    if name == "claims":
        return _claims(frames)
    words = pl.col(SPANNED[name] or "").cast(pl.String) if SPANNED[name] else pl.lit(None, pl.String)
    start, end = pl.col("start_char"), pl.col("end_char")
    return frames[name].select(
        pl.col(schema.tables()[name].primary_key[0]).alias("id"),
        start.alias("start"),
        end.alias("end"),
        start.alias("start_all"),
        end.alias("end_all"),
        words.alias("words"),
        "article_id",
    )


def _claims(frames: Frames) -> pl.DataFrame:
    """Claims by their cue, else their content: the hashes of both say whether the words are the same."""
    parts = frames["claim_parts"].filter(pl.col("part") != "source").sort("claim_id", "part", "seq")
    cue, start, end = pl.col("part") == "cue", pl.col("start_char"), pl.col("end_char")
    spans = parts.group_by("claim_id", maintain_order=True).agg(
        pl.coalesce(start.filter(cue).min(), start.min()).alias("start"),
        pl.coalesce(end.filter(cue).max(), end.max()).alias("end"),
        start.min().alias("start_all"),
        end.max().alias("end_all"),
        pl.col("span_sha256").str.join(" ").alias("words"),
    )
    owners = frames["claims"].select("claim_id", "article_id")
    return spans.join(owners, on="claim_id", maintain_order="left").rename({"claim_id": "id"})


def _exact(old: pl.DataFrame, new: pl.DataFrame, articles: list[str]) -> dict[str, str]:
    """Pairs of rows with the same spans in articles whose text is the same: nearly all, and all at once."""
    key = ["article_id", "start", "end", "start_all", "end_all"]
    sides = (
        side.filter(pl.col("article_id").is_in(articles) & pl.struct(key).is_unique()).select("id", *key)
        for side in (new, old)
    )
    both = next(sides).join(next(sides), on=key, suffix="_old")
    return dict(both.select("id", "id_old").iter_rows())


def _left(rows: pl.DataFrame, taken: Iterable[str], articles: list[str]) -> pl.DataFrame:
    kept = pl.col("article_id").is_in(articles) & pl.col("id").is_in(list(taken)).not_()
    return rows.filter(kept)


def _by_article(rows: pl.DataFrame) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for *item, article in rows.sort("start", "end", "id").iter_rows():
        found.setdefault(article, []).append(Item(*item))
    return found


def _of(tables: Mapping[str, Mapping[str, list[Item]]], article: str) -> list[Item]:
    items = (item for rows in tables.values() for item in rows.get(article, ()) if item.words is not None)
    return sorted(items, key=lambda item: (item.start, item.end, item.id))


def _moves(old: list[Item], new: list[Item]) -> list[tuple[int, int]]:
    """Where words that stand in both texts began and how far they moved, in the order of the old text."""
    blocks = SequenceMatcher(
        None, [item.words for item in old], [item.words for item in new], autojunk=False
    ).get_matching_blocks()
    return [
        (0, 0),  # both begin at their beginning
        *(
            (old[block.a + nth].start, new[block.b + nth].start - old[block.a + nth].start)
            for block in blocks
            for nth in range(block.size)
        ),
    ]


def _told(zone: Item, items: Sequence[Item]) -> Item:
    """A zone with the known words in it for words: the tables do not have its own."""
    inside = [str(item.words) for item in items if zone.start <= item.start and item.end <= zone.end]
    return zone._replace(words=" ".join(inside) or None)


def _closest_of_all(
    old: Mapping[str, list[Item]], new: Mapping[str, list[Item]], moved: Mapping[str, list[tuple[int, int]]]
) -> tuple[dict[str, str], dict[str, str]]:
    pairs: dict[str, str] = {}
    heirs: dict[str, str] = {}
    for article, items in old.items():
        here = [place for item in items for place in _shifted(item, moved[article])] if article in moved else items
        found, covering = _closest(here, new.get(article, []))
        pairs |= found
        heirs |= covering
    return pairs, heirs


def _shifted(item: Item, moves: list[tuple[int, int]]) -> Iterator[Item]:
    """`item` where it can stand in the new text: as far on as the known word before it, or as the one behind it."""
    at = bisect_right(moves, item.start, key=lambda move: move[0])
    for by in dict.fromkeys([move[1] for move in moves[max(at - 1, 0) : at + 1]] or [0]):
        yield item._replace(
            start=item.start + by, end=item.end + by, start_all=item.start_all + by, end_all=item.end_all + by
        )


def _closest(old: list[Item], new: list[Item]) -> tuple[dict[str, str], dict[str, str]]:
    """Pair items: the same words that overlap, the same words once on both sides, then what overlaps best.

    An old item may be given at several places.

    Returns:
        New id to old id; and old id to the new one that covers it, where that is another's.
    """
    ranked = sorted(
        (was.words != item.words or was.words is None, -_fit(was, item), abs(was.start - item.start), was.id, item.id)
        for was in old
        for item in overlapping(new, was)
    )
    alone = [(was, item) for words, was in _once(old).items() for item in [_once(new).get(words)] if item]
    same = [(was, item) for differ, *_, was, item in ranked if not differ]
    others = [(was, item) for differ, *_, was, item in ranked if differ]
    pairs: dict[str, str] = {}
    heirs: dict[str, str] = {}
    taken: set[str] = set()
    for was, item in [*same, *alone, *others]:
        if item not in pairs and was not in taken:
            pairs[item] = was
            taken.add(was)
        else:
            heirs.setdefault(was, item)
    return pairs, {was: item for was, item in heirs.items() if was not in taken}


def _once(items: Sequence[Item]) -> dict[str, str]:
    """The words that one item has, and no other, to its id."""
    holders: dict[str, set[str]] = {}
    for item in items:
        if item.words:
            holders.setdefault(item.words, set()).add(item.id)
    return {words: next(iter(ids)) for words, ids in holders.items() if len(ids) == 1}


def _fit(one: Item, other: Item) -> float:
    """How much of both spans is common: 2 where they are equal."""
    return _share(one.start, one.end, other.start, other.end) + _share(
        one.start_all, one.end_all, other.start_all, other.end_all
    )


def _share(start: int, end: int, other_start: int, other_end: int) -> float:
    common = min(end, other_end) - max(start, other_start)
    return max(common, 0) / (max(end, other_end) - min(start, other_start))


SPANNED: Mapping[str, str | None] = {
    "segments": None,
    "roles": "title",
    "mentions": "text",
    "times": "text",
    "claims": None,
    "figures": "text",
    "event_mentions": "trigger",
}
"""Tables whose rows have a span and an id of their own, and the column that holds the words of the span."""

"""An article and its rows in, every row that is not what the article says out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tidynews import schema
from tidynews.articles.article import Article
from tidynews.check.report import Problem

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
Key = tuple[str, ...]


def check_spans(article: Article, rows: Rows, *, content: str = "all") -> list[Problem]:
    """Hold every span, text and hash against the canonical text of `article`.

    Args:
        article: What the rows were made from.
        rows: Table name to the rows of this article and no other. Words that a package withholds are empty and pass.
        content: Which words of the article they hold (`all`, `quoted` or `none`).

    Returns:
        One problem per kind of mistake, with its count; an empty list where all is true.
    """
    return [problem for problem in _all(article, rows, content) if problem.count]


def _all(article: Article, rows: Rows, content: str) -> Iterator[Problem]:
    yield _problem("articles", "text_sha256", _HASH, _wrong_hashes(article, rows))
    for table, key in _SPANNED.items():
        yield _problem(table, "span", "the span must lie inside the text", _outside(article, rows.get(table, ()), key))
    for table, column in _WORDS.items():
        found = _other_words(article, rows.get(table, ()), _SPANNED[table], column)
        yield _problem(table, column, f"{column} must be the words that its span covers", found)
    yield _problem("claim_parts", "span_sha256", _HASH, _other_parts(article, rows.get("claim_parts", ())))
    for column, part in _PARTS.items():
        found = _other_claims(article, rows, column, part, quoted=(column, content) == ("content", "quoted"))
        yield _problem("claims", column, f"{column} must be the words of the claim's parts", found)
    yield _problem("segments", "cover", "the zones must cover all text that is not space", _uncovered(article, rows))


def joined(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words of `spans` in order, with the text between where that has no word, else ` … `.

    >>> joined("It is late, she said, and dark.", [(0, 10), (22, 30)])
    'It is late … and dark'
    """
    words: list[str] = []
    last: int | None = None
    for start, end in spans:
        if last is not None:
            between = text[last:start]
            words.append(APART if any(letter.isalnum() for letter in between) else between)
        words.append(text[start:end])
        last = end
    return "".join(words)


def _problem(table: str, column: str, why: str, wrong: Iterator[Row]) -> Problem:
    rows = list(wrong)
    return Problem(f"{table}.{column}.article", table, why, len(rows), tuple(rows[:_SAMPLES]))


def _wrong_hashes(article: Article, rows: Rows) -> Iterator[Row]:
    for row in rows.get("articles", ()):
        if row["text_sha256"] != article.text_sha256:
            yield {
                "article_id": row["article_id"],
                "text_sha256": row["text_sha256"],
                "of the article": article.text_sha256,
            }


def _outside(article: Article, rows: Iterable[Row], key: Key) -> Iterator[Row]:
    for row in rows:
        if not 0 <= row["start_char"] < row["end_char"] <= len(article.text):
            yield _span(row, key) | {"length of the article": len(article.text)}


def _other_words(article: Article, rows: Iterable[Row], key: Key, column: str) -> Iterator[Row]:
    for row in rows:
        words = article.text[row["start_char"] : row["end_char"]]
        if row[column] not in (None, words):
            yield _span(row, key) | {column: row[column], "in the article": words}


def _other_parts(article: Article, parts: Iterable[Row]) -> Iterator[Row]:
    for row in parts:
        words = article.text[row["start_char"] : row["end_char"]]
        if row["span_sha256"] != hashlib.sha256(words.encode()).hexdigest():
            yield _span(row, _SPANNED["claim_parts"]) | {"span_sha256": row["span_sha256"], "in the article": words}


def _other_claims(article: Article, rows: Rows, column: str, part_name: str, *, quoted: bool) -> Iterator[Row]:
    parts: dict[str, list[Row]] = {}
    for part in rows.get("claim_parts", ()):
        if part["part"] == part_name and (part["quoted"] or not quoted):
            parts.setdefault(part["claim_id"], []).append(part)
    for row in rows.get("claims", ()):
        own = sorted(parts.get(row["claim_id"], ()), key=lambda part: int(part["seq"]))
        words = joined(article.text, ((part["start_char"], part["end_char"]) for part in own))
        if row[column] not in (None, words):
            yield {"claim_id": row["claim_id"], column: row[column], "in the article": words}


def _uncovered(article: Article, rows: Rows) -> Iterator[Row]:
    if any(about["duplicate_of"] for about in rows.get("articles", ())):
        return  # a copy has no zones
    at = 0
    zones = sorted((row["start_char"], row["end_char"]) for row in rows.get("segments", ()))
    for start, end in [*zones, (len(article.text), len(article.text))]:
        if words := article.text[at:start].strip():
            yield {"article_id": article.article_id, "from": at, "until": start, "in the article": words}
        at = max(at, end)


def _span(row: Row, key: Key) -> dict[str, Any]:
    return {name: row[name] for name in (*key, "start_char", "end_char")}


_SAMPLES = 5
APART = " … "
_HASH = "the hash must be that of the words"
_SPANNED = {name: table.primary_key for name, table in schema.tables().items() if "start_char" in table.columns}
_WORDS = {"mentions": "text", "times": "text", "figures": "text", "event_mentions": "trigger"}
_PARTS = {"content": "content", "cue": "cue", "speaker": "source"}

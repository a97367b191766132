"""Patterns mean to DuckDB what they mean to Python, or are left to Python."""

from __future__ import annotations

import re

import duckdb
import pytest

from tidynews.check.standard.patterns import for_duckdb

TEXTS = (
    *("ü", "a", "1", "١", "½", "Ⅷ", "_", "-", "a-b", "2024", "٢٠٢٤", "\u00a0", "\u2003", "\n", "\x1c", "\x85", "x y"),
    *("", "]", "a[1]", "\\d", "\\1", "d", "\\", "É", "xé", "é１", "[1", "e\u0301", "日本", "{,3}", "aaa", "d]", "1]"),
)


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"\w+", r"\W", r"\d+", r"\D+", r"\s", r"\S+", r"[\w-]+", r"[^\d]+", r"[\s\d]+", r"[^\s]+", r"[]a\d]+"),
        *(r"[^]\w]+", r"a\[\d\]", r"\\d", r"\\\d", r"[\\d]", r"[\[]\d", r"\{,3\}", r"[\d]\]", r"(?i)\wÉ", r"x|\w\w"),
    ],
)
def test_a_pattern_means_the_same_to_duckdb(pattern: str) -> None:
    with duckdb.connect() as database:
        asked = "SELECT text FROM (SELECT unnest(?::VARCHAR[]) AS text) WHERE regexp_full_match(text, ?::VARCHAR)"
        found = {text for [text] in database.execute(asked, [TEXTS, for_duckdb(pattern)]).fetchall()}
    assert found == {text for text in TEXTS if re.fullmatch(pattern, text)}


@pytest.mark.parametrize("pattern", [r"\bx\b", r"[\W]", r"[^\S]", r"a{,3}", r"[a[:alpha:]]"])
def test_what_duckdb_has_no_words_for_is_left_to_python(pattern: str) -> None:
    assert for_duckdb(pattern) is None

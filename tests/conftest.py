"""Shared by the tests: the default parser, loaded once, and a quick way from words to a reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tidynews.articles.article import Article, Metadata, Segment
from tidynews.extract import nlp
from tidynews.extract.nlp import Parser, Reading

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The default pipeline."""
    return nlp.parser()


@pytest.fixture(scope="session")
def read(parser: Parser) -> Read:
    """A function from text (one paragraph a line, published on Tuesday, 4 March 2025) to its reading."""

    def _read(text: str, published_on: date | None = date(2025, 3, 4)) -> Reading:
        article = Article(
            "a1", "a1.txt", text, metadata=Metadata(published_on=published_on), segments=tuple(_paragraphs(text))
        )
        return parser.read(article)

    return _read


def _paragraphs(text: str) -> Iterator[Segment]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Segment("paragraph", at, at + len(line))
        at += len(line) + 1

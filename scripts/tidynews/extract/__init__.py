"""`extract(article, parser)`: one article in, its rows for every table out. Pure, and the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tidynews.articles.article import Article
from tidynews.extract.actors import cast
from tidynews.extract.claims import claims
from tidynews.extract.events import events
from tidynews.extract.figures import figures
from tidynews.extract.nlp import Parser
from tidynews.extract.quotations import quotations
from tidynews.extract.times import times
from tidynews.rows import ArticleRow, SegmentRow

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Table name to its rows."""


def extract(article: Article, parser: Parser) -> Rows:
    """The rows of `article`, sorted by nothing; `codes` belongs to no article and is not among them."""
    reading = parser.read(article)
    quoted = quotations(reading)
    when = times(reading)
    who = cast(reading, quoted)
    said = claims(reading, quoted, who, when)
    happened = events(reading, who, said, when)
    return {
        "articles": [article_row(article)],
        "segments": _segment_rows(article),
        "actors": who.actors,
        "actor_names": who.names,
        "roles": who.roles,
        "mentions": who.mentions,
        "times": when,
        "claims": said.claims,
        "claim_parts": said.parts,
        "claim_actors": said.actors,
        "claim_links": said.links,
        "figures": figures(reading, when, who, said, happened),
        "events": happened.events,
        "event_mentions": happened.mentions,
        "event_actors": happened.actors,
    }


def article_row(article: Article, duplicate_of: str | None = None) -> ArticleRow:
    """The row of `article` in `articles`."""
    about = article.metadata
    return ArticleRow(
        article_id=article.article_id,
        file=article.file,
        title=about.title,
        byline=about.byline,
        publisher=about.publisher,
        url=about.url,
        published_on=about.published_on,
        published_at=about.published_at,
        language=about.language,
        rights=about.rights,
        words=len(article.text.split()),
        text_sha256=article.text_sha256,
        text_rule=article.text_rule,
        duplicate_of=duplicate_of,
    )


def _segment_rows(article: Article) -> list[SegmentRow]:
    return [
        SegmentRow(
            segment_id=article.segment_id(segment),
            article_id=article.article_id,
            seq=seq,
            kind=segment.kind,
            start_char=segment.start_char,
            end_char=segment.end_char,
        )
        for seq, segment in enumerate(article.segments, 1)
    ]

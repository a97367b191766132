"""A folder of annotated articles in; how well tidynews reads them, scored, and each of its errors out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tidynews.articles import articles as read_articles
from tidynews.evaluate import claims, predicted
from tidynews.evaluate.claim_scores import ClaimScores, claim_scores
from tidynews.evaluate.errors import BadGold
from tidynews.evaluate.gold import Gold, read_gold
from tidynews.evaluate.items import ComparedItems, ItemScores, Kind, compare, measure
from tidynews.evaluate.kinds import KINDS
from tidynews.evaluate.predicted_items import items as predicted_items
from tidynews.evaluate.tables import Tables
from tidynews.gathered import Gathered, united
from tidynews.pipeline import Done, How, Tell, read_rows
from tidynews.publish.opened import Package, find

__all__ = ["BadGold", "Evaluation", "evaluate", "read_gold"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was compared and its scores, of each kind that is annotated, and the files without a row in the tables."""

    gold: Gold
    claims: tuple[claims.Compared, ...]
    claim_scores: ClaimScores | None
    items: Mapping[Kind, tuple[ComparedItems, ...]]
    item_scores: tuple[ItemScores, ...]
    not_read: tuple[str, ...]


def evaluate(gold: Gold, how: How, tell: Tell = lambda _: None, *, package: Path | None = None) -> Evaluation:
    """Read the texts of `gold` and score what is found; with a `package`, score that instead.

    An article that cannot be read, or is not in the package, counts: all of its gold is missed. `tell` hears of every
    article that is read.

    Raises:
        NotAPackage: `package` is none.
        OtherText: `package` was built from other texts.
    """
    tables: Tables = _read(gold, how, tell) if package is None else Package(find(package))
    ids = predicted.article_ids(gold, tables["articles"])
    compared = tuple(claims.compare(article, rows) for article, rows in predicted.claims(gold, tables, ids))
    compared_items = {kind: tuple(_compared(kind, gold, tables, ids)) for kind in KINDS if gold.annotated(kind.name)}
    return Evaluation(
        gold,
        compared,
        claim_scores(compared) if compared else None,
        compared_items,
        tuple(measure(kind, articles) for kind, articles in compared_items.items()),
        tuple(article.file for article in gold.articles if article.file not in ids),
    )


def _compared(kind: Kind, gold: Gold, tables: Tables, ids: Mapping[str, str]) -> Iterator[ComparedItems]:
    found = predicted_items(kind.name, tables)
    articles = gold.annotated(kind.name)
    forms = {one.facts.get("form") for article in articles for one in article.items[kind.name]} or {None, "name"}
    for article in articles:
        # of mentions, only the forms that somebody annotated: names alone, say
        ours = [one for one in found.get(ids.get(article.file, ""), ()) if one.facts.get("form") in forms]
        yield compare(kind, article, ours)


def _read(gold: Gold, how: How, tell: Tell) -> Tables:
    """The tables of the annotated texts, unpublished; other texts that lie beside them are not read."""
    wanted = {article.file for article in gold.articles}
    found = (item for item in read_articles([gold.texts]) if item.file in wanted)
    gathered = Gathered()
    for done in read_rows(found, how):
        tell(done)
        if isinstance(done, Done):
            gathered.add(done.rows)
    return united(gathered.frames())

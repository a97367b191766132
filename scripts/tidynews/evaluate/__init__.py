"""A folder of annotated articles in; how well tidynews reads them, scored, and each of its errors out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tidynews.articles import articles as read_articles
from tidynews.evaluate import predicted
from tidynews.evaluate.claims import Compared, compare
from tidynews.evaluate.errors import BadGold
from tidynews.evaluate.gold import Gold, read_gold
from tidynews.evaluate.scores import ClaimScores, claim_scores
from tidynews.gathered import Gathered, united
from tidynews.pipeline import Done, How, Tell, read_rows
from tidynews.publish.opened import Package, find

__all__ = ["BadGold", "Evaluation", "evaluate", "read_gold"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was compared, its scores, and the gold files whose texts tidynews has no row of."""

    gold: Gold
    articles: tuple[Compared, ...]
    claims: ClaimScores
    not_read: tuple[str, ...]


def evaluate(gold: Gold, how: How, tell: Tell = lambda _: None, *, package: Path | None = None) -> Evaluation:
    """Read the texts of `gold` and score what is found; with a `package`, score that instead.

    An article that cannot be read, or is not in the package, counts: all of its gold is missed. `tell` hears of every
    article that is read.

    Raises:
        NotAPackage: `package` is none.
        OtherText: `package` was built from other texts.
    """
    if package is None:
        tables: predicted.Tables = _read(gold, how, tell)
    else:
        tables = Package(find(package))
    ids = predicted.article_ids(gold, tables["articles"])
    compared = tuple(compare(article, rows) for article, rows in predicted.claims(gold, tables, ids))
    not_read = tuple(article.file for article in gold.articles if article.file not in ids)
    return Evaluation(gold, compared, claim_scores(compared), not_read)


def _read(gold: Gold, how: How, tell: Tell) -> predicted.Tables:
    """The tables of the annotated texts, unpublished; other texts that lie beside them are not read."""
    wanted = {article.file for article in gold.articles}
    found = (item for item in read_articles([gold.texts]) if item.file in wanted)
    gathered = Gathered()
    for done in read_rows(found, how):
        tell(done)
        if isinstance(done, Done):
            gathered.add(done.rows)
    return united(gathered.frames())

"""Figures, mentions or events of the gold and of tidynews on the same text in, how many are found and right out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tidynews.evaluate.clusters import Clusters, clusters
from tidynews.evaluate.counts import Found, rounded, share
from tidynews.evaluate.gold import GoldArticle
from tidynews.evaluate.gold_items import Marked
from tidynews.evaluate.matching import Score, characters, mostly, overlap, pairs


@dataclass(eq=False, slots=True)
class Item:
    """One of the two sides, and the one of the other side that is the same."""

    marked: Marked
    chars: frozenset[int]
    match: Item | None = field(default=None, repr=False)

    @property
    def facts(self) -> Mapping[str, Any]:
        """What is stated of it."""
        return self.marked.facts


@dataclass(frozen=True, slots=True)
class ComparedItems:
    """The items of one kind in an article."""

    file: str
    text: str
    gold: tuple[Item, ...]
    found: tuple[Item, ...]


Right = Callable[[Item, Item], bool | None]
"""Whether a fact of the second is that of the first; None where the first does not state it."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of items: when two are the same, which fact is the main one, and when each of its facts is right."""

    name: str
    alike: Callable[[Item, Item], Score | None]
    main: str
    facts: Mapping[str, Right]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those that are matched state something, and in how many tidynews has the same."""

    stated: int
    right: float | None


@dataclass(frozen=True, slots=True)
class ItemScores:
    """All that is measured of one kind."""

    name: str
    found: Mapping[str, Found]
    facts: Mapping[str, Share]
    who_is_who: Clusters | None = None

    def as_json(self) -> dict[str, Any]:
        """The same as an object for JSON; scores are 0 to 1, with four decimals."""
        united = {"who_is_who": self.who_is_who.as_json()} if self.who_is_who else {}
        return united | {
            "found": {name: found.as_json() for name, found in self.found.items()},
            "facts": {name: {"stated": fact.stated, "right": rounded(fact.right)} for name, fact in self.facts.items()},
        }


def compare(kind: Kind, article: GoldArticle, found: Sequence[Marked]) -> ComparedItems:
    """Pair what is the same, the best pairs first; what is not matched and stands in discarded text is left out."""
    text, gold = article.text, article.items[kind.name]
    theirs, ours = (tuple(Item(one, characters(text, one.spans)) for one in side) for side in (gold, found))
    for i, j in pairs(theirs, ours, kind.alike, _place):
        theirs[i].match, ours[j].match = ours[j], theirs[i]
    aside = characters(text, article.discard)
    counted = tuple(one for one in ours if one.match or not mostly(one.chars, aside))
    return ComparedItems(article.file, text, theirs, counted)


def measure(kind: Kind, articles: Sequence[ComparedItems]) -> ItemScores:
    """Score all articles together."""
    gold = [item for article in articles for item in article.gold]
    count = sum(len(article.found) for article in articles)
    matched = [(item, item.match) for item in gold if item.match]
    facts = {name: [right(*pair) for pair in matched] for name, right in kind.facts.items()}
    found = {
        "found": len(matched),
        f"found, {kind.main} right": sum(right is not False for right in facts[kind.main]),
        "found, same characters": sum(one.chars == other.chars for one, other in matched),
    }
    return ItemScores(
        kind.name,
        {name: Found(len(gold), count, right) for name, right in found.items()},
        {name: _share(rights) for name, rights in facts.items()},
        clusters([article.gold for article in articles], [article.found for article in articles]),
    )


def same(fact: str) -> Right:
    """Whether a fact is the same."""
    return lambda gold, found: None if gold.facts.get(fact) is None else gold.facts[fact] == found.facts.get(fact)


def wrong_facts(kind: Kind, gold: Item) -> list[str]:
    """The facts of a matched item that are wrong."""
    match = gold.match
    return [name for name, right in kind.facts.items() if match and right(gold, match) is False]


def touching(main: Right) -> Callable[[Item, Item], Score | None]:
    """Two are the same if they share a character; the one whose main fact is right goes first."""

    def alike(one: Item, other: Item) -> Score | None:
        if not one.chars & other.chars:
            return None
        return bool(main(one, other)), round(overlap(one.chars, other.chars), 3)

    return alike


def _share(rights: Sequence[bool | None]) -> Share:
    stated = [right for right in rights if right is not None]
    return Share(len(stated), share(sum(stated), len(stated)))


def _place(item: Item) -> tuple[Any, ...]:
    return item.marked.spans

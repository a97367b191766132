"""What the articles say of persons in, those whose articles probably mean several out.

A person is doubted where articles disagree on what hardly changes (he or she, the country), or where each gives an
office that shares no word with those of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tidynews.curate.known import Known, gender_of
from tidynews.curate.suggestion import Suggestion, about
from tidynews.extract.who.people import slug


def likely_splits(actors: Sequence[Known]) -> Iterator[Suggestion]:
    """Likely splits of persons that several articles mention."""
    casts = _casts(actors)
    for actor in actors:
        if actor.kind == "person" and len(actor.articles) > 1:
            yield from _by_gender(actor)
            yield from _by_country(actor)
            yield from _by_office(actor, casts)


def _casts(actors: Iterable[Known]) -> dict[str, set[str]]:
    """Who else is in each article: persons and bodies with a name that means the same everywhere."""
    casts: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        if actor.actor_id.startswith(("person/", "org/")) and not actor.is_local:
            for article_id in actor.articles:
                casts[article_id].add(actor.actor_id)
    return casts


def _by_gender(actor: Known) -> Iterator[Suggestion]:
    told: dict[str, list[str]] = defaultdict(list)
    for article_id, votes in actor.genders.items():
        gender = gender_of(votes)
        if gender and votes[gender] >= _SURE:
            told[gender].append(article_id)
    if len(told) > 1:
        small, big = sorted(told, key=lambda gender: (len(told[gender]), gender))
        words = {"m": "he", "f": "she"}
        clear = len(told[big]) == len(told[small])
        evidence = f"“{words[small]}” in {_listed(told[small])}, “{words[big]}” in {_listed(told[big])}"
        yield _split(actor, f"{words[small]}-", told[small], 0.7 if clear else 0.45, evidence)


def _by_country(actor: Known) -> Iterator[Suggestion]:
    """Articles that give a country that most others do not."""
    groups = _groups(actor.countries)
    for articles in groups[1:]:
        countries = sorted(set[str]().union(*(actor.countries[article] for article in articles)))
        usual = sorted(set[str]().union(*(actor.countries[article] for article in groups[0])))
        evidence = f"{', '.join(countries)} in {_listed(articles)}, {', '.join(usual)} in {_listed(groups[0])}"
        yield _split(actor, f"{countries[0].lower()}-", articles, 0.5, evidence)


def _by_office(actor: Known, casts: Mapping[str, set[str]]) -> Iterator[Suggestion]:
    """Articles that give offices without a common word, and have nobody else in common."""
    groups = _groups({article: {w for t in titles for w in _words(t)} for article, titles in actor.titles.items()})
    if len(groups) < 2 or len(actor.articles) > _FEW:
        return
    big, small = groups[0], groups[-1]
    beside_big, beside_small = ({c for article in articles for c in casts[article]} for articles in (big, small))
    if beside_big & beside_small != {actor.actor_id}:
        return
    office = min(title for article in small for title in actor.titles[article])
    told = [f"{'; '.join(sorted(actor.titles[article]))} in {article}" for article in (*big[:2], *small[:2])]
    yield _split(actor, f"{slug(office)}-", small, 0.55, ", ".join(told))


def _groups(words: Mapping[str, set[str]]) -> list[list[str]]:
    """Articles joined by common words, the largest group first."""
    groups: list[tuple[set[str], list[str]]] = []
    for article, said in sorted(words.items()):
        joined = [group for group in groups if group[0] & said]
        rest = [group for group in groups if not group[0] & said]
        groups = [*rest, (said.union(*(g[0] for g in joined)), [a for g in joined for a in g[1]] + [article])]
    return sorted((articles for _, articles in groups), key=lambda articles: (-len(articles), articles))


def _words(title: str) -> set[str]:
    return {word.strip(",.").lower() for word in title.split()} - _EMPTY


def _split(actor: Known, ending: str, articles: Sequence[str], score: float, evidence: str) -> Suggestion:
    new = f"{actor.actor_id}-{ending.rstrip('-')}"
    weight = sum(actor.articles[article] for article in articles)
    why = f"another {actor.name}"
    return Suggestion(score, weight, (actor.actor_id,), {new: sorted(articles)}, why, (about(actor), evidence))


def _listed(articles: Sequence[str]) -> str:
    shown = ", ".join(sorted(articles)[:3])
    return shown if len(articles) <= 3 else f"{shown} and {len(articles) - 3} more"


_SURE = 2  # pronouns or titles of that gender in an article; one may be misread
_FEW = 4  # articles; who is in more is known for many things
_EMPTY = frozenset({"former", "ex", "of", "the", "a", "an", "for", "and", "at", "in", "late", "then", "new"})

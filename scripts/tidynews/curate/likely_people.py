"""What the articles say of persons in, those who are probably one out.

A part of a name goes to the one person whose full name it ends or begins, in other articles; two full names are one
where they differ in middle names, in a short form of the given name, or in a letter or two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from tidynews.curate.known import Known, by_word
from tidynews.curate.suggestion import Suggestion, about
from tidynews.extract.who.lexicon import is_given_name


def likely_people(actors: Iterable[Known]) -> Iterator[Suggestion]:
    """Likely merges among persons."""
    persons = [actor for actor in actors if actor.kind == "person"]
    full = [person for person in persons if not person.is_local and len(person.words) > 1]
    surnames, given = by_word(full, -1), by_word(full, 0)
    local = [person for person in persons if person.is_local]
    yield from _parts(local, surnames, given)
    yield from _misspelt(local, persons)
    for same in surnames.values():
        for one, other in combinations(same, 2):
            yield from _same_surname(one, other)
    for same in given.values():
        for one, other in combinations(same, 2):
            yield from _same_given_name(one, other)


def _parts(
    local: Iterable[Known], surnames: dict[str, list[Known]], given: dict[str, list[Known]]
) -> Iterator[Suggestion]:
    """Everybody known by a part of a name only, with the person who is usually meant by it."""
    meant: dict[str, list[Known]] = defaultdict(list)
    found: dict[str, tuple[Known, float]] = {}
    for part in local:
        word = part.words[-1].lower()
        by_given = is_given_name(part.words[-1]) and len(part.words) == 1
        usual = _usual(part, given.get(word, []) if by_given and word not in surnames else surnames.get(word, []))
        if usual is not None:
            meant[usual[0].actor_id].append(part)
            share = usual[1] * (0.6 if by_given else 1)
            found[usual[0].actor_id] = (usual[0], min(share, found.get(usual[0].actor_id, usual)[1]))
    for actor_id, parts in meant.items():
        person, share = found[actor_id]
        enough = 1 - 1 / (2 + len(person.articles))  # a name from many articles is the one that needs no first name
        titled = [f"“{part.name}” ({about(part).partition(' (')[2]}" for part in parts[:3]]
        more = f" and in {len(parts) - 3} more articles" if len(parts) > 3 else ""
        yield Suggestion(
            round(0.98 * share * enough, 2),
            sum(part.mentions for part in parts),
            tuple(part.actor_id for part in parts),
            actor_id,
            f"{person.name} without the full name",
            (
                f"{', '.join(titled)}{more}",
                f"= {about(person)}; {share:.0%} of the articles with that name mean him or her",
            ),
        )


def _misspelt(local: Iterable[Known], persons: Iterable[Known]) -> Iterator[Suggestion]:
    """A part of a name that is, but for a letter or two, the end of another name in the same article."""
    by_article: dict[str, list[Known]] = defaultdict(list)
    for person in persons:
        for article_id in person.articles:
            by_article[article_id].append(person)
    for part in local:
        [article_id] = part.articles or [""]
        for other in by_article[article_id]:
            words = part.words[-1].lower(), other.words[-1].lower()
            if words[0] != words[1] and _alike(*words) and _agree(part, other) and part.mentions <= other.mentions:
                yield _pair(part, other, 0.85, "another spelling in the same article")


def _usual(part: Known, namesakes: Sequence[Known]) -> tuple[Known, float] | None:
    """The namesake whom four of five articles mean by the name, with their share."""
    fitting = [one for one in namesakes if _agree(part, one)]
    articles = sum(len(one.articles) for one in fitting)
    best = max(fitting, key=lambda one: (len(one.articles), one.mentions, one.actor_id), default=None)
    if best is None or set(best.articles) & set(part.articles) or len(best.articles) < _USUAL * articles:
        return None
    return best, len(best.articles) / articles


def _same_surname(one: Known, other: Known) -> Iterator[Suggestion]:
    if not _agree(one, other) or (one.suffix != other.suffix and set(one.articles) & set(other.articles)):
        return  # an article that says Jr. of one of them tells a son from a father
    first, second = one.words[0].lower(), other.words[0].lower()
    if first == second:
        if _middle_fits(one.words[1:-1], other.words[1:-1]):
            yield _pair(one, other, 0.96, "the same name with and without what stands between")
    elif _short_form(first, second) and _middle_fits(one.words[1:-1], other.words[1:-1]):
        known = _shared_office(one, other)
        score = 0.9 if known else 0.7
        yield _pair(one, other, score, "a short form of the given name" + (f", and both are {known}" if known else ""))
    elif (
        _alike(first, second, _ALIKE_GIVEN)
        and _rare(one, other)
        and not (is_given_name(first.title()) and is_given_name(second.title()))
    ):
        yield _pair(one, other, 0.6, "another spelling of the given name")


def _same_given_name(one: Known, other: Known) -> Iterator[Suggestion]:
    surnames = one.words[-1].lower(), other.words[-1].lower()
    if surnames[0] != surnames[1] and _alike(*surnames) and _rare(one, other) and _agree(one, other):
        together = bool(set(one.articles) & set(other.articles))
        yield _pair(one, other, 0.85 if together else 0.65, "another spelling of the surname")
    elif _middle_fits(one.words[1:], other.words[1:]) and len(one.words) != len(other.words):
        short, long = sorted((one, other), key=lambda actor: len(actor.words))
        if long.words[1 : len(short.words)] == short.words[1:] and len(short.words) > 1 and _agree(one, other):
            yield _pair(one, other, 0.6, "the same name, cut short")


def _middle_fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether middle names do not contradict each other: none, or the same letter to begin with."""
    return all(a[:1] == b[:1] and (len(a) == 1 or len(b) == 1 or a == b) for a, b in zip(one, other, strict=False))


def _short_form(one: str, other: str) -> bool:
    """As Dan of Daniel, Mike of Michael, Joe of Joseph; initials too."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long) or short[0] != long[0]:
        return False
    if long.startswith(short) and (len(short) > 2 or len(short) == 1):
        return True
    return (short[:2] == long[:2]) and len(short) <= _SHORT < len(long) and short[-1] in "eyi"


def _alike(one: str, other: str, least: float = 0.86) -> bool:
    if min(len(one), len(other)) < _LONG or one[0] != other[0] or one.rstrip("s") == other.rstrip("s"):
        return False  # "the Marlos" are a family
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= least


def _rare(one: Known, other: Known) -> bool:
    """Whether one of them is what a slip of the pen would be: in one article."""
    return min(len(one.articles), len(other.articles)) == 1


def _agree(one: Known, other: Known) -> bool:
    """Whether country and gender may be the same."""
    countries = {one.country, other.country} - {None}
    genders = {one.gender, other.gender} - {None}
    return len(countries) < 2 and len(genders) < 2


def _shared_office(one: Known, other: Known) -> str | None:
    titles = [{t.lower() for titles in actor.titles.values() for t in titles} for actor in (one, other)]
    return min(titles[0] & titles[1], default=None)


def _pair(one: Known, other: Known, score: float, why: str) -> Suggestion:
    small, big = sorted((one, other), key=lambda actor: (len(actor.articles), actor.mentions, -len(actor.actor_id)))
    apart = set(one.articles) & set(other.articles)
    evidence = (f"{about(small)}", f"= {about(big)}; {why}")
    score -= 0.1 if apart and score > 0.9 else 0
    return Suggestion(round(score, 2), small.mentions, (small.actor_id,), big.actor_id, why, evidence)


_USUAL = 0.8
_SHORT = 4
_LONG = 5  # letters; shorter names differ by a letter without being the same
_ALIKE_GIVEN = 0.92  # a family has many given names that differ by a letter or two

"""What the articles say of bodies and groups in, those that are probably one, or a person in truth, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tidynews.curate.known import Known, by_word, plain
from tidynews.curate.suggestion import Suggestion, about
from tidynews.extract.countries import names
from tidynews.extract.who.kinds import by_words
from tidynews.extract.who.lexicon import is_given_name
from tidynews.extract.who.names import body_cues
from tidynews.extract.who.organisations import initials


def likely_bodies(actors: Sequence[Known]) -> Iterator[Suggestion]:
    """Likely merges among organisations, forces and media, and of these with persons and groups of their name."""
    bodies = [actor for actor in actors if actor.actor_id.startswith("org/")]
    yield from _of_one_name(bodies)
    yield from _initials(bodies)
    yield from _shortened(bodies)
    yield from _of_another_kind(bodies, [actor for actor in actors if actor.actor_id.startswith(("person/", "group/"))])


def _of_one_name(bodies: Iterable[Known]) -> Iterator[Suggestion]:
    by_name: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for body in bodies:
        by_name[_core(body.name)].append(body)
    for same in by_name.values():
        if len(same) > 1 and len({body.country for body in same} - {None}) < 2:
            yield _into_biggest(same, 0.93, "the same name, written in another way")


def _core(name: str) -> tuple[str, ...]:
    """The words that tell, in an order that does not depend on "of": `Justice Department`, `Department of Justice`."""
    words = plain(name).split()
    while len(words) > 1 and words[-1] in _FORMS and (len(words) > 2 or words[0].title() not in body_cues()):
        words.pop()
    kept = [word for word in words if word not in {"of", "and", "for"}]
    return tuple(sorted(kept)) if set(words) & _OFFICES else tuple(words)


def _initials(bodies: Sequence[Known]) -> Iterator[Suggestion]:
    full: dict[str, list[Known]] = defaultdict(list)
    for body in bodies:
        if len(body.name.split()) > 1:
            for letters in {*initials(body.name.split())}:
                full[letters.upper()].append(body)
    for body in bodies:
        letters = body.name.replace(".", "")
        if " " not in letters and letters.isupper() and len(letters) > 2 and len(full[letters]) == 1:
            [spelled] = full[letters]
            if spelled.kind == body.kind and len(spelled.articles) >= len(body.articles):
                yield _merge([body], spelled, 0.85, "its initials")


def _shortened(bodies: Sequence[Known]) -> Iterator[Suggestion]:
    """A name that one other name only begins or ends with: `Security Council`, `NBC`."""
    first, last = by_word(bodies, 0), by_word(bodies, -1)
    for body in bodies:
        words = [word.lower() for word in body.words]
        longer = [o for o in first[words[0]] if len(o.words) > len(words) and _lower(o)[: len(words)] == words]
        ended = [o for o in last[words[-1]] if len(o.words) > len(words) and _lower(o)[-len(words) :] == words]
        fitting = {o.actor_id: o for o in (*longer, *ended)}
        if len(fitting) != 1:
            continue
        [other] = fitting.values()
        if set(body.articles) & set(other.articles) or len({body.country, other.country} - {None}) > 1:
            continue
        missing = [word for word in _lower(other) if word not in words]
        if tuple(missing) in _states():
            yield _into_biggest([body, other], 0.8, "the same name without the state")
        elif missing == ["news"] and body.name.isupper():
            yield _into_biggest([body, other], 0.8, "the same name, cut short")
        elif len(words) > 1 and other.mentions > body.mentions and len(other.articles) >= len(body.articles):
            yield _merge([body], other, 0.7, "the same name, cut short")


def _of_another_kind(bodies: Iterable[Known], others: Sequence[Known]) -> Iterator[Suggestion]:
    """A body that has the name of a person or group whom other articles name."""
    by_name = {plain(other.name): other for other in others if not other.is_local}
    surnames = by_word([o for o in others if o.kind == "person" and is_given_name(o.words[0]) and not o.is_local], -1)
    for body in bodies:
        same = by_name.get(plain(body.name))
        if same is not None:
            big, small = (same, body) if _is_no_body(same, body) else (body, same)
            yield _merge([small], big, 0.9, "the same name, taken for something else")
        elif len(body.words) == 1:
            named = surnames.get(body.words[0].lower(), [])
            best = max(named, key=lambda one: (len(one.articles), one.actor_id), default=None)
            enough = max(_WELL_KNOWN, _USUAL * sum(len(one.articles) for one in named))
            if best is not None and len(best.articles) >= enough:
                yield _merge([body], best, 0.75, "a surname, taken for a body")


def _is_no_body(other: Known, body: Known) -> bool:
    """Whether what two actors of one name are is rather a person or a group than a body."""
    if other.kind == "person":
        return by_words(other.words) is None and (is_given_name(other.words[0]) or bool(other.titles))
    return other.name.islower() or len(other.articles) > len(body.articles)


@cache
def _states() -> frozenset[tuple[str, ...]]:
    """The names of states, as words in lower case."""
    return frozenset(tuple(word.lower().strip(".") for word in name) for name in names())


def _lower(body: Known) -> list[str]:
    return [word.lower() for word in body.words]


def _into_biggest(same: Sequence[Known], score: float, why: str) -> Suggestion:
    big = max(same, key=lambda actor: (len(actor.articles), actor.mentions, actor.actor_id))
    return _merge([actor for actor in same if actor is not big], big, score, why)


def _merge(smaller: Sequence[Known], big: Known, score: float, why: str) -> Suggestion:
    evidence = (*(about(actor) for actor in smaller), f"= {about(big)}; {why}")
    weight = sum(actor.mentions for actor in smaller)
    return Suggestion(score, weight, tuple(actor.actor_id for actor in smaller), big.actor_id, why, evidence)


_FORMS = frozenset({"inc", "ltd", "corp", "corporation", "company", "co", "plc", "llc", "limited", "group"})
_OFFICES = frozenset({"department", "ministry", "office", "bureau", "board", "commission", "committee"})
_USUAL = 0.8
_WELL_KNOWN = 3  # articles

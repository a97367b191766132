"""The names of bodies in an article in, one entity per body out: initials and shortened names joined to full ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from tidynews.extract.countries import match, names
from tidynews.extract.who.kinds import Key, key
from tidynews.extract.who.lexicon import table, words
from tidynews.extract.who.names import Name
from tidynews.extract.who.people import slug
from tidynews.extract.who.references import Entity


def organisations(doc: Doc, named: Sequence[tuple[Name, str]]) -> Mapping[int, Entity]:
    """The body that each name refers to, by the first token of the name. Comes with the kind of each name."""
    count = Counter(_base(name) for name, _ in named)
    joined = _joined(doc, [name for name, _ in named], count)
    entities: dict[Key, Entity] = {}
    found: dict[int, Entity] = {}
    for name, kind in named:
        base = joined.get(_base(name), _base(name))
        entity = entities.setdefault(base, Entity(kind, " ".join(base)))
        if base == _base(name):
            entity.name = _without_article(name)
        if len(_base(name)) > 1 and kind != "organisation":
            entity.kind = kind
        found[name.first] = entity
    for base, entity in entities.items():
        prefix = "group" if entity.kind == "group" else "org"
        entity.actor_id = f"{prefix}/{slug(entity.name)}"
        last = base[-1].lower()
        entity.nouns |= {w for w in {last, base[0].lower()} if w in words("organisations", "nouns")}
    return found


def initials(name: Iterable[str]) -> tuple[str, str]:
    """The initials of a name's words, without and with the small words between them.

    >>> initials("Office of Harbour Safety".split())
    ('OHS', 'OoHS')
    """
    parts = [part for word in name for part in word.split("-") if part and part[0].isalnum()]
    return "".join(p[0] for p in parts if p[0].isupper()), "".join(p[0] for p in parts)


def state_at_end(doc: Doc, first: int, last: int) -> str | None:
    """The state in "Bank of Arda"; that a body deals with a state ("Mission in Arda") is no such name."""
    for at in range(first + 1, last - 1):
        found = match(doc, at + 1) if doc[at].lower_ == "of" else None
        if found is not None and found[0] == last and found[1].form in {"official", "short"}:
            return found[1].iso3
    return None


def _joined(doc: Doc, named: Sequence[Name], count: Mapping[Key, int]) -> dict[Key, Key]:
    """Initials and shortened names, and the full name that each stands for."""
    joined: dict[Key, Key] = {}
    full = sorted((k for k in count if len(k) > 1), key=lambda k: (-count[k], k))
    for name in named:
        base = _base(name)
        if len(base) == 1 and base[0].isupper() and base not in joined:
            meant = _spelled_out(base[0], full) or _in_brackets(doc, name, named)
            known = table("organisations", "known").get(base[0]) or table("organisations", "known").get(
                ".".join(base[0]) + "."
            )
            if meant is None and known:
                meant = tuple(known.split())
            if meant is not None and meant != base:
                joined[base] = meant
    for base in count:
        if base not in joined:
            longer = [k for k in full if len(k) > len(base) and _shortens(base, k)]
            longer = [k for k in longer if count[k] * _OFTEN >= count[base] or _names_state(k[: -len(base)])]
            if len({joined.get(k, k) for k in longer}) == 1 or (longer and len(base) == 1):
                joined[base] = joined.get(longer[0], longer[0])
    return joined


def _spelled_out(acronym: str, full: Sequence[Key]) -> Key | None:
    for name in full:
        if any(i.upper() == acronym for i in initials(name)) and len(acronym) > 1:
            return name
    return None


def _in_brackets(doc: Doc, name: Name, named: Sequence[Name]) -> Key | None:
    """As in "Harbour Workers' Union (HWU)": what stands right before the bracket."""
    if name.last + 1 < len(doc) and doc[name.last].text == "(":
        return next((_base(o) for o in named if o.first == name.last + 1 and len(o.words) > 1), None)
    if name.first < 2 or doc[name.first - 1].text != "(":
        return None
    for other in named:
        if other.last == name.first - 1 and len(other.words) > 1 and other.words[0][0] == name.words[0][0]:
            return _base(other)
    return None


def _names_state(before: Key) -> bool:
    """As in "U.S. Senate": the same body as the Senate, however seldom the state is said."""
    return before in names()


def _shortens(short: Key, long: Key) -> bool:
    """As in "Security Council" of "UN Security Council"; "Arda" of "Arda Bank"."""
    if len(short) > 1:
        starts = [at for at in range(len(long) - len(short) + 1) if long[at : at + len(short)] == short]
        return any(at + len(short) == len(long) or long[at + len(short)] in {"of", "for", "on"} for at in starts)
    word = next(iter(short))
    if word.lower() in words("organisations", "nouns"):
        return word == long[-1] or any(a == word and b in {"of", "for"} for a, b in pairwise(long))
    return long[0] == word and len(long) == 2


def _base(name: Name) -> Key:
    base = tuple(
        w
        for w in (word.removesuffix("'s").removesuffix("s'") if len(word) > 3 else word for word in key(name))
        if w not in {"'s", "'"}
    ) or key(name)
    return base[1:] if len(base) > 1 and base[0].lower() == "the" else base


def _without_article(name: Name) -> str:
    return name.text.removeprefix("The ").removeprefix("the ")


_OFTEN = 2  # a short name that stands more than twice as often as a longer one is a body of its own

"""The names of persons in an article in, one entity per person out: full names, surnames, given names, titles.

A shorter name belongs to the full name that it begins or ends; where several fit, to the one whose gender agrees, then
to the one named last before it. Father and son stay apart, because two full names are two persons.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence

from tidynews.extract.who.kinds import Key, ends, key
from tidynews.extract.who.lexicon import gender_of_given_name, is_given_name, table
from tidynews.extract.who.names import SUFFIXES, Name
from tidynews.extract.who.references import Entity


def people(article_id: str, named: Sequence[Name]) -> Mapping[int, Entity]:
    """The person whom each name refers to, by the first token of the name."""
    sons = _sons(named)
    full = _full_names(named, sons)
    titled = _titled_only(named, full)
    last_named: dict[int, int] = {}
    found: dict[int, Entity] = {}
    short: dict[str, Entity] = {}
    usual: dict[str, Entity] = {}
    for name in named:
        own = _bare(key(name), sons)
        fitting = full.get(own)
        if fitting is None:
            fitting = _best(own, name, full, last_named, usual.get(own[0]) if len(own) == 1 else None)
        if fitting is not None and len(own) == 1 and _is_other(fitting, titled.get(own[0])):
            fitting = None
        if fitting is None:
            fitting = short.setdefault(own[-1] if len(own) == 1 else " ".join(own), Entity("person", name.text))
            fitting.actor_id = fitting.actor_id or f"person/{article_id}/{slug(fitting.name)}"
        if len(own) == 1:
            usual[own[0]] = fitting
        found[name.first] = fitting
        last_named[id(fitting)] = name.first
        told = table("courtesy").get(name.title) if name.title else None
        fitting.gender = told or fitting.gender
    for entity in found.values():
        entity.actor_id = entity.actor_id or f"person/{slug(entity.name)}"
    return found


def slug(name: str) -> str:
    """A name as it stands in an id: lower case, without marks, words joined by hyphens.

    >>> slug("Zoë O’Marlo-Vance")
    'zoe-omarlo-vance'
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^\w]+", "-", plain).strip("-") or "unnamed"


def _full_names(named: Sequence[Name], sons: Container[Key]) -> dict[Key, Entity]:
    """An entity per full name; "Ines K. Marlo" and "Ines Marlo" are one."""
    full: dict[Key, Entity] = {}
    for name in sorted(named, key=lambda n: (-len(n.words), n.first)):
        own = _bare(key(name), sons)
        if len(own) < 2 or own in full:
            continue
        longer = [k for k in full if len(k) > len(own) and k[-1] == own[-1] and k[0] == own[0] and _inside(own, k)]
        if not longer and not is_given_name(own[0]):
            longer = [k for k in full if ends(own, k)]
        if len({id(full[k]) for k in longer}) == 1 or (longer and longer[0][0] == own[0]):
            full[own] = full[longer[0]]
        else:
            full[own] = Entity("person", name.text, gender=gender_of_given_name(own[0]))
    return full


def _titled_only(named: Sequence[Name], full: Mapping[Key, Entity]) -> Mapping[str, str]:
    """Surnames that stand with titles of a gender that no full name with them has: "Mr. Marlo" beside Ines Marlo."""
    told = {(n.words[-1], gender) for n in named if n.title and (gender := table("courtesy").get(n.title))}
    return {
        surname: gender
        for surname, gender in sorted(told)
        if all(entity.gender != gender for known, entity in full.items() if known[-1] == surname)
    }


def _is_other(entity: Entity, gender: str | None) -> bool:
    return gender is not None and entity.gender is not None and entity.gender != gender


def _best(
    own: Key, name: Name, full: Mapping[Key, Entity], last_named: Mapping[int, int], usual: Entity | None
) -> Entity | None:
    gender = table("courtesy").get(name.title) if name.title else None
    fitting: list[tuple[tuple[int, int, int, int], Entity]] = []
    for known, entity in full.items():
        fit = _fit(own, known, titled=name.title is not None)
        if fit and not (gender and entity.gender and gender != entity.gender):
            last = last_named.get(id(entity), -1)
            lately = int(last >= 0 and name.first - last < _LATELY)
            fitting.append(((int(last >= 0), lately if usual is None else int(entity is usual), fit, last), entity))
    return max(fitting, key=lambda f: f[0])[1] if fitting else None


def _fit(own: Key, known: Key, *, titled: bool) -> int:
    """How well a shorter name fits a full one: by its end, its beginning, or not at all (0)."""
    if len(own) >= len(known):
        return 0
    if own == known[-len(own) :]:
        return 2
    if own == known[: len(own)]:
        return 2 if len(known) == 3 and not titled else 1
    if len(own) == 1 and own[0] in known[1:-1] and len(known) == 3:
        return 1
    return 0


def _inside(short: Key, long: Key) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _bare(words: Key, sons: Container[Key] = ()) -> Key:
    """Without suffixes like Jr, which later mentions leave out, but for sons beside their fathers."""
    return words[:-1] if len(words) > 1 and words[-1] in SUFFIXES and words not in sons else words


def _sons(named: Sequence[Name]) -> frozenset[Key]:
    """Full names with a suffix that tells them from who was named without it, or with another one, before."""
    before: dict[Key, set[Key]] = {}
    sons: set[Key] = set()
    for words in (key(name) for name in named if len(name.words) > 1):
        others = before.setdefault(_bare(words), set())
        if words not in others and words != _bare(words) and others:
            sons.add(words)
        others.add(words)
    return frozenset(sons)


_LATELY = 40

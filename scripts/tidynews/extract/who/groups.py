"""A noun in, the group or force of a state that it describes out: "Ardan soldiers", "residents"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.countries import demonym, match
from tidynews.extract.who.lexicon import person_nouns, words
from tidynews.extract.who.people import slug
from tidynews.extract.who.references import Entity, Reference


def described(noun: Token, country: str | None) -> Entity | None:
    """The group that a plural noun for people describes; None where it does not act, or is no such noun.

    Args:
        noun: The head of the phrase.
        country: The state whose adjective stands before it.
    """
    word = noun.lower_
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    of_force = word in words("forces", "nouns")
    plural = noun.tag_ in {"NNS", "NNPS"} or word in words("people", "plural")
    if country is not None and word in words("organs", "nouns"):
        organ = " ".join([*_describing(noun), word])
        name = f"{demonym(country) or country} {organ}"
        return Entity("organisation", name, country, actor_id=f"org/{country.lower()}-{slug(organ)}")
    factions = words("factions")
    people = noun.lemma_.lower() in person_nouns() or word in words("collectives") or {word, f"{word}s"} & factions
    if country is not None and people and not plural and is_one_of_many(noun):
        word, plural = _several(word), True
    if country is not None and (of_force or (plural and people) or word in words("people", "plural")):
        adjective = demonym(country)
        name = f"{adjective or country} {word}"
        if of_force and word != "troops":
            return Entity("force", name, country, actor_id=f"org/{country.lower()}-{slug(word)}")
        return Entity("group", name, country, actor_id=f"group/{country.lower()}-{slug(word)}")
    if country is None and plural and word in words("collectives") and _counts_or_acts(noun):
        name = " ".join([*_describing(noun), word])
        return Entity("group", name, actor_id=f"group/{slug(name)}")
    return None


def is_one_of_many(noun: Token) -> bool:
    """Whether "an Ardan judge" is one whom nobody names: such a person counts with the Ardan judges."""
    return noun.tag_ == "NN" and any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in noun.lefts)


def _several(word: str) -> str:
    """The plural of a noun for a person."""
    if word.endswith("man"):
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}{'es' if word.endswith(('s', 'x', 'ch', 'sh')) else 's'}"


def home(noun: Token) -> str | None:
    """The state after the noun that says whose they are: "security forces in Arda", "doctors from Arda".

    Who is "in" a state belongs to it only by a noun for people who live or govern there: reporters may be guests.
    """
    word = noun.lower_
    of_state = word in words("resident") or word in words("factions")
    based = [p for c in noun.rights if c.lower_ in _BASED for p in c.children if p.lower_ == "in"]
    if not (of_state or based or word in words("collectives") or noun.lemma_.lower() in person_nouns()):
        return None
    resident = of_state or any(c.lower_ == "security" for c in noun.lefts)
    wanted = {"in", "from", "of"} if resident else {"from"}
    led = [c for c in noun.rights if c.dep_ == "prep" and c.lower_ in wanted]
    acted = _places_of_deed(noun) if resident else []
    named = [child for p in (*based, *led, *acted) for child in p.children] + [*_of_a_war(noun)]
    return next(filter(None, map(_state_of, named)), None)


def _places_of_deed(noun: Token) -> list[Token]:
    """The "in" of what residents do: "villagers blocked roads in Arda"."""
    if noun.dep_ != "nsubj" and not (noun.dep_ == "pobj" and noun.head.head.dep_ == "nsubj"):
        return []
    verb = noun.head if noun.dep_ == "nsubj" else noun.head.head.head
    if verb.lemma_ in words("speaking", "verbs"):
        return []
    doing = [verb, *(c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in words("grounds"))]
    return [c for word in doing for c in word.rights if c.dep_ == "prep" and c.lower_ == "in"]


def _of_a_war(noun: Token) -> Iterator[Token]:
    """The place of "refugees fleeing (the war in) Arda" and of "the parties to the conflict in Arda"."""
    over = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    if over.lemma_.lower() != "flee" and over.lower_ != "to":
        return
    for thing in (c for c in over.rights if c.dep_ in {"dobj", "pobj"}):
        if thing.lemma_.lower() in words("wars"):
            yield from (c for p in (*thing.rights, *over.rights) if p.lower_ in {"in", "of"} for c in p.children)
        elif over.lower_ != "to":
            yield thing


def demonyms_before(doc: Doc, at: int) -> list[tuple[int, str | None]]:
    """The adjective that "and" joins to the one at `at`, first token and state, where the parser took it for a noun."""
    if at < _JOINED or doc[at - 1].lower_ != "and":
        return []
    for first in range(at - _JOINED, at - 1):
        found = match(doc, first)
        if found is not None and found[0] == at - 1 and found[1].form == "demonym" and doc[at - 2].dep_ not in _JOINING:
            return [(first, found[1].iso3)]
    return []


def _state_of(named: Token) -> str | None:
    """The state that a phrase names, or whose adjective stands in it: "from Arda", "from two Ardan clinics"."""
    if named.dep_ not in {"pobj", "dobj"}:
        return None
    for place in range(named.left_edge.i, named.i + 1):
        found = match(named.doc, place)
        if found is not None and (found[1].form == "demonym" or found[0] == named.i + 1):
            return found[1].iso3 if found[1].form in _STATES else None
    return None


def continued(noun: Token, named: Sequence[Reference], groups: Mapping[str, Reference]) -> Entity | None:
    """Whom a bare "the crews" goes on to mean: who was described with this noun last, not too far back.

    "The rebels" may also be the force without a state that was named last.

    Args:
        noun: The head of the phrase.
        named: The references by name, in order.
        groups: The last reference to a group by each noun.
    """
    bare = [c.lower_ for c in noun.lefts] == ["the"] and not any(c.dep_ in {"prep", "relcl"} for c in noun.rights)
    if noun.pos_ != "NOUN" or not bare:
        return None
    meant = [groups[noun.lower_]] if noun.lower_ in groups else []
    if noun.lower_ in words("irregulars"):
        meant += [r for r in named if _is_irregular(r.entity)]
    near = [r for r in meant if 0 < noun.i - r.first <= _NEAR]
    return max(near, key=lambda r: r.first).entity if near else None


def _is_irregular(entity: Entity) -> bool:
    return entity.kind == "force" and entity.name.split()[-1] in words("irregulars", "cues")


def _describing(noun: Token) -> list[str]:
    """The common nouns and adjectives right before it that say which people: "harbour workers"."""
    found: list[str] = []
    for child in reversed(list(noun.lefts)):
        tight = child.i > 0 and child.nbor(-1).text == "-"
        if child.dep_ == "compound" and child.pos_ == "NOUN" and child.i == noun.i - 1 - len(found) and not tight:
            found.insert(0, child.lower_)
        else:
            break
    return found


def _counts_or_acts(noun: Token) -> bool:
    if any(c.dep_ == "nummod" for c in noun.children):
        return True
    if noun.dep_ == "nsubj":
        return noun.head.pos_ == "VERB"
    if noun.dep_ == "pobj":
        return noun.head.dep_ == "agent" or noun.head.head.lemma_ == "accord"
    if noun.dep_ in {"dobj", "dative"}:
        return noun.head.lemma_ in words("addressed", "verbs") | words("handled", "verbs")
    if noun.dep_ == "nsubjpass":
        return noun.head.pos_ == "VERB"
    return (
        noun.dep_ == "conj"
        and noun.head.dep_ in {"nsubj", "pobj"}
        and noun.head.pos_ in {"NOUN", "PROPN"}
        and noun.head.dep_ == "nsubj"
    )


_STATES = frozenset({"official", "short", "acronym", "capital", "demonym"})
_JOINED = 3  # tokens: an adjective of two words, and "and"
_JOINING = frozenset({"amod", "nmod", "compound", "conj"})  # these the caller sees
_BASED = frozenset({"based", "headquartered"})
_NEAR = 200  # tokens: a few paragraphs

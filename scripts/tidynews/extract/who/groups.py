"""A noun in, the group or force of a state that it describes out: "Ardan soldiers", "residents"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

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
    people = noun.lemma_.lower() in person_nouns() or word in words("collectives") | words("factions")
    if country is not None and people and not plural and _is_one_of_many(noun):
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


def _is_one_of_many(noun: Token) -> bool:
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
    resident = noun.lower_ in words("resident") | words("factions") or any(c.lower_ == "security" for c in noun.lefts)
    wanted = {"in", "from", "of"} if resident else {"from"}
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in wanted and noun.lower_ in words("collectives") | words("factions"):
            for named in child.children:
                found = match(noun.doc, named.left_edge.i) if named.dep_ == "pobj" else None
                if found is not None and found[0] == named.i + 1 and found[1].form in _STATES:
                    return found[1].iso3
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


_STATES = frozenset({"official", "short", "acronym", "capital"})
_NEAR = 200  # tokens: a few paragraphs

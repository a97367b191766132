"""The named persons of an article in, the offices it gives them out.

Forms: "deputy Ardan envoy Ines Marlo", "Arda's envoy, Ines Marlo,", "Marlo, the port's deputy director,",
"Marlo, who is head of the port," and "Marlo became mayor".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tidynews.extract.who.lexicon import person_nouns, table, words
from tidynews.extract.who.references import Reference


@dataclass(frozen=True, slots=True)
class Office:
    """An office given to the person of `person`. The words from `first` up to `last` (exclusive) give it."""

    person: Reference
    noun: Token
    first: int
    last: int
    title: str
    country: str | None
    organisation: Reference | None


def offices(doc: Doc, persons: list[Reference], others: dict[int, Reference]) -> list[Office]:
    """The offices, in reading order; `others` are references to states and bodies by every token of theirs."""
    found: list[Office] = []
    for person in persons:
        for noun, upto in _nouns(doc, person):
            office = office_of(doc, person, noun, others, upto=upto)
            if office.title and office.title not in words("parties"):
                found.append(office)
    return sorted(found, key=lambda o: (o.first, o.last))


def _nouns(doc: Doc, person: Reference) -> Iterator[tuple[Token, int]]:
    """Nouns that name the person's office, and one past the last token that may belong to each of them."""
    head = doc[person.head]
    before = _before(doc, person)
    if before is not None:
        yield before, person.first
    noun = _in_apposition(head) if head.dep_ == "appos" else None
    if noun is not None and noun.i < person.first and (before is None or noun.i < before.i - 1):
        yield noun, person.first
    for child in head.rights:
        if child.dep_ in {"appos", "conj"} and child.i >= person.last and _is_office(child) and child.dep_ == "appos":
            yield child, child.right_edge.i + 1
            yield from ((c, c.right_edge.i + 1) for c in child.rights if c.dep_ == "conj" and _is_office(c))
        elif child.dep_ == "relcl":
            yield from _attributes(child)
    if head.dep_ == "nsubj":
        yield from _attributes(head.head)


def _in_apposition(head: Token) -> Token | None:
    """As in "the envoy to Arda, Ines Marlo": the office, even where the parser hangs the name on the place."""
    noun = head.head
    for _ in range(2):
        if noun.pos_ in {"NOUN", "PROPN"} and _is_office(noun):
            return noun
        if noun.dep_ != "pobj":
            return None
        noun = noun.head.head
    return None


def _before(doc: Doc, person: Reference) -> Token | None:
    """The noun right before the name: "envoy Ines Marlo"."""
    at = person.first - 1
    if at < 0 or doc[person.first].is_sent_start:
        return None
    token = doc[at]
    if token.text in table("courtesy") and at > 0:
        token = doc[at - 1]
    if token.pos_ in {"NOUN", "PROPN"} and (_is_office(token) or token.text in words("offices")):
        return token
    return None


def _attributes(verb: Token) -> Iterator[tuple[Token, int]]:
    if verb.lemma_ in _BECOMING:
        for child in verb.rights:
            if child.dep_ in {"attr", "oprd"} and _is_office(child):
                yield child, child.right_edge.i + 1


def _is_office(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma not in person_nouns() or lemma in table("kin") or lemma in words("relations"):
        return False
    return noun.tag_ not in {"NNS", "NNPS"}


def office_of(
    doc: Doc, person: Reference, noun: Token, others: dict[int, Reference], *, upto: int | None = None
) -> Office:
    """The office that a phrase around `noun` gives a person; nothing from token `upto` on belongs to it."""
    first = _first(doc, noun, others)
    last = _last(doc, noun, noun.right_edge.i + 1 if upto is None else upto)
    whole = range(first, last)
    country: str | None = None
    body: Reference | None = None
    for at in whole[: _reach(noun) - first]:
        other = others.get(at)
        if other is not None and not _is_goal(doc, at, noun):
            body = body or (other if other.entity.kind != "state" else None)
            country = country or other.entity.country
    kept = [at for at in whole if at not in others and at not in _phrases_of_others(noun, others)]
    return Office(person, noun, first, last, _tidy("".join(doc[at].text_with_ws for at in kept)), country, body)


def _reach(noun: Token) -> int:
    """One past the last token that may say for whom the office is held: the noun of the first phrase after it."""
    for child in noun.rights:
        goal = next((c for c in child.children if c.dep_ == "pobj"), None) if child.dep_ == "prep" else None
        if goal is not None:
            return int(goal.i) + 1
    return int(noun.i) + 1


def _phrases_of_others(noun: Token, others: dict[int, Reference]) -> set[int]:
    """The tokens of "of the Ardan Port" and "at the Port's legal office": what a state or body owns is no title."""
    dropped: set[int] = set()
    for child in noun.rights:
        goal = next((c for c in child.children if c.dep_ == "pobj"), None) if child.dep_ == "prep" else None
        if goal is not None and (_is_body(goal) or any(at in others for at in range(child.i, goal.i + 1))):
            dropped.update(range(child.i, child.right_edge.i + 1))
    return dropped


def _is_body(noun: Token) -> bool:
    """As in "head of the port authority": whose office it is, not what the office is."""
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)
    return definite and noun.lemma_.lower() in words("organisations", "nouns")


def _is_goal(doc: Doc, at: int, noun: Token) -> bool:
    """As in "ambassador to Arda" does not speak for Arda."""
    return any(t.lower_ in {"to", "in", "from"} for t in doc[noun.i + 1 : at])


def _first(doc: Doc, noun: Token, others: dict[int, Reference]) -> int:
    """Where the office begins: its modifiers, and the owner before them."""
    first = noun.i
    while first > 0 and not doc[first].is_sent_start:
        before = doc[first - 1]
        inside = others.get(first - 1)
        if inside is not None and inside.entity.kind != "person":
            first = inside.first
        elif (before.tag_ == "POS" and first > 1 and (first - 2) in others) or (
            (before.pos_ in {"ADJ", "NOUN", "PROPN"} or (before.tag_ == "VBG" and before.dep_ in {"compound", "amod"}))
            and before.tag_ != "POS"
            and before.ent_type_ not in {"PERSON", "DATE", "CARDINAL"}
            and (before.head.i >= first or before.head.i == noun.i)
        ):
            first -= 1
        elif before.text == "-" and first > 1:
            first -= 2
        else:
            break
    return first


def _last(doc: Doc, noun: Token, upto: int) -> int:
    """Where it ends: with its "of" or "for" phrase, before the name or a comma."""
    last = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "at", "to", "in", "on", "with"} and child.i < upto:
            last = max(last, min(upto, child.right_edge.i + 1))
            for at in range(child.i + 1, last):
                if doc[at].text in {",", "who", ";", "(", "—", "–"} or doc[at].dep_ in {"relcl", "acl"}:
                    return at
                if doc[at].dep_ == "cc" and at + 1 < last and doc[at + 1].pos_ == "DET":
                    return at
        elif child.dep_ in {"relcl", "appos", "punct", "conj", "cc"}:
            break
    return last


def _tidy(title: str) -> str:
    """Without what the country and the organisation leave behind: "'s", "of the"."""
    parts = title.replace("’", "'").split()
    while parts and (parts[0] in {"'s", "'", "the", "a", "an", "of", "and", "The"}):
        parts = parts[1:]
    while parts and parts[-1].strip(",") in {"of", "the", "for", "at", "in", "to", "and", "'s", "on", "with", ",", ""}:
        parts = parts[:-1]
    return " ".join(p for p in parts if p != "'s").strip(" ,")


_BECOMING = frozenset({"be", "become", "remain"})

"""References by name and description in, what the third-person and relative pronouns stand for out."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.quotations import Quotation
from tidynews.extract.who.antecedents import Pool
from tidynews.extract.who.lexicon import words
from tidynews.extract.who.references import Entity, Reference


def pronouns(doc: Doc, known: Sequence[Reference], quotations: Sequence[Quotation]) -> list[Reference]:
    """A reference for every pronoun that is resolved."""
    heads = {r.head: r for r in known}
    pool = Pool(doc, known, quotations)
    found: list[Reference] = []
    for token in doc:
        if token.pos_ not in {"PRON", "DET"} or token.tag_ not in _TAGS:
            continue
        entity: Entity | None = None
        if token.tag_ in {"WP", "WP$", "WDT"}:
            head = _relative_head(token)
            if head is not None and head.i in heads and _relates(token, heads[head.i].entity):
                entity = heads[head.i].entity
        elif token.lower_ in _CLASS and not _is_empty(token):
            entity = pool.antecedent(token, _CLASS[token.lower_])
        if entity is not None:
            reference = Reference(token.i, token.i + 1, token.i, entity, "pronoun")
            found.append(reference)
            if token.tag_ in {"PRP", "PRP$"}:
                pool.add(reference, _CLASS[token.lower_])
    return found


def _relative_head(token: Token) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
    return None


def _relates(token: Token, entity: Entity) -> bool:
    return token.lower_ not in {"which", "that"} or entity.kind != "person"


def _is_empty(token: Token) -> bool:
    """Whether "it" is nobody: "it is clear that", "it rained", "denied it"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "expl" or verb.lemma_ in _OF_WEATHER:
        return True
    if token.dep_ == "dobj" and verb.lemma_ in words("speaking", "verbs") - words("addressed", "verbs"):
        return True  # "denied it": what was said
    return token.dep_ in {"nsubj", "nsubjpass"} and (
        (
            verb.lemma_ in {"be", "seem", "appear", "take", "turn"}
            and any(c.dep_ in {"ccomp", "xcomp", "acomp"} for c in verb.children)
        )
        or token.dep_ == "nsubjpass"
        or any(c.dep_ == "csubj" for c in verb.children)
    )


_OF_WEATHER = frozenset({"rain", "snow", "hail", "thunder"})
_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_CLASS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "n"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "p"),
}

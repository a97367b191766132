"""References by name and description in, what the third-person and relative pronouns stand for out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.quotations import Quotation
from tidynews.extract.who.antecedents import Pool
from tidynews.extract.who.lexicon import words
from tidynews.extract.who.references import Entity, Reference


def pronouns(doc: Doc, known: Sequence[Reference], quotations: Sequence[Quotation]) -> list[Reference]:
    """A reference for every pronoun that is resolved."""
    heads = {r.head: r for r in known}
    pool = Pool(doc, known, quotations)
    tokens = [t for t in doc if t.pos_ in {"PRON", "DET"} and t.tag_ in _TAGS]
    found: list[Reference] = []
    for quoted in (False, True):  # who speaks is told outside of quotations, and bars whom they mean inside
        for token in tokens:
            if pool.is_quoted(token) is quoted and (entity := _meant(token, heads, pool)) is not None:
                found.append(Reference(token.i, token.i + 1, token.i, entity, "pronoun"))
                if token.tag_ in {"PRP", "PRP$"}:
                    pool.add(found[-1], _CLASS[token.lower_])
    return sorted(found, key=lambda r: r.first)


def _meant(token: Token, heads: Mapping[int, Reference], pool: Pool) -> Entity | None:
    if token.tag_ in {"WP", "WP$", "WDT"}:
        head = _relative_head(token)
        named = heads.get(head.i) if head is not None else None
        return named.entity if named is not None and _relates(token, named.entity) else None
    if token.lower_ in _CLASS and not _is_empty(token):
        return pool.antecedent(token, _CLASS[token.lower_])
    return None


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

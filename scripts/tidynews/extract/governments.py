"""Words like "the government" in, the state that they mean out: the one named with them, or the article's only one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.lexicon import words
from tidynews.extract.nominals import phrase_start
from tidynews.extract.references import Entity, Reference


def governments(doc: Doc, known: Sequence[Reference], taken: set[int]) -> Iterator[Reference]:
    """A reference to a state for every "Ardan government"; for a bare "the government" where only one can be meant."""
    states = {r.head: r.entity for r in known if r.entity.kind == "state"}
    usual = _usual(states.values())
    for token in doc:
        if token.i in taken or token.lemma_.lower() not in words("governments") or token.tag_ != "NN":
            continue
        if token.dep_ in {"compound", "nmod", "amod"}:
            continue
        described = [c for c in token.lefts if c.dep_ in {"amod", "compound", "nmod", "poss"}]
        named = [states[c.i] for c in described if c.i in states]
        if len(named) == 1:
            yield Reference(phrase_start(token), token.i + 1, token.i, named[0], "nominal")
        elif usual is not None and not described and _is_bare(token):
            yield Reference(phrase_start(token), token.i + 1, token.i, usual, "nominal")


def _usual(states: Collection[Entity]) -> Entity | None:
    """The state that the article is about: the only one, or named far more often than any other."""
    count = Counter(entity.actor_id for entity in states)
    by_id = {entity.actor_id: entity for entity in states}
    ranked = count.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _FAR * ranked[1][1]):
        return None
    return by_id[ranked[0][0]]


def _is_bare(token: Token) -> bool:
    definite = any(c.lower_ == "the" for c in token.lefts)
    return definite and not any(c.dep_ in {"prep", "relcl", "appos"} for c in token.rights)


_FAR = 4  # times

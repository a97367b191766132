"""Words like "the government" in, the state that they mean out: the one named with them, or the article's only one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.who.lexicon import words
from tidynews.extract.who.nominals import phrase_start
from tidynews.extract.who.references import Reference


def governments(doc: Doc, known: Sequence[Reference], taken: set[int], country: str | None) -> Iterator[Reference]:
    """A reference to a state for every "Ardan government"; for a bare "the government" that of `country`."""
    states = {r.head: r.entity for r in known if r.entity.kind == "state"}
    usual = next((entity for entity in states.values() if entity.country == country), None)
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


def plain_country(named: Iterable[str]) -> str | None:
    """The country that an article is about: the only one it names, or the one named far more often than any other."""
    ranked = Counter(named).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _FAR * ranked[1][1]):
        return None
    return ranked[0][0]


def _is_bare(token: Token) -> bool:
    definite = any(c.lower_ == "the" for c in token.lefts)
    return definite and not any(c.dep_ in {"prep", "relcl", "appos"} for c in token.rights)


_FAR = 4  # times

"""Descriptions like "the minister" or "the council" in, the actors whom they mean out.

A description is that of the person or body whose office or name ends in its noun and whose country agrees, also where
the name comes only later in the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from tidynews.extract.who.lexicon import alike, person_nouns, table, words
from tidynews.extract.who.references import Entity, Reference


def nominals(doc: Doc, known: Sequence[Reference], taken: set[int]) -> Iterator[Reference]:
    """A reference for every description that means a named person or body; `taken` tokens are no candidates."""
    country_at = {i: r.entity.country for r in known if r.entity.kind == "state" for i in range(r.first, r.last)}
    last_seen = _LastSeen(known)
    persons = list({id(r.entity): r.entity for r in known if r.entity.kind == "person"}.values())
    bodies = list({id(r.entity): r.entity for r in known if r.entity.kind in _BODIES}.values())
    passed = taken | {r.first - 1 for r in known if r.entity.kind == "person"}  # "her brother Tom" is Tom
    for token in doc:
        lemma = token.lemma_.lower()
        if token.i in passed or token.pos_ not in {"NOUN", "PROPN"} or token.tag_ in {"NNS", "NNPS"}:
            continue
        if token.dep_ in {"compound", "amod", "nmod", "attr", "appos"}:
            continue
        if lemma in person_nouns():
            entity = _person(token, lemma, persons, country_at, last_seen)
        elif lemma in words("organisations", "nouns") and _is_definite(token):
            entity = _body(token, lemma, bodies, country_at, last_seen)
        else:
            continue
        if entity is not None:
            first = phrase_start(token)
            yield Reference(first, token.i + 1, token.i, entity, "nominal")


class _LastSeen:
    """Where each entity was named last before a token."""

    def __init__(self, known: Sequence[Reference]) -> None:
        self._starts: dict[int, list[int]] = {}
        for reference in known:
            self._starts.setdefault(id(reference.entity), []).append(reference.first)

    def before(self, entity: Entity, at: int) -> int:
        """The last token before `at` where the entity is named; -1 if it is named only later."""
        return max((s for s in self._starts.get(id(entity), ()) if s < at), default=-1)


def _person(
    token: Token, lemma: str, persons: Sequence[Entity], country_at: Mapping[int, str | None], seen: _LastSeen
) -> Entity | None:
    country = _country(token, country_at)
    if lemma in table("kin") and any(c.lower_ == "of" for c in token.rights):
        return None
    fitting = [p for p in persons if lemma in p.nouns and (country is None or p.country in {None, country})]
    if _is_definite(token) or (country is not None and _owned(token)):
        if country is not None:
            fitting = [p for p in fitting if p.country == country] or fitting
        if len(fitting) == 1:
            return fitting[0]
        before = [p for p in fitting if seen.before(p, token.i) >= 0]
        return max(before, key=lambda p: seen.before(p, token.i), default=None)
    if country is None and _owned(token):
        same = [p for p in persons if owned_noun(token) in p.nouns and 0 <= seen.before(p, token.i) >= token.i - _NEAR]
        return same[0] if len(same) == 1 else None
    if country is not None and _is_indefinite(token) and _speaks(token):
        officials = [p for p in persons if p.country == country and p.nouns and (lemma in p.nouns or lemma in _VAGUE)]
        if len(officials) == 1 and seen.before(officials[0], token.i) == -1:
            return officials[0]
    return None


def _body(
    token: Token, lemma: str, bodies: Sequence[Entity], country_at: Mapping[int, str | None], seen: _LastSeen
) -> Entity | None:
    country = _country(token, country_at)
    called = [c.lower_ for c in token.lefts if c.dep_ == "compound"]
    if any(c.dep_ in {"amod", "nmod", "poss", "prep", "relcl"} for c in token.children) and country is None:
        return None
    if called and country is None:  # "the port authority" of Arda Port Authority
        bodies = [b for b in bodies if b.name.lower().endswith(" ".join([*called, lemma]))]
    able = [b for b in bodies if country is None or b.country in {None, country}]
    fitting = [b for b in able if lemma in b.nouns] or [b for b in able if b.nouns & alike(lemma)]
    near = [b for b in fitting if 0 <= token.i - seen.before(b, token.i) <= _NEAR and seen.before(b, token.i) >= 0]
    return max(
        near,
        key=lambda b: seen.before(b, token.i),
        default=fitting[0] if len(fitting) == 1 and not near and lemma in _SINGLE else None,
    )


def _country(token: Token, country_at: Mapping[int, str | None]) -> str | None:
    """The state whose name or adjective stands before the noun."""
    for child in token.lefts:
        if child.dep_ in {"amod", "compound", "nmod", "poss"} and country_at.get(child.i):
            return country_at[child.i]
    return None


def phrase_start(token: Token) -> int:
    """The first token of a noun phrase, its modifiers and determiner included."""
    first = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_ in {"det", "amod", "compound", "nmod", "poss", "advmod"}:
            first = min(first, child.left_edge.i)
    return first


def _is_definite(token: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.lefts)


def _owned(token: Token) -> bool:
    return any(c.dep_ == "poss" for c in token.lefts)


def owned_noun(token: Token) -> str:
    """A noun with who owns it, as the article may say it again: "her lawyer"."""
    owner = next((c.lower_ for c in token.lefts if c.dep_ == "poss"), "")
    return f"{owner} {token.lemma_.lower()}".strip()


def _is_indefinite(token: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in token.lefts)


def _speaks(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in words("speaking", "verbs")


_NEAR = 200  # tokens: a few paragraphs
_SINGLE = frozenset(
    {
        "council",
        "ministry",
        "court",
        "union",
        "party",
        "commission",
        "committee",
        "university",
        "parliament",
        "senate",
        "authority",
    }
)
_BODIES = frozenset({"organisation", "force", "media"})
_VAGUE = frozenset({"official", "diplomat", "politician", "envoy", "representative", "leader", "lawmaker"})

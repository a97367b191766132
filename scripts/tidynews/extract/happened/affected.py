"""A place that something is done to or in, its state out: entered into the cast where nobody there had acted before."""

from __future__ import annotations

from bisect import insort

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.countries import names
from tidynews.extract.happened.gazetteer import country_of
from tidynews.extract.nlp import end_char
from tidynews.rows import Mention


def state_of(token: Token, cast: Cast, article_id: str) -> str | None:
    """The state of the place that `token` names: "visited Arda", "an attack on Arda", "arrived in its capital".

    A place is no actor by itself, but who bombs or visits it deals with its state. The name of a state or capital
    becomes a mention of the state; a town or region does not: it only lies there.
    """
    if token.ent_type_ not in {"GPE", "LOC", "NORP"}:
        return None
    words = _name(token)
    country = country_of(" ".join(words))
    if country is None:
        return None
    actor_id = cast.add_state(country)
    named = names().get(words)
    if named is not None and named.form in _MENTIONED:
        _mention(token, words, actor_id, cast, article_id, capital=named.form == "capital")
    return actor_id


def _mention(
    token: Token, words: tuple[str, ...], actor_id: str, cast: Cast, article_id: str, *, capital: bool
) -> None:
    first = token.doc[token.i - len(words) + 1]
    row = Mention(
        mention_id=f"{article_id}:mention:{first.idx}",
        article_id=article_id,
        actor_id=actor_id,
        start_char=first.idx,
        end_char=end_char(token),
        text=token.doc[first.i : token.i + 1].text,
        form="name",
        reading="place_for_government" if capital else "literal",
    )
    if all(known["mention_id"] != row["mention_id"] for known in cast.mentions):
        insort(cast.mentions, row, key=lambda m: (m["start_char"], m["end_char"]))


def _name(token: Token) -> tuple[str, ...]:
    """The words of the name that ends at `token`."""
    first = token.i
    while first > 0 and token.doc[first].ent_iob_ == "I":
        first -= 1
    return tuple(t.text for t in token.doc[first : token.i + 1] if t.lower_ != "the")


_MENTIONED = frozenset({"official", "short", "acronym", "capital"})

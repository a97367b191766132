"""The attributions of an article and its cast in, who is what to each claim out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.countries import match
from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.quotations import nested
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.contents import Span, without
from tidynews.extract.said.sources import is_government, referent
from tidynews.rows import ClaimActor, Mention


@dataclass(frozen=True)
class Parties:
    """Ids of actors by what they are to a claim. `speakers` holds everybody who speaks."""

    speakers: tuple[str, ...]
    others: tuple[tuple[str, str], ...]

    def rows(self, claim_id: str) -> Iterator[ClaimActor]:
        """The rows of `claim_actors`, each actor and relation once."""
        pairs = dict.fromkeys([*((a, "speaker") for a in self.speakers), *self.others])
        for actor_id, relation in pairs:
            yield ClaimActor(claim_id=claim_id, actor_id=actor_id, relation=relation)


def parties(reading: Reading, cast: Cast, found: Sequence[Attribution], outer: Sequence[int | None]) -> list[Parties]:
    """Who takes part in each attribution; `outer` is the number of the attribution in which each is embedded.

    "I" in somebody's own words is that somebody, so outer attributions are read before inner ones.
    """
    result: dict[int, Parties] = {}
    order = sorted(range(len(found)), key=lambda n: _depth(n, outer))
    for number in order:
        holder = outer[number]
        around = result[holder].speakers if holder is not None and holder in result else ()
        speakers = _speakers(found[number], cast, around)
        if len(speakers) == 1:
            _first_person(reading, cast, found[number], speakers[0])
        result[number] = Parties(speakers, tuple(_others(found[number], cast, speakers)))
    return [_it(found, result, number) for number in range(len(found))]


def _it(found: Sequence[Attribution], parties: Mapping[int, Parties], number: int) -> Parties:
    """Of "condemned the port, accusing it of fraud": the pronoun is the target of the verb before it."""
    own, attribution = parties[number], found[number]
    target, sense = attribution.target, attribution.sense
    if number == 0 or target is None or sense is None or sense.target is None or target.lower_ not in _THIRD:
        return own
    before, last = parties[number - 1], found[number - 1]
    same = last.head is not None and attribution.head is not None and last.head.sent == attribution.head.sent
    if not same or before.speakers != own.speakers or any(relation == sense.target for _, relation in own.others):
        return own
    targets = [actor for actor, relation in before.others if relation in {"accused", "praised", "asked"}]
    return Parties(own.speakers, (*own.others, *((actor, sense.target) for actor in targets)))


def _depth(number: int, outer: Sequence[int | None]) -> int:
    depth = 0
    at = outer[number]
    while at is not None and depth < len(outer):
        depth, at = depth + 1, outer[at]
    return depth


def _speakers(attribution: Attribution, cast: Cast, around: tuple[str, ...]) -> tuple[str, ...]:
    source = attribution.meant or attribution.source
    if source is None:
        return ()
    if source.lower_ in _SINGULAR:
        return around
    return _actors(source, cast)


def _actors(noun: Token, cast: Cast) -> tuple[str, ...]:
    """Who a noun phrase is: by its head, by the name beside it, or by the state whose government it is."""
    if not cast.at(noun):
        noun = referent(noun)
    found = cast.at(noun)
    if found and not all(cast.actor(actor)["kind"] == "group" for actor in found):
        return found
    beside = next((c for c in noun.rights if c.dep_ == "appos" and cast.at(c)), None)
    if beside is not None:
        return cast.at(beside)
    if is_government(noun):
        named = (cast.at(c) for c in noun.lefts if c.dep_ in {"amod", "compound", "poss"})
        return next((ids for ids in named if ids and all(cast.actor(one)["kind"] == "state" for one in ids)), found)
    return found or _by_capital(noun, cast)


def _by_capital(noun: Token, cast: Cast) -> tuple[str, ...]:
    """The state whose capital speaks, if it is in the article: "Madrid knows"."""
    state = match(noun.doc, noun.i) if noun.ent_type_ == "GPE" else None
    actor_id = f"state/{state[1].iso3.lower()}" if state is not None else ""
    return (actor_id,) if any(actor["actor_id"] == actor_id for actor in cast.actors) else ()


def _others(attribution: Attribution, cast: Cast, speakers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    special: set[str] = set(speakers)
    if attribution.listener is not None:
        for actor_id in cast.at(attribution.listener):
            yield actor_id, "addressee"
    if attribution.target is not None and attribution.sense is not None and attribution.sense.target is not None:
        for actor_id in _actors(attribution.target, cast):
            special.add(actor_id)
            yield actor_id, attribution.sense.target
    blamed = _alleged(attribution)
    for actor_id in cast.at(blamed) if blamed is not None else ():
        if actor_id not in speakers:
            special.add(actor_id)
            yield actor_id, "accused"
    for start, end in attribution.content:
        for mention in cast.within(start, end):
            if mention["actor_id"] not in special and _names(mention):
                yield mention["actor_id"], "about"


def _alleged(attribution: Attribution) -> Token | None:
    """Who did it, of what an allegation says that somebody did."""
    head = attribution.head
    if head is None or head.lemma_.lower() not in _ALLEGATIONS:
        return None
    clause = next((c for c in head.rights if c.dep_ in {"acl", "relcl", "ccomp"}), None)
    return next((c for c in clause.lefts if c.dep_ == "nsubj"), None) if clause is not None else None


def _names(mention: Mention) -> bool:
    """Whether a mention says by itself who is meant: a name, or "the Chadian army" with one in it."""
    if mention["form"] == "nominal":
        words = mention["text"].removeprefix("The ").split()
        return not mention["actor_id"].startswith("group/") and any(word[:1].isupper() for word in words)
    return mention["form"] in {"name", "adjective"}


def _first_person(reading: Reading, cast: Cast, attribution: Attribution, speaker: str) -> None:
    """Let "I" in what somebody says in quotation marks or behind a colon refer to who says it.

    Not in what he quotes there himself, between single marks.
    """
    own = attribution.content if attribution.frame == "label" else attribution.quoted
    plural = cast.actor(speaker)["kind"] in _BODIES
    others = [span for start, end in own for span in nested(reading.article.text, start, end)]
    for token in _tokens(reading, without(own, others)):
        if (
            token.pos_ == "PRON"
            and (token.lower_ in _SINGULAR or (plural and token.lower_ in _PLURAL))
            and not cast.at(token)
        ):
            cast.add_pronoun(token, speaker, reading.article.article_id)


def _tokens(reading: Reading, spans: Sequence[Span]) -> Iterator[Token]:
    for start, end in spans:
        span = reading.doc.char_span(start, end, alignment_mode="contract")
        for token in span or ():
            if start <= token.idx and end_char(token) <= end:
                yield token


_ALLEGATIONS = frozenset({"allege", "allegation", "accusation", "charge"})
_THIRD = frozenset({"it", "them", "him", "her"})
_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_BODIES = frozenset({"state", "organisation", "force", "media", "group"})

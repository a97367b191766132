"""A reading and its cast in, who is said to have said, thought or wanted what out."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tidynews.extract.actors import Cast
from tidynews.extract.ids import row_ids
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import Quotation
from tidynews.extract.said.acts import act
from tidynews.extract.said.attribution import Attribution
from tidynews.extract.said.confidence import confidence
from tidynews.extract.said.contents import Span, joined, passages, pieces
from tidynews.extract.said.frames import attributions
from tidynews.extract.said.headlines import mended
from tidynews.extract.said.joins import join
from tidynews.extract.said.lacking import with_source
from tidynews.extract.said.links import embedding, links
from tidynews.extract.said.parties import Parties, parties
from tidynews.extract.said.polarity import polarity
from tidynews.extract.said.sources import source_kind
from tidynews.extract.times import time_of
from tidynews.rows import Actor, Claim, ClaimActor, ClaimLink, ClaimPart, Time


@dataclass
class Attributions:
    """The claims of one article, with their parts, actors and links."""

    claims: list[Claim] = field(default_factory=list)
    parts: list[ClaimPart] = field(default_factory=list)
    actors: list[ClaimActor] = field(default_factory=list)
    links: list[ClaimLink] = field(default_factory=list)
    _contents: list[tuple[int, int, Claim]] = field(init=False, repr=False, default_factory=list)
    _lengths: dict[str, int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the contents by start, so that `innermost` need not look at all."""
        lengths: dict[str, int] = {}
        spans = [p for p in self.parts if p["part"] == "content"]
        for part in spans:
            lengths[part["claim_id"]] = lengths.get(part["claim_id"], 0) + part["end_char"] - part["start_char"]
        by_id = {claim["claim_id"]: claim for claim in self.claims}
        self._lengths = lengths
        self._contents = sorted(
            ((p["start_char"], p["end_char"], by_id[p["claim_id"]]) for p in spans), key=lambda c: c[:2]
        )

    def innermost(self, start_char: int, end_char: int) -> Claim | None:
        """The claim with the shortest content that covers a span; None where nobody but the article states it."""
        upto = bisect_right(self._contents, start_char, key=lambda content: content[0])
        covering = [claim for _, end, claim in self._contents[:upto] if end >= end_char]
        return min(covering, key=lambda claim: self._lengths[claim["claim_id"]], default=None)


def claims(reading: Reading, quotations: Sequence[Quotation], cast: Cast, times: Sequence[Time]) -> Attributions:
    """The attributions of the article."""
    spans = passages(quotations)
    told = mended(reading, list(attributions(reading.doc)))
    joined_up = [with_source(a) for a in join(reading, quotations, cast, told)]
    found = sorted((a for a in joined_up if a.content and not _echo(a, joined_up)), key=_start)
    ids = list(row_ids(reading.article.article_id, "claim", (_start(a)[0] for a in found)))
    outer = embedding(found)
    people = parties(reading, cast, found, outer)
    parts = [_parts(reading, claim_id, a, spans) for claim_id, a in zip(ids, found, strict=True)]
    return Attributions(
        [
            _claim(_Read(reading, times, cast), ids[n], found[n], parts[n], (people[n], outer[n] is not None))
            for n in range(len(found))
        ],
        [part for own in parts for part in own],
        [row for claim_id, who in zip(ids, people, strict=True) for row in who.rows(claim_id)],
        [link.row(ids) for link in links(reading, found, people, outer)],
    )


def _start(attribution: Attribution) -> tuple[int, int]:
    return attribution.cue if attribution.cue is not None else attribution.content[0]


def _is_known(actor: Actor) -> bool:
    """Whether readers can tell an actor from others: not "two diplomats", but "Ardan officials"."""
    return actor["kind"] != "group" or actor["country_iso3"] is not None


def _echo(attribution: Attribution, every: Sequence[Attribution]) -> bool:
    """Whether a claim inside somebody's own words only says "I think", "we want" or "you know": it is that claim."""
    if attribution.cue is None or (attribution.source is not None and attribution.source.lower_ not in _PERSONS):
        return False
    start, end = attribution.cue
    return any(other is not attribution and any(s <= start and end <= e for s, e in other.quoted) for other in every)


@dataclass(frozen=True)
class _Read:
    """What is known of the article beside its claims."""

    reading: Reading
    times: Sequence[Time]
    cast: Cast


def _claim(
    known: _Read, claim_id: str, found: Attribution, parts: Sequence[ClaimPart], place: tuple[Parties, bool]
) -> Claim:
    """The row of an attribution; `place` is who takes part and whether it is embedded in another."""
    (people, embedded), reading, cast = place, known.reading, known.cast
    kinds = {cast.actor(actor)["kind"] for actor in people.speakers}
    speaker = next((one for one in people.speakers if len(people.speakers) == 1 and _is_known(cast.actor(one))), None)
    verb = found.lent or found.head
    when = time_of(verb, known.times) if verb is not None and verb.pos_ in {"VERB", "AUX"} else None
    content = [p for p in parts if p["part"] == "content"]
    quoted = {p["quoted"] for p in content}
    return Claim(
        claim_id=claim_id,
        article_id=reading.article.article_id,
        segment_id=reading.article.segment_id(reading.segment_at(_start(found)[0])),
        speaker_id=speaker,
        source_kind=source_kind(found.source, kinds),
        speaker=reading.text(*found.source_chars) if found.source_chars is not None else None,
        cue=reading.text(*found.cue) if found.cue is not None else None,
        act=act(reading, found, cast, people.speakers),
        form="mixed" if len(quoted) > 1 else "direct" if True in quoted else "indirect",
        content=joined(reading.article.text, [(p["start_char"], p["end_char"]) for p in content]),
        polarity=polarity(found),
        said_time_id=when["time_id"] if when is not None else None,
        confidence=confidence(found, embedded=embedded),
        origin="machine",
    )


def _parts(reading: Reading, claim_id: str, found: Attribution, spans: Sequence[Span]) -> list[ClaimPart]:
    text = reading.article.text
    named: list[tuple[str, int, int, bool]] = []
    if found.source_chars is not None:
        named.append(("source", *found.source_chars, False))
    if found.cue is not None:
        named.append(("cue", *found.cue, False))
    named.extend(("content", *piece) for piece in pieces(text, found.content, spans))
    seqs: dict[str, int] = {}
    rows = []
    for part, start, end, quoted in named:
        seqs[part] = seqs.get(part, 0) + 1
        rows.append(
            ClaimPart(
                claim_id=claim_id,
                part=part,
                seq=seqs[part],
                start_char=start,
                end_char=end,
                quoted=quoted,
                span_sha256=hashlib.sha256(text[start:end].encode()).hexdigest(),
            )
        )
    return rows


_PERSONS = frozenset({"i", "we", "you", "my", "our", "your", "me", "us", "nobody", "somebody", "anybody"}) | frozenset(
    {"everybody", "someone", "anyone", "everyone", "none"}
)

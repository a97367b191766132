"""A reading in, one row per figure it states out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Doc, Token

from tidynews.extract.actors import Cast
from tidynews.extract.claims import Attributions
from tidynews.extract.events import Happenings
from tidynews.extract.ids import row_ids
from tidynews.extract.measured import Measured, counted_noun, measured, phrase
from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.properties import counts_people, governing_verb, people_nouns, place_of, property_of
from tidynews.extract.quantities import Quantity, quantities
from tidynews.extract.times import time_of
from tidynews.extract.uncounted import is_uncounted
from tidynews.extract.units import Unit, singular, with_rate
from tidynews.read.article import JOURNALISTIC, Segment
from tidynews.rows import Figure, Time


def figures(
    reading: Reading, times: Sequence[Time], cast: Cast, attributions: Attributions, happenings: Happenings
) -> list[Figure]:
    """The figures of the article, in reading order."""
    around = _Around(reading, times, cast, attributions, happenings)
    starts = [token.idx for token in reading.doc]
    zones = [segment for segment in reading.article.segments if segment.kind in JOURNALISTIC]
    stated = [one for zone in zones for one in _stated(reading, starts, times, zone)]
    ids = row_ids(reading.article.article_id, "figure", (one.quantity.start for one in stated))
    return [_row(figure_id, one, around) for figure_id, one in zip(ids, stated, strict=True)]


@dataclass(frozen=True, slots=True)
class _Around:
    """What the other extractors found in the same article."""

    reading: Reading
    times: Sequence[Time]
    cast: Cast
    attributions: Attributions
    happenings: Happenings


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A quantity that counts or measures something, with its tokens: number from `first` to `last`, whole to `edge`."""

    quantity: Quantity
    begin: int
    last: int
    edge: int
    noun: Token | None


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure and what it is about. `counts` says that the noun is the unit."""

    quantity: Quantity
    last: int
    about: Measured | None
    counts: bool
    taken: Collection[int]


def _stated(reading: Reading, starts: Sequence[int], times: Sequence[Time], zone: Segment) -> Iterator[_Stated]:
    """The figures of one segment."""
    candidates = _candidates(reading, starts, times, zone)
    taken = {at for one in candidates for at in range(one.begin, _inner_edge(one) + 1)}
    previous: _Stated | None = None
    for one in candidates:
        about, counts = _about(reading, one, taken, previous)
        quantity = _by_verb(one.quantity, reading.doc[one.last])
        previous = _Stated(
            quantity, one.last, about, counts, {*range(one.begin, one.last + 1), *(() if counts else taken)}
        )
        yield previous


def _candidates(reading: Reading, starts: Sequence[int], times: Sequence[Time], zone: Segment) -> list[_Candidate]:
    """The quantities of one segment that count or measure something, none inside another."""
    doc, text = reading.doc, reading.article.text
    found = quantities(text, zone.start_char, zone.end_char)
    kept: list[_Candidate] = []
    for at, quantity in enumerate(found):
        begin, last = (bisect_right(starts, char) - 1 for char in (quantity.start, quantity.number_end - 1))
        noun = None if quantity.unit else counted_noun(doc, last)
        if (kept and quantity.start < kept[-1].quantity.end) or _overlaps(quantity, times):
            continue
        if is_uncounted(text, quantity, doc[last], noun):
            continue
        limit = next((after.start for after in found[at + 1 :] if after.unit is not None), len(text))
        if (
            quantity.shape == "words" and quantity.high == 1 and limit == quantity.end + 1
        ):  # "just one 52,000-barrel plant"
            continue
        whole = _extended(text, quantity, noun, limit)
        kept.append(_Candidate(whole, begin, last, bisect_right(starts, whole.end - 1) - 1, noun))
    return kept


def _inner_edge(one: _Candidate) -> int:
    """The last token of a candidate that cannot be what another is about; a noun and "12-year-old" can."""
    if one.noun is not None:
        return one.last
    return one.edge - (one.quantity.unit is not None and one.quantity.unit.kind == "age" and one.edge > one.last)


def _extended(text: str, quantity: Quantity, noun: Token | None, limit: int) -> Quantity:
    """`quantity` up to the end of the noun it counts, unless another amount stands between."""
    if noun is None or quantity.shape == "share" or quantity.suspended or noun.idx > limit:
        return quantity
    rated = with_rate(text, Unit(quantity.start, end_char(noun), f"{{{_lemma(noun)}}}", "count"), end_char(noun))
    return replace(quantity, end=rated.end, unit=rated if rated.kind == "rate" else None)


def _about(
    reading: Reading, one: _Candidate, taken: Collection[int], previous: _Stated | None
) -> tuple[Measured | None, bool]:
    """What a quantity counts or measures, and whether that is its unit."""
    doc, quantity = reading.doc, one.quantity
    if one.noun is not None and quantity.shape != "share":
        return Measured(one.noun, 0.95), quantity.unit is None
    if previous is not None and _CONVERTS.fullmatch(reading.article.text, previous.quantity.end, quantity.start):
        return previous.about, False
    lasts = quantity.unit is not None and quantity.unit.kind == "duration"
    found = measured(doc, (one.begin, one.edge), taken, lasts=lasts)
    if quantity.unit is not None or quantity.shape in _BARE_KINDS:
        return found, False
    if doc[min(one.last + 1, len(doc) - 1)].lower_ == "of":
        return found, True
    if found is not None and found.head.lemma_.lower() in people_nouns():
        return found, True
    return (None, True) if counts_people(doc[one.last]) else _elided(doc, one, previous) or (found, False)


def _elided(doc: Doc, one: _Candidate, previous: _Stated | None) -> tuple[Measured, bool] | None:
    """What the last count of the same sentence counted: "400 boats, up from 300"."""
    if (
        previous is None
        or previous.about is None
        or not previous.counts
        or doc[previous.last].sent != doc[one.last].sent
    ):
        return None
    return replace(previous.about, sureness=0.5), True


def _by_verb(quantity: Quantity, token: Token) -> Quantity:
    """The comparator that a verb states: "exceeded 45,000", "fell short of 300"."""
    if quantity.hedge is not None:
        return quantity
    for above in (token.head, token.head.head, token.head.head.head):
        sign = _verb_comparators().get(above.lemma_.lower()) if above.pos_ == "VERB" else None
        if sign and above.i < token.i and not any(t.dep_ == "prep" and t.i < token.i for t in above.rights):
            return replace(quantity, comparator=sign, hedge=above.lower_)
        if above.lower_ == "short":
            return replace(quantity, comparator="<", hedge="short of")
    return quantity


def _row(figure_id: str, one: _Stated, around: _Around) -> Figure:
    reading, quantity, token = around.reading, one.quantity, around.reading.doc[one.last]
    head = one.about.head if one.about else None
    verb = governing_verb(head if one.counts and head is not None else token)
    claim = around.attributions.innermost(quantity.start, quantity.end)
    when = time_of(verb if verb is not None else token, around.times)
    place = place_of(token, head)
    actors = around.cast.at(head) if head is not None else ()
    event = (around.happenings.at(verb) if verb is not None else None) or (
        around.happenings.at(head) if head is not None else None
    )
    bounds, (unit, kind) = _bounds(quantity), _unit(one)
    return Figure(
        figure_id=figure_id,
        article_id=reading.article.article_id,
        segment_id=reading.article.segment_id(reading.segment_at(quantity.start)),
        claim_id=claim["claim_id"] if claim else None,
        event_id=event,
        start_char=quantity.start,
        end_char=quantity.end,
        text=reading.text(quantity.start, quantity.end),
        value=None if quantity.low != quantity.high else quantity.low,
        comparator=bounds.comparator,
        hedge=_hedge(quantity, reading),
        low=bounds.low,
        high=bounds.high,
        low_closed=bounds.low_closed,
        high_closed=bounds.high_closed,
        unit=unit,
        currency=quantity.unit.currency if quantity.unit else None,
        quantity_kind=kind,
        measured_entity=_words(reading, head, one.taken) if head is not None else None,
        entity_id=actors[0] if len(actors) == 1 else None,
        measured_property=property_of(token, head, kind=kind),
        time_id=when["time_id"] if when else None,
        place=_words(reading, place) if place is not None else None,
        confidence=_confidence(one),
        origin="machine",
    )


@dataclass(frozen=True, slots=True)
class _Bounds:
    comparator: str
    low: float | None = None
    high: float | None = None
    low_closed: bool | None = None
    high_closed: bool | None = None


def _bounds(quantity: Quantity) -> _Bounds:
    """What the words state about the true number, as the row rules of `figures` want it."""
    sign, low, high = quantity.comparator, quantity.low, quantity.high
    if quantity.shape == "range" or (low != high and sign in {"=", "~"}):
        return _Bounds("=", low, high, low_closed=True, high_closed=quantity.shape != "vague")
    if sign in {">", ">="}:
        return _Bounds(sign, low=low, low_closed=sign == ">=")
    if sign in {"<", "<="}:
        return _Bounds(sign, high=high, high_closed=sign == "<=")
    return _Bounds(sign)


def _hedge(quantity: Quantity, reading: Reading) -> str | None:
    """The words that qualify the number; a vague word is its own hedge."""
    if quantity.hedge is None and quantity.shape == "vague":
        return reading.text(quantity.number_start, quantity.number_end).lower()
    return quantity.hedge


def _unit(one: _Stated) -> tuple[str | None, str]:
    """The unit in UCUM, and the kind of quantity."""
    unit = one.quantity.unit
    if unit is not None:
        return unit.ucum, unit.kind
    if one.quantity.shape in _BARE_KINDS:
        return "1", _BARE_KINDS[one.quantity.shape]
    if one.counts:
        return f"{{{_lemma(one.about.head) if one.about else 'person'}}}", "count"
    return None, "other"


def _words(reading: Reading, head: Token, taken: Collection[int] = ()) -> str:
    first, last = phrase(head, taken)
    return reading.text(reading.doc[first].idx, end_char(reading.doc[last]))


def _confidence(one: _Stated) -> float:
    sure = 0.97 if one.quantity.unit is not None else 0.93 if one.counts or one.quantity.shape in _BARE_KINDS else 0.7
    sure -= {"vague": 0.1, "range": 0.07, "share": 0.1, "fold": 0.1}.get(one.quantity.shape, 0.0)
    sure -= 0.1 * (1.0 - one.about.sureness) if one.about else 0.1
    return round(sure, 2)


def _overlaps(quantity: Quantity, times: Sequence[Time]) -> bool:
    """Whether a time expression holds the number; an amount with a unit that is no time cannot be part of one."""
    if quantity.unit is not None and quantity.unit.kind not in {"duration", "age"}:
        return False
    return any(t["start_char"] < quantity.number_end and quantity.number_start < t["end_char"] for t in times)


def _lemma(noun: Token) -> str:
    if noun.lower_ == "people" or noun.lemma_.lower() in people_nouns():
        return "person"
    lemma = noun.lemma_.lower() if noun.tag_ in {"NNS", "NN"} else singular(noun.text)
    return "".join(ch for ch in lemma.lower().replace(" ", "_") if ch.isascii() and ch not in "{}") or "thing"


@cache
def _verb_comparators() -> Mapping[str, str]:
    loaded: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "hedges.yaml").read_text(encoding="utf-8"))
    return {verb: sign for sign, verbs in loaded["verbs"].items() for verb in verbs}


_BARE_KINDS = {"share": "ratio", "odds": "ratio", "fold": "factor"}
_CONVERTS = re.compile(r"\s\((?:about\s|around\s|roughly\s)?")

"""A reading in, one row per figure it states out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.claims import Attributions
from tidynews.extract.counted.amounts import Quantity
from tidynews.extract.counted.elided import is_part
from tidynews.extract.counted.located import place_of
from tidynews.extract.counted.noun_phrases import phrase
from tidynews.extract.counted.properties import governing_verb, noun_property, property_of
from tidynews.extract.counted.stated import Stated, stated
from tidynews.extract.events import Happenings
from tidynews.extract.ids import row_ids
from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.times import time_of
from tidynews.rows import Figure, Time
from tidynews.schema import JOURNALISTIC


def figures(
    reading: Reading, times: Sequence[Time], cast: Cast, attributions: Attributions, happenings: Happenings
) -> list[Figure]:
    """The figures of the article, in reading order.

    Shape: one row per number that counts or measures something; a range is one row.
    Span: the number with its sign and unit, or with the noun it counts ("12,000 North Korean soldiers"); the hedge
    stands in its own column.
    """
    around = _Around(reading, times, cast, attributions, happenings)
    starts = [token.idx for token in reading.doc]
    zones = [segment for segment in reading.article.segments if segment.kind in JOURNALISTIC]
    found = [one for zone in zones for one in stated(reading, starts, times, zone)]
    ids = row_ids(reading.article.article_id, "figure", (one.quantity.start for one in found))
    rows = [_row(figure_id, one, around) for figure_id, one in zip(ids, found, strict=True)]
    for before, row, one in zip(rows, rows[1:], found[1:], strict=False):
        if row["measured_property"] is None and _goes_on(before, row, one):
            row["measured_property"] = before["measured_property"]
    return rows


def _goes_on(before: Figure, row: Figure, one: Stated) -> bool:
    """Whether a figure goes on about the one before: "In May *it* stood at 38%", "12 men, *including* two boys"."""
    if one.about is None or before["segment_id"] != row["segment_id"]:
        return False
    if is_part(one.number):  # "1,200 died, *of whom* 300 were civilians"
        return before["quantity_kind"] == row["quantity_kind"] == "count"
    if one.about.head.pos_ == "PRON":
        return before["unit"] == row["unit"]
    return one.counts and one.about.head.head.lower_ == "including" and before["quantity_kind"] == "count"


@dataclass(frozen=True, slots=True)
class _Around:
    """What the other extractors found in the same article."""

    reading: Reading
    times: Sequence[Time]
    cast: Cast
    attributions: Attributions
    happenings: Happenings


def _row(figure_id: str, one: Stated, around: _Around) -> Figure:
    reading, quantity, token = around.reading, one.quantity, one.number
    head = one.about.head if one.about else None
    claim = around.attributions.innermost(quantity.start, quantity.end)
    place, bounds = place_of(token, head), _bounds(quantity)
    return Figure(
        figure_id=figure_id,
        article_id=reading.article.article_id,
        segment_id=reading.article.segment_id(reading.segment_at(quantity.start)),
        claim_id=claim["claim_id"] if claim else None,
        event_id=_event(one, around),
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
        unit=one.unit,
        currency=quantity.unit.currency if quantity.unit else None,
        quantity_kind=one.kind,
        measured_entity=_words(reading, head, one.taken) if head is not None else None,
        entity_id=_actor(head, around.cast),
        measured_property=_property(one),
        time_id=_time(one, around.times),
        place=reading.text(*place) if place is not None else None,
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
    """The words that qualify the number; a vague word is a hedge of its own."""
    vague = reading.text(quantity.number_start, quantity.number_end).lower() if quantity.shape == "vague" else None
    return " ".join(words for words in (quantity.hedge, vague) if words) or None


def _actor(head: Token | None, cast: Cast) -> str | None:
    """The one actor that is counted or measured."""
    actors = cast.at(head) if head is not None else ()
    return actors[0] if len(actors) == 1 else None


def _property(one: Stated) -> str | None:
    """What its own words say; where the noun stands with an earlier number, that one's words only if it has none."""
    head = one.about.head if one.about else None
    if head is None or not one.about or not one.about.borrowed:
        return property_of(one.number, head, kind=one.kind)
    own = property_of(one.number, None, kind=one.kind)
    if is_part(one.number):
        return own
    apart = governing_verb(one.number) != governing_verb(head)
    return own or (noun_property(head) if apart else property_of(one.number, head, kind=one.kind))


def _event(one: Stated, around: _Around) -> str | None:
    """The event of the verb that governs what is counted, else of the noun itself."""
    head = one.about.head if one.about else None
    for word in (governing_verb(one.place), head):
        event = around.happenings.at(word) if word is not None else None
        if event is not None:
            return event
    return None


def _time(one: Stated, times: Sequence[Time]) -> str | None:
    verb = governing_verb(one.place)
    when = time_of(verb if verb is not None else one.number, times)
    return when["time_id"] if when else None


def _words(reading: Reading, head: Token, taken: Collection[int]) -> str:
    first, last = phrase(head, taken)
    return reading.text(reading.doc[first].idx, end_char(reading.doc[last])).strip()  # a hard space is a token


def _confidence(one: Stated) -> float:
    """Measured on news sentences: units and counted nouns are right most often, bare numbers and vague words least."""
    sure = {"other": 0.7, "count": 0.93}.get(one.kind, 0.97)
    sure -= _LESS_SURE.get(one.quantity.shape, 0.0)
    if one.quantity.shape == "words" and one.quantity.high == 1:
        sure -= 0.1
    return round(sure - 0.1 * (1.0 - (one.about.sureness if one.about else 0.0)), 2)


_LESS_SURE = {"vague": 0.1, "range": 0.07, "share": 0.1, "fold": 0.1, "verb": 0.15, "odds": 0.2}

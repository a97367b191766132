"""The quantities of a segment in, those that are figures out, each with what it counts or measures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tidynews.articles.article import Segment
from tidynews.extract.counted.amounts import Quantity
from tidynews.extract.counted.carried import carried_unit
from tidynews.extract.counted.elided import WHOLE, acts, named_part, number_of, predicate, states_level
from tidynews.extract.counted.hedges import hedged_by_verb
from tidynews.extract.counted.measured import Measured, changed, measured
from tidynews.extract.counted.noun_phrases import counted_noun
from tidynews.extract.counted.properties import counts_people, people_nouns, people_of, score_nouns
from tidynews.extract.counted.quantities import quantities
from tidynews.extract.counted.uncounted import is_uncounted
from tidynews.extract.counted.units import Unit, singular, with_rate
from tidynews.extract.nlp import Reading, end_char
from tidynews.rows import Time


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure: its quantity, the last token of its `number`, and what it is `about`.

    `kind` is the code of `figures.quantity_kind`, `unit` the unit in UCUM. `taken` are tokens of numbers, which are no
    part of what is measured. `counts` says that the unit is the noun, so that the two share a verb.
    """

    quantity: Quantity
    number: Token
    about: Measured | None
    counts: bool
    taken: Collection[int]

    @property
    def place(self) -> Token:
        """Where it stands in its sentence: at the noun it counts, or at its number."""
        return self.about.head if self.counts and self.about and not self.about.borrowed else self.number

    @property
    def kind(self) -> str:
        """The kind of quantity."""
        if self.quantity.unit is not None:
            return self.quantity.unit.kind
        if self.quantity.shape in _BARE_KINDS:
            return _BARE_KINDS[self.quantity.shape]
        if self.counts:
            return "count"
        return "score" if self.about and self.about.head.lemma_.lower() in score_nouns() else "other"

    @property
    def unit(self) -> str | None:
        """The unit in UCUM; what is counted stands in braces."""
        if self.quantity.unit is not None:
            return self.quantity.unit.ucum
        if self.quantity.shape in _BARE_KINDS:
            return "1"
        return (f"{{{_lemma(self.about.head)}}}" if self.about else "{person}") if self.counts else None


def stated(reading: Reading, starts: Sequence[int], times: Sequence[Time], zone: Segment) -> Iterator[Stated]:
    """Yield the figures of one segment; `starts` are the first characters of the tokens of the reading."""
    candidates = _candidates(reading, starts, times, zone)
    taken = {at for one in candidates for at in range(one.begin, _inner_edge(one) + 1)}
    before = _Before()
    for one in candidates:
        about, counts = _about(reading, one, taken, before)
        quantity = hedged_by_verb(one.quantity, reading.doc[one.last])
        if quantity.unit is None and one.noun is None and (not counts or _is_of_people(about)):
            sentence = reading.doc[one.last].sent.start_char
            near = [earlier.quantity for earlier in candidates if sentence <= earlier.quantity.start < quantity.start]
            unit = carried_unit(reading.article.text, quantity, about.head if about else None, near)
            quantity, counts = replace(quantity, unit=unit), counts and unit is None
        own = range(one.begin, one.last + 1)
        found = Stated(quantity, reading.doc[one.last], about, counts, own if counts else {*own, *taken})
        before = _Before(found, found if counts and about else before.counting)
        yield found


@dataclass(frozen=True, slots=True)
class _Before:
    """The figure before, and the one before that counts something: "it", "them" and bare numbers refer to them."""

    last: Stated | None = None
    counting: Stated | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A quantity that counts or measures something: tokens `begin` to `edge`, its number up to `last`."""

    quantity: Quantity
    begin: int
    last: int
    edge: int
    noun: Token | None


def _candidates(reading: Reading, starts: Sequence[int], times: Sequence[Time], zone: Segment) -> list[_Candidate]:
    """The quantities of one segment that count or measure something, none inside another."""
    doc, text = reading.doc, reading.article.text
    found = quantities(text, zone.start_char, zone.end_char)
    kept: list[_Candidate] = []
    for at, quantity in enumerate(found):
        counted_from = quantity.number_end if quantity.unit else quantity.end
        begin, last = (bisect_right(starts, char) - 1 for char in (quantity.start, counted_from - 1))
        noun = None if quantity.unit else counted_noun(doc, last)
        noun = None if noun is not None and noun.lower_ == "others" else noun
        if (kept and quantity.start < kept[-1].quantity.end) or _overlaps(quantity, times):
            continue
        limit = next((after.start for after in found[at + 1 :] if after.unit is not None), len(text))
        if is_uncounted(text, quantity, doc[last], noun) or _only_introduces(quantity, limit):
            continue
        whole = _extended(text, quantity, noun, limit)
        kept.append(_Candidate(whole, begin, last, bisect_right(starts, whole.end - 1) - 1, noun))
    return _with_shared_nouns(kept)


def _with_shared_nouns(candidates: list[_Candidate]) -> list[_Candidate]:
    """Give "four-" and "five-" the noun of "six-cylinder"."""
    shared = list(candidates)
    for at in range(len(shared) - 2, -1, -1):
        if shared[at].quantity.suspended and shared[at].noun is None:
            shared[at] = replace(shared[at], noun=shared[at + 1].noun)
    return shared


def _only_introduces(quantity: Quantity, limit: int) -> bool:
    """Whether "one" only leads to an amount, as in "just one 52,000-barrel plant"; that amount begins at `limit`."""
    return quantity.shape == "words" and quantity.high == 1 and limit == quantity.end + 1


def _overlaps(quantity: Quantity, times: Sequence[Time]) -> bool:
    """Whether a time expression holds the whole number; an amount with a unit that is no time is no part of one."""
    if quantity.unit is not None and quantity.unit.kind not in {"duration", "age"}:
        return False
    return any(t["start_char"] <= quantity.number_start and quantity.number_end <= t["end_char"] for t in times)


def _extended(text: str, quantity: Quantity, noun: Token | None, limit: int) -> Quantity:
    """`quantity` up to the end of the noun it counts, unless another amount stands between; with what that is per."""
    if noun is None or quantity.shape == "share" or quantity.suspended or noun.idx > limit:
        return quantity
    if _compares(noun):
        return replace(quantity, end=end_char(noun), unit=Unit(noun.idx, end_char(noun), "1", "factor"))
    rated = with_rate(text, Unit(quantity.start, end_char(noun), f"{{{_lemma(noun)}}}", "count"), end_char(noun))
    return replace(quantity, end=rated.end, unit=rated if rated.kind == "rate" else None)


def _inner_edge(one: _Candidate) -> int:
    """The last token of a candidate that cannot be what another is about; a noun and "12-year-old" can."""
    if one.noun is not None:
        return one.last
    return one.edge - (one.quantity.unit is not None and one.quantity.unit.kind == "age" and one.edge > one.last)


def _about(reading: Reading, one: _Candidate, taken: Collection[int], before: _Before) -> tuple[Measured | None, bool]:
    """What a quantity counts or measures, and whether that is its unit."""
    doc, quantity = reading.doc, one.quantity
    if one.noun is not None and quantity.shape != "share" and (quantity.unit is None or quantity.unit.kind == "rate"):
        return Measured(one.noun, 0.95), quantity.unit is None
    last = before.last
    if last is not None and _CONVERTS.fullmatch(reading.article.text, last.quantity.end, quantity.start):
        return last.about, False
    lasts = quantity.unit is not None and quantity.unit.kind == "duration"
    found = measured(doc, (one.begin, one.edge), taken, lasts=lasts)
    if quantity.unit is not None or quantity.shape in _BARE_KINDS:
        return changed(found, taken) if found else None, False
    return _uncounted_noun(doc, one, found, before)


def _uncounted_noun(doc: Doc, one: _Candidate, found: Measured | None, before: _Before) -> tuple[Measured | None, bool]:
    """What a number without a noun behind it counts, and whether it counts; `found` is what it is measured on."""
    after = [token.lower_ for token in doc[one.last + 1 : one.last + 3]]
    if after[:1] == ["who"] or (after[:1] == ["of"] and after[-1] in WHOLE):
        part = named_part(doc[one.last])
        return Measured(part, 0.8) if part else _borrowed(before.counting), True  # "A dozen of them"
    said = predicate(doc[one.last])
    if said is not None:
        return Measured(said, 0.8), True
    if found is not None and found.head.lemma_.lower() in people_nouns():
        return replace(found, head=people_of(found.head) or found.head), True
    of_noun = after[:1] == ["of"] and found is not None and found.head.pos_ in {"NOUN", "PROPN"}
    if of_noun or (found is not None and states_level(doc[one.last], found.head)):
        return found, of_noun
    named = number_of(found.head if found else None)
    return (Measured(named, 0.8), True) if named is not None else _unnamed(doc[one.last], found, before)


def _unnamed(number: Token, found: Measured | None, before: _Before) -> tuple[Measured | None, bool]:
    """People by their verb, or what the number before counts, or else `found`."""
    if counts_people(number):
        return None, True
    if before.last is not None and before.last.number.sent == number.sent and _borrowed(before.last):
        return _borrowed(before.last), True  # "400 boats, up from 300"
    return (None, True) if acts(number) else (found, False)


def _is_of_people(about: Measured | None) -> bool:
    """Whether it is about a noun whose number is one of people, unless it is a share: "turnout was 41%, up from 39"."""
    return about is not None and about.head.lemma_.lower() in people_nouns()


def _borrowed(previous: Stated | None) -> Measured | None:
    """What the number before counts."""
    if previous is None or not previous.counts or previous.about is None:
        return None
    return replace(previous.about, sureness=0.5, borrowed=True)


def _compares(times: Token) -> bool:
    """Whether "times" multiplies: "three times the rate", "ten times as many", not "they met three times"."""
    if times.lower_ != "times" or times.i + 1 == len(times.doc):
        return False
    after = times.nbor()
    return after.pos_ in {"DET", "PRON"} or after.tag_ in {"JJR", "RBR", "PRP$"} or after.lower_ in {"as", "what"}


def _lemma(noun: Token) -> str:
    """The noun as it stands in a UCUM annotation, which is ASCII without braces."""
    if noun.lower_ == "people" or noun.lemma_.lower() in people_nouns() or _is_demonym(noun):
        return "person"
    lemma = noun.lemma_ if noun.tag_ in {"NNS", "NN"} else singular(noun.text)
    return "".join(sign for sign in lemma.lower() if sign.isascii() and (sign.isalnum() or sign in "-_.")) or "thing"


def _is_demonym(noun: Token) -> bool:
    """Whether it says whose citizens are counted: "300 North Koreans"."""
    return noun.tag_ == "NNPS" and noun.ent_type_ == "NORP"


_BARE_KINDS = {"share": "ratio", "odds": "ratio", "fold": "factor", "verb": "factor"}
_CONVERTS = re.compile(r"\s\((?:about\s|around\s|roughly\s)?")

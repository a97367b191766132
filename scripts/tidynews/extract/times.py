"""A reading in, one row per time expression out, resolved by a named rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Span

from tidynews.extract.ids import row_ids
from tidynews.extract.nlp import Reading
from tidynews.extract.when import periods
from tidynews.extract.when.dating import time_of
from tidynews.extract.when.periods import Period
from tidynews.extract.when.time_context import Words, is_time, opens
from tidynews.extract.when.time_phrases import Phrase, phrases
from tidynews.extract.when.time_rules import resolve
from tidynews.extract.when.time_setting import Resolved, Setting
from tidynews.extract.when.time_tense import tense
from tidynews.rows import Time

__all__ = ["time_of", "times"]


def times(reading: Reading) -> list[Time]:
    """The time expressions of the article, in reading order."""
    inside = _joined(reading, list(_expressions(reading)))
    found = sorted([*inside, *_date_lines(reading)], key=lambda one: one.start)
    ids = row_ids(reading.article.article_id, "time", (one.start for one in found))
    return [_row(reading, time_id, one) for time_id, one in zip(ids, found, strict=True)]


@dataclass(frozen=True, slots=True)
class _Expression:
    start: int
    end: int
    phrase: Phrase
    setting: Setting
    resolved: Resolved


def _expressions(reading: Reading) -> Iterator[_Expression]:
    """Each phrase that is a time, resolved; those that look back see the ones before them."""
    doc, published = reading.doc, reading.article.metadata.published_on
    tokens = Words(doc)
    earlier: list[tuple[int, Period]] = []
    narrated: dict[int, int] = {}
    for phrase in phrases(_fenced(reading)):
        span = tokens.span(phrase.core, phrase.end)
        if span[0].is_space or not is_time(phrase, span):
            continue
        zone = reading.segment_at(phrase.core)
        sentence, paragraph = span.sent.start, reading.article.segments.index(zone)
        near = tuple(period for at, period in reversed(earlier[-_MEMORY:]) if paragraph - at <= _REACH)
        setting = Setting(published, tense(span, headline=zone.kind == "headline"), near, narrated.get(sentence))
        resolved = resolve(phrase, setting)
        if resolved is None:
            continue
        if resolved.period is not None and resolved.period.precision < _OPEN:
            earlier.append((paragraph, resolved.period))
            if phrase.opens is None:
                _narrate(resolved, published, narrated, sentence)
        yield _expression(phrase, span, setting, resolved)


def _fenced(reading: Reading) -> str:
    """The text with a bar behind every zone, over which no phrase can reach: "in October.", "12 questions"."""
    text = reading.doc.text
    for zone in reading.article.segments:
        if text[zone.end_char : zone.end_char + 1].isspace():
            text = f"{text[: zone.end_char]}\0{text[zone.end_char + 1 :]}"
    return text


def _date_lines(reading: Reading) -> Iterator[_Expression]:
    """The days that date lines state; nothing is counted from them, and they need no parse."""
    setting = Setting(reading.article.metadata.published_on, "past", ())
    for zone in reading.article.segments:
        if zone.kind != "dateline":
            continue
        for phrase in phrases(reading.text(zone.start_char, zone.end_char)):
            states_day = phrase.kind == "iso" or phrase.get("day") or (phrase.kind == "numeric" and phrase.get("year"))
            resolved = resolve(phrase, setting) if states_day else None
            if resolved is not None:
                start, end = zone.start_char + phrase.core, zone.start_char + phrase.end
                yield _Expression(start, end, phrase, setting, resolved)


def _narrate(resolved: Resolved, published: date | None, narrated: dict[int, int], sentence: int) -> None:
    """Remember a year that a sentence states in full, for the months after it."""
    period = resolved.period
    if resolved.rule == "date" and period is not None and period.start and period.unit in {"day", "month", "year"}:
        if published is None or period.start.year != published.year:
            narrated[sentence] = period.start.year
        else:
            narrated.pop(sentence, None)


def _expression(phrase: Phrase, span: Span, setting: Setting, resolved: Resolved) -> _Expression:
    if phrase.opens is None or not opens(phrase, span):
        return _Expression(phrase.start, phrase.end, replace(phrase, opens=None), setting, resolved)
    period, words = resolved.period, span.doc.text[phrase.start : phrase.end]
    if period is not None and period.start is not None and period.end is not None:
        resolved = replace(resolved, period=_opened(period, phrase.opens, reaches_end=_END.search(words) is not None))
    return _Expression(phrase.opener, phrase.end, phrase, setting, resolved)


def _opened(period: Period, opens: str, *, reaches_end: bool) -> Period:
    match opens:
        case "since":
            return period.since()
        case "after":
            return period.after()
        case "before" if not reaches_end:
            return period.before()
        case _:
            return period.until()


def _joined(reading: Reading, found: Sequence[_Expression]) -> Iterator[_Expression]:
    """Two ends of a range as one: "from Monday to Friday", "between 2018 and 2020"."""
    text, at = reading.article.text, 0
    while at < len(found):
        one = found[at]
        two = found[at + 1] if at + 1 < len(found) else None
        whole = _range(text, one, two) if two is not None else None
        yield whole or one
        at += 2 if whole else 1


def _range(text: str, one: _Expression, two: _Expression) -> _Expression | None:
    between = _BETWEEN.fullmatch(text, one.end, two.start if two.phrase.opens is None else two.phrase.start)
    before = _BEFORE.search(text, max(one.start - 10, 0), one.start)
    if between is None or one.phrase.opens is not None or (two.phrase.opens is not None and before is None):
        return None
    if between.group().strip() == "and" and (before is None or before["word"].lower() != "between"):
        return None
    first, last = _both_ends(one, two)
    if first is None or last is None or not _in_order(first, last):
        return None
    start = before.start() if before is not None else one.start
    period = periods.span(first, last)
    anchor = one.resolved.anchor if one.resolved.anchor == two.resolved.anchor else "publication"
    return replace(one, start=start, end=two.end, resolved=Resolved(period, anchor, "range"))


def _both_ends(one: _Expression, two: _Expression) -> tuple[Period | None, Period | None]:
    """The ends, each taking the year or the week that only the other states."""
    first, last = one.resolved.period, resolve(two.phrase, two.setting)
    last_period = last.period if last is not None else None
    if last_period is None or last_period.start is None or first is None or first.start is None:
        return None, None
    stated = last_period.start.year if two.phrase.get("year") else None
    if stated and one.phrase.kind == "date" and not one.phrase.get("year"):
        again = resolve(one.phrase, replace(one.setting, narrated=stated))
        first = again.period if again is not None and again.period is not None else first
    elif {one.phrase.kind, two.phrase.kind} == {"weekday"} and (apart := _days_apart(first, last_period)) >= _WEEK:
        first = periods.day(last_period.start - timedelta(apart % _WEEK))
    elif not _in_order(first, last_period):
        again = resolve(two.phrase, replace(two.setting, published=first.start, tense="future", narrated=None))
        last_period = again.period if again is not None else last_period
    return first, last_period


def _days_apart(first: Period, last: Period) -> int:
    return (last.start - first.start).days if first.start is not None and last.start is not None else 0


def _in_order(first: Period, last: Period) -> bool:
    return first.start is not None and last.end is not None and first.end is not None and first.end < last.end


def _row(reading: Reading, time_id: str, one: _Expression) -> Time:
    period = one.resolved.period
    return Time(
        time_id=time_id,
        article_id=reading.article.article_id,
        start_char=one.start,
        end_char=one.end,
        text=reading.text(one.start, one.end),
        edtf=period.edtf if period is not None else None,
        date_from=period.start if period is not None else None,
        date_until=period.end if period is not None else None,
        date_precision=period.precision if period is not None else None,
        anchor=one.resolved.anchor if period is not None else None,
        rule=one.resolved.rule,
    )


_WEEK = 7
_MEMORY = 8
_REACH = 2  # paragraphs back; what was said further up is no longer "the day before"
_OPEN = 7
_END = re.compile(r"\b(?:end|close) of\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s*", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?$", re.IGNORECASE)

"""A reading in, what happened out: events, the places that report them, and who took part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from tidynews.extract.actors import Cast
from tidynews.extract.claims import Attributions
from tidynews.extract.happened.event_roles import Part, event_roles
from tidynews.extract.happened.merge import Incident, Report, merged
from tidynews.extract.happened.places import place_of
from tidynews.extract.happened.status import is_refusal, status
from tidynews.extract.happened.trigger_words import lexicon
from tidynews.extract.happened.triggers import Trigger, triggers
from tidynews.extract.ids import row_ids
from tidynews.extract.nlp import Reading, end_char
from tidynews.extract.times import time_of
from tidynews.rows import Claim, Event, EventActor, EventMention, Time
from tidynews.schema import codes


@dataclass
class Happenings:
    """The events of one article."""

    events: list[Event] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)
    actors: list[EventActor] = field(default_factory=list)
    by_token: dict[int, str] = field(default_factory=dict)
    """Index of a trigger's tokens to the event's id."""

    def at(self, token: Token) -> str | None:
        """The id of the event that `token` triggers or takes part in, the nearest one that governs it; else None."""
        while token.i not in self.by_token:
            if token.head == token:
                return None
            token = token.head
        return self.by_token[token.i]


def events(reading: Reading, cast: Cast, attributions: Attributions, times: Sequence[Time]) -> Happenings:
    """The events of the article."""
    reports = list(_reports(reading, cast, attributions, times))
    incidents = merged(reports)
    kept = sorted((r for i in incidents for r in i.reports), key=lambda r: (r.start_char, r.end_char))
    ids = dict(
        zip(map(id, kept), row_ids(reading.article.article_id, "event", [r.start_char for r in kept]), strict=True)
    )
    happenings = Happenings()
    for incident in incidents:
        _add(happenings, incident, ids, reading)
    happenings.mentions.sort(key=lambda row: (row["start_char"], row["end_char"]))
    return happenings


def _reports(reading: Reading, cast: Cast, attributions: Attributions, times: Sequence[Time]) -> Iterator[Report]:
    for trigger in triggers(reading.doc, cast):
        if not _is_cue(trigger, attributions):
            report = _report(trigger, reading, cast, attributions, times)
            if report is not None:
                yield report


def _report(
    trigger: Trigger, reading: Reading, cast: Cast, attributions: Attributions, times: Sequence[Time]
) -> Report | None:
    start, end = _span(trigger)
    claim = attributions.innermost(start, end)
    when = _when(trigger, times)
    until = when["date_until"] if when else None
    state = status(trigger, claim, until, reading.article.metadata.published_on)
    if claim is not None and claim["act"] in _FUTURE_ACTS and state not in {"reported", "historical"}:
        return None  # the promise, threat or demand itself is the record
    if trigger.is_noun and state == "hypothetical":
        return None  # "calls for the release of the crew" report no release
    parts = event_roles(trigger, cast, reading.article.article_id)
    plover_type, plover_mode = _kind(trigger, state)
    if plover_type == "REJECT" and state == "denied":
        state = "reported"  # the refusal is what happened
    return Report(
        trigger, start, end, plover_type, plover_mode, state, parts, _kin(parts, cast), when, place_of(trigger, cast),
        claim["claim_id"] if claim else None, _confidence(trigger, parts, state, claim),
    )  # fmt: skip


def _kin(parts: Sequence[Part], cast: Cast) -> dict[str, str]:
    """The countries of states and forces, so that "Arda" and "the Ardan army" are one side; see `Report.kin`."""
    found: dict[str, str] = {}
    governing = lexicon().governing
    for actor_id in {actor_id for actor_id, _ in parts}:
        actor = cast.actor(actor_id)
        soldiers = actor["kind"] == "group" and actor["name"].split()[-1].lower().removesuffix("s") in governing
        if actor["country_iso3"] and (soldiers or actor["kind"] in {"state", "force"}):
            found[actor_id] = actor["country_iso3"]
        elif actor["kind"] == "group" and not actor["country_iso3"]:
            found[actor_id] = "nobody"
    return found


def _when(trigger: Trigger, times: Sequence[Time]) -> Time | None:
    """What dates the trigger or its light verb; for a noun also the expression that follows its phrase."""
    dated = time_of(trigger.token, times)
    if dated is None and trigger.carrier is not None:
        dated = time_of(trigger.carrier, times)
    if dated is None and trigger.is_noun:
        end = end_char(trigger.token.right_edge)
        dated = next((t for t in times if 0 <= t["start_char"] - end <= _AFTER), None)
    return dated


def _is_cue(trigger: Trigger, attributions: Attributions) -> bool:
    """Whether a claim with a verbal act of its own already has the word; "declared a truce" says and does."""
    acts = {claim["claim_id"]: claim["act"] for claim in attributions.claims}
    spoken = {
        acts[part["claim_id"]]
        for part in attributions.parts
        if part["part"] == "cue" and part["start_char"] <= trigger.token.idx < part["end_char"]
    }
    shown = bool(trigger.entry.needs or trigger.entry.one_of) and not any(map(trigger.slots.get, _SAID_FOR))
    return bool(spoken & (_VERBAL - _MISREAD if shown else _VERBAL))


def _span(trigger: Trigger) -> tuple[int, int]:
    """The characters of the trigger, with its particle or its light verb where they stand close by."""
    tokens = [trigger.token, *trigger.slots.get("particle", ())]
    if trigger.carrier is not None and abs(trigger.carrier.i - trigger.token.i) <= _CLOSE:
        tokens.append(trigger.carrier)
    near = [t for t in tokens if abs(t.i - trigger.token.i) <= _CLOSE]
    return min(t.idx for t in near), max(end_char(t) for t in near)


def _kind(trigger: Trigger, state: str) -> tuple[str, str | None]:
    """A plan is AGREE, or THREATEN where it would harm; not to help is REJECT; anything else is what its entry says."""
    entry = trigger.entry
    if state in {"denied", "planned"} and is_refusal(trigger) and entry.plover_type not in _HARMFUL:
        return "REJECT", None
    if state != "planned" or entry.plover_type in _VERBAL_TYPES:
        return entry.plover_type, entry.plover_mode
    if entry.plover_type in _HARMFUL:
        mode = entry.plover_mode if entry.plover_mode in _THREATENED else _HARMFUL[entry.plover_type]
        return "THREATEN", mode
    return "AGREE", None


def _confidence(trigger: Trigger, parts: Sequence[tuple[str, str]], state: str, claim: Claim | None) -> float:
    """How often rows like this were right when sentences of the development data were read."""
    roles = {role for _, role in parts}
    score = 0.5 + 0.15 * ("actor" in roles) + 0.1 * bool(roles - {"actor"})
    score += 0.1 if not trigger.is_noun or trigger.carrier is not None else -0.05
    score -= 0.2 if state in {"hypothetical", "denied"} else 0.1 if state == "planned" else 0.0
    return round(score - 0.08 * (claim is not None), 2)


def _add(happenings: Happenings, incident: Incident, ids: dict[int, str], reading: Reading) -> None:
    best, said = incident.best, (*incident.reports, *incident.folded)
    event_id = ids[id(incident.reports[0])]
    when = min((r.time for r in said if r.time), key=_breadth, default=None)
    place = min((r.place for r in said if r.place), key=lambda p: (p.is_wide, p.country is None), default=None)
    happenings.events.append(
        Event(
            event_id=event_id,
            plover_type=best.plover_type,
            plover_mode=best.plover_mode or next((r.plover_mode for r in said if r.plover_mode), None),
            date_from=when["date_from"] if when else None,
            date_until=when["date_until"] if when else None,
            date_precision=when["date_precision"] if when else None,
            place=place.text if place else None,
            country_iso3=place.country or next((r.place.country for r in said if r.place), None) if place else None,
        )
    )
    for report in incident.folded:
        happenings.by_token[report.trigger.token.i] = event_id
    for report in incident.reports:
        happenings.mentions.append(_mention(report, ids[id(report)], event_id, reading))
        happenings.by_token[report.trigger.token.i] = event_id
    happenings.actors.extend(
        EventActor(event_id=event_id, actor_id=actor_id, role=role) for actor_id, role in _parts(said)
    )


def _breadth(time: Time) -> int:
    """The most precise first; one that is open on one side last."""
    return time["date_precision"] or _UNRESOLVED


def _parts(said: Sequence[Report]) -> dict[Part, None]:
    """Who took part; whom somebody only accuses did not do it where the article tells as a fact who did."""
    facts = [r for r in said if r.status in {"reported", "historical"}]
    sure = any(role == "actor" for r in facts for _, role in r.parts)
    return dict.fromkeys(
        part for r in said for part in r.parts if not (sure and part[1] == "actor" and r.status == "alleged")
    )


def _mention(report: Report, mention_id: str, event_id: str, reading: Reading) -> EventMention:
    article = reading.article
    return EventMention(
        event_mention_id=mention_id,
        event_id=event_id,
        article_id=article.article_id,
        segment_id=article.segment_id(reading.segment_at(report.start_char)),
        claim_id=report.claim_id,
        trigger=reading.text(report.start_char, report.end_char),
        start_char=report.start_char,
        end_char=report.end_char,
        status=report.status,
        time_id=report.time["time_id"] if report.time else None,
        confidence=report.confidence,
        origin="machine",
    )


_VERBAL = frozenset(code["code"] for code in codes() if code["list"] == "claims.act" and code["plover_type"]) - {
    "declare"
}
"""Speech acts that are events by themselves."""
_MISREAD = frozenset({"condemn", "deny"})
"""Acts whose cues are also deeds ("attacked the camp", "dismissed the minister"): conditions tell them apart."""
_SAID_FOR = ("for", "over", "as", "clause")
_VERBAL_TYPES = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_FUTURE_ACTS = frozenset({"promise", "threaten", "demand", "ask", "refuse"})
_HARMFUL = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations", "PROTEST": None}
_THREATENED = frozenset({"restrict", "arrest", "expel"})
_AFTER = len(" on ")
_UNRESOLVED = 9
_CLOSE = 6
"""A light verb belongs to the trigger if it stands at most this many words away."""

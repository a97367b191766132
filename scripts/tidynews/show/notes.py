"""The rows of an article in, one note per claim, figure, event, time and actor out: what is known of it, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tidynews.extract import Rows
from tidynews.show.quantities import quantity

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known: `name` says what (empty where the words do), `to` is the key of the note that tells more."""

    name: str
    words: str
    to: str | None = None


def grouped(facts: Iterable[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    """The facts with the same name that stand together, and that name; empty where the words say what they are."""
    for name, same in groupby(facts, key=lambda fact: fact.name):
        yield "" if name in _SPEAK_FOR_THEMSELVES else name, list(same)


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands in the text, and the words there."""

    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of one row: its key and id, its title, the facts, its places, and how deep a claim is nested."""

    key: str
    kind: str
    row_id: str
    title: Fact
    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    words: str = ""
    depth: int = 0

    @property
    def label(self) -> str:
        """What stands for it in the text: claims have numbers only."""
        return self.key.removeprefix("c")


class Notes:
    """The notes of one article; `key` leads from the ids of rows to the keys of notes."""

    def __init__(self, rows: Rows, key: Mapping[str, str]) -> None:
        self._rows, self._key = rows, key
        self._actors: dict[str, Row] = {
            row["actor_id"]: {**row, "name": _name(row, rows["mentions"])} for row in rows["actors"]
        }
        self._times: dict[str, Row] = {row["time_id"]: row for row in rows["times"]}
        self._events: dict[str, Row] = {row["event_id"]: row for row in rows["events"]}
        self._around: dict[str, str] = {
            row["claim_id"]: row["related_claim_id"] for row in rows["claim_links"] if row["relation"] == "embedded_in"
        }

    def all(self) -> tuple[Note, ...]:
        """Every note, those of a kind together and in reading order."""
        found = [
            *map(self._claim, self._rows["claims"]),
            *map(self._figure, self._rows["figures"]),
            *map(self._event, self._rows["event_mentions"]),
            *map(self._time, self._rows["times"]),
            *map(self._actor, self._actors.values()),
        ]
        return tuple(sorted(found, key=lambda note: (_KINDS.index(note.kind), int(note.key[1:]))))

    def _claim(self, row: Row) -> Note:
        claim_id = row["claim_id"]
        parts = [part for part in self._rows["claim_parts"] if part["claim_id"] == claim_id]
        cue = [part["start_char"] for part in parts if part["part"] == "cue"]
        at = min(cue or [part["start_char"] for part in parts])
        return Note(
            key=self._key[claim_id],
            kind="claim",
            row_id=claim_id,
            title=self._speaker(row),
            facts=tuple(self._claim_facts(row)),
            places=(Place(at, row["cue"] or row["content"]),),
            words=row["content"],
            depth=self._depth(claim_id),
        )

    def _speaker(self, row: Row) -> Fact:
        """Who speaks: the actor, else the words and why there is none."""
        if row["speaker_id"]:
            return self._of_actor("", row["speaker_id"])
        return Fact("", f"“{row['speaker']}” ({row['source_kind']})" if row["speaker"] else f"({row['source_kind']})")

    def _claim_facts(self, row: Row) -> Iterator[Fact]:
        yield Fact("act", f"{row['act']} “{row['cue']}”" if row["cue"] else f"{row['act']}, no cue")
        yield Fact("form", row["form"])
        if row["polarity"] != "affirmed":
            yield Fact("polarity", row["polarity"])
        for link in self._rows["claim_links"]:
            if link["claim_id"] == row["claim_id"]:
                basis = f" ({link['basis']})" if link["relation"] == "embedded_in" else ""
                to = self._key[link["related_claim_id"]]
                yield Fact(link["relation"].replace("_", " "), f"{to[1:]}{basis}", to)
        for other in self._rows["claim_actors"]:
            alone = other["relation"] == "speaker" and other["actor_id"] == row["speaker_id"]
            if other["claim_id"] == row["claim_id"] and not alone:
                yield self._of_actor(other["relation"], other["actor_id"])
        yield from self._dated("said", row["said_time_id"])
        yield from _trust(row)

    def _depth(self, claim_id: str) -> int:
        """In how many claims this one is reported."""
        seen = [claim_id]
        while (outer := self._around.get(seen[-1])) and outer not in seen:
            seen.append(outer)
        return len(seen) - 1

    def _figure(self, row: Row) -> Note:
        return self._note("figure", row["figure_id"], row, row["text"], self._figure_facts(row))

    def _figure_facts(self, row: Row) -> Iterator[Fact]:
        yield Fact("value", quantity(row))
        if row["measured_property"]:
            yield Fact("property", row["measured_property"])
        if row["entity_id"]:
            yield self._of_actor("entity", row["entity_id"])
        elif row["measured_entity"]:
            yield Fact("entity", row["measured_entity"])
        if row["hedge"]:
            yield Fact("hedge", f"“{row['hedge']}”")
        yield from self._elsewhere(row)

    def _event(self, row: Row) -> Note:
        key = self._key[row["event_mention_id"]]
        return self._note("event", row["event_mention_id"], row, row["trigger"], self._event_facts(row, key))

    def _event_facts(self, row: Row, key: str) -> Iterator[Fact]:
        event, first = self._events[row["event_id"]], self._key[row["event_id"]]
        yield Fact("type", " ".join(filter(None, (event["plover_type"], event["plover_mode"]))))
        yield Fact("status", row["status"])
        if first != key:
            yield Fact("same event as", first, first)
        else:
            parts = [part for part in self._rows["event_actors"] if part["event_id"] == row["event_id"]]
            for part in sorted(parts, key=lambda part: list(_ROLES).index(part["role"])):
                yield self._of_actor(_ROLES[part["role"]], part["actor_id"])
            if place := ", ".join(filter(None, (event["place"], event["country_iso3"]))):
                yield Fact("place", place)
            if event["date_from"] or event["date_until"]:
                yield Fact("date", _period(event))
        yield from self._elsewhere(row)

    def _elsewhere(self, row: Row) -> Iterator[Fact]:
        """What figures and reports of events say of claims, events, time and place alike."""
        if row["claim_id"]:
            to = self._key[row["claim_id"]]
            yield Fact("in claim", to[1:], to)
        if "event_id" in row and "event_mention_id" not in row and row["event_id"]:
            to = self._key[row["event_id"]]
            yield Fact("event", to, to)
        yield from self._dated("time", row["time_id"])
        if row.get("place"):
            yield Fact("place", row["place"])
        yield from _trust(row)

    def _time(self, row: Row) -> Note:
        facts = [Fact("date", row["edtf"] or "not known"), Fact("rule", row["rule"].replace("_", " "))]
        anchor = [Fact("counted from", row["anchor"])] if row["anchor"] else []
        return self._note("time", row["time_id"], row, row["text"], iter(facts + anchor))

    def _actor(self, row: Row) -> Note:
        mentions = sorted(
            (mention for mention in self._rows["mentions"] if mention["actor_id"] == row["actor_id"]),
            key=lambda mention: (mention["start_char"], mention["end_char"]),
        )
        return Note(
            key=self._key[row["actor_id"]],
            kind="actor",
            row_id=row["actor_id"],
            title=Fact("", row["name"]),
            facts=tuple(self._actor_facts(row)),
            places=tuple(Place(mention["start_char"], mention["text"]) for mention in mentions),
        )

    def _actor_facts(self, row: Row) -> Iterator[Fact]:
        yield Fact("kind", ", ".join(filter(None, (row["kind"], row["country_iso3"]))))
        for role in self._rows["roles"]:
            if role["actor_id"] == row["actor_id"]:
                of = role["organisation_id"] or role["country_iso3"]
                yield Fact("role", role["title"] + (f" ({of})" if of else ""), self._key.get(role["organisation_id"]))
        for said in self._rows["claim_actors"]:
            if said["actor_id"] == row["actor_id"] and said["relation"] == "speaker":
                to = self._key[said["claim_id"]]
                yield Fact("says", to[1:], to)

    def _note(self, kind: str, row_id: str, row: Row, words: str, facts: Iterator[Fact]) -> Note:
        place = Place(row["start_char"], words)
        return Note(self._key[row_id], kind, row_id, Fact("", f"“{words}”"), tuple(facts), (place,))

    def _of_actor(self, name: str, actor_id: str) -> Fact:
        return Fact(name, f"{self._actors[actor_id]['name']} ({actor_id})", self._key[actor_id])

    def _dated(self, name: str, time_id: str | None) -> Iterator[Fact]:
        if time_id:
            time = self._times[time_id]
            yield Fact(name, time["edtf"] or f"“{time['text']}”", self._key[time_id])


def _name(actor: Row, mentions: Iterable[Row]) -> str:
    """An actor's name; of a state the one that the article uses most, for official names are long."""
    used = Counter(
        mention["text"]
        for mention in mentions
        if mention["actor_id"] == actor["actor_id"] and mention["form"] == "name" and mention["reading"] == "literal"
    )
    return str(used.most_common(1)[0][0] if used and actor["kind"] == "state" else actor["name"])


def _trust(row: Row) -> Iterator[Fact]:
    curated = [] if row["origin"] == "machine" else [row["origin"]]
    yield Fact("confidence", " ".join([f"{row['confidence']:.2f}", *curated]))


def _period(event: Row) -> str:
    start, end = event["date_from"], event["date_until"]
    return str(start) if start == end else f"{start or '…'} to {end or '…'}"


_KINDS = ("claim", "figure", "event", "time", "actor")
_ROLES = {"actor": "by", "recipient": "→", "victim": "→ victim", "host": "host", "mediator": "mediator"}
_SPEAK_FOR_THEMSELVES = frozenset(
    {"act", "form", "polarity", "value", "type", "status", "date", "kind", "rule", "property"}
)

"""Reports of events in one article in, the same grouped by incident out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from tidynews.extract.happened.event_roles import Part
from tidynews.extract.happened.places import Place
from tidynews.extract.happened.subjects import is_infinitive
from tidynews.extract.happened.trigger_words import lemma, lexicon
from tidynews.extract.happened.triggers import Trigger
from tidynews.rows import Time


@dataclass
class Report:
    """One place in the article that reports an event, before it has an id."""

    trigger: Trigger
    start_char: int
    end_char: int
    plover_type: str
    plover_mode: str | None
    status: str
    parts: list[Part]
    kin: Mapping[str, str]
    """Whose the actors are: the country of states and armed forces, "nobody" for people without a name or a country."""
    time: Time | None
    place: Place | None
    claim_id: str | None
    confidence: float


@dataclass
class Incident:
    """The reports of one event, in reading order."""

    reports: list[Report] = field(default_factory=list)
    folded: list[Report] = field(default_factory=list)
    """What the same clause says of it again: "shelled the town, killing twelve" is one report."""

    @property
    def best(self) -> Report:
        """The report that says most about it."""
        return max(self.reports, key=lambda r: (r.time is not None, len(r.parts), r.confidence))


def merged(reports: Iterable[Report]) -> list[Incident]:
    """Group the reports; a bare "the attack" belongs to the last one that it can mean, else it is dropped."""
    incidents: list[Incident] = []
    for report in reports:
        clause = next(
            (i for i in reversed(incidents) if any(_one_clause(report, r) for r in (*i.reports, *i.folded))), None
        )
        known = next((i for i in reversed(incidents) if _same(report, i)), None) or _last_continued(report, incidents)
        if clause is not None:
            clause.folded.append(report)
        elif known is not None:
            known.reports.append(report)
        elif not is_bare(report):
            incidents.append(Incident([report]))
    return incidents


def is_bare(report: Report) -> bool:
    """Whether a noun, or "who were wounded", stands alone: nobody known takes part, nothing dates or places it."""
    trigger = report.trigger
    if trigger.bare:
        return True
    named = any(t.pos_ == "PROPN" for t in trigger.slots.get("modifier", ()))
    told = bool(named or report.parts or report.time or report.place)
    result = lemma(trigger.token) in lexicon().results and any(t.pos_ == "PRON" for t in trigger.slots.get("obj", ()))
    return (result or (trigger.is_noun and trigger.carrier is None)) and not told


def _same(report: Report, incident: Incident) -> bool:
    if any(_apart(report, other) for other in incident.reports) or _of_others(report, incident):
        return False
    return any(_compatible(report, other) for other in incident.reports)


def _of_others(report: Report, incident: Incident) -> bool:
    """Whether it names the people who suffered it, and none of them did so in the incident."""
    mine, theirs = (
        {a for r in reports for a, role in r.parts if role in _SIDES[1] and a.startswith("person/")}
        for reports in ([report], incident.reports)
    )
    return bool(mine and theirs) and not mine & theirs


def _last_continued(report: Report, incidents: list[Incident]) -> Incident | None:
    """The last attack, if the report only goes on with it: "They fired at everybody", "Nine people were wounded"."""
    if report.plover_type != "ASSAULT" or report.trigger.is_noun or report.time or report.place or _unreal(report):
        return None
    last = next((i for i in reversed(incidents) if i.reports[0].plover_type == "ASSAULT"), None)
    if last is None or any(_unreal(r) for r in last.reports):
        return None
    told = {part for r in last.reports for part in r.parts}
    done_by = report.trigger.slots.get("subj", ())
    mine = {actor_id for actor_id, role in report.parts if role == "actor"}
    if done_by:
        known = mine & {actor_id for actor_id, role in told if role == "actor"}
        again = all(t.lower_ in _THIRD_PERSON for t in done_by)
        return last if again and (known or not mine) else None
    result = lemma(report.trigger.token) in lexicon().results and not report.parts
    return last if result else None


def _compatible(one: Report, other: Report) -> bool:
    if one.plover_type != other.plover_type or _unreal(one) != _unreal(other):
        return False
    if one.trigger.token.sent == other.trigger.token.sent or not _alike(one, other):
        return False
    if one.trigger.is_noun and not _is_definite(one.trigger.token) and not _owned(one.trigger.token) and not one.time:
        return False
    definite = one.trigger.is_noun and _is_definite(one.trigger.token)
    return all(_meet(one, other, roles, anybody=definite) for roles in _SIDES)


def _alike(one: Report, other: Report) -> bool:
    """Whether the words can mean one thing: the same word, the same kind of deed, or "the attack" for any violence."""
    word, before = one.trigger.token, other.trigger.token
    if _stem(word) == _stem(before) or one.trigger.entry.number == other.trigger.entry.number:
        return True
    if not one.trigger.is_noun or not _is_definite(word):
        return False
    if one.plover_mode and other.plover_mode and one.plover_mode != other.plover_mode:
        return False
    same_mode = one.plover_mode is not None and one.plover_mode == other.plover_mode
    return (same_mode and not one.trigger.bare) or (is_bare(one) and lemma(word) in lexicon().generic)


def _apart(one: Report, other: Report) -> bool:
    return not _dates_meet(one.time, other.time) or (
        one.place is not None and other.place is not None and not _places_meet(one.place, other.place)
    )


def _places_meet(one: Place, other: Place) -> bool:
    """Whether one may lie in the other."""
    mine, theirs = (set(place.text.casefold().split()) for place in (one, other))
    if mine <= theirs or theirs <= mine:
        return True
    return (one.is_wide or other.is_wide) and one.country == other.country


def _one_clause(one: Report, other: Report) -> bool:
    """In one sentence: "bombed and shelled the town", "shelled the town, killing twelve", "killed ten in a raid"."""
    later, earlier = one.trigger.verb, other.trigger.verb
    if later.head == earlier and is_infinitive(later) and _kind(one) == _kind(other):  # "gathered to protest"
        return True
    if one.plover_type != other.plover_type or _unreal(one) != _unreal(other):
        return False
    if one.trigger.token == other.trigger.carrier:  # "a drone strike killed the commander"
        return True
    if later.dep_ == "relcl" and lemma(later) in lexicon().results:  # "an attack in which nine people were killed"
        attack = other.trigger.token
        return later.head.i <= attack.i < later.i or attack in later.ancestors
    if one.trigger.is_noun:
        return one.trigger.token.dep_ == "pobj" and later.head.head == earlier and later.head.lower_ in _MEANS
    return _is_said_again(one, other, later, earlier)


def _is_said_again(one: Report, other: Report, later: Token, earlier: Token) -> bool:
    if later.head != earlier or not all(_meet(one, other, roles) for roles in _SIDES[:1]):
        return False
    result = lemma(later) in lexicon().results
    if later.dep_ == "conj":
        shared = one.trigger.slots.get("obj") == other.trigger.slots.get("obj")
        return shared or (result and lemma(earlier) in lexicon().results)
    return later.dep_ == "advcl" and later.tag_ == "VBG" and result


def _kind(report: Report) -> str:
    return report.trigger.entry.plover_type


def _unreal(report: Report) -> bool:
    return report.status in {"planned", "hypothetical"}


def _dates_meet(one: Time | None, other: Time | None) -> bool:
    if one is None or other is None or one["time_id"] == other["time_id"]:
        return True
    starts, ends = (one["date_from"], other["date_from"]), (one["date_until"], other["date_until"])
    if None in starts or None in ends:
        return one["edtf"] == other["edtf"]
    return bool(one["date_from"] <= other["date_until"] and other["date_from"] <= one["date_until"])  # type: ignore[operator]


def _meet(one: Report, other: Report, roles: tuple[str, ...], *, anybody: bool = False) -> bool:
    """Whether somebody is on the same side in both. "The attack" of `anybody` may be that of unnamed people."""
    mine, theirs = ({a for a, role in r.parts if role in roles} for r in (one, other))
    if anybody:
        mine, theirs = ({a for a in side if r.kin.get(a) != "nobody"} for side, r in ((mine, one), (theirs, other)))
    if not mine or not theirs or mine & theirs:
        return True
    return bool({one.kin.get(a, a) for a in mine} & {other.kin.get(a, a) for a in theirs} - {"nobody"})


def _stem(token: Token) -> str:
    """Enough of a word to see that "bombing" and "bombed" are one."""
    return str(token.lemma_.lower()[:_STEM])


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"} for c in noun.children)


def _owned(noun: Token) -> bool:
    return any(c.dep_ == "poss" for c in noun.children)


_THIRD_PERSON = frozenset({"they", "he", "she"})
_MEANS = frozenset({"in", "during", "by", "with"})
_SIDES = (("actor", "mediator", "host"), ("victim", "recipient"))
_STEM = 5

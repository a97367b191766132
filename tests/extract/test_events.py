"""Events: what reports one, of which kind, who took part, how real it is, and which reports are one incident."""

from __future__ import annotations

import re
import sys
from datetime import date

import pytest
from spacy.tokens import Token
from tests.conftest import Read

from tidynews.extract.actors import Cast, cast
from tidynews.extract.claims import Attributions
from tidynews.extract.events import Happenings, events
from tidynews.extract.happened.gazetteer import country_of
from tidynews.extract.happened.trigger_words import lexicon
from tidynews.extract.quotations import quotations
from tidynews.rows import Actor, Claim, ClaimPart, Time
from tidynews.schema import code_list


class Named(Cast):
    """A cast in which every capitalised word, and every noun after one, is an actor of its own."""

    def at(self, token: Token) -> tuple[str, ...]:
        return (f"org/{token.lower_}",) if token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ"} else ()

    def actor(self, actor_id: str) -> Actor:
        return Actor(actor_id=actor_id, name=actor_id, kind="force", country_iso3=None)


class Kindred(Named):
    """The same, all of them forces of one state."""

    def actor(self, actor_id: str) -> Actor:
        return Actor(actor_id=actor_id, name=actor_id, kind="force", country_iso3="KEN")


class Told(Attributions):
    """One claim over the whole text."""

    def innermost(self, start_char: int, end_char: int) -> Claim | None:
        return self.claims[0] if self.claims and start_char < end_char else None


def _claim(act: str, polarity: str = "affirmed") -> Claim:
    return Claim(
        claim_id="a1:claim:0",
        article_id="a1",
        segment_id="a1:segment:0",
        speaker_id=None,
        source_kind="unnamed",
        speaker=None,
        cue=None,
        act=act,
        form="indirect",
        content="",
        polarity=polarity,
        said_time_id=None,
        confidence=1.0,
        origin="machine",
    )


def _read(read: Read, text: str, said: Attributions | None = None, times: list[Time] | None = None) -> Happenings:
    return events(read(text), Named(), said or Attributions(), times or [])


def _kinds(happened: Happenings) -> list[str]:
    return [" ".join(filter(None, (row["plover_type"], row["plover_mode"]))) for row in happened.events]


def _roles(happened: Happenings) -> set[tuple[str, str]]:
    return {(row["role"], row["actor_id"].partition("/")[2]) for row in happened.actors}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Arda shelled Belmar on Monday.", "ASSAULT heavy-weapons", id="verb"),
        pytest.param("Belmar was shelled by Arda.", "ASSAULT heavy-weapons", id="passive"),
        pytest.param("The shelling of Belmar by Arda went on.", "ASSAULT heavy-weapons", id="noun"),
        pytest.param("Arda carried out an attack on Belmar.", "ASSAULT", id="light_verb"),
        pytest.param("Arda staged a long hunger strike.", "PROTEST hunger", id="lemma_cut_short"),
        pytest.param("Arda launched two missiles into the sea.", "MOBILIZE weapons", id="missile_launch"),
        pytest.param("Arda's launch of a missile was seen.", "MOBILIZE weapons", id="launch_of_a_missile"),
        pytest.param("Arda launched a missile test.", "MOBILIZE weapons", id="missile_test"),
        pytest.param("Arda sent troops to help Belmar.", "AID", id="troops_that_help"),
        pytest.param("Arda sent troops to the border.", "MOBILIZE troops", id="troops"),
        pytest.param("Arda signed a treaty with Belmar.", "SUPPORT", id="treaty"),
        pytest.param("Arda and Belmar held talks.", "CONSULT", id="talks"),
        pytest.param("The council met on Monday.", "CONSULT multilateral", id="council"),
        pytest.param("Arda broke off ties with Belmar.", "SANCTION discontinue", id="ties"),
        pytest.param("Arda called off the strike.", "CONCEDE", id="what_a_verb_needs_is_no_second_event"),
        pytest.param("Arda pulled its troops out of Belmar.", "RETREAT withdraw", id="particle"),
        pytest.param("Hundreds of miners blocked roads in the north.", "PROTEST obstruct", id="roads"),
        pytest.param("Arda imposed sanctions on Belmar.", "SANCTION", id="sanctions"),
        pytest.param("Police arrested forty students.", "COERCE arrest", id="arrest"),
        pytest.param("Police held him for two days.", "COERCE arrest", id="held"),
        pytest.param("Nine students were released.", "RETREAT release", id="released"),
        pytest.param("Arda withheld water from Belmar.", "COERCE withhold", id="withheld"),
        pytest.param("Arda lent Belmar 40 million dollars.", "AID", id="loan"),
        pytest.param("Arda and Belmar agreed on a loan.", "AGREE", id="agreed_on"),
        pytest.param("Ministers called Anna Lind to congratulate her.", "CONSULT phone", id="phone_call"),
        pytest.param("The police announced the arrest of a man.", "COERCE arrest", id="announced_when_done"),
        pytest.param("Settlers set fire to the school.", "ASSAULT destroy", id="set_fire"),
    ],
)
def test_verbs_nouns_and_light_verbs_report_events(read: Read, text: str, kind: str) -> None:
    assert _kinds(_read(read, text)) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The minister attacked the budget.", id="attack_in_words"),
        pytest.param("The bank fights inflation.", id="metaphor"),
        pytest.param("The storm killed nine people.", id="nature"),
        pytest.param("He cannot make ends meet.", id="idiom"),
        pytest.param("She wrote a book about war.", id="topic"),
        pytest.param("The wounded lay in the hall.", id="participle_as_noun"),
        pytest.param("The two clubs battled for the title.", id="sport"),
        pytest.param("Paul called Anna Lind a champion.", id="name_calling"),
        pytest.param("Anna Lind beats Paul Moss by nine points.", id="poll"),
        pytest.param("The minister attacked his rival as a fraud.", id="attack_on_a_reputation"),
        pytest.param("The shops were forced out of business.", id="out_of_business"),
        pytest.param("She released the video to the press.", id="release_of_a_thing"),
        pytest.param("Whoever trades in hunger will be sorry.", id="trade_of_nobody"),
        pytest.param("They sat down to peace negotiations theory lessons.", id="before_another_noun"),
    ],
)
def test_words_that_report_no_event(read: Read, text: str) -> None:
    assert _kinds(_read(read, text)) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("Arda bombed Belmar.", {("actor", "arda"), ("victim", "belmar")}, id="active"),
        pytest.param("Belmar was bombed by Arda.", {("actor", "arda"), ("victim", "belmar")}, id="passive"),
        pytest.param("Arda's bombing of Belmar", {("actor", "arda"), ("victim", "belmar")}, id="noun"),
        pytest.param("an attack by Arda on Belmar", {("actor", "arda"), ("victim", "belmar")}, id="by_and_on"),
        pytest.param("Arda launched an attack on Belmar.", {("actor", "arda"), ("victim", "belmar")}, id="light_verb"),
        pytest.param("Arda and Belmar signed a treaty.", {("actor", "arda"), ("actor", "belmar")}, id="both"),
        pytest.param("Arda signed a pact with Belmar.", {("actor", "arda"), ("recipient", "belmar")}, id="with"),
        pytest.param("Arda, which attacked Belmar, lost.", {("actor", "arda"), ("victim", "belmar")}, id="relative"),
        pytest.param("Arda began to bomb Belmar.", {("actor", "arda"), ("victim", "belmar")}, id="infinitive"),
        pytest.param(
            "Arda blocked roads to press Arda's demands on Belmar.",
            {("actor", "arda"), ("recipient", "belmar")},
            id="whom_a_protest_addresses",
        ),
        pytest.param("Arda announced that it arrested Lind.", {("actor", "arda"), ("victim", "lind")}, id="it"),
        pytest.param("The president of Arda met Lind.", {("actor", "arda"), ("recipient", "lind")}, id="president_of"),
        pytest.param(
            "Arda set up ties with and sent envoys to Belmar.",
            {("actor", "arda"), ("recipient", "belmar")},
            id="shared",
        ),
        pytest.param("Minister Lind visited Belmar.", {("actor", "lind"), ("host", "belmar")}, id="host"),
        pytest.param("Lind's murder shocked everybody.", {("victim", "lind")}, id="whose_murder"),
        pytest.param("Arda's murder of Lind", {("actor", "arda"), ("victim", "lind")}, id="whose_murder_of_whom"),
        pytest.param("Arda gave food to Belmar.", {("actor", "arda"), ("recipient", "belmar")}, id="to"),
    ],
)
def test_roles_come_from_the_parse(read: Read, text: str, roles: set[tuple[str, str]]) -> None:
    assert _roles(_read(read, text)) == roles


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("Arda shelled Belmar.", "reported", id="past"),
        pytest.param("Arda allegedly shelled Belmar.", "alleged", id="allegedly"),
        pytest.param("The alleged attack by Arda on Belmar hurt nobody.", "alleged", id="alleged_noun"),
        pytest.param("Arda never shelled Belmar.", "denied", id="never"),
        pytest.param("Arda failed to shell Belmar.", "denied", id="failed_to"),
        pytest.param("Arda could shell Belmar.", "hypothetical", id="could"),
        pytest.param("If Arda shelled Belmar, all would flee.", "hypothetical", id="if"),
        pytest.param("Arda began to shell Belmar.", "reported", id="began_to"),
        pytest.param("A summit is planned for May.", "planned", id="planned"),
        pytest.param("Arda is to lend Belmar 40 million dollars.", "planned", id="is_to"),
        pytest.param("Union and port to meet on Friday", "planned", id="headline_infinitive"),
        pytest.param("The aim is to shell Belmar.", "hypothetical", id="aim_is_to"),
    ],
)
def test_status_follows_the_words(read: Read, text: str, status: str) -> None:
    assert [row["status"] for row in _read(read, text).mentions] == [status]


@pytest.mark.parametrize(
    ("act", "polarity", "status"),
    [
        pytest.param("state", "affirmed", "reported", id="stated"),
        pytest.param("allege", "affirmed", "alleged", id="alleged"),
        pytest.param("accuse", "affirmed", "alleged", id="accused"),
        pytest.param("deny", "affirmed", "denied", id="denied"),
        pytest.param("deny", "negated", "reported", id="not_denied"),
    ],
)
def test_status_follows_the_claim(read: Read, act: str, polarity: str, status: str) -> None:
    [mention] = _read(read, "Arda shelled Belmar.", Told(claims=[_claim(act, polarity)])).mentions
    assert (mention["status"], mention["claim_id"]) == (status, "a1:claim:0")


def test_a_promise_with_a_cue_is_no_event(read: Read) -> None:
    said = Told(claims=[_claim("promise")])
    assert _read(read, "Arda will send food to Belmar.", said).events == []


def test_a_plan_without_a_cue_is_agree_and_a_planned_harm_is_threaten(read: Read) -> None:
    assert _kinds(_read(read, "Arda will send food to Belmar.")) == ["AGREE"]
    assert _kinds(_read(read, "Arda will bomb Belmar.")) == ["THREATEN violence"]


def test_the_cue_of_a_verbal_act_is_no_trigger(read: Read) -> None:
    part = ClaimPart(
        claim_id="a1:claim:0", part="cue", seq=1, start_char=5, end_char=11, quoted=False, span_sha256=""
    )  # fmt: skip
    said = Attributions(claims=[_claim("promise")], parts=[part])
    assert _read(read, "Arda agreed on a truce with Belmar.", said).events == []
    assert _kinds(_read(read, "Arda agreed on a truce with Belmar.")) == ["AGREE"]


def test_reports_of_one_incident_merge(read: Read) -> None:
    happened = _read(read, "Arda shelled Belmar at night.\nThe shelling of Belmar went on.\nThe attack was long.")
    assert len(happened.events) == 1
    assert [row["event_id"] for row in happened.mentions] == [happened.mentions[0]["event_mention_id"]] * 3


def test_different_victims_do_not_merge(read: Read) -> None:
    assert len(_read(read, "Arda shelled Belmar.\nArda shelled Corvo.").events) == 2


@pytest.mark.parametrize(
    ("cast", "count"),
    [pytest.param(Named(), 2, id="strangers"), pytest.param(Kindred(), 1, id="forces_of_one_state")],
)
def test_forces_of_one_state_are_one_side(read: Read, cast: Cast, count: int) -> None:
    happened = events(read("Arda shelled Belmar.\nCorvo shelled Belmar."), cast, Attributions(), [])
    assert len(happened.events) == count


def test_what_the_same_clause_says_again_is_one_report(read: Read) -> None:
    happened = _read(read, "Arda shelled Belmar, killing twelve people.")
    assert [row["trigger"] for row in happened.mentions] == ["shelled"]


def test_what_is_told_of_an_attack_afterwards_belongs_to_it(read: Read) -> None:
    told = "Rebels attacked the camp.\nThey fired at everybody.\nForty people were wounded."
    assert len(_read(read, told).events) == 1


def test_victims_in_a_relative_clause_make_no_second_report(read: Read) -> None:
    happened = _read(read, "It was an attack by Arda on a camp, in which nine people were killed.")
    assert [row["trigger"] for row in happened.mentions] == ["attack"]


def test_an_event_takes_the_most_precise_date_and_place_of_its_mentions(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans = ((1, date(2025, 3, 3), date(2025, 3, 3)), (4, date(2025, 3, 1), date(2025, 3, 31)))
    day, month = (
        Time(
            time_id=f"a1:time:{precision}", article_id="a1", start_char=0, end_char=1, text="then",
            edtf=f"{since}/{until}", date_from=since, date_until=until, date_precision=precision,
            anchor="text", rule="date",
        )
        for precision, since, until in spans
    )  # fmt: skip
    dated = {"shelled": month, "shelling": day}
    monkeypatch.setattr(sys.modules["tidynews.extract.events"], "time_of", lambda token, _: dated.get(token.lower_))
    [event] = _read(
        read, "Arda shelled a camp in Mellin, Kenya.\nThe shelling by Arda in eastern Kenya went on."
    ).events
    assert (event["date_from"], event["date_precision"]) == (date(2025, 3, 3), 1)
    assert (event["place"], event["country_iso3"]) == ("Mellin", "KEN")


def test_a_bare_noun_without_an_earlier_event_reports_nothing(read: Read) -> None:
    assert _read(read, "The attack was long.").events == []


def test_at_finds_the_event_that_a_word_takes_part_in(read: Read) -> None:
    reading = read("Arda shelled Belmar, killing twelve people. The weather was fine.")
    happened = events(reading, Named(), Attributions(), [])
    twelve, weather = (next(t for t in reading.doc if t.text == word) for word in ("twelve", "weather"))
    assert happened.at(twelve) == happened.events[0]["event_id"]
    assert happened.at(weather) is None


def test_place_is_printed_as_it_stands_with_its_country(read: Read) -> None:
    [event] = _read(read, "Rebels killed nine people in northern Portugal.").events
    assert (event["place"], event["country_iso3"]) == ("northern Portugal", "PRT")


@pytest.mark.parametrize(
    ("words", "country"),
    [
        pytest.param("Portugal", "PRT", id="country"),
        pytest.param("southern Portugal", "PRT", id="part_of_country"),
        pytest.param("Lisbon", "PRT", id="capital"),
        pytest.param("the Nowhere Hills", None, id="unknown"),
        pytest.param("Valencia", None, id="several"),
    ],
)
def test_country_of_a_place_is_given_only_where_sure(words: str, country: str | None) -> None:
    assert country_of(words) == country


def test_every_trigger_has_codes_of_the_lists() -> None:
    types, modes = set(code_list("events.plover_type")), {*code_list("events.plover_mode"), None}
    entries = [e for named in (*lexicon().verbs.values(), *lexicon().nouns.values()) for e in named]
    assert {e.plover_type for e in entries} <= types
    assert {e.plover_mode for e in entries} <= modes


def test_triggers_are_the_words_at_their_offsets(read: Read) -> None:
    text = "Arda carried out an attack on Belmar.\nCorvo signed a treaty with Arda."
    for row in _read(read, text).mentions:
        assert text[row["start_char"] : row["end_char"]] == row["trigger"]
        assert re.fullmatch(r"a1:event:\d+", row["event_mention_id"])


def test_an_event_of_two_years_ago_is_historical(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    then = Time(
        time_id="a1:time:21", article_id="a1", start_char=21, end_char=28, text="in 2022", edtf="2022",
        date_from=date(2022, 1, 1), date_until=date(2022, 12, 31), date_precision=5, anchor="text", rule="date",
    )  # fmt: skip
    monkeypatch.setattr(sys.modules["tidynews.extract.events"], "time_of", lambda *_: then)
    happened = _read(read, "Arda shelled Belmar in 2022.", times=[then])
    assert [row["status"] for row in happened.mentions] == ["historical"]
    assert (happened.events[0]["date_from"], happened.events[0]["date_precision"]) == (date(2022, 1, 1), 5)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Planes bombed the town of Arda.", "ASSAULT aerial", id="planes"),
        pytest.param("Gunmen bombed a hotel in Arda.", "ASSAULT explosives", id="gunmen"),
        pytest.param("Arda's army bombarded Belmar.", "ASSAULT heavy-weapons", id="bombarded"),
    ],
)
def test_who_bombs_tells_bombs_from_air_raids(read: Read, text: str, kind: str) -> None:
    assert _kinds(_read(read, text)) == [kind]


def test_up_to_a_number_is_no_part_of_the_trigger(read: Read) -> None:
    assert [row["trigger"] for row in _read(read, "Arda kidnapped up to 16 people.").mentions] == ["kidnapped"]


def test_those_who_were_wounded_are_no_event_of_their_own(read: Read) -> None:
    assert not _read(read, "All those who were wounded are in hospital.").events
    assert len(_read(read, "Arda shelled Belmar.\nAll those who were wounded are in hospital.").events) == 1


def test_help_without_a_receiver_is_given_to_the_state_of_the_place(read: Read) -> None:
    reading = read("Norway evacuated the injured from the flooded Kenyan port of Sorrel.")
    happened = events(reading, cast(reading, quotations(reading)), Attributions(), [])
    assert _roles(happened) == {("actor", "nor"), ("recipient", "ken")}

"""Who is in an article: names, states, offices, groups, descriptions and pronouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import Cast, cast
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def who(read: Read) -> Callable[[str], Cast]:
    def _who(text: str) -> Cast:
        reading = read(text)
        return cast(reading, quotations(reading))

    return _who


Who = Callable[[str], Cast]


def _meant(found: Cast, words: str) -> list[str]:
    return [m["actor_id"] for m in found.mentions if m["text"] == words]


@pytest.mark.parametrize(
    ("text", "name", "actor_id"),
    [
        pytest.param("Portugal warned Spain.", "Portugal", "state/prt", id="subject"),
        pytest.param("Portugal warned Spain.", "Spain", "state/esp", id="addressed"),
        pytest.param("Critics accused the US of spying.", "US", "state/usa", id="acronym"),
        pytest.param("The DPRK said that it would reply.", "DPRK", "state/prk", id="own_list"),
        pytest.param("Ministers condemned Norway's launch of a missile.", "Norway", "state/nor", id="owner_of_an_act"),
        pytest.param("Peru sided with Chile.", "Chile", "state/chl", id="sided_with"),
        pytest.param("Denmark, Sweden and Finland signed the treaty.", "Finland", "state/fin", id="joined"),
        pytest.param("The UK allegation surprised many.", "UK", "state/gbr", id="source_of_an_allegation"),
        pytest.param("The bridge was bombed by Israel.", "Israel", "state/isr", id="agent"),
    ],
)
def test_a_state_that_acts_is_a_mention(who: Who, text: str, name: str, actor_id: str) -> None:
    assert _meant(who(text), name) == [actor_id]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("The factory in Portugal burned down.", "Portugal", id="in"),
        pytest.param("Marlo's visit to Lisbon was short.", "Lisbon", id="visit_to"),
        pytest.param("Fighting went on near Lisbon.", "Lisbon", id="near"),
        pytest.param("Ships gathered off Portugal's coast.", "Portugal", id="coast"),
    ],
)
def test_a_place_is_no_mention(who: Who, text: str, name: str) -> None:
    assert _meant(who(text), name) == []


def test_a_capital_that_speaks_stands_for_its_government(who: Who) -> None:
    [mention] = [m for m in who("Lisbon claimed that the port was safe.").mentions if m["text"] == "Lisbon"]
    assert (mention["actor_id"], mention["reading"]) == ("state/prt", "place_for_government")


def test_the_north_is_the_state_that_the_article_has_named(who: Who) -> None:
    assert _meant(who("North Korea fired a missile.\nThe North's launch worried Japan."), "The North") == ["state/prk"]
    assert _meant(who("Italy fired a missile.\nThe North's launch worried Japan."), "The North") == []


def test_a_demonym_is_an_adjective_of_its_state(who: Who) -> None:
    [mention] = [m for m in who("Russian equipment arrived.").mentions if m["text"] == "Russian"]
    assert (mention["actor_id"], mention["form"]) == ("state/rus", "adjective")


@pytest.mark.parametrize(
    ("text", "actor_id", "kind"),
    [
        pytest.param("Portuguese soldiers left the base.", "group/prt-soldiers", "group", id="soldiers"),
        pytest.param("Portuguese forces left the base.", "org/prt-forces", "force", id="forces"),
        pytest.param("The Danes voted on Sunday.", "group/dnk-danes", "group", id="people"),
        pytest.param("Residents said the water was brown.", "group/residents", "group", id="residents"),
    ],
)
def test_people_described_together_are_a_group(who: Who, text: str, actor_id: str, kind: str) -> None:
    assert (actor_id, kind) in {(a["actor_id"], a["kind"]) for a in who(text).actors}


def test_short_names_belong_to_the_full_one(who: Who) -> None:
    found = who("Dr Ines Marlo runs the port. Ms Marlo said so. Later Marlo left.")
    assert {m["text"]: m["actor_id"] for m in found.mentions if m["form"] == "name"} == {
        "Dr Ines Marlo": "person/ines-marlo",
        "Ms Marlo": "person/ines-marlo",
        "Marlo": "person/ines-marlo",
    }


def test_a_surname_without_any_full_name_stays_with_its_article(who: Who) -> None:
    assert _meant(who("The treaty was signed by Mr Marlo."), "Mr Marlo") == ["person/a1/marlo"]


def test_father_and_son_are_two_people(who: Who) -> None:
    found = who("Peter Vance met his son Daniel Vance. Daniel said that it rained.")
    assert _meant(found, "Peter Vance") == ["person/peter-vance"]
    assert _meant(found, "Daniel") == _meant(found, "Daniel Vance") == ["person/daniel-vance"]


@pytest.mark.parametrize(
    ("text", "title", "country", "organisation"),
    [
        pytest.param("Deputy US ambassador Ines Marlo spoke.", "Deputy ambassador", "USA", None, id="before"),
        pytest.param(
            "Portugal's UN ambassador, Ines Marlo, spoke.", "ambassador", "PRT", "org/united-nations", id="owner"
        ),
        pytest.param("Ines Marlo, the deputy director, spoke.", "deputy director", None, None, id="behind"),
        pytest.param(
            "Ines Marlo, who is director of the Arda Bank, spoke.", "director", None, "org/arda-bank", id="who_is"
        ),
        pytest.param("Former president Ines Marlo spoke.", "Former president", None, None, id="former"),
    ],
)
def test_an_office_is_a_role(who: Who, text: str, title: str, country: str | None, organisation: str | None) -> None:
    [role] = who(text).roles
    assert (role["actor_id"], role["title"]) == ("person/ines-marlo", title)
    assert (role["country_iso3"], role["organisation_id"]) == (country, organisation)


def test_an_ambassador_to_a_state_does_not_speak_for_it(who: Who) -> None:
    [role] = who("The Portuguese ambassador to France, Ines Marlo, spoke.").roles
    assert role["country_iso3"] == "PRT"


def test_a_description_is_who_holds_the_office_also_before_the_name(who: Who) -> None:
    found = who(
        "A Portuguese official warned the port.\nPortuguese ambassador Ines Marlo told reporters. The ambassador left."
    )
    assert _meant(found, "A Portuguese official") == ["person/ines-marlo"]
    assert _meant(found, "The ambassador") == ["person/ines-marlo"]


def test_one_official_of_several_is_nobody(who: Who) -> None:
    found = who(
        "A Portuguese official warned the port.\nPortuguese minister Ines Marlo and Portuguese envoy Tom Vance spoke."
    )
    assert _meant(found, "A Portuguese official") == []


def test_a_bare_name_after_a_description_is_whom_it_describes(who: Who) -> None:
    found = who("The Chilean ambassador defended the test.\n“It was legal,” Ines Marlo told reporters.")
    assert _meant(found, "The Chilean ambassador") == ["person/ines-marlo"]
    assert found.actor("person/ines-marlo")["country_iso3"] == "CHL"


@pytest.mark.parametrize(
    ("text", "pronoun", "actor_id"),
    [
        pytest.param("Mr Vance met Ms Marlo. She said nothing.", "She", "person/a1/marlo", id="gender"),
        pytest.param("Ines Marlo, who runs the port, left.", "who", "person/ines-marlo", id="relative"),
        pytest.param("Peter Vance defended himself.", "himself", "person/peter-vance", id="reflexive"),
        pytest.param("Portugal said it was targeting smugglers.", "it", "state/prt", id="state"),
        pytest.param("Mr Vance told Mr Keller that “he is a liar”.", "he", "person/a1/keller", id="not_the_speaker"),
    ],
)
def test_a_pronoun_stands_for_somebody_named(who: Who, text: str, pronoun: str, actor_id: str) -> None:
    assert _meant(who(text), pronoun) == [actor_id]


def test_an_empty_it_is_nobody(who: Who) -> None:
    assert _meant(who("Portugal lost. It is clear that nobody cares."), "It") == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("Arda Football Federation", "organisation", id="organisation"),
        pytest.param("Arda Daily Herald", "media", id="media"),
        pytest.param("Arda Border Police", "force", id="force"),
    ],
)
def test_the_words_of_a_name_tell_its_kind(who: Who, name: str, kind: str) -> None:
    found = who(f"The {name} said on Monday that the road was closed.")
    assert [(a["name"], a["kind"]) for a in found.actors if a["actor_id"].startswith("org/")] == [(name, kind)]


def test_initials_are_the_body_they_are_given_for(who: Who) -> None:
    found = who("The Harbour Workers Union (HWU) called a strike. HWU said it would last.")
    assert set(_meant(found, "HWU")) == {"org/harbour-workers-union"}
    assert {(n["name"], n["form"]) for n in found.names} >= {("HWU", "acronym"), ("Harbour Workers Union", "full")}


def test_the_council_is_the_one_named(who: Who) -> None:
    found = who("The Arda City Council met on Monday. The council voted for the bridge.")
    assert _meant(found, "The council") == ["org/arda-city-council"]


def test_at_gives_everybody_who_is_joined(read: Read) -> None:
    reading = read("Denmark and Sweden criticised Norway.")
    found = cast(reading, quotations(reading))
    assert found.at(reading.doc[0]) == ("state/dnk", "state/swe")


def test_at_an_office_gives_who_holds_it(read: Read) -> None:
    reading = read("The port director, Ines Marlo, spoke.")
    found = cast(reading, quotations(reading))
    assert found.at(reading.doc[2]) == ("person/ines-marlo",)


def test_within_gives_mentions_that_lie_wholly_inside(who: Who) -> None:
    found = who("Denmark warned Norway.")
    assert [m["text"] for m in found.within(0, 14)] == ["Denmark"]


def test_an_added_pronoun_is_a_mention_in_its_place(read: Read) -> None:
    reading = read("“I agree,” said Ines Marlo.")
    found = cast(reading, quotations(reading))
    found.add_pronoun(reading.doc[1], "person/ines-marlo", "a1")
    assert [m["text"] for m in found.mentions] == ["I", "Ines Marlo"]
    assert found.at(reading.doc[1]) == ("person/ines-marlo",)


def test_every_mention_is_printed_where_it_says(who: Who) -> None:
    text = "Dr Ines Marlo, the Chilean envoy, told the UN she was sure.\nPortuguese soldiers left, Lisbon said."
    found = who(text)
    assert found.mentions
    assert all(text[m["start_char"] : m["end_char"]] == m["text"] for m in found.mentions)


def test_an_article_without_anybody_has_no_actors(who: Who) -> None:
    assert who("It rained for three days.").actors == []

"""Who is in an article: names, states, offices, groups, descriptions and pronouns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import Cast, cast
from tidynews.extract.countries import official_name
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


@pytest.mark.parametrize(
    ("text", "name", "actor_id"),
    [
        pytest.param("The charity Bright Wells said no.", "Bright Wells", "org/bright-wells", id="charity"),
        pytest.param(
            "The company behind the mine, Orvana, said no.", "Orvana", "org/orvana", id="company_in_apposition"
        ),
        pytest.param("Marlo Haulage, a firm in Leeds, closed.\nA lawyer for Marlo spoke.", "Marlo", "org/marlo-haulage",
                     id="short_name_of_a_firm"),
        pytest.param("He told Radio Orvana so.", "Radio Orvana", "org/radio-orvana", id="radio"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_tells_that_it_is_a_body(who: Who, text: str, name: str, actor_id: str) -> None:
    assert set(_meant(who(text), name)) == {actor_id}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ships left the port of Orvana on Friday.", id="port_of"),
        pytest.param("Farmers took water from the river Orvana.", id="river"),
        pytest.param("Barcelona said that it would pay.", id="large_town"),
        pytest.param("Tanks rolled into the West Bank.", id="region_that_ends_like_a_body"),
    ],
)
def test_towns_and_rivers_are_no_actors(who: Who, text: str) -> None:
    assert [a["actor_id"] for a in who(text).actors if a["kind"] in {"person", "organisation"}] == []


def test_a_town_with_a_title_or_a_full_name_is_a_person(who: Who) -> None:
    assert _meant(who("Mr Lincoln left early."), "Mr Lincoln") == ["person/a1/lincoln"]
    assert _meant(who("Mary Lincoln paid. Lincoln said so."), "Lincoln") == ["person/mary-lincoln"]


@pytest.mark.parametrize(
    ("text", "organisation", "country"),
    [
        pytest.param("The Arda Port Authority refused. Its director, Ines Marlo, spoke.", "org/arda-port-authority",
                     None, id="its"),
        pytest.param("The Reform Alliance lost. “No,” said Ines Marlo, the party’s candidate.", "org/reform-alliance",
                     None, id="the_partys"),
        pytest.param("The Northern Front denied it. The rebels left. Their spokesman, Ines Marlo, spoke.",
                     "org/northern-front", None, id="their"),
        pytest.param("Chile refused. Its envoy, Ines Marlo, spoke.", None, "CHL", id="of_a_state"),
        pytest.param("Chile voted on Sunday. President Ines Marlo won.", None, "CHL", id="of_the_only_state"),
        pytest.param("Chile played Peru. President Ines Marlo won.", None, None, id="of_one_of_two_states"),
    ],
)  # fmt: skip
def test_an_office_belongs_to_whom_the_words_before_it_mean(
    who: Who, text: str, organisation: str | None, country: str | None
) -> None:
    [role] = who(text).roles
    assert (role["organisation_id"], role["country_iso3"]) == (organisation, country)


@pytest.mark.parametrize(
    ("text", "actor_id", "country"),
    [
        pytest.param("The Lithuanian Parliament voted.", "org/ltu-parliament", "LTU", id="demonym"),
        pytest.param("Ivory Coast’s Supreme Court ruled.", "org/civ-supreme-court", "CIV", id="possessive"),
        pytest.param("Poland’s parliament voted.", "org/pol-parliament", "POL", id="lower_case"),
        pytest.param("Russia’s UN envoy left.", "org/united-nations", None, id="not_what_an_envoy_is_to"),
    ],
)
def test_a_body_has_the_country_that_it_is_named_with(who: Who, text: str, actor_id: str, country: str | None) -> None:
    assert who(text).actor(actor_id)["country_iso3"] == country


@pytest.mark.parametrize(
    ("text", "words", "actor_ids"),
    [
        pytest.param("The Chilean government refused.", "The Chilean government", ["state/chl"], id="named"),
        pytest.param("Chile lost. The government fell.", "The government", ["state/chl"], id="of_the_only_state"),
        pytest.param("Chile beat Peru. The government fell.", "The government", [], id="of_one_of_two"),
    ],
)
def test_a_government_is_its_state(who: Who, text: str, words: str, actor_ids: list[str]) -> None:
    assert _meant(who(text), words) == actor_ids


def test_the_rebels_are_the_force_named_before(who: Who) -> None:
    assert _meant(who("The Northern Front attacked. The rebels left."), "The rebels") == ["org/northern-front"]
    assert _meant(who("The rebels left."), "rebels") == ["group/rebels"]


def test_the_crews_are_those_described_before(who: Who) -> None:
    assert _meant(who("Ferry crews walked out. He urged the crews to return."), "the crews") == ["group/ferry-crews"]


def test_people_of_two_states_are_two_groups(read: Read) -> None:
    reading = read("Chilean and Russian negotiators met.")
    assert cast(reading, quotations(reading)).at(reading.doc[3]) == ("group/chl-negotiators", "group/rus-negotiators")


def test_both_are_the_two_named_together(read: Read) -> None:
    reading = read("Ines Marlo and Tom Vance left. Both denied the theft.")
    [token] = [t for t in reading.doc if t.text == "Both"]
    assert cast(reading, quotations(reading)).at(token) == ("person/ines-marlo", "person/tom-vance")


@pytest.mark.parametrize(
    ("text", "pronoun", "actor_ids"),
    [
        pytest.param("Norway’s envoy condemned Chile, accusing it of theft.", "it", ["state/chl"], id="accusing_it"),
        pytest.param("He sided with Chile, repeating their claim.", "their", ["state/chl"], id="repeating_their_claim"),
        pytest.param("Chile heard the charge. Peru denied it.", "it", [], id="denied_it"),
    ],
)
def test_a_pronoun_goes_on_about_what_the_verb_was_about(
    who: Who, text: str, pronoun: str, actor_ids: list[str]
) -> None:
    assert _meant(who(text), pronoun) == actor_ids


def test_a_state_that_is_added_is_an_actor_once(who: Who) -> None:
    found = who("It rained.")
    assert found.add_state("CHL") == found.add_state("CHL") == "state/chl"
    assert [(a["actor_id"], a["name"]) for a in found.actors] == [("state/chl", "Republic of Chile")]
    assert found.actor("state/chl")["country_iso3"] == "CHL"
    assert ("Chile", "short") in {(n["name"], n["form"]) for n in found.names}


@pytest.mark.parametrize(
    ("iso3", "name"),
    [
        pytest.param("PRK", "Democratic People's Republic of Korea", id="official"),
        pytest.param("KOR", "South Korea", id="catalogued_with_a_comma"),
        pytest.param("TWN", "Taiwan", id="official_with_a_comma"),
        pytest.param("COD", "Democratic Republic of the Congo", id="no_running_text_in_cldr"),
    ],
)
def test_a_state_is_called_as_it_is_said(iso3: str, name: str) -> None:
    assert official_name(iso3) == name


def test_a_common_word_in_capitals_is_nobody(who: Who) -> None:
    assert who("REFUND said the poster. Everybody wants a refund.").actors == []


def test_a_common_word_that_opens_a_sentence_is_nobody(who: Who) -> None:
    found = who("Turnout said little. Analysts of turnout agreed.")
    assert [a["actor_id"] for a in found.actors] == ["group/analysts"]


def test_a_party_is_no_office(who: Who) -> None:
    assert who("Republican Ines Marlo spoke.").roles == []


def test_a_body_is_called_by_the_last_words_of_its_name(who: Who) -> None:
    found = who("The Arda Port Authority met on Monday. The port authority refused. The river authority agreed.")
    assert _meant(found, "The port authority") == ["org/arda-port-authority"]
    assert _meant(found, "The river authority") == []


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        pytest.param("Demonstrators in Nairobi blocked a road.", "group/ken-demonstrators", id="capital"),
        pytest.param("Security forces in Kenya shot at them.", "org/ken-forces", id="security_forces"),
        pytest.param("Opposition parties in Kenya met on Friday.", "group/ken-parties", id="parties"),
        pytest.param("Doctors from Kenya arrived.", "group/ken-doctors", id="from"),
        pytest.param("Soldiers in Kenya fired on them.", "group/soldiers", id="soldiers_may_be_guests"),
    ],
)
def test_people_belong_to_the_state_where_they_are_at_home(who: Who, text: str, actor_id: str) -> None:
    assert actor_id in {row["actor_id"] for row in who(text).actors}


def test_a_body_of_a_state_may_be_named_after_it_at_the_end(who: Who) -> None:
    countries = {row["country_iso3"] for row in who("The National Front of Kenya killed ten people.").actors}
    assert "KEN" in countries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A Norwegian official offered to talk.", {"group/nor-officials": "NOR"}, id="one_of_many"),
        pytest.param("A Portuguese policeman was hurt.", {"group/prt-policemen": "PRT"}, id="man_and_men"),
        pytest.param(
            "Police beat Costa Rican and Norwegian sailors.",
            {"group/cri-sailors": "CRI", "group/nor-sailors": "NOR"},
            id="two_adjectives",
        ),
        pytest.param("Nurses from two Canadian clinics helped.", {"group/can-nurses": "CAN"}, id="from_their_bodies"),
        pytest.param("Canada sent tents to families fleeing Burundi.", {"group/bdi-families": "BDI"}, id="who_flee"),
        pytest.param(
            "The envoy urged the parties to the conflict in Yemen to talk.", {"group/yem-parties": "YEM"}, id="a_war"
        ),
        pytest.param("Villagers blocked a road in Nepal.", {"group/npl-villagers": "NPL"}, id="where_residents_act"),
        pytest.param("Lawmakers discussed the war in Yemen.", {}, id="not_what_they_speak_of"),
    ],
)
def test_unnamed_people_have_the_country_that_the_words_give_them(
    read: Read, text: str, expected: dict[str, str]
) -> None:
    reading = read(text)
    found = cast(reading, quotations(reading)).actors
    assert {a["actor_id"]: a["country_iso3"] for a in found if a["kind"] == "group" and a["country_iso3"]} == expected

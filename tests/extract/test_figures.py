"""Figures: which numbers are one, what their words state, and what they are about."""

from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import Read

from tidynews.extract.actors import Cast
from tidynews.extract.claims import Attributions
from tidynews.extract.events import Happenings
from tidynews.extract.figures import figures
from tidynews.rows import Figure


def _figures(read: Read, text: str) -> list[Figure]:
    return figures(read(text), [], Cast(), Attributions(), Happenings())


def _only(read: Read, text: str) -> dict[str, Any]:
    [row] = _figures(read, text)
    return dict(row)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param("Nearly 900 sailors came.", ("<", 900, None, 900, "nearly"), id="nearly"),
        pytest.param("More than 900 sailors came.", (">", 900, 900, None, "more than"), id="more_than"),
        pytest.param("At least 900 sailors came.", (">=", 900, 900, None, "at least"), id="at_least"),
        pytest.param("Up to 900 sailors came.", ("<=", 900, None, 900, "up to"), id="up_to"),
        pytest.param("No fewer than 900 sailors came.", (">=", 900, 900, None, "no fewer than"), id="no_fewer_than"),
        pytest.param("About 900 sailors came.", ("~", 900, None, None, "about"), id="about"),
        pytest.param("Some 900 sailors came.", ("~", 900, None, None, "some"), id="some"),
        pytest.param("The crowd exceeded 900 on the quay.", (">", 900, 900, None, "exceeded"), id="exceeded"),
        pytest.param("The crowd did not exceed 900.", ("<=", 900, None, 900, "not exceed"), id="not_exceed"),
        pytest.param("Turnout never topped 900.", ("<=", 900, None, 900, "never topped"), id="never_topped"),
        pytest.param("It fell short of 900 votes.", ("<", 900, None, 900, "short of"), id="short_of"),
        pytest.param("It did not fall short of 900 votes.", (">=", 900, 900, None, "not short of"), id="not_short_of"),
        pytest.param("Exactly as planned, 900 sailors came.", ("=", 900, None, None, None), id="plain"),
        pytest.param("Between 800 and 900 sailors came.", ("=", None, 800, 900, None), id="between"),
        pytest.param("Dozens of sailors came.", ("=", None, 24, 100, "dozens"), id="dozens"),
    ],
)
def test_the_words_state_comparator_value_bounds_and_hedge(read: Read, text: str, stated: tuple[object, ...]) -> None:
    row = _only(read, text)
    assert (row["comparator"], row["value"], row["low"], row["high"], row["hedge"]) == stated


@pytest.mark.parametrize(
    ("text", "words", "unit", "kind"),
    [
        pytest.param("They counted 12 young seals.", "12 young seals", "{seal}", "count", id="count"),
        pytest.param("It costs $2 a gallon.", "$2 a gallon", "{USD}/[gal_us]", "money", id="rate"),
        pytest.param("It cost 3 million euros.", "3 million euros", "{EUR}", "money", id="currency_word"),
        pytest.param("Prices rose 4 per cent.", "4 per cent", "%", "ratio", id="per_cent"),
        pytest.param("It lasted 15 months.", "15 months", "mo", "duration", id="duration"),
        pytest.param("A 12-year-old girl won.", "12-year-old", "a", "age", id="age"),
        pytest.param("It is a fund for people under 30.", "30", "a", "age", id="under_an_age"),
        pytest.param("Tom Velde, 40 — a farmer — won.", "40", "a", "age", id="age_before_a_dash"),
        pytest.param("The bridge is 300 metres long.", "300 metres long", "m", "length", id="length"),
        pytest.param("The tank holds 40 litres.", "40 litres", "L", "volume", id="volume"),
    ],
)
def test_span_unit_and_kind(read: Read, text: str, words: str, unit: str, kind: str) -> None:
    row = _only(read, text)
    assert (row["text"], row["unit"], row["quantity_kind"]) == (words, unit, kind)


AS_PRINTED = {
    "commas_group": ("They sold 12,500 boats.", 12_500, "{boat}", "count"),
    "full_stops_group": ("They sold 12.500.000 boats.", 12_500_000, "{boat}", "count"),
    "dozen": ("Two dozen boats sank.", 24, "{boat}", "count"),
    "scales_in_words": ("A hundred thousand people marched.", 100_000, "{person}", "count"),
    "half_a_scale": ("Half a million people marched.", 500_000, "{person}", "count"),
    "one_in": ("One in five voters stayed home.", 0.2, "1", "ratio"),
    "fraction": ("Two-thirds of the members agreed.", 2 / 3, "1", "ratio"),
    "one_part": ("A third of the members agreed.", 1 / 3, "1", "ratio"),
    "odds": ("The ratio was 3 to 1.", 3, "1", "ratio"),
    "scale_over_a_range": ("It cost $3 to $4 million.", (3_000_000, 4_000_000), "{USD}", "money"),
    "between": ("Between 12 and 15 boats sank.", (12, 15), "{boat}", "count"),
    "from_to": ("Prices rose from 3 to 5 euros.", (3, 5), "{EUR}", "money"),
    "tens_of_thousands": ("Tens of thousands of people marched.", (10_000, 100_000), "{person}", "count"),
    "dozens": ("Dozens of people marched.", (24, 100), "{person}", "count"),
    "several_hundred": ("Several hundred people marched.", (300, 1000), "{person}", "count"),
    "percentage_points": ("Support fell by 3 percentage points.", 3, "{percentage_point}", "points"),
    "rate": ("Oil fell to $71 per barrel.", 71, "{USD}/[bbl_us]", "money"),
    "sign_with_letters": ("It cost US$5 million.", 5_000_000, "{USD}", "money"),
    "code": ("It cost RM79.", 79, "{MYR}", "money"),
    "currency_by_word": ("It cost 200 shekels.", 200, "{ILS}", "money"),
    "sign": ("It cost ¥500.", 500, "{JPY}", "money"),
    "letter_for_a_scale": ("The port paid £40m.", 40_000_000, "{GBP}", "money"),
    "mass": ("The bell weighed 250 kilograms.", 250, "kg", "mass"),
    "area": ("The fire burned 300 hectares.", 300, "har", "area"),
    "temperature": ("It reached 41 degrees Celsius.", 41, "Cel", "temperature"),
    "growth_by_a_verb": ("Sales more than doubled.", 2, "1", "factor"),
}


@pytest.mark.parametrize(("text", "number", "unit", "kind"), AS_PRINTED.values(), ids=AS_PRINTED)
def test_a_number_is_read_however_news_prints_it(
    read: Read, text: str, number: float | tuple[float, float], unit: str, kind: str
) -> None:
    row = _only(read, text)
    assert (row["value"] if row["value"] is not None else (row["low"], row["high"])) == number
    assert (row["unit"], row["quantity_kind"]) == (unit, kind)


def test_a_noun_printed_once_is_counted_by_all_numbers_before_it(read: Read) -> None:
    rows = _figures(read, "The yard rents out two-, three- and eight-seat boats.")
    assert [(row["value"], row["unit"]) for row in rows] == [(2, "{seat}"), (3, "{seat}"), (8, "{seat}")]


def test_plus_or_minus_bounds_nothing(read: Read) -> None:
    rows = _figures(read, "It weighs 12 kg plus or minus 2 kg.")
    assert [(row["value"], row["comparator"]) for row in rows] == [(12, "="), (2, "=")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The S&P 500 fell.", id="index"),
        pytest.param("The 787 Dreamliner landed.", id="aircraft"),
        pytest.param("A KN-23 missile was launched.", id="weapon"),
        pytest.param("The G7 met.", id="group_of_states"),
        pytest.param("COVID-19 spread.", id="disease"),
        pytest.param("He lives at 12 Harbour Road.", id="address"),
        pytest.param("Call 020 7946 0123.", id="phone"),
        pytest.param("He came third.", id="ordinal"),
        pytest.param("The harbour opened in 1987.", id="year"),
        pytest.param("It opened on 4 March.", id="date"),
        pytest.param("The ferry left at 10:45 am.", id="clock_time"),
        pytest.param("Council Resolution 1718 was read out.", id="resolution"),
        pytest.param("They met again the next day, and no one spoke.", id="pronoun"),
        pytest.param("The match ended 2-2.", id="score"),
        pytest.param("He met her one-on-one.", id="one_on_one"),
        pytest.param("Every bell in the valley rang at six.", id="hour"),
        pytest.param("They drove the Norland 80 to the harbour.", id="model"),
    ],
)
def test_numbers_that_count_nothing_are_no_figures(read: Read, text: str) -> None:
    assert _figures(read, text) == []


@pytest.mark.parametrize(
    ("text", "entity", "measured"),
    [
        pytest.param("The storm killed 40 people.", "people", "killed", id="verb"),
        pytest.param("More than 40 sailors were killed or wounded.", "sailors", "killed_or_wounded", id="pair"),
        pytest.param(
            "Shares in the harbour company rose 5%.",
            "Shares in the harbour company",
            "change",
            id="subject_of_a_change",
        ),
        pytest.param("The blast left 12 villagers dead.", "villagers", "killed", id="left_dead"),
        pytest.param("The death toll rose to 312.", "The death toll", "killed", id="toll"),
        pytest.param("The civilian death toll rose to 312.", "civilian", "killed", id="toll_of_people"),
        pytest.param("The toll among sailors reached 312.", "sailors", "killed", id="toll_among_people"),
        pytest.param("The injury toll rose to 312.", "The injury toll", "wounded", id="another_toll"),
        pytest.param("The port reported a 7% drop in exports.", "exports", "change", id="what_changes"),
        pytest.param("Exports posted a 7% drop.", "Exports", "change", id="what_undergoes_a_change"),
        pytest.param("The shop takes 20 per cent off a lamp.", "a lamp", None, id="off"),
    ],
)
def test_what_is_counted_and_what_happened_to_it(read: Read, text: str, entity: str, measured: str | None) -> None:
    row = _only(read, text)
    assert (row["measured_entity"], row["measured_property"]) == (entity, measured)


def test_span_is_the_slice_of_the_text(read: Read) -> None:
    text = "Nearly 900 sailors spent $3 to $4 million.\nTwo dozen boats left."
    for row in _figures(read, text):
        assert text[row["start_char"] : row["end_char"]] == row["text"]


def test_a_predicate_names_what_is_counted(read: Read) -> None:
    _, civilians = _figures(read, "The flood killed 900 people, of whom 300 were civilians.")
    assert (civilians["value"], civilians["unit"], civilians["measured_entity"]) == (300, "{civilian}", "civilians")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("The flood killed 900 people, of whom 300 were civilians.", "{civilian}", id="of_whom"),
        pytest.param("The flood killed 900 people, 300 of whom were sailors.", "{sailor}", id="whom_behind"),
        pytest.param("The flood killed 900 people, 300 of them children.", "{child}", id="of_them"),
        pytest.param("The flood killed 900 people. Some 300 of the dead were boys.", "{boy}", id="of_the_dead"),
        pytest.param("The death toll of the flood is 900, of whom 300 were boys.", "{boy}", id="of_a_toll"),
    ],
)
def test_what_befell_the_whole_befell_its_part(read: Read, text: str, unit: str) -> None:
    _, part = _figures(read, text)
    assert (part["value"], part["unit"], part["measured_property"]) == (300, unit, "killed")


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        pytest.param("Profit rose to $5.4 billion from 4.9 billion.", "{USD}", "money", id="from"),
        pytest.param("Turnout was 4.1 percent, up from 3.9 in May.", "%", "ratio", id="up_from"),
        pytest.param("Sales were $3 million, compared with 2.8 million in May.", "{USD}", "money", id="compared_with"),
        pytest.param("The index fell 31.5 points to 2,118.4.", "{point}", "points", id="to_a_level"),
        pytest.param("The dearest pear is 91 cents, while the cheapest is 38.5.", "{cent}", "money", id="elided_noun"),
        pytest.param("Shares fell 3 percent to 41.20.", None, "other", id="a_change_and_its_level"),
        pytest.param("Sales rose 5% from 1,200.", None, "other", id="a_change_and_where_it_began"),
        pytest.param("It made 63,150 buses, less than estimates of 64,900.", None, "other", id="another_level"),
    ],
)
def test_a_unit_printed_once_is_that_of_both_amounts_compared(
    read: Read, text: str, unit: str | None, kind: str
) -> None:
    row = _figures(read, text)[-1]
    assert (row["unit"], row["quantity_kind"]) == (unit, kind)


def test_an_elided_noun_is_that_of_the_count_before(read: Read) -> None:
    _, before = _figures(read, "Around 3,500 boats are in the bay, up from 2,000 in May.")
    assert (before["value"], before["unit"]) == (2000, "{boat}")


def test_killed_and_wounded_with_a_number_each_do_not_mix(read: Read) -> None:
    killed, wounded = _figures(read, "At least 12 soldiers have been killed and 30 wounded, the ministry said.")
    assert (killed["measured_property"], wounded["measured_property"]) == ("killed", "wounded")


def test_a_unit_in_sight_is_surer_than_a_bare_number(read: Read) -> None:
    assert (
        _only(read, "Prices rose 4 per cent.")["confidence"] > _only(read, "The index closed at 4,577.")["confidence"]
    )


@pytest.mark.parametrize(
    ("text", "words", "unit", "measured"),
    [
        pytest.param("Hundreds marched through Arda.", "Hundreds", "{person}", "attending", id="those_who_act"),
        pytest.param("They sold 30 boats, but hundreds remain.", "hundreds", "{boat}", None, id="the_rest"),
        pytest.param(
            "Police counted 40 marchers. A dozen of them sang.", "A dozen", "{marcher}", "attending", id="them"
        ),
        pytest.param(
            "A storm killed three sailors and drove 250 from their homes.",
            "250",
            "{sailor}",
            "displaced",
            id="own_verb",
        ),
        pytest.param("The police freed 30 hostages.", "30 hostages", "{hostage}", "captured", id="what_they_are"),
        pytest.param("The gang killed 30 hostages.", "30 hostages", "{hostage}", "killed", id="what_befell_them"),
        pytest.param("Two boys are missing.", "Two boys", "{boy}", "missing", id="missing"),
        pytest.param("Fares went up by 9 per cent.", "9 per cent", "%", "change", id="direction"),
        pytest.param("It sank, with its shares down 4%.", "4%", "%", "change", id="direction_alone"),
        pytest.param("Its profit fell by half.", "half", "1", "change", id="half"),
        pytest.param("It sank 12 boats and hurt 30 others.", "30", "{person}", "wounded", id="others"),
        pytest.param("It killed 12, including three boys.", "three boys", "{boy}", "killed", id="including"),
        pytest.param("The bank fired 30 clerks.", "30 clerks", "{clerk}", "dismissed", id="people_fired"),
        pytest.param("The navy fired 30 rockets.", "30 rockets", "{rocket}", "launched", id="things_fired"),
        pytest.param("The firm was fined $3 million.", "$3 million", "{USD}", "paid", id="lemma_without_e"),
        pytest.param("They reported 12 cases of measles.", "12 cases", "{case}", "infected", id="cases_of_a_disease"),
        pytest.param("The judge heard 12 cases.", "12 cases", "{case}", None, id="cases_of_a_court"),
        pytest.param("Some 300 Norwegians were arrested.", "300 Norwegians", "{person}", "arrested", id="citizens"),
    ],
)
def test_bare_numbers_count_what_their_words_say(
    read: Read, text: str, words: str, unit: str, measured: str | None
) -> None:
    row = _figures(read, text)[-1]
    assert (row["text"], row["unit"], row["measured_property"]) == (words, unit, measured)


def test_a_pronoun_stands_for_what_was_measured_in_the_sentence_before(read: Read) -> None:
    rows = _figures(read, "The party won 41 per cent of the vote. In May it stood at 38 per cent.")
    assert [row["measured_property"] for row in rows] == ["voting", "voting"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        pytest.param("The charge was 2 volts and the resistance was 5 ohms.", "the resistance", id="joined_clause"),
        pytest.param("The test was made with acid levels at 1,200 parts per million.", "acid levels", id="level"),
        pytest.param("The fund has claims, ranging from $200 to $400.", "claims", id="participle"),
        pytest.param("The debt, excluding that of banks, was about $3 million.", "The debt", id="aside"),
        pytest.param(
            "They praised their elder daughter Maria who is 10.", "their elder daughter Maria", id="apposition"
        ),
    ],
)
def test_an_amount_belongs_to_the_noun_of_its_own_clause(read: Read, text: str, entity: str) -> None:
    assert _figures(read, text)[-1]["measured_entity"] == entity


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Some 30 men were killed or hurt in the Velde region.", "the Velde region", id="joined_verbs"),
        pytest.param("They held a rally in northern Norway that left 12 people hurt.", "northern Norway", id="event"),
        pytest.param("Rebels bombed Oslo, killing 12 people.", "Oslo", id="result"),
        pytest.param("A storm hurt 30 men in the port of Bergen.", "the port of Bergen", id="named_after"),
    ],
)
def test_a_figure_holds_where_its_clause_says(read: Read, text: str, place: str) -> None:
    assert _only(read, text)["place"] == place


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        pytest.param("It cost 85 million kroner.", "NOK", id="most_traded"),
        pytest.param("It cost 85 million kronor.", "SEK", id="own_plural"),
        pytest.param("It cost 85 million Danish kroner.", "DKK", id="named"),
        pytest.param("It cost 400 forint.", "HUF", id="without_s"),
        pytest.param("It cost 400 pesos.", None, id="several"),
    ],
)
def test_money_has_the_currency_that_its_noun_names(read: Read, text: str, currency: str | None) -> None:
    row = _only(read, text)
    assert (row["quantity_kind"], row["currency"]) == ("money", currency)


def test_two_equal_numbers_are_no_range(read: Read) -> None:
    rows = _figures(read, "A 4-to-4 tie among the judges left the ruling as it was.")
    assert all(row["value"] is None or row["high"] is None for row in rows)


def test_a_hard_space_is_no_part_of_what_is_counted(read: Read) -> None:
    [row] = _figures(read, "The port sold 300 \u00a0barges on Monday.")
    assert row["measured_entity"] == (row["measured_entity"] or "").strip()

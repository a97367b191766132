"""Quantities: money, ranges, shared units and ages, read from the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidynews.extract.counted.quantities import quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "currency"),
    [
        pytest.param("$4.2b", 4.2e9, "{USD}", "USD", id="bare_dollar"),
        pytest.param("US$12", 12, "{USD}", "USD", id="us_dollar"),
        pytest.param("HK $3.7 billion", 3.7e9, "{HKD}", "HKD", id="sign_with_space"),
        pytest.param("RM23.50", 23.5, "{MYR}", "MYR", id="letters_as_sign"),
        pytest.param("1,200€", 1200, "{EUR}", "EUR", id="sign_behind"),
        pytest.param("5bn shekels", 5e9, "{ILS}", "ILS", id="word"),
        pytest.param("40 Australian dollars", 40, "{AUD}", "AUD", id="name"),
        pytest.param("110 JPY", 110, "{JPY}", "JPY", id="code"),
        pytest.param("500 pesos", 500, "{peso}", None, id="one_of_several_currencies"),
        pytest.param("3 million pounds", 3e6, "{GBP}", "GBP", id="millions_of_pounds"),
        pytest.param("3 pounds", 3, "[lb_av]", None, id="a_few_pounds"),
    ],
)
def test_money(text: str, value: float, unit: str, currency: str | None) -> None:
    [quantity] = quantities(f"It was {text}, they said.")
    assert quantity.unit is not None
    assert (quantity.low, quantity.unit.ucum, quantity.unit.currency) == (value, unit, currency)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("$3 to $4 million", 3e6, 4e6, id="scale_word_once"),
        pytest.param("$200 to $4 million", 200, 4e6, id="scale_word_of_the_second_alone"),
        pytest.param("between 15 km and 17 km", 15, 17, id="between"),
        pytest.param("62-68 per cent", 62, 68, id="dash"),
        pytest.param("four thousand to five thousand", 4000, 5000, id="words"),
        pytest.param("from 20 to 10 litres", 10, 20, id="falling"),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    [quantity] = quantities(f"It took {text}.")
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Exports fell 7% in 2019 to 1.2 million.", id="year"),
        pytest.param("The index rose 64 points to 4,577.", id="change_and_level"),
        pytest.param("It covers 5 hectares to $3.", id="different_units"),
    ],
)
def test_numbers_that_are_no_ends_of_a_range(text: str) -> None:
    assert all(quantity.low == quantity.high for quantity in quantities(text))


@given(st.lists(st.integers(1, 999), min_size=2, max_size=2, unique=True))
def test_a_range_never_ends_below_its_beginning(ends: list[int]) -> None:
    one, other = ends
    [quantity] = quantities(f"It took between {one} and {other} litres.")
    assert (quantity.low, quantity.high) == (min(one, other), max(one, other))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("8 or 9 dollars", ["{USD}", "{USD}"], id="or"),
        pytest.param("two- and three-litre bottles", ["L", "L"], id="suspended"),
        pytest.param("sons aged 12, 14 and 18.", ["a", "a", "a"], id="ages"),
    ],
)
def test_a_unit_that_is_printed_once_holds_for_all(text: str, units: list[str]) -> None:
    assert [quantity.unit.ucum if quantity.unit else None for quantity in quantities(text)] == units


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("minus 12 degrees Celsius", -12, id="word"),
        pytest.param("-1.3%", -1.3, id="sign"),
        pytest.param("the city - 50 miles away", 50, id="dash_between_words"),
        pytest.param("plus or minus 3 per cent", 3, id="margin"),
    ],
)
def test_minus(text: str, value: float) -> None:
    [quantity] = quantities(f"It is {text}.")
    assert quantity.low == value

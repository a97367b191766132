"""Numbers: every way of printing one has a value, and names and ordinals are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidynews import schema
from tidynews.extract.counted.numbers import atoms, digits_value, evaluate, numbers
from tidynews.extract.counted.quantities import quantities
from tidynews.extract.counted.word_lists import word_list

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _in_words(value: int, *, conjunction: str) -> str:
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            head = f"{_in_words(value // size, conjunction=conjunction)} {name}"
            rest = value % size
            joint = conjunction if rest < 100 else " "
            return head + (joint + _in_words(rest, conjunction=conjunction) if rest else "")
    raise AssertionError(value)


def _values(text: str) -> list[tuple[float, float]]:
    return [(number.low, number.high) for number in numbers(text)]


@pytest.mark.parametrize("conjunction", [" ", " and "], ids=["without_and", "with_and"])
def test_every_integer_up_to_a_million_in_words_reads_back(conjunction: str) -> None:
    below = [_in_words(value, conjunction=conjunction) for value in range(1000)]
    runs = [atoms(words) for words in below]
    [_, thousand] = atoms("two thousand")
    for high in range(1, 1000):
        lead = [*runs[high], thousand]
        for low in range(1, 1000):
            run = [*lead, *runs[low]]
            value, _ = evaluate(run, [atom.low for atom in run])
            if value != high * 1000 + low:
                pytest.fail(f"{below[high]} thousand {below[low]} reads as {value}")
    assert _values("a million") == [(1_000_000, 1_000_000)]


@pytest.mark.parametrize("conjunction", [" ", " and "], ids=["without_and", "with_and"])
def test_every_word_of_a_number_in_words_belongs_to_it(conjunction: str) -> None:
    values = [*range(1000), *range(1000, 1_000_000, 1000), *range(1001, 1_000_000, 1001), *range(1999, 999_000, 998)]
    text = "; ".join(_in_words(value, conjunction=conjunction) for value in values)
    assert [low for low, _ in _values(text)] == values


@given(st.integers(0, 1_000_000), st.sampled_from([" ", " and "]))
def test_an_integer_in_words_reads_back_within_a_sentence(value: int, conjunction: str) -> None:
    text = f"They saw {_in_words(value, conjunction=conjunction)} of them."
    assert _values(text) == [(value, value)]


@pytest.mark.parametrize("shape", ["{}", "{:,}"], ids=["plain", "grouped"])
def test_every_integer_up_to_a_million_in_digits_reads_back(shape: str) -> None:
    wrong = [value for value in range(1_000_001) if digits_value(shape.format(value)) != value]
    assert wrong == []


@pytest.mark.parametrize("grouping", ["", ",", "\u202f"], ids=["plain", "comma", "thin_space"])
def test_every_digit_of_a_number_belongs_to_it(grouping: str) -> None:
    values = [*range(1000), *range(1000, 1_000_000, 997), *range(123_000, 124_000), 1_000_000]
    text = "; ".join(f"{value:,}".replace(",", grouping) for value in values)
    assert [low for low, _ in _values(text)] == values


@given(st.integers(0, 10**9), st.sampled_from([",", "", "\u202f"]))
def test_an_integer_in_digits_reads_back_within_a_sentence(value: int, grouping: str) -> None:
    assert _values(f"They saw {value:,} of them.".replace(",", grouping)) == [(value, value)]


@given(
    st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(["from {} to {}", "between {} and {}", "{} to {}"])
)
def test_a_range_keeps_its_two_ends(low: int, width: int, shape: str) -> None:
    text = f"They saw {shape.format(f'{low:,}', f'{low + width:,}')} boats."
    [read] = [one for one in quantities(text) if one.shape == "range"]
    assert (read.low, read.high) == (low, low + width)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("two dozen boats", 24, id="dozen"),
        pytest.param("half a dozen boats", 6, id="half_a_dozen"),
        pytest.param("half a million boats", 500_000, id="half_a_million"),
        pytest.param("a hundred thousand boats", 100_000, id="article_and_scales"),
        pytest.param("3.4 million boats", 3_400_000, id="digits_and_scale"),
        pytest.param("two and a half million boats", 2_500_000, id="and_a_half"),
        pytest.param("a million and a half boats", 1_500_000, id="and_a_half_after_the_scale"),
        pytest.param("1.234.567 boats", 1_234_567, id="full_stops_group"),
        pytest.param("12,34,567 boats", 1_234_567, id="indian_grouping"),
        pytest.param("2½ boats", 2.5, id="glyph"),
        pytest.param("a sixfold rise", 6, id="fold"),
        pytest.param("two-thirds of them", 2 / 3, id="fraction"),
        pytest.param("a quarter of them", 0.25, id="article_fraction"),
        pytest.param("one in five boats", 0.2, id="one_in"),
        pytest.param("three out of four boats", 0.75, id="out_of"),
        pytest.param("half of the boats", 0.5, id="half_of"),
    ],
)
def test_value(text: str, value: float) -> None:
    assert _values(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("dozens of boats", 24, 100, id="dozens"),
        pytest.param("tens of thousands of boats", 10_000, 100_000, id="tens_of_thousands"),
        pytest.param("several hundred boats", 300, 1000, id="several_hundred"),
        pytest.param("millions of boats", 1e6, 1e7, id="millions"),
    ],
)
def test_vague_words_have_published_bounds(text: str, low: float, high: float) -> None:
    assert _values(text) == [(low, high)]


def test_the_bounds_of_vague_words_stand_in_the_table_codes() -> None:
    published = {code["code"]: str(code["definition"]) for code in schema.codes() if code["list"] == "figures.hedge"}
    used = {word: bounds for words in ("plurals", "multiples") for word, bounds in word_list("vague")[words].items()}
    assert published.keys() == used.keys()
    for word, bounds in used.items():
        assert [value for value, _ in _values(published[word])] == [bounds["low"], bounds["high"]], word


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the 21st boat", id="ordinal_digits"),
        pytest.param("the third boat", id="ordinal_word"),
        pytest.param("in the 1990s", id="decade"),
        pytest.param("a KN-23 missile", id="hyphenated_name"),
        pytest.param("against COVID-19", id="disease"),
    ],
)
def test_names_and_ordinals_are_no_numbers(text: str) -> None:
    assert _values(text) == []


def test_numbers_side_by_side_stay_apart() -> None:
    assert _values("five and six, or twenty and thirty") == [(5, 5), (6, 6), (20, 20), (30, 30)]

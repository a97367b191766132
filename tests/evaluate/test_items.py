"""Figures, mentions and events: what is found and which of their facts are right, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from tests.evaluate.folders import at

from tidynews.evaluate.gold import GoldArticle
from tidynews.evaluate.gold_items import Marked
from tidynews.evaluate.items import ItemScores, compare, measure
from tidynews.evaluate.kinds import KINDS

TEXT = "Ines Marlo said 40 boats sank. Marlo blamed Bo Tarn. She fined the port 3 to 5 crowns. By Ed Orr."
KIND = {kind.name: kind for kind in KINDS}


def marked(words: str, **facts: Any) -> Marked:
    return Marked(at(TEXT, words), facts)


def scored(kind: str, gold: Sequence[Marked], found: Sequence[Marked], discard: str = "") -> ItemScores:
    article = GoldArticle("ferry.txt", TEXT, None, {kind: tuple(gold)}, at(TEXT, discard))
    return measure(KIND[kind], [compare(KIND[kind], article, found)])


def counts(scores: ItemScores) -> Mapping[str, tuple[int, int, int]]:
    return {name: (one.gold, one.predicted, one.right) for name, one in scores.found.items()}


def facts(scores: ItemScores) -> Mapping[str, tuple[int, float | None]]:
    return {name: (one.stated, one.right) for name, one in scores.facts.items()}


def test_a_figure_is_found_where_it_touches_and_right_where_its_number_is() -> None:
    gold = [
        marked("40 boats", value=40.0, comparator="=", unit="{boat}"),
        marked("3 to 5 crowns", low=3.0, high=5.0, comparator=None, unit=None),
    ]
    found = [
        marked("40", value=40.0, comparator="~", unit="{boat}"),
        marked("3 to 5 crowns", low=3.0, high=6.0, comparator="=", unit="{crown}"),
        marked("Ines", value=1.0),
    ]
    scores = scored("figures", gold, found)
    assert counts(scores) == {
        "found": (2, 3, 2),
        "found, value right": (2, 3, 1),  # the range ends at 6
        "found, same characters": (2, 3, 1),  # "40" is not "40 boats"
    }
    # what the gold does not state (comparator and unit of the second) is not asked
    assert facts(scores) == {"value": (2, 0.5), "comparator": (1, 0.0), "unit": (1, 1.0)}


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        pytest.param({"value": 0.1 + 0.2}, {"value": 0.3}, True, id="rounding"),
        pytest.param({"value": 0.0}, {"value": 0.0}, True, id="nought"),
        pytest.param({"value": 40.0}, {"value": None, "low": 40.0}, False, id="bound_for_value"),
        pytest.param({"low": 40.0}, {"value": 40.0, "low": 40.0}, True, id="only_what_is_stated_is_asked"),
    ],
)
def test_numbers_are_compared(gold: dict[str, float], found: dict[str, float | None], right: bool) -> None:
    scores = scored("figures", [marked("40 boats", **gold)], [marked("40 boats", **found)])
    assert scores.facts["value"].right == right


def test_of_two_figures_in_one_place_the_right_one_is_taken() -> None:
    gold = [marked("3 to 5 crowns", value=5.0)]
    scores = scored("figures", gold, [marked("3 to 5", value=3.0), marked("5 crowns", value=5.0)])
    assert counts(scores)["found, value right"] == (1, 2, 1)


def test_a_mention_is_found_where_half_of_it_is() -> None:
    gold = [marked("Ines Marlo", kind="person", form="name"), marked("Bo Tarn", kind="person", form="name")]
    # "Marlo" is five of the nine letters of "Ines Marlo"; "Bo" two of the six of "Bo Tarn"
    last = (TEXT.index("Marlo"), TEXT.index("Marlo") + 5)
    found = [Marked((last,), {"kind": "group", "form": "name"}), marked("Bo", kind="person", form="name")]
    scores = scored("mentions", gold, found)
    assert counts(scores)["found"] == (2, 2, 1)
    assert facts(scores) == {"kind": (1, 0.0), "form": (1, 1.0)}
    assert scores.who_is_who is None


def test_who_is_who_is_b_cubed() -> None:
    ines, bo = {"actor": "ines", "form": "name"}, {"actor": "bo", "form": "name"}
    second = TEXT.index("Marlo blamed")
    gold = [
        marked("Ines Marlo", **ines),
        Marked(((second, second + 5),), ines),
        marked("She", **ines),
        marked("Bo Tarn", **bo),
    ]
    found = [
        marked("Ines Marlo", actor="x", form="name"),
        Marked(((second, second + 5),), {"actor": "x", "form": "name"}),
        marked("Bo Tarn", actor="x", form="name"),
        marked("Ed Orr", actor="y", form="name"),
    ]
    scores = scored("mentions", gold, found).who_is_who
    assert scores is not None
    # recall: Ines twice 2/3 (with "She" missed 0), Bo 1: (2/3 + 2/3 + 0 + 1) / 4
    assert scores.recall == pytest.approx((2 / 3 + 2 / 3 + 0 + 1) / 4)
    # precision: x holds three, of which two are Ines: 2/3, 2/3, 1/3; y is in no gold: 0
    assert scores.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 0) / 4)


def test_an_event_has_its_type_and_both_sides_right() -> None:
    text_of = {words: frozenset(range(*at(TEXT, words)[0])) for words in ("Ines Marlo", "Bo Tarn", "the port", "She")}
    gold = [
        marked("blamed", type="ACCUSE", source=text_of["Ines Marlo"], target=text_of["Bo Tarn"]),
        marked("fined", type="SANCTION", source=text_of["She"], target=frozenset()),
    ]
    found = [
        marked("blamed", type="ACCUSE", source=frozenset(range(4)), target=text_of["the port"]),
        marked("fined", type="COERCE", source=text_of["She"], target=text_of["the port"]),
    ]
    scores = scored("events", gold, found)
    assert counts(scores)["found, type right"] == (2, 2, 1)
    assert facts(scores) == {"type": (2, 0.5), "source": (2, 1.0), "target": (1, 0.0)}


def test_what_stands_in_discarded_text_is_left_out_unless_it_is_matched() -> None:
    ed, bo = marked("Ed Orr", form="name"), marked("Bo Tarn", form="name")
    assert counts(scored("mentions", [bo], [bo, ed], discard="By Ed Orr."))["found"] == (1, 1, 1)
    assert counts(scored("mentions", [bo, ed], [bo, ed], discard="By Ed Orr."))["found"] == (2, 2, 2)

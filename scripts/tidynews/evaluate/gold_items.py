"""The figures, mentions or events of a gold file in, each with what is stated of it out, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tidynews import schema
from tidynews.evaluate.matching import within
from tidynews.evaluate.node import Node, Span


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands in `spans`, and what is stated of it; of tidynews also the row's id."""

    spans: tuple[Span, ...]
    facts: Mapping[str, Any]
    row_id: str | None = None
    confidence: float | None = None


def marked(kind: str, node: Node, text: str) -> Iterator[Marked]:
    """The items in a list of that kind.

    Raises:
        BadGold: One of them cannot be used.
    """
    for item in node.items():
        yield ITEM_KINDS[kind](item, text)


def _figure(item: Node, text: str) -> Marked:
    item.demand_keys(["span"], ["id", "span", *_BOUNDS, "comparator", "unit", "note"])
    facts = {bound: item.get(bound).number() for bound in _BOUNDS}
    if all(number is None for number in facts.values()):
        raise item.wrong("states no number; give `value`, or `low` and `high` of a range")
    return Marked(
        (item.get("span").span(text),),
        facts
        | {
            "comparator": item.get("comparator").one_of(schema.code_list("figures.comparator")),
            "unit": item.get("unit").words(),
        },
    )


def _mention(item: Node, text: str) -> Marked:
    item.demand_keys(["span"], ["id", "span", "actor", "kind", "form", "note"])
    return Marked(
        (item.get("span").span(text),),
        {
            "actor": item.get("actor").words(),
            "kind": item.get("kind").one_of(schema.code_list("actors.kind")),
            "form": item.get("form").one_of(schema.code_list("mentions.form")) or "name",
        },
    )


def _event(item: Node, text: str) -> Marked:
    item.demand_keys(["trigger", "type"], ["id", "trigger", "type", "source", "target", "note"])
    trigger = item.get("trigger").spans(text)
    if not trigger:
        raise item.get("trigger").wrong("is empty; an event without words that report it cannot be scored")
    return Marked(
        trigger,
        {
            "type": item.get("type").one_of(schema.code_list("events.plover_type")),
            "source": within(item.get("source").spans(text)),
            "target": within(item.get("target").spans(text)),
        },
    )


_BOUNDS = ("value", "low", "high")
ITEM_KINDS: dict[str, Callable[[Node, str], Marked]] = {"figures": _figure, "mentions": _mention, "events": _event}

"""Marked places: which there are, and how a text is cut where they begin and end."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tidynews.show import Shown
from tidynews.show.marks import KINDS, Mark, runs

LENGTH = 30
SPANS = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).filter(lambda span: span[0] < span[1])
MARKS = st.lists(
    st.builds(
        lambda span, kind, number: Mark(span[0], span[1], kind, f"c{number}"),
        SPANS,
        st.sampled_from(KINDS),
        st.integers(1, 5),
    )
)


@given(MARKS, SPANS)
def test_runs_are_the_text_once_and_each_has_exactly_the_marks_that_cover_it(
    marked: list[Mark], span: tuple[int, int]
) -> None:
    found = list(runs(marked, *span))
    assert (found[0].start, found[-1].end) == span
    assert all(left.end == right.start for left, right in pairwise(found))
    assert all(run.start < run.end for run in found)
    for at in range(*span):
        [run] = [run for run in found if run.start <= at < run.end]
        assert sorted(run.marks, key=repr) == sorted((m for m in marked if m.start <= at < m.end), key=repr)


@given(MARKS)
def test_of_the_marks_of_a_run_the_longest_come_first(marked: list[Mark]) -> None:
    for run in runs(marked, 0, LENGTH):
        lengths = [mark.end - mark.start for mark in run.marks]
        assert lengths == sorted(lengths, reverse=True)


def test_claims_have_numbers_in_reading_order_from_1(sample: Shown) -> None:
    starts: dict[str, list[int]] = defaultdict(list)
    for mark in sample.marks:
        if mark.key.startswith("c"):
            starts[mark.key].append(mark.start)
    in_order = sorted(starts, key=lambda key: int(key[1:]))
    assert in_order == [f"c{number}" for number in range(1, len(starts) + 1)]
    assert [min(starts[key]) for key in in_order] == sorted(min(found) for found in starts.values())


def test_whatever_is_marked_has_a_note_and_claims_have_their_contents(sample: Shown) -> None:
    assert {mark.key for mark in sample.marks} <= {note.key for note in sample.notes}
    contents = {mark.key for mark in sample.marks if mark.kind == "content"}
    assert contents == {note.key for note in sample.notes if note.kind == "claim"}

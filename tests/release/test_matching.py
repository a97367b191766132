"""Which row of a new build is which row of the last release: by words where they moved, one to one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tidynews import tables
from tidynews.release.carrying import carried

Words = Sequence[str]


def package(words: Words, *, marked: Sequence[int] | None = None) -> dict[str, pl.DataFrame]:
    """The tables of an article of `words`, in which each of the `marked` ones (else all) is a time expression."""
    text = " ".join(words)
    starts = [len(" ".join(words[:place])) + (place > 0) for place in range(len(words))]
    times = [
        {"time_id": f"a1:time:{starts[place]}", "article_id": "a1", "start_char": starts[place]}
        | {"end_char": starts[place] + len(words[place]), "text": words[place]}
        | {"edtf": None, "date_from": None, "date_until": None, "date_precision": None, "anchor": None}
        | {"rule": "vague"}
        for place in (range(len(words)) if marked is None else marked)
    ]
    empty = dict.fromkeys(name for name in tables.polars_types("articles"))
    about = {"article_id": "a1", "file": "a1.txt", "words": len(words), "text_rule": "as_given"}
    article = empty | about | {"text_sha256": hashlib.sha256(text.encode()).hexdigest()}
    return tables.frames({"articles": [article], "times": times})


def by_words(frames: dict[str, pl.DataFrame]) -> dict[str, str]:
    return dict(frames["times"].select("text", "time_id").iter_rows())


different = st.lists(st.text("abcdefghij", min_size=1, max_size=8), min_size=1, max_size=25, unique=True)


@given(different, st.data())
def test_words_that_stay_keep_their_ids_whatever_is_put_between_or_taken_out(words: Words, data: st.DataObject) -> None:
    """Words in the same order; between them new ones in capitals; some of the old ones gone."""
    new: list[str] = []
    kept = []
    for place, word in enumerate(words):
        new += data.draw(st.lists(st.sampled_from([f"NEW{place}", f"MORE{place}"]), max_size=2, unique=True))
        if data.draw(st.booleans()):
            new.append(word)
            kept.append(word)
    if not new:
        return
    old = package(words)
    done = carried(old, package(new))
    before, after = by_words(old), by_words(done.frames)
    assert {word: after[word] for word in kept} == {word: before[word] for word in kept}


@given(different, different, st.sets(st.integers(0, 200), max_size=30))
def test_an_id_is_given_once_and_a_withdrawn_one_never_again(old: Words, new: Words, gone: set[int]) -> None:
    before = package(old)
    withdrawn = [
        {"table": "times", "id": f"a1:time:{number}", "removed_in": "0.2.0", "reason": "gone", "replaced_by": None}
        for number in sorted(gone)
        if f"a1:time:{number}" not in before["times"]["time_id"].to_list()
    ]
    before["retractions"] = tables.frame("retractions", withdrawn)
    done = carried(before, package(new))
    ids = done.frames["times"]["time_id"].to_list()
    assert len(set(ids)) == len(new)
    assert not set(ids) & {row["id"] for row in withdrawn}
    assert {gone.id for gone in done.gone if gone.table == "times"} == set(before["times"]["time_id"]) - set(ids)


@given(different)
def test_the_same_build_changes_nothing(words: Words) -> None:
    old = package(words)
    done = carried(old, package(words))
    assert all(done.frames[name].equals(frame) for name, frame in old.items())
    assert done.gone == ()


def test_a_wider_span_on_the_same_words_is_the_same_row() -> None:
    old = package(["in", "March", "2024"], marked=[1])
    new = package(["in", "March", "2024"], marked=[1])
    wider = new["times"].with_columns(
        time_id=pl.lit("a1:time:0"), start_char=pl.lit(0), end_char=pl.lit(13), text=pl.lit("in March 2024")
    )
    done = carried(old, new | {"times": wider})
    assert done.frames["times"]["time_id"].to_list() == ["a1:time:3"]


def test_a_new_row_at_the_place_of_an_old_one_gets_another_number() -> None:
    old = package(["March", "April"])
    new = package(["May", "or", "so", "March", "April"], marked=[0, 3, 4])
    done = carried(old, new)
    assert by_words(done.frames) == {"May": "a1:time:0-2", "March": "a1:time:0", "April": "a1:time:6"}


def test_a_corrected_word_is_the_same_row_also_before_new_words() -> None:
    """The words before stand where they stood, the ones behind moved on: both tell where it can be."""
    old = package(["Monday", "17", "people", "Friday"], marked=[0, 1, 3])
    new = package(["Monday", "14", "people", "and", "30", "wounded", "Friday"], marked=[0, 1, 4, 6])
    done = carried(old, new)
    assert by_words(done.frames)["14"] == by_words(old)["17"]
    assert by_words(done.frames)["Friday"] == by_words(old)["Friday"]

"""Claims: which are the same as the gold's, what is judged, and the scores, worked out by hand beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluate.folders import at

from tidynews.evaluate.claim_scores import ClaimScores, claim_scores
from tidynews.evaluate.claims import Compared, Predicted, compare, quoted
from tidynews.evaluate.gold import Attribution, GoldArticle

TEXT = """Ada said the bridge was safe.
"It holds," Bo told us.
Cy fears "a wet" spring.
Di wants boats.
By Ed, who says little.
"""
ADA = ("Ada", "said", "the bridge was safe")
BO = ("Bo", "told", '"It holds,"')
CY = ("Cy", "fears", '"a wet" spring')
DI = ("Di", "wants", "boats")

Words = tuple[str, str, str]


def gold_of(*attributions: Words, text: str = TEXT, discard: str = "", kinds: Sequence[str] = ()) -> GoldArticle:
    found = [Attribution(at(text, source), at(text, cue), at(text, content)) for source, cue, content in attributions]
    for number, kind in enumerate(kinds):
        found[number] = Attribution(found[number].source, found[number].cue, found[number].content, kind)
    return GoldArticle("ferry.txt", text, tuple(found), {}, at(text, discard))


def claim(words: Words, confidence: float = 0.9, text: str = TEXT) -> Predicted:
    source, cue, content = (at(text, part) for part in words)
    return Predicted(f"a1:claim:{content[0][0]}", confidence, {"source": source, "cue": cue, "content": content})


def scored(gold: GoldArticle, *found: Predicted) -> ClaimScores:
    return claim_scores([compare(gold, found)])


def matched(compared: Compared) -> Counter[object]:
    """The matches, by where their two sides stand, whichever side that is."""
    return Counter(frozenset([one.place, one.match.place]) for one in compared.gold if one.match)


def test_the_scores_are_those_worked_out_by_hand() -> None:
    gold = gold_of(ADA, BO, CY, kinds=["speech", "speech", "other"])
    scores = scored(gold, claim(ADA, 0.95), claim(("", "told", '"It holds,"'), 0.8), claim(DI, 0.45))
    lines = {line.name: line for line in scores.lines}
    # 3 in the gold, 3 found, 2 of them matched (Ada's and Bo's): P = R = F1 = 2/3
    whole = lines["all"]
    assert (whole.found.gold, whole.found.predicted, whole.found.right) == (3, 3, 2)
    assert whole.found.precision == whole.found.recall == whole.found.f1 == pytest.approx(2 / 3)
    # Bo is not found as the source: 1 of 2 sources, both cues, so 1 of 3 with both; both contents are the same
    assert (whole.source_right, whole.cue_right) == (1 / 2, 1.0)
    assert (whole.with_source_and_cue.f1, whole.same_characters.f1) == pytest.approx((1 / 3, 2 / 3))
    # direct: Bo's, found; mixed: Cy's, missed; indirect: Ada's in the gold, hers and Di's found
    by_form = {form: (lines[form].found.gold, lines[form].found.predicted, lines[form].found.right) for form in lines}
    assert by_form == {"all": (3, 3, 2), "direct": (1, 1, 1), "mixed": (1, 0, 0), "indirect": (1, 2, 1)}
    assert lines["mixed"].found.precision is None
    assert lines["indirect"].found.f1 == pytest.approx(2 / 3)  # P 1/2, R 1
    assert [(kind.name, kind.gold, kind.recall) for kind in scores.cue_kinds] == [("speech", 2, 1.0), ("other", 1, 0.0)]


def test_confidence_is_counted_in_ten_bins_with_the_share_that_is_right() -> None:
    scores = scored(gold_of(ADA, BO), claim(ADA, 1.0), claim(BO, 0.29), claim(CY, 0.29), claim(DI, 0.3))
    bins = {(one.low, one.high): (one.claims, one.right) for one in scores.confidence if one.claims}
    assert len(scores.confidence) == 10
    assert bins == {(0.2, 0.3): (2, 0.5), (0.3, 0.4): (1, 0.0), (0.9, 1.0): (1, 1.0)}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        # "the bridge was safe" has 16 characters that are no space
        pytest.param("bridge was", True, id="9_of_16"),
        pytest.param("was safe", False, id="7_of_16"),
        pytest.param("said the bridge was safe", True, id="16_of_20"),
    ],
)
def test_contents_are_the_same_from_half_of_their_characters(content: str, found: bool) -> None:
    assert scored(gold_of(ADA), claim(("Ada", "said", content))).lines[0].found.right == found


def test_the_best_pair_goes_first_and_each_is_used_once() -> None:
    compared = compare(gold_of(ADA), [claim(("Ada", "said", "bridge was safe")), claim(ADA)])
    assert [one.match is not None for one in compared.found] == [False, True]


def test_of_equal_contents_the_cue_decides() -> None:
    told = ("Bo", "said", '"It holds,"')
    compared = compare(gold_of(told, BO), [claim(BO)])
    assert [one.match is not None for one in compared.gold] == [False, True]


def test_nothing_is_right_where_the_gold_has_nothing_too() -> None:
    nobody = ("", "", '"It holds,"')
    assert scored(gold_of(nobody), claim(nobody)).lines[0].with_source_and_cue.f1 == 1.0
    assert scored(gold_of(nobody), claim(BO)).lines[0].with_source_and_cue.f1 == 0.0


def test_a_claim_inside_an_attribution_or_in_discarded_text_is_not_judged() -> None:
    text = "Ada said Bo thinks boats float. By Ed, who says little."
    gold = gold_of(("Ada", "said", "Bo thinks boats float"), text=text, discard="By Ed, who says little.")
    inside, aside = (claim(words, text=text) for words in (("Bo", "thinks", "boats"), ("Ed", "says", "little")))
    scores = scored(gold, inside, aside)
    assert (scores.not_judged, scores.lines[0].found.predicted) == (2, 0)
    assert (scores.all_judged.predicted, scores.all_judged.right) == (2, 0)
    assert sum(one.claims for one in scores.confidence) == 0


def test_what_is_matched_is_judged_wherever_it_stands() -> None:
    scores = scored(gold_of(DI, discard="Di wants boats."), claim(DI))
    assert (scores.not_judged, scores.lines[0].found.right) == (0, 1)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "so it is" then.', '"so it is"'),
        ("He said “so it is” then.", "“so it is”"),
        ("He said ''so it is'' then.", "''so it is''"),
        ('He said "so it is\nThen he left.', '"so it is'),
        ("It is ” theirs.", ""),
        ("It is 'theirs'.", ""),
    ],
)
def test_quoted_is_what_stands_in_double_marks(text: str, inside: str) -> None:
    [*spans] = at(text, inside)
    assert quoted(text) == {place for start, end in spans for place in range(start, end)}


PIECE = st.tuples(st.integers(0, 40), st.integers(2, 12)).map(lambda piece: (piece[0], piece[0] + piece[1]))
PIECES = st.lists(PIECE, max_size=2).map(tuple)
CONTENT = st.lists(PIECE, min_size=1, max_size=2).map(tuple)
ATTRIBUTIONS = st.lists(st.builds(Attribution, source=PIECES, cue=PIECES, content=CONTENT), max_size=6)
LETTERS = 'abc def "ghi jkl" mno. pqr stu vwx yz abcdef ghijkl mnopqr stuv.'


def article(attributions: Sequence[Attribution]) -> GoldArticle:
    return GoldArticle("ferry.txt", LETTERS, tuple(attributions), {})


def as_found(attributions: Sequence[Attribution]) -> list[Predicted]:
    return [
        Predicted(f"a1:claim:{number}", 0.5, {"source": one.source, "cue": one.cue, "content": one.content})
        for number, one in enumerate(attributions)
    ]


@given(ATTRIBUTIONS)
def test_a_gold_against_itself_is_wholly_right(attributions: list[Attribution]) -> None:
    compared = compare(article(attributions), as_found(attributions))
    whole = claim_scores([compared]).lines[0]
    expected = 1.0 if attributions else None
    assert whole.found.f1 == whole.with_source_and_cue.f1 == whole.same_characters.f1 == expected


@given(ATTRIBUTIONS, ATTRIBUTIONS)
def test_matching_is_the_same_from_either_side(one: list[Attribution], other: list[Attribution]) -> None:
    there, back = compare(article(one), as_found(other)), compare(article(other), as_found(one))
    assert matched(there) == matched(back)


@given(ATTRIBUTIONS, ATTRIBUTIONS, st.randoms())
def test_the_order_of_claims_does_not_matter(gold: list[Attribution], found: list[Attribution], chance: object) -> None:
    before = compare(article(gold), as_found(found))
    shuffled = [chance.sample(some, len(some)) for some in (gold, found)]  # type: ignore[attr-defined]
    after = compare(article(shuffled[0]), as_found(shuffled[1]))
    assert matched(before) == matched(after)
    assert claim_scores([before]).as_json() == claim_scores([after]).as_json()

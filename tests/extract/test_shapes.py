"""Every shape in which news reports what somebody says or thinks, one sentence for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations
from tidynews.rows import Claim

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        pytest.param(
            "“The bridge,” Ines Marlo said, “is safe.”", "Ines Marlo", "“The bridge,” … “is safe.”", id="around_the_cue"
        ),
        pytest.param(
            "“It is safe,” Ines Marlo said. “It was. It will be.” Then she left.",
            "Ines Marlo", "“It is safe,” … “It was. It will be.”", id="next_sentence",
        ),
        pytest.param(
            "“It is safe,” Ines Marlo said.\n“It always was.\n“It always will be.”",
            "Ines Marlo", "“It is safe,” … “It always was.\n“It always will be.”", id="opened_again_in_each_paragraph",
        ),
        pytest.param(
            "“My father told me, ‘Never cross,’ and I never did,” Ines Marlo said.",
            "Ines Marlo", "“My father told me, ‘Never cross,’ and I never did,”", id="nested",
        ),
        pytest.param(
            "‘The bridge is safe,’ Ines Marlo said. ‘It isn’t old.’",
            "Ines Marlo", "‘The bridge is safe,’ … ‘It isn’t old.’", id="british",
        ),
        pytest.param(
            '"The bridge is safe," Ines Marlo said. "It always was."',
            "Ines Marlo", '"The bridge is safe," … "It always was."', id="straight",
        ),
        pytest.param(
            "''The bridge is safe,'' Ines Marlo said. ''It always was.''",
            "Ines Marlo", "''The bridge is safe,'' … ''It always was.''", id="doubled_apostrophes",
        ),
        pytest.param(
            "“It is safe,” Ines Marlo told the council after hinting that it “might” close. “It always was.”",
            "Ines Marlo", "“It is safe,” … “It always was.”", id="goes_on_behind_a_participle",
        ),
        pytest.param(
            "“It is safe,” Ines Marlo said.\nThe bridge is old.\n“It is a danger to all of us.”\n“It always was one.”",
            None, "“It is a danger to all of us.”\n“It always was one.”", id="nobody_behind_a_paragraph",
        ),
        pytest.param("“The bridge is safe, Ines Marlo said.", "Ines Marlo", "The bridge is safe", id="mark_missing"),
        pytest.param(
            "Ines Marlo crossed the bridge on Monday.\n“It is as safe as it ever was.”",
            None, "“It is as safe as it ever was.”", id="no_cue",
        ),
        pytest.param(
            "Ines Marlo — The bridge is safe and will stay so.",
            "Ines Marlo", "The bridge is safe and will stay so", id="dash",
        ),
        pytest.param(
            "Q: Is the bridge safe?\nA: It is as safe as it ever was.", "A", "It is as safe as it ever was", id="answer"
        ),
        pytest.param("The firm is said to have sold it.", None, "The firm … to have sold it", id="said_to"),
        pytest.param("It was alleged that the firm had sold it.", None, "that the firm had sold it", id="alleged_that"),
        pytest.param("A poll shows that many want a bridge.", "A poll", "that many want a bridge", id="poll"),
        pytest.param(
            "Peter Tolland, who said that it was safe, resigned.", "who", "that it was safe", id="who_said"
        ),
        pytest.param(
            "The residents, who voted against a new bridge, were glad.", "who", "a new bridge", id="who_voted"
        ),
        pytest.param(
            "Ines Marlo wrote in a letter to the council that the bridge, built by her father, was not safe.",
            "Ines Marlo", "that the bridge, built by her father, was not safe", id="wrote_in_a_letter_that",
        ),
        pytest.param("In his view, the bridge is safe.", "his view", "the bridge is safe", id="in_his_view"),
        pytest.param("Residents’ calls for a bridge went unheard.", "Residents’", "a bridge", id="calls_for"),
        pytest.param(
            "The bridge is, Ines Marlo argued, a danger to ships.",
            "Ines Marlo", "The bridge is … a danger to ships", id="parenthesis",
        ),
    ],
)  # fmt: skip
def test_shape(read: Read, text: str, speaker: str | None, content: str) -> None:
    assert (speaker, content) in [(claim["speaker"], claim["content"]) for claim in _claims(read(text))]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        pytest.param("Ines Marlo never said that the bridge was safe.", "negated", id="never"),
        pytest.param("Ines Marlo would not say whether the bridge was safe.", "negated", id="would_not"),
        pytest.param("No one has claimed that the bridge is safe.", "negated", id="no_one"),
        pytest.param("No official said that the bridge was safe.", "negated", id="no_official"),
        pytest.param("Neither Ines Marlo nor Peter Tolland replied that it was safe.", "negated", id="neither_nor"),
        pytest.param("Nor did Ines Marlo say that the bridge was safe.", "negated", id="nor_did"),
        pytest.param("Nothing suggests that the bridge is unsafe.", "negated", id="nothing"),
        pytest.param("Ines Marlo made no claim that it was safe.", "negated", id="made_no_claim"),
        pytest.param("Without saying who was to blame, Mr Tolland left.", "negated", id="without_saying"),
        pytest.param("Ines Marlo has yet to say whether the bridge is safe.", "negated", id="yet_to_say"),
        pytest.param("The officials said no bridge was safe.", "affirmed", id="no_inside"),
        pytest.param("“No comment,” was his answer.", "affirmed", id="no_between_marks"),
        pytest.param('"No comment," was her answer.', "affirmed", id="no_between_straight_marks"),
        pytest.param('"Not a chance," Ines Marlo said.', "affirmed", id="not_between_marks"),
        pytest.param("If the council says that the bridge is unsafe, it will close.", "conditional", id="if"),
        pytest.param("Should the council say that it is unsafe, we leave.", "conditional", id="inverted_if"),
        pytest.param("It is unclear whether the council said that it was safe.", "conditional", id="whether"),
        pytest.param("Ines Marlo might say that the bridge is safe.", "conditional", id="might"),
        pytest.param("Ines Marlo may not say that the bridge is safe.", "conditional", id="may_not"),
        pytest.param("The firm should have said that it was unsafe.", "conditional", id="should_have"),
        pytest.param("Would Ines Marlo say that the plan was bad?", "conditional", id="would_she"),
        pytest.param("Did Ines Marlo say that the bridge was safe?", "conditional", id="did_she"),
        pytest.param("Why did Ines Marlo say that the bridge was safe?", "affirmed", id="why_did_she"),
        pytest.param("“Did he leave?” Ines Marlo asked.", "affirmed", id="question_inside"),
        pytest.param("I would say that the bridge is safe.", "affirmed", id="i_would_say"),
        pytest.param("Ines Marlo would like the bridge to be closed.", "affirmed", id="would_like"),
        pytest.param("Ines Marlo would later say that it was safe.", "affirmed", id="would_later_say"),
        pytest.param("Will Marlo said that the bridge was safe.", "affirmed", id="a_man_called_will"),
    ],
)
def test_polarity(read: Read, text: str, polarity: str) -> None:
    assert _claims(read(text))[0]["polarity"] == polarity


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“The bridge is safe, Ines Marlo said.", id="mark_missing"),
        pytest.param("Ines Marlo declined to comment on the bridge.", id="declined_to_comment"),
    ],
)
def test_a_claim_is_found_once(read: Read, text: str) -> None:
    assert len(_claims(read(text))) == 1


def _claims(reading: Reading) -> list[Claim]:
    quoted = quotations(reading)
    return claims(reading, quoted, cast(reading, quoted), []).claims

"""Claims that stand only partly between marks: where the parser loses what is said, the words around the marks tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        pytest.param(
            "Ines Marlo called the new bridge “a danger.”", "called", "the new bridge “a danger.”", id="called"
        ),
        pytest.param(
            "Ines Marlo called the bridge “a disgrace,” and vowed to close it.",
            "called", "the bridge “a disgrace,”", id="called_and_did_more",
        ),
        pytest.param(
            "The mayor has described Peter Tolland’s plans as “reckless.”",
            "has described", "Peter Tolland’s plans as “reckless.”", id="described_as",
        ),
        pytest.param(
            "Ines Marlo called the bridge “old,” a “danger” and a “disgrace.”",
            "called", "the bridge “old,” a “danger” and a “disgrace.”", id="list",
        ),
        pytest.param(
            "Ines Marlo said that the bridge was “peanuts,” compared to what the tunnel had cost.",
            "said", "that the bridge was “peanuts,” compared to what the tunnel had cost", id="clause_goes_on",
        ),
        pytest.param(
            "Ines Marlo told the council that the bridge was “unsafe” in winter, quietly hoping to close it.",
            "told", "that the bridge was “unsafe” in winter", id="clause_ends_at_a_participle",
        ),
        pytest.param(
            "Ines Marlo said the bridge made her think of her mother, and of “everybody who paid for it.”",
            "said", "the bridge made her think of her mother, and of “everybody who paid for it.”", id="reach",
        ),
        pytest.param(
            "The promise to “go” and “build again” appeals to workers who wish for better times, said Peter Tolland.",
            "said", "The promise to “go” and “build again” appeals to workers who wish for better times",
            id="cue_behind",
        ),
        pytest.param(
            "Ines Marlo is telling the council that the bridge is “unsafe” and says she will close it.",
            "is telling", "that the bridge is “unsafe”", id="clause_ends_at_the_next_cue",
        ),
        pytest.param(
            "Ines Marlo says the bridge is “to last,” but conceded that it was old.",
            "says", "the bridge is “to last,”", id="clause_ends_at_a_cue_in_another_tense",
        ),
        pytest.param(
            "Ines Marlo wrote home, telling her sister that the bridge is “a joke” and asking who had built it.",
            "telling", "that the bridge is “a joke”", id="clause_ends_at_a_participle_like_the_cue",
        ),
        pytest.param(
            "Ines Marlo said the bridge was “about right,” though drivers find it narrow.",
            "said", "the bridge was “about right,”", id="aside_behind_a_comma_in_the_marks",
        ),
        pytest.param(
            "Ines Marlo, with her wish to ask for money, “is no friend of the port,” Peter Tolland said.",
            "said", "Ines Marlo, with her wish to ask for money, “is no friend of the port,”",
            id="infinitive_before_the_marks",
        ),
        pytest.param(
            "Ines Marlo argued the old bridge, which is loved by drivers, “wouldn’t stand” without the tax.",
            "argued", "the old bridge, which is loved by drivers, “wouldn’t stand” without the tax", id="lost_subject",
        ),
        pytest.param(
            "Most drivers were afraid of the bridge; others said they were “very afraid.”",
            "said", "they were “very afraid.”", id="clause_before_the_speaker",
        ),
        pytest.param(
            "Bridges are “the greatest danger” and “hurt trade,” Ines Marlo proclaimed to the crowd.",
            "proclaimed", "Bridges are “the greatest danger” and “hurt trade,”", id="two_passages_before_the_cue",
        ),
        pytest.param(
            "When Peter Tolland said that he wanted no bridge, he “hurt the trade of the town,” said Ines Marlo.",
            "said", "When Peter Tolland said that he wanted no bridge, he “hurt the trade of the town,”",
            id="cue_within_what_is_said",
        ),
        pytest.param(
            "The residents feared the new bridge (“It will not stand,” Ines Marlo said) and stayed away.",
            "said", "“It will not stand,”", id="in_brackets",
        ),
        pytest.param(
            "“Too late?” Ines Marlo wrote when the council ended its meeting with a look at the “Star Bridge” plan.",
            "wrote", "“Too late?”", id="when_it_was_said",
        ),
        pytest.param(
            "“We wanted it to be the longest bridge of all,” said Ines Marlo, who teaches drawing in Arda.",
            "said", "“We wanted it to be the longest bridge of all,”", id="who_the_speaker_is",
        ),
        pytest.param(
            "Ines Marlo rejected the “wild” idea that the bridge would close, saying it was safe.",
            "rejected", "the “wild” idea that the bridge would close", id="what_is_said_next",
        ),
        pytest.param(
            "Ines Marlo accuses the port of an “artful lie” about her bridge while Peter Tolland says she is wrong.",
            "accuses", "the port of an “artful lie” about her bridge", id="while_another_says",
        ),
        pytest.param(
            "Ines Marlo said the bridge would be a “star” in the north – a poor comfort for those who pay for it.",
            "said", "the bridge would be a “star” in the north", id="clause_ends_at_a_dash",
        ),
        pytest.param(
            "Ines Marlo said the bridge – and the “tower” beside it – would be built in May.",
            "said", "the bridge – and the “tower” beside it – would be built in May", id="pair_of_dashes",
        ),
        pytest.param(
            "Arda’s council called the new timetable a “leap in the dark,” because it was not asked.",
            "called", "the new timetable a “leap in the dark,” because it was not asked", id="called_as_a_participle",
        ),
        pytest.param(
            "Ines Marlo referred to the bridge as “my child” and laughed.",
            "referred to", "the bridge as “my child”", id="referred_to_as",
        ),
        pytest.param(
            "Ines Marlo called him “the best in Arda” and a man who had “saved the bridge” in winter.",
            "called", "him “the best in Arda” and a man who had “saved the bridge” in winter", id="two_passages",
        ),
        pytest.param(
            "When Ines Marlo said the bridge was “no friend” of the town, the council met again in May.",
            "said", "the bridge was “no friend” of the town", id="main_clause",
        ),
        pytest.param(
            "“It is our bad luck,” Ines Marlo said, that both bridges were built by the same man.",
            "said", "“It is our bad luck,” … that both bridges were built by the same man", id="goes_on_behind_the_cue",
        ),
        pytest.param(
            "“It is safe,” Ines Marlo told the magazine “Bridges” after the meeting.",
            "told", "“It is safe,”", id="listener_in_marks",
        ),
        pytest.param(
            "Ines Marlo said that the bridge was old, and the tunnel was “a hole in the ground.”",
            "said", "that the bridge was old, and the tunnel was “a hole in the ground.”", id="one_more_clause",
        ),
        pytest.param(
            "Ines Marlo said the way the port treated drivers “would be a scandal” in Arda.",
            "said", "the way the port treated drivers “would be a scandal” in Arda", id="lost_subject_of_manner",
        ),
        pytest.param(
            "Ines Marlo blasted it, calling it “absurd.”\n“It is not even a bridge” Marlo wrote, citing a report.",
            "wrote", "“It is not even a bridge”", id="comma_forgotten",
        ),
        pytest.param(
            "Ines Marlo complained that the vote on the bridge was “rigged” in May, a charge that the council denied.",
            "complained", "that the vote on the bridge was “rigged” in May", id="clause_ends_at_a_comment",
        ),
        pytest.param(
            "Asked whether she would close the bridge, Ines Marlo said, “Perhaps.”", "said", "“Perhaps.”", id="asked",
        ),
        pytest.param(
            "In a letter to the council, Ines Marlo said, “The bridge is not safe.”",
            "said", "“The bridge is not safe.”", id="in_a_letter",
        ),
    ],
)  # fmt: skip
def test_what_is_said_reaches_beyond_the_marks(read: Read, text: str, cue: str, content: str) -> None:
    assert (cue, content) in _said(read(text))


def test_a_quotation_goes_on_with_who_spoke_last(read: Read) -> None:
    text = "“It is safe,” said Ines Marlo.\nPeter Tolland argued that it was not.\n“It will fall one day.”"
    assert ("argued", "that it was not.\n“It will fall one day.”") in _said(read(text))


def test_a_quotation_goes_on_behind_its_cue_and_a_conjunction(read: Read) -> None:
    text = "Tolland “got a new bridge,” Marlo said, and still “did not pay for it.”"
    assert ("said", "Tolland “got a new bridge,” … and still “did not pay for it.”") in _said(read(text))


def test_a_short_quotation_before_its_cue_is_no_title(read: Read) -> None:
    assert ("said", "“Work, work,”") in _said(read("“Work, work,” Ines Marlo said when asked what was next."))


def _said(reading: Reading) -> list[tuple[str | None, str]]:
    quoted = quotations(reading)
    return [(claim["cue"], claim["content"]) for claim in claims(reading, quoted, cast(reading, quoted), []).claims]

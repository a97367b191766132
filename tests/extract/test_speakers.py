"""Speakers: whose claim it is, as it is printed and as an actor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import Attributions, claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        pytest.param(
            "Ines Marlo said the harbour reminded her of home, adding that she would stay.",
            "adding", "Ines Marlo", id="participle_behind_what_is_said",
        ),
        pytest.param(
            "Ines Marlo said the price would soon rise and praised the farmers.",
            "praised", "Ines Marlo", id="joined_verb_in_the_same_tense",
        ),
        pytest.param(
            "Ines Marlo says she would close the port and tells the council to act.",
            "tells", "Ines Marlo", id="joined_verb_in_the_present",
        ),
        pytest.param(
            "The council issued a statement saying that the bridge was safe.",
            "saying", "The council", id="who_issued_the_paper",
        ),
        pytest.param(
            "Ines Marlo released a letter that says the bridge is safe.",
            "says", "Ines Marlo", id="who_released_the_letter",
        ),
        pytest.param(
            "The council obtained a letter saying that the bridge was safe.",
            "saying", "a letter", id="a_paper_of_somebody_else_speaks",
        ),
        pytest.param(
            "The vote led ministers to say that the plan was dead.", "to say", "ministers", id="who_is_made_to_say_it",
        ),
        pytest.param(
            "The storm left many sailors wondering whether the port would open.",
            "wondering", "many sailors", id="who_is_left_wondering",
        ),
        pytest.param(
            "Ines Marlo was the first minister to say that the plan was dead.",
            "to say", "Ines Marlo", id="the_first_to_say",
        ),
        pytest.param(
            "She tours the north as Jon Arn opens a school, praising the teachers.",
            "praising", "She", id="clause_beside",
        ),
        pytest.param(
            "“We need the tolls, the ferry and the trust,” said a person close to the council.",
            "said", "a person close to the council", id="behind_a_quotation_that_lists",
        ),
        pytest.param(
            "“My guest tonight is a legend,” host Tara Venn said as she smiled.",
            "said", "host Tara Venn", id="no_quotation_in_the_phrase",
        ),
        pytest.param(
            "Many sailors have said they will stay and others have said they will leave.",
            "have said", "others", id="right_before_the_verb",
        ),
        pytest.param(
            "“The tolls are too high,” Ines Marlo said when asked about the bridge.",
            "said", "Ines Marlo", id="asked_is_not_asking",
        ),
        pytest.param(
            "Ines Marlo sharpened her criticism of the council.",
            "criticism of", "Ines Marlo", id="goes_on_with_her_own",
        ),
        pytest.param(
            "Even Ines Marlo, head of Arda Ports, which runs the ferry, said that the bridge was safe.",
            "said", "Ines Marlo, head of Arda Ports,", id="no_background_on_where_she_works",
        ),
        pytest.param(
            "A spokesman for the port on Friday said that the bridge was safe.",
            "said", "A spokesman for the port", id="no_day_in_the_phrase",
        ),
        pytest.param(
            "Asked whether the port would open, Ines Marlo replied that it was too early to say.",
            "Asked", None, id="who_is_asked_does_not_ask",
        ),
        pytest.param(
            "Worried that the bridge would fall, the council closed it.", "Worried", "the council", id="worried",
        ),
        pytest.param(
            "Ines Marlo, star of the film “Old Bridge,” said the port was safe.",
            "said", "Ines Marlo, star of the film “Old Bridge,”", id="no_title_in_marks",
        ),
        pytest.param(
            "A “super committee” said the port was safe.", "said", "A “super committee”", id="a_name_with_marks_in_it",
        ),
        pytest.param(
            "Ines Marlo has said that it would be hard to open the port, but praised the crews.",
            "praised", "Ines Marlo", id="joined_to_no_forecast",
        ),
        pytest.param(
            "Jon Arn said the bridge “would fall,” the pilot recalled, adding that nobody had listened.",
            "adding", "the pilot", id="who_tells_what_another_said",
        ),
        pytest.param(
            "The council closed the port and Ines Marlo fired the pilot, arguing that nobody was safe.",
            "arguing", "Ines Marlo", id="who_did_the_last_deed",
        ),
        pytest.param(
            "Ines Marlo sent a letter to members saying that the port was safe.",
            "saying", "Ines Marlo", id="members_only_get_the_letter",
        ),
        pytest.param(
            "The council gave her a chance to say that the port was safe.", "to say", "her", id="who_gets_a_chance",
        ),
        pytest.param(
            "“The port is safe,” Jon Arn is quoted as saying.", "is quoted", "Jon Arn", id="quoted_as_saying",
        ),
        pytest.param(
            "Ines Marlo paused, then revealed why the port had closed.", "then revealed", "Ines Marlo", id="then",
        ),
        pytest.param(
            "Ines Marlo, whose firm, Arda Ports, runs the ferry, said the port was safe.",
            "said", "Ines Marlo, whose firm, Arda Ports,", id="no_firm_of_hers",
        ),
        pytest.param(
            "Ferries late again - Ines Marlo: “The port was never as full as it was this week, and nobody knows why.”",
            ":", "Ines Marlo", id="who_writes_under_a_heading",
        ),
        pytest.param("It seems increasingly likely that the port will close.", "seems", None, id="it_seems_likely"),
        pytest.param("That's not to say that the port is safe.", "to say", None, id="that_says_nothing"),
        pytest.param("He's spoken out against the plan.", "'s spoken out against", "He", id="has_spoken_out"),
        pytest.param(
            "The council approved a resolution condemning the tolls.",
            "condemning", "The council", id="who_approved_it",
        ),
        pytest.param(
            "Since the disclosure that the port was unsafe, the council has closed it.",
            "disclosure", None, id="what_comes_later_discloses_nothing",
        ),
        pytest.param(
            "George Will wrote a book. Instead, Will urged the council to close the port.",
            "urged", "Will", id="a_name_that_looks_like_an_auxiliary",
        ),
        pytest.param(
            "In a letter to Jon Arn, Marlo, head of Arda Ports, recounted how the bridge fell. Ines Marlo is 50.",
            "recounted", "Marlo, head of Arda Ports,", id="no_apposition_of_whom_she_writes_to",
        ),
        pytest.param(
            "That prompted Ines Marlo to make a joke and call the plan “very flexible.”",
            "call", "Ines Marlo", id="joined_infinitives",
        ),
        pytest.param(
            "It was a chance for the crews to explain that the port was safe.",
            "to explain", "the crews", id="for_whom_it_is_a_chance",
        ),
        pytest.param(
            "Ines Marlo betrayed her doubts about the plan.", "doubts about", "Ines Marlo", id="betrays_her_own",
        ),
        pytest.param(
            "Ines Marlo often says that she is a sailor who wants to help the port grow, stressing that it is safe.",
            "stressing", "Ines Marlo", id="participle_behind_a_relative_clause",
        ),
        pytest.param("It is worth noting that the bridge is old.", "noting", None, id="it_is_nobody"),
    ],
)  # fmt: skip
def test_who_speaks_is_printed(read: Read, text: str, cue: str, speaker: str | None) -> None:
    """The last claim with the cue has the speaker."""
    assert [c["speaker"] for c in _claims(read, text).claims if c["cue"] == cue][-1:] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "actor_ids"),
    [
        pytest.param(
            "Foreign Minister Ines Marlo rejected the remark by Jon Arn.\n“I know him well,” she said. “We will talk.”",
            "she", ["person/ines-marlo"], id="whom_the_words_of_another_do_not_make_a_man",
        ),
        pytest.param(
            "“They asked for too much,” negotiator Lev Sorin said.\nHis counterpart, Mira Kostic, disagreed: "
            "“He came with nothing.” She said that the talks would go on.",
            "She", ["person/mira-kostic"], id="the_speaker_is_not_he_inside",
        ),
        pytest.param(
            "Ines Marlo met Jon Arn on Monday.\nA police spokesman said officers had come. He said it was late.",
            "He", [], id="nobody_who_is_unnamed_is_guessed",
        ),
        pytest.param(
            "Jon Arn met Ines Marlo on Monday. He praised her for her courage, and she thanked him for his support.",
            "she", ["person/ines-marlo"], id="by_gender",
        ),
        pytest.param(
            "Sena Airlines will cut jobs. Its chief executive, Ines Marlo, blamed prices.\n"
            "The Pilots’ Union called the decision shameful. It said it would strike.",
            "It", ["org/pilots-union"], id="a_body",
        ),
        pytest.param(
            "Four people want to be mayor: Ines Marlo, Jon Arn, Lena Marlo and Emil Tarn.\n"
            "Lena Marlo called the plan “a gift”.",
            "Lena Marlo", ["person/lena-marlo"], id="one_of_two_with_a_surname",
        ),
        pytest.param(
            "The Norwegian ambassador to Chad said on Friday that her country would pay. Ines Marlo said more.",
            "The Norwegian ambassador to Chad", ["person/ines-marlo"], id="named_only_later",
        ),
    ],
)  # fmt: skip
def test_who_speaks_is_an_actor(read: Read, text: str, speaker: str, actor_ids: list[str]) -> None:
    """The last claim of the printed speaker belongs to the actors."""
    found = _claims(read, text)
    claim = [c for c in found.claims if c["speaker"] == speaker][-1]
    rows = [a for a in found.actors if a["claim_id"] == claim["claim_id"] and a["relation"] == "speaker"]
    assert [a["actor_id"] for a in rows] == actor_ids


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("One of the officials said that the bridge was safe.", "unnamed", id="one_of_several"),
        pytest.param("Officials said that the bridge was safe.", "collective", id="several"),
        pytest.param("A report says that the bridge is safe.", "document", id="paper"),
        pytest.param("Ines Marlo said that the bridge was safe.", "named", id="name"),
    ],
)
def test_a_source_has_a_kind(read: Read, text: str, kind: str) -> None:
    """Read from its head noun."""
    assert [c["source_kind"] for c in _claims(read, text).claims] == [kind]


def _claims(read: Read, text: str) -> Attributions:
    reading = read(text)
    quoted = quotations(reading)
    return claims(reading, quoted, cast(reading, quoted), [])

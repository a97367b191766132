"""Who is meant by what people and bodies are called by: "Climber Ida Moen", "her publisher", "the guest"."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from tidynews.extract.actors import Cast, cast
from tidynews.extract.quotations import quotations


def who(read: Read, text: str) -> Cast:
    """The cast of a text."""
    reading = read(text)
    return cast(reading, quotations(reading))


@pytest.mark.parametrize(
    ("text", "title", "actor_id"),
    [
        pytest.param("Striker Tor Vik scored twice.", "Striker", "person/tor-vik", id="opens_the_sentence"),
        pytest.param("On Monday, Climber Ida Moen came home.", "Climber", "person/ida-moen", id="inside_the_sentence"),
        pytest.param("Climber Moen came home. Ida Moen was happy.", "Climber", "person/ida-moen", id="surname"),
    ],
)
def test_a_noun_before_a_name_is_what_the_person_is(read: Read, text: str, title: str, actor_id: str) -> None:
    found = who(read, text)
    assert {actor["actor_id"] for actor in found.actors} == {actor_id}
    assert [(role["title"], role["actor_id"]) for role in found.roles] == [(title, actor_id)]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Marine de Marlo", id="particle_behind"),
        pytest.param("Baker J. Marlo", id="initial_behind"),
    ],
)
def test_a_person_may_be_called_by_such_a_noun(read: Read, name: str) -> None:
    found = who(read, f"The prize went to {name} on Monday.")
    assert name in {m["text"] for m in found.mentions}


def test_the_noun_in_the_name_of_a_body_belongs_to_it(read: Read) -> None:
    found = who(read, "The Player Department said no. The Harbour Department agreed.")
    assert "org/player-department" in {actor["actor_id"] for actor in found.actors}


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        pytest.param("His employer, Fjell Tours, said no.", "org/fjell-tours", id="employer"),
        pytest.param("Her publisher, Nordlys Books, said no.", "org/nordlys-books", id="publisher"),
        pytest.param("Her publisher, Tom Vance, said no.", "person/tom-vance", id="given_name"),
    ],
)
def test_an_employer_is_a_body_unless_it_has_a_given_name(read: Read, text: str, actor_id: str) -> None:
    assert {actor["actor_id"] for actor in who(read, text).actors} == {actor_id}


def test_the_owner_of_a_name_keeps_all_of_it(read: Read) -> None:
    text = "Voters say that the Republican Party's chance is gone."
    assert "org/republican-party" in {actor["actor_id"] for actor in who(read, text).actors}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The host met his guest, Tom Vance. The guest said no.", "The guest", id="apposition"),
        pytest.param("The last guest was Tom Vance. The driver left.", "The last guest", id="copula"),
        pytest.param("Tom Vance was a passenger. The passenger said no.", "The passenger", id="attribute"),
        pytest.param("Ines Marlo came with passenger Tom Vance. The passenger said no.", "The passenger", id="before"),
        pytest.param(
            "Her brother, Tom Vance, came. He had left. Her brother said no.", "Her brother", id="owned_again"
        ),
    ],
)
def test_a_description_is_whom_the_article_says_it_is(read: Read, text: str, words: str) -> None:
    found = who(read, text)
    assert {m["actor_id"] for m in found.mentions if m["text"] == words} == {"person/tom-vance"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The winner was not Tom Vance.", "The winner", id="denied"),
        pytest.param("Her brother, Tom Vance, came. His brother said no.", "His brother", id="of_somebody_else"),
        pytest.param("Her son, Tom Vance, came. The son of a baker said no.", "The son", id="son_of_another"),
        pytest.param("His brother, Tom Vance, came. He met her brother Jon Marlo.", "her brother", id="named_anew"),
    ],
)
def test_a_description_of_somebody_else_is_nobody_known(read: Read, text: str, words: str) -> None:
    assert words not in {m["text"] for m in who(read, text).mentions}


def test_kin_tells_the_gender(read: Read) -> None:
    found = who(read, "Her daughter, Quell Marlo, met Tom Vance. She was happy.")
    assert {m["actor_id"] for m in found.mentions if m["text"] == "She"} == {"person/quell-marlo"}


def test_whoever_saw_him_together_was_not_seen(read: Read) -> None:
    found = who(read, "Tom Vance came home. Jon Marlo and his friend, Bill Arn, saw him.")
    assert [m["actor_id"] for m in found.mentions if m["text"] == "him"] == ["person/tom-vance"]


def test_a_child_is_called_by_a_given_name(read: Read) -> None:
    found = who(read, "Grace, their child, met Quell Vance. He smiled.")
    assert {m["actor_id"] for m in found.mentions if m["text"] == "He"} == {"person/quell-vance"}


TRANSCRIPT = "\nQ: How deep was the snow?\nA: It was two metres deep.\nQ: Were you afraid?\nA: No, I was happy."


@pytest.mark.parametrize(
    ("introduction", "asking", "answering"),
    [
        pytest.param(
            "Mary Vance spoke to the Harbour Post about snow.", "org/harbour-post", "person/mary-vance", id="paper"
        ),
        pytest.param(
            "The Harbour Post interviewed Mary Vance.", "org/harbour-post", "person/mary-vance", id="interviewed"
        ),
        pytest.param(
            "Reporter Tom Marlo talked to Mary Vance.", "person/tom-marlo", "person/mary-vance", id="reporter"
        ),
        pytest.param(
            "Mary Vance is a guide. She sat down with the Harbour Post.",
            "org/harbour-post",
            "person/mary-vance",
            id="she",
        ),
        pytest.param("Q&A with Mary Vance.", None, "person/mary-vance", id="heading"),
        pytest.param("An interview with Mary Vance was hard to get.", None, "person/mary-vance", id="noun"),
        pytest.param("Mary Vance talked to Tom Marlo about snow.", None, None, id="who_knows"),
    ],
)
def test_who_asks_and_who_answers_is_in_the_introduction(
    read: Read, introduction: str, asking: str | None, answering: str | None
) -> None:
    found = who(read, introduction + TRANSCRIPT)
    for label, actor_id in (("Q", asking), ("A", answering)):
        assert [m["actor_id"] for m in found.mentions if m["text"] == label] == [actor_id] * 2 * bool(actor_id)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        pytest.param("Q.", "A.", id="full_stops"),
        pytest.param("QUESTION:", "ANSWER:", id="words"),
        pytest.param("Q -", "A -", id="dashes"),
    ],
)
def test_questions_and_answers_are_marked_in_several_ways(read: Read, question: str, answer: str) -> None:
    found = who(read, f"The Harbour Post interviewed Mary Vance.\n{question} Were you afraid?\n{answer} No, I was not.")
    ids = {m["text"].rstrip("."): m["actor_id"] for m in found.mentions}
    assert ids[question.rstrip(" -.:")] == "org/harbour-post"
    assert ids[answer.rstrip(" -.:")] == "person/mary-vance"


def test_a_letter_with_a_colon_is_nobody_without_an_introduction(read: Read) -> None:
    assert not who(read, "Snow fell." + TRANSCRIPT).mentions

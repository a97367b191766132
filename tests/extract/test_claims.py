"""Claims: who is said to have said, thought or wanted what, by which words, in which form."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from tidynews.extract.actors import cast
from tidynews.extract.claims import Attributions, claims
from tidynews.extract.nlp import Reading
from tidynews.extract.quotations import quotations
from tidynews.extract.said.frames import attributions
from tidynews.rows import Claim, ClaimPart

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        pytest.param(
            "Ines Marlo said that the bridge was safe.",
            "Ines Marlo", "said", "that the bridge was safe", id="that_clause",
        ),
        pytest.param(
            "The bridge is safe, Ines Marlo said.", "Ines Marlo", "said", "The bridge is safe", id="trailing_cue"
        ),
        pytest.param(
            "The bridge, Ines Marlo said, is safe.",
            "Ines Marlo", "said", "The bridge, Ines Marlo said, is safe".replace(", Ines Marlo said, ", " … "),
            id="cue_in_the_middle",
        ),
        pytest.param(
            "“The bridge is safe,” said Ines Marlo.",
            "Ines Marlo", "said", "“The bridge is safe,”", id="inverted",
        ),
        pytest.param(
            "“The bridge is safe,” she said. “It always was.”",
            "she", "said", "“The bridge is safe,” … “It always was.”", id="goes_on_after_the_cue",
        ),
        pytest.param(
            "“The bridge is safe,” she said.\n“It always was.”",
            "she", "said", "“The bridge is safe,” … “It always was.”", id="goes_on_in_the_next_paragraph",
        ),
        pytest.param(
            "According to the council, the bridge is safe.",
            "the council", "According to", "the bridge is safe", id="according_to",
        ),
        pytest.param(
            "The council promised to repair the bridge.",
            "The council", "promised", "to repair the bridge", id="infinitive",
        ),
        pytest.param(
            "Residents called for a new bridge.", "Residents", "called for", "a new bridge", id="preposition"
        ),
        pytest.param(
            "The mayor accused the firm of fraud.",
            "The mayor", "accused", "the firm of fraud", id="object_and_preposition",
        ),
        pytest.param(
            "The men are suspected of having stolen a boat.",
            None, "are suspected of", "The men … having stolen a boat", id="passive_with_of",
        ),
        pytest.param(
            "The council called on residents to use the bridge.",
            "The council", "called on", "residents to use the bridge", id="asked_behind_a_preposition",
        ),
        pytest.param(
            "Ines Marlo called the bridge “a mistake”.",
            "Ines Marlo", "called", "the bridge “a mistake”", id="names_it",
        ),
        pytest.param(
            "“The bridge is safe.” — Ines Marlo",
            "Ines Marlo", "—", "“The bridge is safe.”", id="signed",
        ),
        pytest.param(
            "Ines Marlo continued:\n“The bridge is safe.”",
            "Ines Marlo", "continued", "“The bridge is safe.”", id="led_to_in_the_paragraph_before",
        ),
        pytest.param(
            "“The bridge is safe,” said an engineer who built it.",
            "an engineer who built it", "said", "“The bridge is safe,”", id="relative_clause_that_identifies",
        ),
        pytest.param(
            "She called the bridge “old” and a “danger to boats”.",
            "She", "called", "the bridge “old” and a “danger to boats”", id="two_quotations_joined",
        ),
        pytest.param(
            "In her view, the bridge is safe.", "her view", "In", "the bridge is safe", id="in_her_view",
        ),
        pytest.param(
            "Ines Marlo (R-Ohio) said that the bridge was safe.",
            "Ines Marlo (R-Ohio)", "said", "that the bridge was safe", id="parenthesis",
        ),
        pytest.param(
            "The bridge is old, Ines Marlo said. “It was built by my grandfather.”",
            "Ines Marlo", "said", "The bridge is old … “It was built by my grandfather.”", id="taken_up_in_marks",
        ),
        pytest.param(
            "Ines Marlo condemned what she called a breach of the law.",
            "Ines Marlo", "condemned", "what she called a breach of the law", id="free_relative",
        ),
        pytest.param(
            "Bridge is unsafe, council says", "council", "says", "Bridge is unsafe", id="headline"
        ),
        pytest.param(
            "INES MARLO: The bridge is safe and will stay so.",
            "INES MARLO", ":", "The bridge is safe and will stay so", id="label",
        ),
    ],
)  # fmt: skip
def test_source_cue_and_content(read: Read, text: str, speaker: str | None, cue: str, content: str) -> None:
    claim = _claims(read(text)).claims[0]
    assert (claim["speaker"], claim["cue"], claim["content"]) == (speaker, cue, content)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("“The bridge is safe,” she said.", "direct", id="all_quoted"),
        pytest.param("She said that the bridge was safe.", "indirect", id="none_quoted"),
        pytest.param("She said that the bridge was “as safe as houses”.", "mixed", id="some_quoted"),
    ],
)
def test_form_follows_from_the_parts(read: Read, text: str, form: str) -> None:
    said = _claims(read(text))
    quoted = {part["quoted"] for part in _content(said, said.claims[0])}
    assert said.claims[0]["form"] == form
    assert quoted == {"direct": {True}, "indirect": {False}, "mixed": {True, False}}[form]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param("The firm claimed that the bridge was safe.", "allege", id="allege"),
        pytest.param("The firm denied that the bridge was unsafe.", "deny", id="deny"),
        pytest.param("The mayor urged the firm to repair the bridge.", "demand", id="demand"),
        pytest.param("The mayor warned that the bridge could fall.", "warn", id="warn"),
        pytest.param("The firm pledged to repair the bridge.", "promise", id="promise"),
        pytest.param("Engineers believe the bridge is safe.", "believe", id="believe"),
    ],
)
def test_the_cue_gives_the_act(read: Read, text: str, act: str) -> None:
    assert _claims(read(text)).claims[0]["act"] == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param("Ines Marlo said she would repair the bridge.", "promise", id="own_future"),
        pytest.param("Ines Marlo said she would not repair the bridge.", "refuse", id="own_future_negated"),
        pytest.param("Ines Marlo said Peter Tolland would repair the bridge.", "state", id="future_of_another"),
        pytest.param("Ines Marlo said she would be late.", "state", id="nothing_done"),
        pytest.param("Ines Marlo said the council must repair the bridge.", "demand", id="duty_of_another"),
        pytest.param("Ines Marlo asked the council to repair the bridge.", "demand", id="asked_to"),
        pytest.param("Ines Marlo asked whether the bridge was safe.", "ask", id="asked_whether"),
        pytest.param("Ines Marlo told the council to repair the bridge.", "demand", id="told_to"),
        pytest.param("The crews were told to repair the bridge.", "demand", id="were_told_to"),
        pytest.param("Ines Marlo told the council that the bridge was safe.", "state", id="told_that"),
        pytest.param("Ministers said they would repair the bridge.", "promise", id="future_of_many"),
        pytest.param("One in three said they would leave.", "state", id="future_of_a_share"),
        pytest.param('"I\'ll swim home," one boy joked.', "state", id="joked"),
        pytest.param("“I will swim home,” Ines Marlo vowed.", "promise", id="vowed"),
        pytest.param("Mr Tolland agrees: “We lost the bridge.”", "state", id="agrees_with_marks"),
        pytest.param("Ines Marlo agreed to repair the bridge.", "promise", id="agreed_to"),
        pytest.param("Ines Marlo agreed that the bridge was old.", "state", id="agreed_that"),
        pytest.param("The council refused to confirm the report.", "refuse", id="refused_to_confirm"),
        pytest.param("Ines Marlo called the report a lie.", "deny", id="called_a_lie"),
        pytest.param("Ines Marlo denied it.", "deny", id="denied_it"),
    ],
)
def test_what_is_said_can_make_an_act_of_saying_it(read: Read, text: str, act: str) -> None:
    assert _claims(read(text)).claims[0]["act"] == act


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Soldiers attacked a fuel depot near the bridge.", id="attacked"),
        pytest.param("The depot was attacked in May.", id="passive"),
        pytest.param("Monday’s attack on a fuel depot left the town dark.", id="noun"),
        pytest.param("Hundreds of people protested against a new bridge.", id="street_protest"),
        pytest.param("The agreement that the two towns signed covers the bridge.", id="signed"),
    ],
)
def test_a_deed_is_no_claim(read: Read, text: str) -> None:
    assert _claims(read(text)).claims == []


def test_an_attack_in_words_is_a_claim(read: Read) -> None:
    [claim] = _claims(read("Ines Marlo attacked the mayor for raising fares.")).claims
    assert (claim["cue"], claim["act"]) == ("attacked", "condemn")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Residents said that the bridge was safe.", "collective", id="collective"),
        pytest.param("An engineer said that the bridge was safe.", "unnamed", id="unnamed"),
        pytest.param("Sources said that the bridge was safe.", "unnamed", id="sources"),
    ],
)
def test_a_source_without_a_name_has_no_speaker_id(read: Read, text: str, kind: str) -> None:
    [claim] = _claims(read(text)).claims
    assert (claim["speaker_id"], claim["source_kind"]) == (None, kind)


def test_both_are_two_speakers_and_no_single_one(read: Read) -> None:
    said = _claims(read("Ines Marlo and Peter Tolland arrived. Both denied that they had met."))
    assert {row["actor_id"] for row in said.actors if row["relation"] == "speaker"} == {
        "person/ines-marlo",
        "person/peter-tolland",
    }
    assert said.claims[0]["speaker_id"] is None


def test_a_no_break_space_ends_no_part(read: Read) -> None:
    said = _claims(read("Ines Marlo\xa0 said that the bridge was safe\xa0."))
    text = "Ines Marlo\xa0 said that the bridge was safe\xa0."
    words = [text[part["start_char"] : part["end_char"]] for part in said.parts]
    assert words == ["Ines Marlo", "said", "that the bridge was safe"]


def test_what_was_not_said_is_negated(read: Read) -> None:
    [claim] = _claims(read("The firm did not say that the bridge was safe.")).claims
    assert (claim["cue"], claim["polarity"]) == ("did not say", "negated")


def test_a_scare_quote_is_no_claim(read: Read) -> None:
    assert _claims(read("The “temporary” bridge opened on Monday.")).claims == []


def test_a_passive_without_an_agent_has_no_source(read: Read) -> None:
    [claim] = _claims(read("The bridge was expected to open on Monday.")).claims
    assert (claim["speaker"], claim["source_kind"]) == (None, "implicit")


def test_the_listener_is_an_addressee_and_no_part(read: Read) -> None:
    said = _claims(read("Ines Marlo told Peter Tolland that the bridge was safe."))
    [claim] = said.claims
    relations = {row["actor_id"]: row["relation"] for row in said.actors}
    words = [part["end_char"] - part["start_char"] for part in said.parts if part["part"] == "cue"]
    assert relations == {"person/ines-marlo": "speaker", "person/peter-tolland": "addressee"}
    assert words == [len("told")]
    assert claim["content"] == "that the bridge was safe"


def test_who_is_told_to_do_something_is_asked(read: Read) -> None:
    said = _claims(read("Ines Marlo told Peter Tolland to close the bridge."))
    relations = {row["actor_id"]: row["relation"] for row in said.actors}
    assert relations == {"person/ines-marlo": "speaker", "person/peter-tolland": "asked"}


def test_it_is_accused_who_was_condemned_before(read: Read) -> None:
    said = _claims(read("Ines Marlo condemned Norway and accused it of fraud."))
    accused = [row["actor_id"] for row in said.actors if row["relation"] == "accused"]
    assert accused == ["state/nor", "state/nor"]


def test_who_is_said_to_have_done_wrong_is_accused(read: Read) -> None:
    said = _claims(read("Norway rejected the allegation that Denmark had closed the bridge."))
    assert [row["actor_id"] for row in said.actors if row["relation"] == "accused"] == ["state/dnk"]


def test_a_signature_ends_what_is_said(read: Read) -> None:
    said = _claims(read("“The bridge is safe.” — Ines Marlo\n“It is not safe at all.” — Peter Tolland"))
    assert [claim["speaker_id"] for claim in said.claims] == ["person/ines-marlo", "person/peter-tolland"]


def test_what_follows_behind_a_comma_is_said_by_the_same_speaker(read: Read) -> None:
    said = _claims(read("Ines Marlo said Peter Tolland felt ill, arguing that the bridge was high."))
    assert [(c["speaker"], c["content"]) for c in said.claims if c["act"] == "state"] == [
        ("Ines Marlo", "Peter Tolland felt ill"),
        ("Ines Marlo", "that the bridge was high"),
    ]


def test_i_in_a_quotation_is_its_speaker(read: Read) -> None:
    reading = read("“I built the bridge,” Ines Marlo said.")
    quoted = quotations(reading)
    who = cast(reading, quoted)
    claims(reading, quoted, who, [])
    assert [m["actor_id"] for m in who.mentions if m["text"] == "I"] == ["person/ines-marlo"]


def test_i_think_inside_a_quotation_is_no_claim_of_its_own(read: Read) -> None:
    assert len(_claims(read("“I think that the bridge is safe,” Ines Marlo said.")).claims) == 1


def test_parts_are_slices_of_the_article_and_hashed(read: Read) -> None:
    text = "“The bridge,” Ines Marlo told the council, “is safe.” It denied that it was “a trap” for lorries."
    said = _claims(read(text))
    assert said.parts
    for part in said.parts:
        words = text[part["start_char"] : part["end_char"]]
        assert words == words.strip()
        assert part["span_sha256"] == hashlib.sha256(words.encode()).hexdigest()


def test_innermost_is_the_shortest_content_around_a_span(read: Read) -> None:
    text = "The mayor rejected the claim that the bridge was unsafe. The bridge has 40 lamps."
    said = _claims(read(text))
    inner = said.innermost(text.index("unsafe"), text.index("unsafe") + len("unsafe"))
    assert inner is not None
    assert inner["cue"] == "claim"
    assert said.innermost(text.index("40"), text.index("40") + 2) is None


def test_a_quotation_is_surer_than_what_a_noun_hints_at(read: Read) -> None:
    [sure] = _claims(read("“The bridge is safe,” Ines Marlo said.")).claims
    [hint] = _claims(read("The bridge allegedly cost a million.")).claims
    assert sure["confidence"] > hint["confidence"]


def _claims(reading: Reading) -> Attributions:
    quoted = quotations(reading)
    return claims(reading, quoted, cast(reading, quoted), [])


def _content(said: Attributions, claim: Claim) -> list[ClaimPart]:
    return [p for p in said.parts if p["claim_id"] == claim["claim_id"] and p["part"] == "content"]


def test_an_adjective_before_its_verb_is_no_cue(read: Callable[..., Reading]) -> None:
    """Taken by the parser for "know sure": the cue would end before it begins."""
    reading = read("It falls to us to make sure old members  know how  useful they remain to the club.")
    assert all(a.cue is None or a.cue[0] < a.cue[1] for a in attributions(reading.doc))

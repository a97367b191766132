"""claims_wide: the names behind a claim's ids."""

from __future__ import annotations

from collections.abc import Callable

GIVEN = {
    "articles": """
        article_id,publisher,published_on,title
        a1,The Harbour Post,2025-03-04,Ferry crews end strike
    """,
    "segments": """
        segment_id,article_id,seq,kind,start_char,end_char
        a1:segment:0,a1,1,headline,0,22
        a1:segment:23,a1,2,paragraph,23,400
    """,
    "actors": """
        actor_id,name,kind,country_iso3
        person/ines-marlo,Ines Marlo,person,XAA
        org/dockers-union,Dockers' Union,organisation,
    """,
    "roles": """
        role_id,article_id,actor_id,title,start_char,end_char
        a1:role:200,a1,person/ines-marlo,spokeswoman,200,211
        a1:role:60,a1,person/ines-marlo,deputy harbour master,60,81
    """,
    "times": """
        time_id,article_id,date_from,date_until,date_precision
        a1:time:90,a1,2025-03-03,2025-03-03,1
    """,
    "claims": """
        claim_id,article_id,segment_id,speaker_id,source_kind,speaker,act,polarity,said_time_id
        a1:claim:50,a1,a1:segment:23,person/ines-marlo,named,Ms Marlo,allege,affirmed,a1:time:90
        a1:claim:120,a1,a1:segment:23,,named,the union and Ms Marlo,state,affirmed,
        a1:claim:300,a1,a1:segment:23,,implicit,,state,negated,
    """,
    "claim_actors": """
        claim_id,actor_id,relation
        a1:claim:50,person/ines-marlo,speaker
        a1:claim:50,org/dockers-union,accused
        a1:claim:120,person/ines-marlo,speaker
        a1:claim:120,org/dockers-union,speaker
    """,
    "claim_links": """
        claim_id,related_claim_id,relation,basis
        a1:claim:120,a1:claim:50,embedded_in,reported
        a1:claim:50,a1:claim:120,repeats,reported
    """,
}


def test_every_claim_has_one_row_with_its_speaker_and_first_office(assert_view: Callable[..., None]) -> None:
    assert_view(
        "claims_wide",
        GIVEN,
        """
        claim_id,publisher,speaker_name,speaker_country_iso3,speaker_role,speakers,stance,said_from
        a1:claim:50,The Harbour Post,Ines Marlo,XAA,deputy harbour master,Ines Marlo,distancing,2025-03-03
        a1:claim:120,The Harbour Post,,,,Dockers' Union; Ines Marlo,neutral,
        a1:claim:300,The Harbour Post,,,,,neutral,
        """,
    )


def test_a_nested_claim_names_the_claim_around_it(assert_view: Callable[..., None]) -> None:
    assert_view(
        "claims_wide",
        GIVEN,
        """
        claim_id,outer_claim_id,outer_basis,segment_kind,polarity
        a1:claim:50,,,paragraph,affirmed
        a1:claim:120,a1:claim:50,reported,paragraph,affirmed
        a1:claim:300,,,paragraph,negated
        """,
    )

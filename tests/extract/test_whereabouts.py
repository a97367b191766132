"""Whereabouts: what an article says of where its own places lie."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.conftest import Read

from tidynews.extract.happened.whereabouts import explained


@pytest.mark.parametrize(
    ("text", "known"),
    [
        pytest.param("It rained in the Finnish town of Mellin Hill.", {"mellin hill": "FIN"}, id="adjective_and_kind"),
        pytest.param("They met in the port of Mellin in Kenya.", {"mellin": "KEN"}, id="kind_and_country"),
        pytest.param("They met in Mellin, in northern Kenya, on Monday.", {"mellin": "KEN"}, id="in_part_of_country"),
        pytest.param("They met in Mellin, Kenya, on Monday.", {"mellin": "KEN"}, id="country_after_comma"),
        pytest.param("They met in Mellin in Kenya.", {"mellin": "KEN"}, id="in_country"),
        pytest.param("They met in Mellin, a small town in Kenya.", {"mellin": "KEN"}, id="apposition"),
        pytest.param("They met in Mellin, a Kenyan village.", {"mellin": "KEN"}, id="adjective_in_apposition"),
        pytest.param("They met in Mellin, Kenya, Chad and Peru.", {}, id="a_list_explains_nothing"),
        pytest.param("They met in Mellin on Monday.", {}, id="nothing_said"),
        pytest.param("They met in Peru, in northern Kenya and in Chad.", {}, id="a_state_lies_in_no_other"),
    ],
)
def test_a_place_lies_where_the_article_puts_it(read: Read, text: str, known: Mapping[str, str]) -> None:
    assert explained(read(text).doc) == known

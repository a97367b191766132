"""An article in the terminal: its text as it is, signs where there are no colours, and nothing that steers it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result
from tests.show.conftest import CHECKOUT

from tidynews.articles.article import Segment
from tidynews.cli import main
from tidynews.show import Shown

SIGNS = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹·[]<>*{}/~_ \n")
Printed = Callable[..., str]


def texts(printed: str) -> str:
    """The text of all segments, without the margin, the lists, the signs and spaces."""
    above, _, _ = printed.partition("\nlegend")
    paragraphs = re.findall(r"^(?:[a-z]+) {3,}(.*(?:\n {13}.*)*)", above, re.MULTILINE)
    return "".join(paragraphs).translate(SIGNS)


def test_the_text_stands_there_in_reading_order_with_its_signs(story: Shown, printed: Printed) -> None:
    assert texts(printed(story)) == story.article.text.translate(SIGNS)
    line = next(line for line in printed(story, 200).splitlines() if "in Arda that" in line)
    assert re.fullmatch(
        r"paragraph    ¹\[The /?strike/? in Arda that cost at least \{40 jobs\} is over\]¹, "
        r"<union leader _Ines Marlo_>¹ \*said\*¹ on ~Monday~\.",
        line,
    )


def test_claims_with_the_same_source_share_its_signs(story: Shown, printed: Printed) -> None:
    twice = tuple(replace(mark, key="c99") for mark in story.marks if mark.key == "c1" and mark.kind == "source")
    assert "<union leader _Ines Marlo_>¹·⁹⁹" in printed(replace(story, marks=(*story.marks, *twice)), 200)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal_nor_ends_in_spaces(story: Shown, printed: Printed, width: int) -> None:
    lines = printed(story, width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_what_is_inside_of_a_claim_stands_further_in(story: Shown, printed: Printed) -> None:
    inner = next(note for note in story.notes if note.depth == 1)
    assert re.search(rf"^ +{inner.label}     {re.escape(inner.title.words[:8])}", printed(story), re.MULTILINE)


def test_with_colours_only_claims_have_signs(story: Shown, printed: Printed) -> None:
    coloured = printed(story, 200, colours=True)
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "{40 jobs}" not in plain
    assert "*said*¹" in plain


def test_a_style_ends_with_its_words(story: Shown, printed: Printed) -> None:
    line = next(line for line in printed(story, 200, colours=True).splitlines() if "(person/ines-marlo)" in line)
    assert (
        "\x1b[1;32mInes Marlo (person/ines-marlo)\x1b[0m\x1b[2m · \x1b[0mstate “said”\x1b[2m · \x1b[0mindirect" in line
    )


def test_the_legend_has_every_kind_of_mark(story: Shown, printed: Printed) -> None:
    legend = printed(story, 200).split("\nlegend")[1]
    for sign in ("¹[what is said]¹", "<who says it>¹", "*cue*¹", "{figure}", "/event/", "~time~", "_actor_"):
        assert sign in legend


def test_words_cannot_steer_the_terminal(story: Shown, printed: Printed) -> None:
    hostile = "A \x1b[31mred\x07 word \u202eback\x9b and [bold]markup[/bold].\n"
    article = replace(story.article, text=hostile, segments=(Segment("paragraph", 0, len(hostile) - 1),))
    shown = printed(Shown(article, (), ()))
    assert not re.search("[\x1b\x07\x9b\u202e]", shown)
    assert "[bold]markup[/bold]." in shown


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["show", *arguments])


def test_the_command_prints_plain_text_where_it_is_piped() -> None:
    done = run(str(CHECKOUT / "articles/quarry-protest.txt"))
    assert done.exit_code == 0
    assert "\x1b" not in done.output
    assert "\nlegend" in done.output


def test_of_a_file_with_several_articles_the_first_is_shown_or_the_one_that_is_named() -> None:
    file = str(CHECKOUT / "articles/briefs.jsonl")
    first, named, wrong = run(file), run(file, "--id", "lindby-poll"), run(file, "--id", "nobody")
    assert first.stdout.strip().startswith("dorna-flood")
    assert "holds several articles; this is the first one, --id shows another" in first.stderr
    assert named.stdout.strip().startswith("lindby-poll")
    assert not named.stderr
    assert wrong.exit_code == 2
    assert "holds no article nobody, but dorna-flood, lindby-poll" in wrong.stderr


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("articles", "is a folder; name one file of it"),
        ("pyproject.toml", "is of no known kind"),
        ("nowhere.txt", "does not exist"),
    ],
)
def test_what_is_no_article_is_said_to_be_none(path: str, why: str) -> None:
    done = run(str(CHECKOUT / path))
    assert done.exit_code == 2
    assert why in done.stderr
    assert not done.stdout

"""docs/rules.md: its commands print what it shows, its examples are allowed, and it names every reason to refuse.

`python -m tests.test_rules_page` prints the answers into the page anew.
"""

from __future__ import annotations

import re
import shlex

import pytest
from click.testing import CliRunner
from tests.pages import CHECKOUT, blocks

from tidynews import schema
from tidynews.check.rules import lint
from tidynews.check.rules.lint import refused
from tidynews.cli import main

FILE = CHECKOUT / "docs" / "rules.md"
PAGE = FILE.read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n\$ tidynews ([^\n]+)\n.*?```", re.DOTALL)


def answered(page: str) -> str:
    """The page with what its commands print."""
    return CONSOLE.sub(
        lambda m: f"```console\n$ tidynews {m[1]}\n{CliRunner().invoke(main, shlex.split(m[1])).output}```", page
    )


def test_every_command_prints_what_the_page_shows() -> None:
    assert len(blocks(PAGE, "console")) == 3
    assert answered(PAGE) == PAGE


@pytest.mark.parametrize("code", refused()["codes"])
def test_every_reason_to_refuse_is_on_the_page(code: str) -> None:
    assert f"| `{code}` | " in PAGE
    assert refused()["codes"][code]["help"].replace("|", "\\|") in PAGE


@pytest.mark.parametrize(
    ("table", "sql"),
    [("actors", "kind <> 'state' OR country_iso3 IS NOT NULL"), ("figures", "value <> 0 OR low IS NULL")],
)
def test_the_examples_are_allowed(table: str, sql: str) -> None:
    assert f"`{sql}`" in PAGE
    assert lint(sql, schema.tables()[table]) == ()


if __name__ == "__main__":
    FILE.write_text(answered(PAGE), encoding="utf-8")

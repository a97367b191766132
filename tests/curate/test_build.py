"""A build beside a folder `curation/`: decisions reach the package, or nothing is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner, Result

from tidynews.cli import main
from tidynews.curate import decisions

STORY = "“The quay is shut,” said Ines Marlo, the harbour master. “It opens in May,” said Ines K. Marlo.\n"
DOCS = Path(__file__).parents[2] / "docs" / "curating.md"


@pytest.fixture(autouse=True)
def _data_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data set of one article, in which one works."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "quay.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "articles" / "quay.yaml").write_text("id: quay\n", encoding="utf-8")
    (tmp_path / "curation").mkdir()
    monkeypatch.setenv("TIDYNEWS_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def build(*arguments: str) -> Result:
    """Build as a user would."""
    return CliRunner().invoke(main, ["build", *arguments], catch_exceptions=False)


def correct(cell: str) -> None:
    """Correct one cell of the first claim."""
    text = f"change:\n- {{table: claims, id: 'quay:claim:20', {cell}, reason: heard it, date: 2026-11-24}}\n"
    Path("curation", "corrections.yaml").write_text(text, encoding="utf-8")


def test_a_decision_reaches_the_package_with_its_reason() -> None:
    assert build().exit_code == 0
    correct("expect: {act: state}, to: {act: warn}")
    assert build().exit_code == 0
    claims = pl.read_parquet("package/parquet/claims.parquet").filter(pl.col("claim_id") == "quay:claim:20")
    assert claims.select("act", "origin").rows() == [("warn", "curated")]
    decided = json.loads(Path("package/curation.json").read_text(encoding="utf-8"))["decided"]
    assert {"table": "claims", "key": "quay:claim:20", "column": "act", "reason": "heard it"} in decided
    assert CliRunner().invoke(main, ["check", "package"]).exit_code == 0


def test_a_package_without_decisions_has_no_record_of_them() -> None:
    assert build().exit_code == 0
    assert not Path("package/curation.json").exists()


def test_words_that_the_article_does_not_have_are_refused() -> None:
    correct("expect: {content: '“The quay is shut,”'}, to: {content: '“The quay is open,”'}")
    result = build()
    assert result.exit_code == 1
    assert "content must be the words of the claim's parts" in result.output
    assert not Path("package").exists()


def test_a_wrong_file_stops_the_build_before_it_reads() -> None:
    Path("curation", "actors.yaml").write_text("merge:\n- {id: person/x}\n", encoding="utf-8")
    result = build("--quiet")
    assert result.exit_code == 2
    assert result.output.startswith("tidynews: curation/actors.yaml:2: unknown key 'id'; did you mean ids?")


def test_files_elsewhere_are_built_without_the_decisions(tmp_path: Path) -> None:
    correct("expect: {act: no}, to: {act: warn}")
    assert build(str(tmp_path / "articles" / "quay.txt")).exit_code == 0


@pytest.mark.parametrize("file", ["actors.yaml", "corrections.yaml"])
def test_the_examples_in_the_docs_are_decisions(file: str) -> None:
    examples = re.findall(r"## [^\n]*`curation/(\S+)`\n+```yaml\n(.+?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    Path("curation", file).write_text(dict(examples)[file], encoding="utf-8")
    decided = decisions(Path("curation"))
    assert decided.identities.merges if file == "actors.yaml" else len(decided.corrections) == 3

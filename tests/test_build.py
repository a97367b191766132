"""`tidynews build`: a corpus in, a package out, whatever stands in the corpus and however often it runs."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest
from click.testing import CliRunner, Result

from tidynews.cli import main

STORY = """Ferry crews end strike in Arda
The strike that closed the port of Arda for nearly two weeks is over, union leader Ines Marlo said on Monday.
"We have won the pay rise we asked for," she told reporters. "Nobody will lose a day's wages."
At least 40 ferries stayed in port, according to the harbour office.
"""
OTHER = """Arda council approves new bridge
The council of Arda voted on Thursday to build a bridge that will cost up to 12 million euros.
Mayor Pedro Lund said the old ferry "has had its day". Residents criticised the mayor for the price.
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDYNEWS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "a.yaml").write_text("published_on: 2025-03-04\npublisher: The Harbour Post\n", encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")
    return folder


def tidynews(*arguments: object) -> Result:
    """Run the command line as a user would."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def digests(package: Path) -> dict[str, str]:
    """SHA-256 of the CSV and Parquet files of a package."""
    files = sorted([*package.glob("csv/*"), *package.glob("parquet/*")])
    return {str(path.relative_to(package)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_build_writes_a_checked_package_and_reports_its_rows(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "package"
    result = tidynews("build", corpus, "--out", out)
    assert result.exit_code == 0, result.output
    assert f"checked and published: {out}" in result.output
    assert tidynews("check", out).exit_code == 0
    assert tidynews("verify", out, corpus).exit_code == 0
    claims = pl.read_parquet(out / "parquet" / "claims.parquet")
    assert claims.height >= 3
    assert f"{claims.height} rows" in result.output


def test_the_database_of_a_package_answers_sql(corpus: Path, tmp_path: Path) -> None:
    tidynews("build", corpus, "--out", tmp_path / "package")
    result = tidynews("sql", tmp_path / "package", "SELECT count(*) AS n FROM articles", "--format", "json")
    assert json.loads(result.output) == [{"n": 2}]
    [file] = (tmp_path / "package").glob("*.duckdb")
    with duckdb.connect(str(file), read_only=True) as database:
        assert database.execute("SELECT count(*) FROM claims_wide").fetchall()[0][0] >= 3


@pytest.mark.parametrize("workers", [1, 2])
def test_the_bytes_do_not_depend_on_workers_folder_or_run(corpus: Path, tmp_path: Path, workers: int) -> None:
    first, second = tmp_path / "first", tmp_path / "deep" / "er" / "second"
    assert tidynews("build", corpus, "--out", first, "--no-cache").exit_code == 0
    assert tidynews("build", corpus, "--out", second, "--no-cache", "--workers", workers).exit_code == 0
    assert digests(first) == digests(second)


def test_a_second_build_takes_kept_rows_and_gives_the_same_bytes(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidynews("build", corpus, "--out", tmp_path / "first")
    monkeypatch.setattr("tidynews.pipeline.extract", _must_not_run)
    assert tidynews("build", corpus, "--out", tmp_path / "second").exit_code == 0
    assert digests(tmp_path / "first") == digests(tmp_path / "second")
    assert tidynews("build", corpus, "--out", tmp_path / "third", "--no-cache").exit_code != 0


@pytest.mark.parametrize("damage", ['{"claims": [{"claim', "{}", '{"claims": [{"x": 1}]}', "[]"], ids=repr)
def test_a_damaged_entry_of_the_cache_is_read_again(corpus: Path, tmp_path: Path, damage: str) -> None:
    tidynews("build", corpus, "--out", tmp_path / "first")
    for entry in (tmp_path / "cache").rglob("*.json"):
        entry.write_text(damage, encoding="utf-8")
    assert tidynews("build", corpus, "--out", tmp_path / "second").exit_code == 0
    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def test_kept_rows_are_proved_against_the_text_again(corpus: Path, tmp_path: Path) -> None:
    tidynews("build", corpus, "--out", tmp_path / "first")
    for entry in (tmp_path / "cache").rglob("*.json"):
        entry.write_text(entry.read_text(encoding="utf-8").replace('"Ines Marlo"', '"Xxxx Xxxxx"'), encoding="utf-8")
    assert tidynews("build", corpus, "--out", tmp_path / "second").exit_code == 0
    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def test_a_changed_date_reads_the_article_again(corpus: Path, tmp_path: Path) -> None:
    tidynews("build", corpus, "--out", tmp_path / "package")
    (corpus / "a.yaml").write_text("published_on: 2025-03-18\n", encoding="utf-8")
    tidynews("build", corpus, "--out", tmp_path / "package")
    times = pl.read_parquet(tmp_path / "package" / "parquet" / "times.parquet")
    assert times.filter(pl.col("text").str.contains("Monday"))["edtf"].to_list() == ["2025-03-17"]


def test_a_copy_keeps_its_row_and_says_whose_copy_it_is(corpus: Path, tmp_path: Path) -> None:
    (corpus / "c.txt").write_text(OTHER, encoding="utf-8")
    tidynews("build", corpus, "--out", tmp_path / "package")
    articles = pl.read_parquet(tmp_path / "package" / "parquet" / "articles.parquet").sort("file")
    of = dict(zip(articles["file"], articles["duplicate_of"], strict=True))
    ids = dict(zip(articles["file"], articles["article_id"], strict=True))
    assert of == {"a.txt": None, "b.txt": None, "c.txt": ids["b.txt"]}
    segments = pl.read_parquet(tmp_path / "package" / "parquet" / "segments.parquet")
    assert ids["c.txt"] not in segments["article_id"].to_list()


BAD = {
    "latin.txt": "Der Bürgermeister".encode("latin-1"),
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "numbers.txt": b"1 2 3\n4 5 6\n7 8 9\n",
    "german.txt": (
        "Die Stadt hat am Montag eine neue Brücke gebaut. Der Bürgermeister sagte, er sei damit sehr zufrieden.\n"
    ).encode(),
    "front.md": b"---\ntitle: [broken\n---\nThe mayor said that the bridge is open to all who want to cross it.\n",
    "rows.jsonl": b'{"text": "The mayor said that the new bridge is open."}\n{"text": broken}\n',
    "table.parquet": b"PAR1 and then nothing",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_with_its_reason_and_the_rest_goes_on(corpus: Path, tmp_path: Path, name: str) -> None:
    (corpus / name).write_bytes(BAD[name])
    result = tidynews("build", corpus, "--out", tmp_path / "package")
    assert result.exit_code == 3, result.output
    [skipped] = json.loads((tmp_path / "package" / "skipped.json").read_text(encoding="utf-8"))
    assert skipped["file"].startswith(name)
    assert skipped["reason"]
    assert "Traceback" not in result.output + skipped["reason"]
    assert tidynews("check", tmp_path / "package").exit_code == 0


def test_strict_stops_at_the_first_bad_input_and_writes_nothing(corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    result = tidynews("build", corpus, "--out", tmp_path / "package", "--strict")
    assert result.exit_code == 2
    assert "empty.txt" in result.output
    assert not (tmp_path / "package").exists()


def test_a_corpus_without_articles_is_wrong_use(tmp_path: Path) -> None:
    result = tidynews("build", tmp_path / "nowhere", "--out", tmp_path / "package")
    assert result.exit_code == 2
    assert "nowhere" in result.output
    assert not (tmp_path / "package").exists()


def test_a_folder_that_is_something_else_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = tidynews("build", corpus, "--out", precious)
    assert result.exit_code == 2
    assert "thesis.txt" in result.output
    assert (precious / "thesis.txt").read_text(encoding="utf-8") == "years of work"


@pytest.fixture
def _readable_again(tmp_path: Path) -> Iterator[None]:
    yield
    (tmp_path / "locked").chmod(0o700)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.usefixtures("_readable_again")
def test_a_read_only_folder_is_a_clear_error(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    result = tidynews("build", corpus, "--out", tmp_path / "locked" / "package")
    assert result.exit_code == 2
    assert "cannot write the package" in result.output


@pytest.mark.parametrize(
    "interrupt", [KeyboardInterrupt(), RuntimeError("Query interrupted")], ids=["python", "duckdb"]
)
def test_an_interrupted_build_leaves_the_package_that_was_there(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interrupt: BaseException
) -> None:
    tidynews("build", corpus, "--out", tmp_path / "package")
    before = digests(tmp_path / "package")
    (corpus / "d.txt").write_text(OTHER.replace("Thursday", "Friday"), encoding="utf-8")

    def interrupted(*_: object, **__: object) -> None:
        raise interrupt

    monkeypatch.setattr("tidynews.check.check_package", interrupted)
    result = tidynews("build", corpus, "--out", tmp_path / "package")
    assert result.exit_code == 130
    assert digests(tmp_path / "package") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "corpus", "package"]


def test_an_extractor_that_fails_costs_one_article_and_says_so(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tidynews import pipeline  # noqa: PLC0415
    from tidynews.extract import extract as sound  # noqa: PLC0415

    monkeypatch.setattr(
        pipeline,
        "extract",
        lambda article, parser: _must_not_run() if article.file == "a.txt" else sound(article, parser),
    )
    result = tidynews("build", corpus, "--out", tmp_path / "package", "--no-cache")
    assert result.exit_code == 3
    assert "a.txt: tidynews failed on it, please report: AssertionError" in result.output


def test_a_mistake_of_ours_is_one_line_and_not_a_failed_check(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tidynews.check.ask", _must_not_run)
    result = tidynews("build", corpus, "--out", tmp_path / "package")
    assert result.exit_code == 2
    [line] = [line for line in result.output.splitlines() if "please report it: AssertionError" in line]
    assert "test_build.py:" in line


def test_a_description_that_cannot_be_used_is_told_before_anything_is_read(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "datapackage").mkdir()
    (tmp_path / "datapackage" / "datapackage.yaml").write_text("name: Not A Name\n", encoding="utf-8")
    monkeypatch.setattr("tidynews.pipeline.articles", _must_not_run)
    result = tidynews("build", corpus, "--out", tmp_path / "package")
    assert result.exit_code == 2
    assert "datapackage.yaml" in result.output


def test_help_and_version_do_not_load_spacy() -> None:
    code = (
        "import sys; from tidynews.cli import main; main(['--help'], standalone_mode=False); "
        "assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # noqa: S603


def test_every_command_and_option_has_help() -> None:
    for command in main.commands.values():
        assert command.help
        for option in command.params:
            assert option.param_type_name == "argument" or getattr(option, "help", None) or option.name == "form"


def _must_not_run(*_: object) -> None:
    raise AssertionError("this must not run")

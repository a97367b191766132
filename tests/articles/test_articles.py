"""Reading: every kind of file, what it is called, and what becomes of inputs that cannot be read."""

from __future__ import annotations

import json
import os
import time
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from tidynews.articles import article_from_text, articles
from tidynews.articles.article import Article, Skipped
from tidynews.errors import UnreadableInput

LEAD = "A ferry with 212 people on board ran aground off Arda on Monday, the coastguard of Norland said."
SECOND = "“We heard a bang and the lights went out,” said Ines Marlo, who was on her way to work."
TEXT = f"Ferry runs aground off Arda\n\n{LEAD}\n\n{SECOND}\n"


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read_one(path: Path) -> Article:
    [item] = articles([path])
    assert isinstance(item, Article), item
    return item


def why_skipped(path: Path) -> str:
    [item] = articles([path])
    assert isinstance(item, Skipped), item
    return f"{item.file}: {item.reason}"


# --- kinds of file ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json"])
def test_a_text_file_has_its_metadata_beside_it(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / "ferry.txt", TEXT)
    about = {"title": "Ferry aground", "byline": "Ines Marlo", "publisher": "The Harbour Post", "date": "2025-03-04"}
    written = json.dumps(about) if suffix == ".json" else "\n".join(f"{key}: {value}" for key, value in about.items())
    write(path.with_suffix(suffix), written)
    article = read_one(path)
    assert article.text == TEXT
    assert article.text_rule == "as_given"
    assert article.metadata.title == "Ferry aground"
    assert article.metadata.byline == "Ines Marlo"
    assert article.metadata.publisher == "The Harbour Post"
    assert article.metadata.published_on == date(2025, 3, 4)


def test_title_and_byline_are_taken_from_the_lines_above_the_story(tmp_path: Path) -> None:
    article = read_one(write(tmp_path / "a.txt", TEXT.replace("\n\n", "\nBy Ines Marlo\n\n", 1)))
    assert article.metadata.title == "Ferry runs aground off Arda"
    assert article.metadata.byline == "By Ines Marlo"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("Tuesday, March 4, 2025", date(2025, 3, 4), id="date"),
        pytest.param("Published: 4 March 2025", date(2025, 3, 4), id="published"),
        pytest.param("Last updated 4 March 2025", None, id="a_later_change"),
        pytest.param("Tuesday, March 4", None, id="no_year"),
        pytest.param("03/04/2025", None, id="reads_two_ways"),
    ],
)
def test_the_day_of_publication_is_a_full_date_above_the_story(tmp_path: Path, line: str, day: date | None) -> None:
    article = read_one(write(tmp_path / "a.txt", TEXT.replace("\n\n", f"\n\n{line}\n\n", 1)))
    assert article.metadata.published_on == day


def test_the_day_of_the_metadata_goes_before_the_one_above_the_story(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT.replace("\n\n", "\n\n5 March 2025\n\n", 1))
    write(path.with_suffix(".yaml"), "published_on: 2025-03-04")
    assert read_one(path).metadata.published_on == date(2025, 3, 4)


def test_a_text_without_headline_has_no_title(tmp_path: Path) -> None:
    assert read_one(write(tmp_path / "a.txt", LEAD)).metadata.title is None


def test_markdown_is_what_stands_after_its_front_matter(tmp_path: Path) -> None:
    front = "---\ntitle: Ferry aground\nauthors: [Ines Marlo, Tom Quill]\ntags: [sea]\n---\n"
    article = read_one(write(tmp_path / "a.md", front + TEXT))
    assert article.text == TEXT
    assert article.metadata.title == "Ferry aground"
    assert article.metadata.byline == "Ines Marlo, Tom Quill"
    assert article.notes == ()


def test_markdown_without_front_matter_counts_only_if_it_is_named(tmp_path: Path) -> None:
    readme = write(tmp_path / "README.md", TEXT)
    write(tmp_path / "a.txt", TEXT)
    assert [item.file for item in articles([tmp_path])] == ["a.txt"]
    assert read_one(readme).text == TEXT


PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry aground | The Harbour Post</title>
<meta property="og:title" content="Ferry runs aground off Arda">
<meta property="og:site_name" content="The Harbour Post">
<meta name="author" content="Ines Marlo"><meta property="article:published_time" content="2025-03-04T08:00:00+00:00">
<link rel="canonical" href="https://harbour.example/ferry"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Ferry runs aground off Arda</h1><p>{LEAD}</p><p>{SECOND}</p><p>{LEAD.replace("Monday", "Tuesday")}</p></article>
<footer>Terms and conditions</footer></body></html>"""


def test_a_page_gives_its_main_text_and_metadata(tmp_path: Path) -> None:
    article = read_one(write(tmp_path / "a.html", PAGE))
    assert LEAD in article.text
    assert "Terms" not in article.text
    assert article.text_rule.startswith("trafilatura ")
    assert article.metadata.title == "Ferry runs aground off Arda"
    assert article.metadata.byline == "Ines Marlo"
    assert article.metadata.published_on == date(2025, 3, 4)
    assert article.metadata.url == "https://harbour.example/ferry"


@pytest.mark.parametrize(
    ("head", "rights"),
    [
        pytest.param('<meta name="DCTERMS.rights" content="CC-BY-4.0">', "CC-BY-4.0", id="dublin_core"),
        pytest.param('<link rel="license" href="https://free.example">', "https://free.example", id="link"),
    ],
)
def test_a_page_says_in_its_head_who_may_use_it(tmp_path: Path, head: str, rights: str) -> None:
    article = read_one(write(tmp_path / "a.html", PAGE.replace("<title>", f"{head}<title>")))
    assert article.metadata.rights == rights


@pytest.mark.parametrize(("stated", "language"), [("en", "en"), ("en-GB", "en"), ("de", None)])
def test_a_page_is_in_english_if_it_says_so_and_else_by_its_words(
    tmp_path: Path, stated: str, language: str | None
) -> None:
    article = read_one(write(tmp_path / "a.html", PAGE.replace('lang="en"', f'lang="{stated}"')))
    assert article.metadata.language == language


def test_a_page_in_the_encoding_that_it_states_is_read(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "windows-1252").encode("cp1252")
    assert SECOND in read_one(write(tmp_path / "a.htm", page)).text


def test_a_page_without_an_article_is_skipped(tmp_path: Path) -> None:
    reason = why_skipped(write(tmp_path / "a.html", "<html><body></body></html>"))
    assert reason.startswith("a.html: holds no article text")


def test_every_line_of_a_jsonl_is_an_article(tmp_path: Path) -> None:
    rows = [{"text": TEXT, "id": "one", "topic": "sea"}, {"text": LEAD, "date": "4 March 2025"}]
    path = write(tmp_path / "a.jsonl", "\n\n".join(json.dumps(row) for row in rows))
    first, second = articles([path])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.article_id, first.file, first.text) == ("one", "a.jsonl#1", TEXT)
    assert (second.file, second.metadata.published_on) == ("a.jsonl#3", date(2025, 3, 4))


def test_every_row_of_a_parquet_is_an_article(tmp_path: Path) -> None:
    moment = datetime(2025, 3, 4, 1, tzinfo=UTC)
    frame = pl.DataFrame(
        {
            "n": list(range(150)),
            "text": [f"{LEAD} It was number {n}." for n in range(150)],
            "published_at": [moment] * 150,
        }
    ).with_columns(pl.col("published_at").dt.convert_time_zone("America/New_York"))
    frame.write_parquet(tmp_path / "a.parquet")
    found = list(articles([tmp_path]))
    assert [item.file for item in found] == [f"a.parquet#{n}" for n in range(1, 151)]
    last = found[-1]
    assert isinstance(last, Article)
    assert last.text.endswith("number 149.")
    assert (last.metadata.published_on, last.metadata.published_at) == (date(2025, 3, 3), moment)


# --- names and order -------------------------------------------------------------------------------------------------


def test_folders_are_walked_sorted_and_files_are_named_from_the_folder(tmp_path: Path) -> None:
    for name in ["b/2.txt", "b/10.txt", "a.txt", "c.TXT", ".hidden.txt", "b/x.csv", "a.yaml"]:
        write(tmp_path / name, "title: x" if name.endswith("yaml") else TEXT)
    assert [item.file for item in articles([tmp_path])] == ["a.txt", "b/10.txt", "b/2.txt", "c.TXT"]


def test_a_named_file_goes_by_its_name(tmp_path: Path) -> None:
    assert read_one(write(tmp_path / "deep" / "a.txt", TEXT)).file == "a.txt"


def test_an_id_does_not_depend_on_the_folder_or_the_text(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1" / "a.txt", TEXT), write(tmp_path / "2" / "a.txt", LEAD)
    assert read_one(one).article_id == read_one(two).article_id


# --- text ------------------------------------------------------------------------------------------------------------


def test_only_byte_order_mark_and_crlf_are_changed(tmp_path: Path) -> None:
    words = f"Fe\u0301rry\u00a0aground\r\n\r\n{LEAD}\r{SECOND}\u2028\t ﬁn. \n\n"
    assert read_one(write(tmp_path / "a.txt", "\ufeff" + words)).text == words.replace("\r\n", "\n")


def test_a_notebook_text_is_an_article() -> None:
    article = article_from_text(TEXT, title=None, published_on=date(2025, 3, 4))
    assert (article.file, article.metadata.title) == ("text", "Ferry runs aground off Arda")
    assert article.metadata.published_on == date(2025, 3, 4)


def test_a_notebook_text_that_is_none_raises() -> None:
    with pytest.raises(UnreadableInput, match="is empty"):
        article_from_text(" \n")


# --- what cannot be read ---------------------------------------------------------------------------------------------

TABLE = "\n".join(f"{n} {n * 7} {n * 1.5}" for n in range(40))
CODE = "def f(x):\n    return {k: v for k, v in x.items() if k[0] != '_'}\n\n\nclass A(B):\n    x = f(**x)\n" * 3
GERMAN = "Die Fähre lief am Montag vor der Küste auf Grund, teilte die Hafenbehörde mit. Niemand wurde dabei verletzt."
FRENCH = "Le ferry s’est échoué lundi au large de la ville, a annoncé la préfecture. Il n’y a pas de blessés à bord."
DUTCH = "De veerboot liep maandag voor de kust aan de grond, zei de havendienst. Er is niemand gewond geraakt."
GREEK = "Το πλοίο προσάραξε τη Δευτέρα ανοιχτά του λιμανιού. Δεν υπάρχουν τραυματίες."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf \r\n\t", "is empty", id="only_space"),
        pytest.param(LEAD.encode() + b"\ncaf\xe9.", "byte 100 (line 2) is 0xe9, not UTF-8; save", id="latin_1"),
        pytest.param(LEAD.encode("utf-16"), "is UTF-16 by its byte order mark; save it as UTF-8", id="utf_16"),
        pytest.param(LEAD.encode("utf-16-le"), "byte 1 is NUL", id="utf_16_without_mark"),
        pytest.param(LEAD.encode("utf-32"), "is UTF-32", id="utf_32"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "byte 8 is NUL, so this is no text", id="binary"),
        pytest.param(b"%PDF-1.7\n", "is a PDF, not text", id="pdf"),
        pytest.param(TABLE.encode(), "is a table, a listing or code", id="numbers"),
        pytest.param(CODE.encode(), "is a table, a listing or code", id="code"),
        pytest.param(b"bread\nmilk\nbutter\ntwo eggs", "has no sentence", id="list"),
        pytest.param(b"Ferry runs aground", "has no sentence", id="headline_alone"),
        pytest.param(GERMAN.encode(), "reads like German (de)", id="german"),
        pytest.param(FRENCH.encode(), "reads like French (fr)", id="french"),
        pytest.param(DUTCH.encode(), "reads like Dutch (nl)", id="dutch"),
        pytest.param(GREEK.encode(), "is not written in Latin letters", id="greek"),
        pytest.param(("The ferry. " * 20_000).encode(), "has 220,000 characters", id="book"),
        pytest.param(b"a" * 1_000_000, "has more than 800,000 bytes", id="long_line"),
    ],
)
def test_a_text_that_is_no_english_article_is_skipped(tmp_path: Path, content: bytes, reason: str) -> None:
    assert why_skipped(write(tmp_path / "a.txt", content)).startswith(f"a.txt: {reason}")


@pytest.mark.parametrize(
    "words",
    [
        "It rained.",
        "The Arda 500 rose 31.16 points to 2,718.28.",
        "It is minus 40 in the north ,minus 12 here",
        "Shares in Harbour Lines fell 4.5% to 3.20 crowns.",
        "Marlo beat Quill 6-4, 6-3.",
        "Police in Arda arrested Tomas Velde Tuesday.",
        "Ferry runs aground as storms batter the coast of Norland",
        "L’Équipe and Der Spiegel reported that the vote in Bad Säckingen was void.",
    ],
)
def test_short_english_texts_are_read(tmp_path: Path, words: str) -> None:
    assert read_one(write(tmp_path / "a.txt", words)).text == words


@pytest.mark.parametrize("language", ["fr", "fr-FR", "French", "deu"])
def test_an_article_that_says_it_is_in_another_language_is_skipped(tmp_path: Path, language: str) -> None:
    write(tmp_path / "a.yaml", f"language: {language}")
    assert "tidynews reads English" in why_skipped(write(tmp_path / "a.txt", TEXT))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.yaml", "title: [Ferry\nurl: x", "a.yaml, line 2: broken YAML"),
        ("a.yaml", "- title", "a.yaml holds no mapping"),
        ("a.yaml", "title: {a: b}", "its metadata 'title' is a mapping, not text"),
        ("a.yaml", b"title: caf\xe9", "its metadata file a.yaml byte 10 (line 1) is 0xe9, not UTF-8"),
        ("a.yaml", "id: a b", "its id 'a b' has a space"),
        ("a.json", '{"title": "Ferry",\n}', "a.json, line 2, column 1: broken JSON"),
        ("a.json", "[" * 50_000, "a.json"),
        ("a.json", '{"title": "\\ud800"}', "its metadata 'title': character 0 is half a surrogate pair"),
        ("a.yml", " " * 200_000, "its metadata file a.yml has more than 100,000 bytes"),
    ],
)
def test_metadata_that_cannot_be_used_are_a_reason_to_skip(
    tmp_path: Path, name: str, content: str | bytes, reason: str
) -> None:
    write(tmp_path / name, content)
    assert reason in why_skipped(write(tmp_path / "a.txt", TEXT))


def test_two_metadata_files_are_one_too_many(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "title: x")
    write(tmp_path / "a.json", "{}")
    assert "in both a.yaml and a.json; keep one" in why_skipped(write(tmp_path / "a.txt", TEXT))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"---\ntitle: x\n{TEXT}", "line 1 opens front matter"),
        (f"---\nurl: x\ntitle: [x\n---\n{TEXT}", "front matter, line 4: broken YAML"),
        ("---\ntitle: x\n---\n", "is empty"),
    ],
)
def test_broken_front_matter_is_a_reason_to_skip(tmp_path: Path, content: str, reason: str) -> None:
    assert reason in why_skipped(write(tmp_path / "a.md", content))


def test_bad_lines_of_a_jsonl_are_skipped_and_the_others_read(tmp_path: Path) -> None:
    good = json.dumps({"text": LEAD}).encode()
    lines = [good, b'{"text": ', b"[1]", b'{"body": "x"}', b'{"text": null}', b'{"text": 5}', b'"\xff"', good,
             b'{"text": "a\\u0000b"}', b'{"text": "\\ud800 is here."}', b"NaN", good]  # fmt: skip
    found = list(articles([write(tmp_path / "a.jsonl", b"\n".join(lines))]))
    reasons = {item.file: item.reason for item in found if isinstance(item, Skipped)}
    assert [item.file for item in found if isinstance(item, Article)] == ["a.jsonl#1", "a.jsonl#8", "a.jsonl#12"]
    for number, reason in {
        2: "broken JSON at column 9",
        3: "is a list, not an object",
        4: "has no `text`, only body",
        5: "its `text` is null",
        6: "its `text` is a number, not a string",
        7: "is 0xff, not UTF-8",
        9: "character 1 is NUL",
        10: "character 0 is half a surrogate pair",
        11: "is a number, not an object",
    }.items():
        assert reason in reasons[f"a.jsonl#{number}"]


def test_a_line_of_fifty_megabytes_costs_little_and_the_next_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(50):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n' + json.dumps({"text": LEAD}).encode())
    tracemalloc.start()
    began = time.perf_counter()
    first, second = articles([tmp_path / "a.jsonl"])
    spent, peak = time.perf_counter() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(first, Skipped)
    assert first.reason == "the line has more than 4,000,000 bytes; give one line to each article"
    assert (type(second), second.file) == (Article, "a.jsonl#2")
    assert peak < 20_000_000
    assert spent < 20


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (pl.DataFrame({"body": ["x"]}), "has no column `text`, only body"),
        (pl.DataFrame({"text": [1]}), "its column `text` holds Int64, not strings"),
        (pl.DataFrame({"text": [["x"]]}), "its column `text` holds List(String), not strings"),
    ],
)
def test_a_parquet_without_a_column_of_texts_is_skipped(tmp_path: Path, frame: pl.DataFrame, reason: str) -> None:
    frame.write_parquet(tmp_path / "a.parquet")
    assert reason in why_skipped(tmp_path / "a.parquet")


def test_rows_of_a_parquet_without_text_are_skipped_and_the_others_read(tmp_path: Path) -> None:
    pl.DataFrame({"text": [LEAD, None, "", SECOND]}).write_parquet(tmp_path / "a.parquet")
    found = list(articles([tmp_path / "a.parquet"]))
    assert [(type(item), item.file) for item in found] == [
        (Article, "a.parquet#1"),
        (Skipped, "a.parquet#2"),
        (Skipped, "a.parquet#3"),
        (Article, "a.parquet#4"),
    ]


@pytest.mark.parametrize("content", [b"", b"no parquet", b"PAR1" + b"\xff" * 40 + b"PAR1"])
def test_a_parquet_that_is_none_is_skipped(tmp_path: Path, content: bytes) -> None:
    assert "as Parquet" in why_skipped(write(tmp_path / "a.parquet", content))


# --- paths -----------------------------------------------------------------------------------------------------------


def test_a_missing_file_is_skipped(tmp_path: Path) -> None:
    assert "does not exist" in why_skipped(tmp_path / "a.txt")


def test_a_named_file_of_no_known_kind_is_skipped(tmp_path: Path) -> None:
    assert "is of no known kind (.docx); give .txt" in why_skipped(write(tmp_path / "a.docx", TEXT))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("named", [True, False])
def test_a_broken_link_is_skipped(tmp_path: Path, named: bool) -> None:
    link = tmp_path / "a.txt"
    link.symlink_to("gone.txt")
    assert "is a link to gone.txt, which does not exist" in why_skipped(link if named else tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [type(item) for item in articles([tmp_path])] == [Article, Skipped]


def test_a_folder_without_articles_is_skipped(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "x")
    assert "holds no article" in why_skipped(tmp_path)


def test_a_package_beside_the_articles_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", TEXT)
    for name in ["tables", ".tables.tidynews-old"]:
        write(tmp_path / name / "datapackage.json", '{"x-tidynews": {}}')
        write(tmp_path / name / "b.txt", TEXT)
    assert [item.file for item in articles([tmp_path])] == ["a.txt"]
    assert "is a package that tidynews wrote" in why_skipped(tmp_path / "tables")


@pytest.mark.parametrize("described", ["{}", "[]", "{", "[" * 50_000], ids=["other", "list", "broken", "nested"])
def test_a_folder_that_another_tool_described_is_read(tmp_path: Path, described: str) -> None:
    write(tmp_path / "b" / "datapackage.json", described)
    write(tmp_path / "b" / "a.txt", TEXT)
    assert read_one(tmp_path).file == "b/a.txt"


def test_an_article_that_cannot_be_told_from_one_of_another_folder_is_skipped(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1" / "a.txt", TEXT), write(tmp_path / "2" / "a.txt", LEAD)
    first, second = articles([one.parent, two.parent])
    assert isinstance(first, Article)
    assert second == Skipped(
        two.as_posix(), f"goes by the name a.txt, as {one.as_posix()} does; build the folder that holds both"
    )


def test_a_folder_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    assert list(articles([tmp_path, tmp_path]))[1:] == [Skipped(path.as_posix(), "is named twice; it is read once")]


def test_files_of_one_name_in_two_folders_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    for number, words in enumerate([TEXT, LEAD]):
        write(tmp_path / str(number) / "a.yaml", f"id: ferry-{number}")
        write(tmp_path / str(number) / "a.txt", words)
    assert [type(item) for item in articles([tmp_path / "0", tmp_path / "1"])] == [Article, Article]


def test_a_folder_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.txt" / "b.txt", TEXT)
    assert read_one(tmp_path).file == "a.txt/b.txt"


def test_a_folder_called_like_a_metadata_file_is_a_reason_to_skip(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert "its metadata file a.yaml cannot be read" in why_skipped(write(tmp_path / "a.txt", TEXT))


def test_a_file_that_may_not_be_read_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", TEXT)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, so rights alone do not show it
    assert why_skipped(path) == "a.txt: cannot be read: Permission denied"


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes")
def test_a_pipe_does_not_make_it_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path / "b.txt", TEXT)
    assert [item.file for item in articles([tmp_path])] == ["b.txt"]
    assert "neither file nor folder" in why_skipped(tmp_path / "a.txt")


def test_one_broken_input_never_stops_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"\xff")
    write(tmp_path / "b.parquet", b"x")
    write(tmp_path / "c.txt", TEXT)
    found = list(articles([tmp_path, tmp_path / "gone", tmp_path / "c.txt"]))
    assert [type(item) for item in found] == [Skipped, Skipped, Article, Skipped, Skipped]
    assert found[-1] == Skipped((tmp_path / "c.txt").as_posix(), "is named twice; it is read once")


def test_articles_come_one_at_a_time(tmp_path: Path) -> None:
    lines = (json.dumps({"text": LEAD}) for _ in range(1000))
    stream = articles([write(tmp_path / "a.jsonl", "\n".join(lines)), tmp_path / "gone"])
    assert next(stream).file == "a.jsonl#1"
    (tmp_path / "a.jsonl").unlink()
    assert next(stream).file == "a.jsonl#2"

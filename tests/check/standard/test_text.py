"""Text in any dialect, encoding and packing of the standard: read as it is meant, and what is wrong is told by line."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.check.standard.packages import Content, found, judge, table

FIELDS = "id:integer name:string day:date"
ROWS = "id,name,day\n1,Łódź,2024-01-26\n2,“São”,\n"
WRONG = {"t.id.type": 1, "t.day.type": 1}


def wrong(text: str) -> str:
    """The same text with two cells that are no values."""
    return text.replace("1", "x", 1).replace("2024-01-26", "26 Jan")


DIALECTS: dict[str, tuple[dict[str, Any], str]] = {
    "plain": ({}, ROWS),
    "tab": ({"delimiter": "\t"}, ROWS.replace(",", "\t")),
    "semicolon": ({"delimiter": ";"}, ROWS.replace(",", ";")),
    "long_delimiter": ({"delimiter": "::"}, ROWS.replace(",", "::") + '3,"a::b",'.replace(",", "::") + "\n"),
    "very_long_delimiter": ({"delimiter": " <> <> "}, ROWS.replace(",", " <> <> ")),
    "other_quote": ({"quoteChar": "'"}, ROWS + "3,'a,b ''c'' \n\"d\"',\n"),
    "no_quote": ({"quoteChar": ""}, ROWS + '3,"a,\n'),
    "escape": ({"escapeChar": "\\", "quoteChar": ""}, ROWS + "3,a\\,b,\n"),
    "escape_in_quotes": ({"escapeChar": "\\", "doubleQuote": False}, ROWS + '3,"a\\"b,",\n'),
    "doubled": ({"doubleQuote": True}, ROWS + '3,"a ""b"" c",\n'),
    "initial_space": ({"skipInitialSpace": True}, ROWS.replace(",", ", ")),
    "null_sequence": ({"nullSequence": "NA"}, ROWS + "NA,a,NA\n,b,\n"),
    "null_sequence_in_quotes": ({"nullSequence": "NA", "delimiter": ";"}, ROWS.replace(",", ";") + '"NA";a;NA\n'),
    "line_terminator": ({"lineTerminator": "|"}, ROWS.replace("\n", "|")),
    "windows_lines": ({"lineTerminator": "\r\n"}, ROWS.replace("\n", "\r\n")),
    "no_header": ({"header": False}, ROWS.split("\n", 1)[1]),
    "header_rows": ({"headerRows": [2]}, "made,in,arda\n" + ROWS),
    "header_joined": ({"headerRows": [1, 2], "headerJoin": ""}, "i,na,d\nd,me,ay\n" + ROWS.split("\n", 1)[1]),
    "comment_char": ({"commentChar": "#"}, "# made\n" + ROWS + "#the end, of it\n"),
    "comment_of_two": ({"commentChar": "//"}, "// made\n" + ROWS),
    "comment_rows": ({"commentRows": [1, 3]}, "made\n" + ROWS.replace("\n", "\nand so on\n", 1)),
}


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_is_read_as_it_is_meant(name: str, tmp_path: Path) -> None:
    dialect, text = DIALECTS[name]
    assert judge(table(FIELDS, text, dialect=dialect), tmp_path).problems == ()
    assert found(judge(table(FIELDS, wrong(text), dialect=dialect), tmp_path)) == WRONG


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "UTF-16", "utf-16-le", "cp1250", "utf-32"])
def test_every_encoding_that_is_stated_is_read(encoding: str, tmp_path: Path) -> None:
    text = ROWS.replace("ã", "ä")
    about: dict[str, Any] = {} if encoding.startswith("utf-8") else {"encoding": encoding}
    assert judge(table(FIELDS, text.encode(encoding), **about), tmp_path).problems == ()
    assert found(judge(table(FIELDS, wrong(text).encode(encoding), **about), tmp_path)) == WRONG


@pytest.mark.parametrize(
    ("written", "stated", "check"),
    [
        pytest.param("latin-1", None, "t.encoding", id="nothing_stated"),
        pytest.param("latin-1", "utf-8", "t.encoding", id="utf-8"),
        pytest.param("utf-8", "ascii", "t.encoding", id="ascii"),
        pytest.param("utf-8", "utf-16", "t.read", id="utf-16"),
        pytest.param("utf-8", "banana", "t.read", id="unknown"),
        pytest.param("utf-8", "rot13", "t.read", id="no_encoding_of_letters"),
    ],
)
def test_another_encoding_than_the_stated_one_is_found(
    written: str, stated: str | None, check: str, tmp_path: Path
) -> None:
    text = "id,name,day\n1,ines,2024-01-26\n2,São,\n".encode(written)
    report = judge(table(FIELDS, text, encoding=stated), tmp_path)
    assert check in found(report), report.text()
    assert not report.ok


def test_a_byte_order_mark_tells_an_encoding_that_is_not_stated(tmp_path: Path) -> None:
    text = wrong(ROWS).encode("utf-16")
    assert found(judge(table(FIELDS, text), tmp_path)) == WRONG
    assert found(judge(table(FIELDS, text, path="t.csv.gz"), tmp_path)) == WRONG


PACKED: dict[str, tuple[dict[str, Any], Any]] = {
    "t.csv.gz": ({}, lambda text: text),
    "t.csv.zip": ({}, lambda text: {"t.csv": text}),
    "u.csv.zip": ({"innerpath": "b.csv"}, lambda text: {"a.csv": "nonsense", "b.csv": text}),
    "t.tsv": ({}, lambda text: text.replace(",", "\t")),
    "data/in a/folder's [1].csv": ({}, lambda text: text),
    "t.txt": ({"format": "csv"}, lambda text: text),
    "t": ({"mediatype": "text/csv"}, lambda text: text),
}


@pytest.mark.parametrize("path", PACKED)
def test_files_may_be_packed_and_called_anything(path: str, tmp_path: Path) -> None:
    about, pack = PACKED[path]
    assert judge(table(FIELDS, pack(ROWS), path=path, **about), tmp_path).problems == ()
    assert found(judge(table(FIELDS, pack(wrong(ROWS)), path=path, **about), tmp_path)) == WRONG


@pytest.mark.parametrize(
    ("path", "content", "about"),
    [
        pytest.param("t.csv.gz", gzip.compress(b"id,name,day\n1,a,\n" * 9999)[:-20], {}, id="gzip_cut_off"),
        pytest.param("t.csv.zip", b"no zip", {}, id="no_zip"),
        pytest.param("t.csv.zip", {"a.csv": ROWS, "b.csv": ROWS}, {}, id="two_files_in_a_zip"),
        pytest.param("t.csv.zip", {"a.csv": ROWS}, {"innerpath": "b.csv"}, id="no_such_file_in_a_zip"),
        pytest.param("t.csv", "", {}, id="empty"),
        pytest.param("t.csv", "\n\n", {}, id="blank"),
        pytest.param("t.csv", "# a\n", {"dialect": {"commentChar": "#"}}, id="only_comments"),
        pytest.param("t.csv", "id,name,day\n", {"dialect": {"headerRows": [1, 5]}}, id="header_beyond_the_end"),
    ],
)
def test_a_file_that_is_no_table_is_said_to_be_none(
    path: str, content: Content, about: dict[str, Any], tmp_path: Path
) -> None:
    made = table(FIELDS, "" if path.endswith(".gz") else content, path=path, **about)
    made.write(tmp_path)
    if path.endswith(".gz"):
        (tmp_path / path).write_bytes(content if isinstance(content, bytes) else b"")
        made = table(FIELDS, path=None, **about)
        made.descriptor["resources"][0]["path"] = path
    assert set(found(judge(made, tmp_path))) == {"t.read"}


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_file_that_is_damaged_inside_is_no_table(how: int, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as archive:
        archive.writestr("t.csv", "a\n" + "".join(f"{number * 7919 % 1000}\n" for number in range(3000)))
    damaged = bytearray(packed.getvalue())
    damaged[60:80] = b"\xff" * 20
    assert set(found(judge(table("a:integer", bytes(damaged), path="t.csv.zip"), tmp_path))) == {"t.read"}


def test_a_file_that_says_it_is_packed_and_is_not_is_no_table(tmp_path: Path) -> None:
    made = table(FIELDS, path="t.csv.gz")
    made.write(tmp_path)
    made.descriptor["resources"][0]["path"] = "u.csv.gz"
    (tmp_path / "u.csv.gz").write_bytes(ROWS.encode())
    assert set(found(judge(made, tmp_path))) == {"t.read"}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("id,name,day\n1,a\n2,b,,c\n3,c,\n", {"t.ragged": 2}, id="ragged"),
        pytest.param("id,name,day\n1,a,\n\n2,b,\n", {"t.blank": 1}, id="blank"),
        pytest.param("id,name,day\n1,a,\n\n\n", {"t.blank": 2}, id="blank_at_the_end"),
        pytest.param("id,name,day\n,,\n1,a,\n,,\n", {"t.empty": 2}, id="empty"),
        pytest.param('id,name,day\n1,"a"b,\n2,b,\n', {"t.quotes": 1}, id="text_after_a_quotation_mark"),
        pytest.param('id,name,day\n1,"a,\n2,b,\n', {"t.quotes": 1}, id="quotation_mark_left_open"),
        pytest.param('id,name,day\n1,"a\n\nb",\n', {}, id="blank_line_in_a_cell"),
        pytest.param("id,name,day\r\n1,a,\r\n", {}, id="windows"),
        pytest.param("id,name,day\r1,a,\r", {}, id="old_macs"),
        pytest.param("id,name,day\n1,a,", {}, id="no_last_line_end"),
        pytest.param("id,name,day\n", {}, id="header_only"),
        pytest.param("id,name\n1,a\n", {"t.header.missing": 1}, id="missing_column"),
        pytest.param("id,name,day,age\n1,a,,4\n", {"t.header.unknown": 1}, id="unknown_column"),
        pytest.param("name,id,day\na,1,\n", {"t.header.order": 1}, id="order"),
        pytest.param("id,name,name\n1,a,b\n", {"t.header.missing": 1, "t.header.repeated": 1}, id="repeated"),
        pytest.param("id,,day\n1,a,\n", {"t.header.missing": 1, "t.header.blank": 1}, id="blank_label"),
    ],
)
def test_lines_and_headers_that_are_wrong_are_told_by_kind(text: str, problems: dict[str, int], tmp_path: Path) -> None:
    assert found(judge(table(FIELDS, text), tmp_path)) == problems


def test_a_ragged_row_is_found_in_columns_that_nobody_asked_for(tmp_path: Path) -> None:
    made = table("id:integer", "id,name\n1,a\n2\n3,c,d\n", schema={"fieldsMatch": "subset"})
    assert found(judge(made, tmp_path)) == {"t.ragged": 2}


def test_an_empty_text_is_a_value_where_nothing_else_is_said_to_be_missing(tmp_path: Path) -> None:
    fields: list[dict[str, Any]] = [
        {"name": "a", "type": "string", "constraints": {"required": True}},
        {"name": "b", "type": "integer"},
    ]
    text = 'a,b\n,1\n"",-\n-,2\n'
    report = judge(table(fields, text, schema={"missingValues": ["-"]}), tmp_path)
    assert found(report) == {"t.a.required": 1}


def test_several_files_are_one_table(tmp_path: Path) -> None:
    made = table("id:integer name", path=["a.csv", "b.csv", "c.csv"], schema={"primaryKey": "id"})
    files = {"a.csv": "id,name\n1,a\n", "b.csv": "id,name\n2,b\n", "c.csv": "2,c\n"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert found(judge(made, tmp_path)) == {"t.id.unique": 2}


@pytest.mark.parametrize("many", [20_000, 90_000], ids=str)
def test_bad_lines_at_the_end_of_a_large_file_are_all_counted(many: int, tmp_path: Path) -> None:
    text = "a,b\n" + "1,2\n" * 1000 + ("x" * 120 + "\n") * many
    report = judge(table("a b", text), tmp_path)
    assert found(report) == {"t.ragged": many}
    assert [sample["line"] for sample in report.problems[0].samples] == [1002, 1003, 1004, 1005, 1006]


def test_lines_may_be_as_long_as_they_are(tmp_path: Path) -> None:
    long = "x" * 3_000_000
    report = judge(table("a:integer b:integer c", f"a,b,c\n1,y,{long}\n2,3,{long}\nz,4,\n"), tmp_path)
    assert found(report) == {"t.a.type": 1, "t.b.type": 1}


def test_line_ends_of_two_kinds_may_stand_in_one_file(tmp_path: Path) -> None:
    assert found(judge(table("a:integer b", "a,b\n1,x\r\n2,y\nz,w\r\n"), tmp_path)) == {"t.a.type": 1}


def test_a_bad_line_is_named_by_its_line_in_the_file_behind_cells_of_several_lines(tmp_path: Path) -> None:
    text = 'a,b\n1,"x\ny\nz"\n2\n\n3,"w"v\n4,5\n'
    report = judge(table("a b", text), tmp_path)
    lines = {problem.check: [sample["line"] for sample in problem.samples] for problem in report.problems}
    assert lines == {"t.ragged": [5], "t.blank": [6], "t.quotes": [7]}

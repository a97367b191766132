"""Metadata: the names they may go by, dates, languages, and ids."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tidynews.articles.dates import published
from tidynews.articles.identity import article_id, normalised_url
from tidynews.articles.metadata import stated
from tidynews.errors import UnreadableInput

DAY = date(2025, 3, 4)


@pytest.mark.parametrize(
    ("key", "field"),
    [("title", "title"), ("Title", "title"), ("author", "byline"), ("authors", "byline"), ("site", "publisher"),
     ("sitename", "publisher"), ("source", "publisher"), ("licence", "rights"), ("license", "rights")],
)  # fmt: skip
def test_metadata_go_by_several_names(key: str, field: str) -> None:
    assert getattr(stated({key: " x "}).metadata, field) == "x"


def test_the_best_name_goes_before_the_others() -> None:
    assert stated({"author": "Quill", "byline": "By Ines Marlo"}).metadata.byline == "By Ines Marlo"


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_value_is_unknown(value: str | None) -> None:
    assert stated({"title": value, "date": value}).metadata.title is None


def test_a_number_is_as_good_as_its_digits() -> None:
    said = stated({"id": 17, "title": 1984})
    assert (said.id, said.metadata.title) == ("17", "1984")


@pytest.mark.parametrize("value", [["x"], {"a": 1}, True])
def test_a_title_that_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(UnreadableInput, match="metadata 'title' is a"):
        stated({"title": value})


def test_a_slip_of_the_pen_in_a_key_is_told_and_foreign_keys_are_not() -> None:
    assert stated({"pubished_on": "2025-03-04", "tags": ["sea"]}).notes == (
        "metadata 'pubished_on' is not known; did you mean 'published_on'?",
    )


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-04",
        "20250304",
        "4 March 2025",
        "March 4, 2025",
        "Tuesday, 4 March 2025",
        "4 Mar 2025",
        "2025/03/04",
        DAY,
    ],
)
def test_a_date_is_the_day_and_no_moment(written: object) -> None:
    assert published(written) == (DAY, None)


@pytest.mark.parametrize(
    ("written", "day", "moment"),
    [
        ("2025-03-04T06:30:00Z", DAY, datetime(2025, 3, 4, 6, 30, tzinfo=UTC)),
        ("2025-03-04T01:30:00+02:00", DAY, datetime(2025, 3, 3, 23, 30, tzinfo=UTC)),
        ("2025-03-04 23:30-05:00", DAY, datetime(2025, 3, 5, 4, 30, tzinfo=UTC)),
        ("Tue, 04 Mar 2025 06:30:00 GMT", DAY, datetime(2025, 3, 4, 6, 30, tzinfo=UTC)),
        ("Tue, 04 Mar 2025 06:30:00 +0100", DAY, datetime(2025, 3, 4, 5, 30, tzinfo=UTC)),
        (datetime(2025, 3, 4, 1, tzinfo=timezone(timedelta(hours=2))), DAY, datetime(2025, 3, 3, 23, tzinfo=UTC)),
    ],
)
def test_a_time_with_its_zone_is_a_moment_and_the_day_is_the_local_one(
    written: object, day: date, moment: datetime
) -> None:
    assert published(written) == (day, moment)


@pytest.mark.parametrize("written", ["2025-03-04T23:30:00", "4 March 2025 11:30 pm", "March 4, 2025, 9:30 am XYZ"])
def test_a_time_without_zone_gives_the_day_only(written: str) -> None:
    assert published(written) == (DAY, None)


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2025",
        "March 2025",
        "4 March",
        "Tuesday",
        "soon",
        "10:30",
        "2025",
        1741072200,
        True,
        "2025-02-30",
        "9" * 40,
    ],
)
def test_what_is_no_full_date_or_reads_two_ways_is_left_out_and_told(written: object) -> None:
    said = stated({"date": written})
    assert said.metadata.published_on is None
    assert said.metadata.published_at is None
    [note] = said.notes
    assert note.startswith("metadata 'date' is left out")


def test_a_day_that_is_stated_goes_before_the_day_of_the_moment() -> None:
    said = stated({"published_at": "2025-03-04T23:30:00Z", "published_on": "2025-03-05"})
    assert said.metadata.published_on == date(2025, 3, 5)
    assert said.metadata.published_at == datetime(2025, 3, 4, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("written", ["en", "EN", "en-GB", "en_US", "eng", "English"])
def test_english_goes_by_its_code(written: str) -> None:
    assert stated({"language": written}).metadata.language == "en"


def test_a_language_that_is_none_is_left_out_and_told() -> None:
    said = stated({"language": "qqq!"})
    assert said.metadata.language is None
    assert said.notes[0].startswith("metadata 'language' is left out")


def test_the_stated_id_goes_before_url_and_file() -> None:
    assert article_id("ferry-1", "https://a.example/x", "a.txt") == "ferry-1"


def test_the_url_goes_before_the_file() -> None:
    assert article_id(None, "https://a.example/x", "a.txt") == article_id(None, "https://a.example/x", "b.txt")


def test_a_url_that_is_none_leaves_the_file() -> None:
    assert article_id(None, "n/a", "a.txt") == article_id(None, None, "a.txt")


def test_an_id_from_a_file_is_a_and_the_first_hex_digits_of_its_hash() -> None:
    # printf a.txt | sha256sum
    assert article_id(None, None, "a.txt") == "a18b7cb099a9ea3f5"


@pytest.mark.parametrize("stated_id", ["a b", "a/b", "a:b", "\n"])
def test_an_id_that_would_break_a_key_is_refused(stated_id: str) -> None:
    with pytest.raises(UnreadableInput, match="use letters, digits"):
        article_id(stated_id, None, "a.txt")


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/x",
        "http://A.Example/x/",
        "https://a.example:443/x#top",
        "https://a.example/x?utm_source=mail&utm_medium=y",
        " https://a.example/x?fbclid=1 ",
    ],
)
def test_spellings_of_one_address_are_one(url: str) -> None:
    assert normalised_url(url) == "https://a.example/x"


def test_what_names_another_page_stays_in_an_address() -> None:
    assert normalised_url("https://a.example:8080/x?id=7&p=2") == "https://a.example:8080/x?id=7&p=2"


@pytest.mark.parametrize("url", ["x", "ftp://a.example/x", "https://", "https://[", "https://a.example:x/"])
def test_what_is_no_web_address_is_none(url: str) -> None:
    assert normalised_url(url) is None

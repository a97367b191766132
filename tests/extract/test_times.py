"""Words of time in, rows of `times` and the dates of events and statements out."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Read

from tidynews import schema
from tidynews.articles.article import Article, Metadata, Segment
from tidynews.extract.nlp import Parser
from tidynews.extract.times import time_of, times
from tidynews.extract.when import periods
from tidynews.extract.when.time_phrases import phrases
from tidynews.extract.when.time_rules import resolve
from tidynews.extract.when.time_setting import Setting
from tidynews.extract.when.time_words import weekdays
from tidynews.rows import Time


def only(read: Read, text: str) -> Time:
    [row] = times(read(text))
    return row


def dated(row: Time) -> tuple[str | None, int | None, str]:
    return row["edtf"], row["date_precision"], row["rule"]


STATED = {
    "day_month_year": ("The bridge opened on 9 January 2024.", "9 January 2024", "2024-01-09", 1),
    "month_day_year": ("The bridge opened on January 9, 2024, at last.", "January 9, 2024", "2024-01-09", 1),
    "with_weekday": ("It opened on Tuesday, 9 January 2024.", "Tuesday, 9 January 2024", "2024-01-09", 1),
    "ordinal": ("It opened on the 1st of May 2020.", "the 1st of May 2020", "2020-05-01", 1),
    "abbreviated": ("It opened on Sept. 3, 2023.", "Sept. 3, 2023", "2023-09-03", 1),
    "holiday_and_year": ("It opened on Easter Monday 2024.", "Easter Monday 2024", "2024-04-01", 1),
    "weekday_of_month_year": (
        "It opened on the last Friday of May 2024.",
        "the last Friday of May 2024",
        "2024-05-31",
        1,
    ),
    "week_of_month_year": (
        "It opened in the first week of May 2024.",
        "the first week of May 2024",
        "2024-05-01/2024-05-07",
        3,
    ),
    "year_ended": (
        "Profit rose in the year ended 31 March 2024.",
        "the year ended 31 March 2024",
        "2023-04-01/2024-03-31",
        5,
    ),
    "iso": ("It opened on 2024-05-06.", "2024-05-06", "2024-05-06", 1),
    "numeric_that_reads_one_way": ("It opened on 13/1/2024.", "13/1/2024", "2024-01-13", 1),
    "month_year": ("The mill burned down in October 2023.", "October 2023", "2023-10", 4),
    "year": ("The mill burned down in 2016.", "2016", "2016", 5),
    "year_before_noun": ("The 2016 election was close.", "2016", "2016", 5),
    "year_in_brackets": ("Her first film (2008) was short.", "2008", "2008", 5),
    "early_in_year": ("The mill burned down in early 2020.", "early 2020", "2020", 5),
    "decade": ("The mill was built in the 1990s.", "the 1990s", "199X", 6),
    "century": ("The mill was built in the 19th century.", "the 19th century", "18XX", 6),
    "quarter": ("Sales rose in the third quarter of 2024.", "the third quarter of 2024", "2024-07/2024-09", 5),
    "short_quarter": ("Sales rose in Q3 2024.", "Q3 2024", "2024-07/2024-09", 5),
    "half": ("Sales rose in the first half of 2024.", "the first half of 2024", "2024-01/2024-06", 5),
    "season": ("The river dried up in the summer of 2023.", "the summer of 2023", "2023-22", 5),
}


@pytest.mark.parametrize(("text", "words", "edtf", "precision"), STATED.values(), ids=STATED)
def test_a_date_stated_in_full_needs_no_publication_date(
    read: Read, text: str, words: str, edtf: str, precision: int
) -> None:
    [row] = times(read(text, published_on=None))
    assert (row["text"], row["anchor"]) == (words, "text")
    assert dated(row) == (edtf, precision, "date")


RELATIVE = {
    "weekday": ("The mayor met farmers on Monday.", "Monday", "2025-03-03", "weekday"),
    "weekday_of_publication": ("The mayor met farmers on Tuesday.", "Tuesday", "2025-03-04", "weekday"),
    "weekday_to_come": ("The mayor will meet farmers on Friday.", "Friday", "2025-03-07", "weekday"),
    "weekday_planned": ("The mayor plans to meet farmers on Friday.", "Friday", "2025-03-07", "weekday"),
    "weekday_of_a_plan": ("Union and port authority to meet on Friday", "Friday", "2025-03-07", "weekday"),
    "weekday_due": ("The vote is due on Friday.", "Friday", "2025-03-07", "weekday"),
    "weekday_in_the_present": ("The council votes on Friday.", "Friday", "2025-03-07", "weekday"),
    "weekday_escaped": ("The boy managed to escape on Friday.", "Friday", "2025-02-28", "weekday"),
    "weekday_of_purpose": ("She came to sign the lease on Friday.", "Friday", "2025-02-28", "weekday"),
    "possessive": ("The union condemned Sunday's raid.", "Sunday", "2025-03-02", "weekday"),
    "next_weekday": ("She said next Tuesday would suit her.", "next Tuesday", "2025-03-11", "weekday"),
    "last_weekday": ("He left last Tuesday.", "last Tuesday", "2025-02-25", "weekday"),
    "weekday_last_week": ("He left on Monday last week.", "Monday last week", "2025-02-24", "weekday"),
    "night": ("Shells fell on Monday night.", "Monday night", "2025-03-03", "weekday"),
    "yesterday": ("He left yesterday.", "yesterday", "2025-03-03", "day_word"),
    "christmas": ("The bridge opened at Christmas.", "Christmas", "2024-12-25", "nearest_year"),
    "easter_to_come": ("The bridge will open on Good Friday.", "Good Friday", "2025-04-18", "nearest_year"),
    "thanksgiving": ("They met on Thanksgiving.", "Thanksgiving", "2024-11-28", "nearest_year"),
    "last_holiday": ("They met last Christmas.", "last Christmas", "2024-12-25", "calendar_unit"),
    "year_before_last": ("The year before last was dry.", "The year before last", "2023", "calendar_unit"),
    "week_of_a_month": (
        "It began in the last week of February.",
        "the last week of February",
        "2025-02-22/2025-02-28",
        "nearest_year",
    ),
    "week_of_a_day": ("It shut the week of 3 March.", "the week of 3 March", "2025-03-03/2025-03-09", "nearest_year"),
    "weekday_of_month": ("It shut the first Monday of May.", "the first Monday of May", "2024-05-06", "nearest_year"),
    "months_up_to": (
        "Sales fell in the three months to June.",
        "the three months to June",
        "2024-04-01/2024-06-30",
        "nearest_year",
    ),
    "year_end": ("The bridge will open by year-end.", "by year-end", "../2025", "calendar_unit"),
    "bracketed_count": ("It opened [ten] years ago.", "[ten] years ago", "2015", "counted"),
    "missing_apostrophe": ("The fair opened with this years budget.", "this years", "2025", "calendar_unit"),
    "last_night": ("He left last night.", "last night", "2025-03-03", "day_word"),
    "last_week": ("He left last week.", "last week", "2025-02-24/2025-03-02", "calendar_unit"),
    "next_month": ("The road will close next month.", "next month", "2025-04", "calendar_unit"),
    "last_year": ("The road was closed last year.", "last year", "2024", "calendar_unit"),
    "last_quarter": ("Sales fell last quarter.", "last quarter", "2024-10/2024-12", "calendar_unit"),
    "last_summer": ("The river dried up last summer.", "last summer", "2024-22", "calendar_unit"),
    "last_march": ("The river burst its banks last March.", "last March", "2024-03", "calendar_unit"),
    "month_of_last_year": ("The river dried up in August last year.", "August last year", "2024-08", "calendar_unit"),
    "weekend": ("The teams played over the weekend.", "the weekend", "2025-03-01/2025-03-02", "calendar_unit"),
    "weekend_to_come": ("The teams will play this weekend.", "this weekend", "2025-03-08/2025-03-09", "calendar_unit"),
    "earlier_this_month": (
        "He left earlier this month.", "earlier this month", "2025-03-01/2025-03-04", "part_of_unit"
    ),
    "later_this_year": ("He will leave later this year.", "later this year", "2025-03-04/2025-12-31", "part_of_unit"),
    "days_ago": ("He left two days ago.", "two days ago", "2025-03-02", "counted"),
    "weeks_ago": ("He left two weeks ago.", "two weeks ago", "2025-02-17/2025-02-23", "counted"),
    "years_ago": ("He left two years ago.", "two years ago", "2023", "counted"),
    "decade_ago": ("He left a decade ago.", "a decade ago", "2015", "counted"),
    "nearly": ("He left nearly two years ago.", "nearly two years ago", "2023~", "counted"),
    "more_than": ("He left more than a year ago.", "more than a year ago", "../2024-03-04", "counted"),
    "ahead": ("It will reopen in two weeks.", "in two weeks", "2025-03-17/2025-03-23", "counted"),
    "past_weeks": ("Sales fell over the past two weeks.", "the past two weeks", "2025-02-19/2025-03-04", "rolling"),
    "recent_weeks": ("Sales fell in recent weeks.", "recent weeks", "../2025-03-04", "rolling"),
    "month_before": ("The road was closed in December.", "December", "2024-12", "nearest_year"),
    "month_to_come": ("The road will open in May.", "May", "2025-05", "nearest_year"),
    "day_without_year": ("The road was closed on 20 December.", "20 December", "2024-12-20", "nearest_year"),
    "us_day_without_year": ("The road was closed on Jan. 9.", "Jan. 9", "2025-01-09", "nearest_year"),
    "quarter_without_year": ("Sales rose in the fourth quarter.", "the fourth quarter", "2024-10/2024-12",
        "nearest_year"),
    "day_of_month": ("They left on the 9th.", "the 9th", "2025-02-09", "nearest_month"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "edtf", "rule"), RELATIVE.values(), ids=RELATIVE)
def test_a_relative_date_is_counted_from_publication(read: Read, text: str, words: str, edtf: str, rule: str) -> None:
    row = only(read, text)
    assert (row["text"], row["edtf"], row["rule"], row["anchor"]) == (words, edtf, rule, "publication")


@pytest.mark.parametrize(("text", "words", "edtf", "rule"), RELATIVE.values(), ids=RELATIVE)
def test_a_relative_date_is_unresolved_without_publication(
    read: Read, text: str, words: str, edtf: str, rule: str
) -> None:
    rows = times(read(text, published_on=None))
    assert [(r["text"], r["edtf"], r["date_from"], r["date_until"], r["anchor"]) for r in rows] == [
        (words, None, None, None, None)
    ], f"{edtf} by {rule} needs a day of publication"
    assert rows[0]["rule"] == "unresolved"


OPEN = {
    "since": ("The road has been shut since 2018.", "since 2018", "2018/..", (date(2018, 1, 1), None)),
    "until": ("The road will be shut until May.", "until May", "../2025-05", (None, date(2025, 5, 31))),
    "by": ("The road must open by Friday.", "by Friday", "../2025-03-07", (None, date(2025, 3, 7))),
    "end_of": ("It must open by the end of 2026.", "by the end of 2026", "../2026", (None, date(2026, 12, 31))),
    "before_the_end": (
        "The court will not rule before the end of the year.",
        "before the end of the year",
        "../2025",
        (None, date(2025, 12, 31)),
    ),
    "after": ("No boat sailed after Sunday.", "after Sunday", "2025-03-03/..", (date(2025, 3, 3), None)),
    "before": ("No boat sailed before Sunday.", "before Sunday", "../2025-03-01", (None, date(2025, 3, 1))),
}


@pytest.mark.parametrize(("text", "words", "edtf", "ends"), OPEN.values(), ids=OPEN)
def test_a_preposition_opens_one_side(
    read: Read, text: str, words: str, edtf: str, ends: tuple[date | None, date | None]
) -> None:
    row = only(read, text)
    assert (row["text"], row["edtf"], row["date_precision"]) == (words, edtf, 7)
    assert (row["date_from"], row["date_until"]) == ends


def test_a_preposition_before_a_noun_opens_nothing(read: Read) -> None:
    assert only(read, "No boat sailed after Sunday's storm.")["text"] == "Sunday"


RANGES = {
    "days_of_a_month": ("It ran from 3 to 7 March 2024.", "from 3 to 7 March 2024", "2024-03-03/2024-03-07", 2),
    "us_days": ("The fair was held March 3-7, 2024.", "March 3-7, 2024", "2024-03-03/2024-03-07", 2),
    "weekdays": ("Trains stood still from Monday to Friday.", "from Monday to Friday", "2025-03-03/2025-03-07", 2),
    "weekdays_to_come": (
        "The festival runs from Friday through Sunday.",
        "from Friday through Sunday",
        "2025-03-07/2025-03-09",
        2,
    ),
    "months": ("It rained between January and March 2024.", "between January and March 2024", "2024-01/2024-03", 5),
    "first_month_dated": ("It rained from January 2024 to March.", "from January 2024 to March", "2024-01/2024-03", 5),
    "years": ("She led the firm from 2004 to 2009.", "from 2004 to 2009", "2004/2009", 6),
    "short_years": ("She led the firm (2014-16).", "2014-16", "2014/2016", 6),
}


@pytest.mark.parametrize(("text", "words", "edtf", "precision"), RANGES.values(), ids=RANGES)
def test_the_two_ends_of_a_range_are_one_row(read: Read, text: str, words: str, edtf: str, precision: int) -> None:
    row = only(read, text)
    assert (row["text"], *dated(row)) == (words, edtf, precision, "range")


FOLLOWING = {
    "previous_weekday": ("It shook on 4 March 2011. Dogs fled the previous Monday.", "2011-02-28", "counted_from_text"),
    "day_later": ("It shook on 4 March 2011. A day later the plant failed.", "2011-03-05", "counted_from_text"),
    "following_week": ("It shook on 4 March 2011. Dogs fled the next week.", "2011-03-07/2011-03-13",
        "counted_from_text"),
    "weekday": ("It shook on 4 March 2011. It burned the following Monday.", "2011-03-07", "counted_from_text"),
    "day_before": ("It shook on 4 March 2011. Dogs had fled the day before.", "2011-03-03", "counted_from_text"),
    "years_earlier": ("It shook in 2011. A fault had opened two years earlier.", "2009", "counted_from_text"),
    "that_year": ("It shook on 4 March 2011. The plant closed that year.", "2011", "same_as_text"),
    "month_that_year": ("It shook on 4 March 2011. The plant closed in April that year.", "2011-04", "same_as_text"),
    "month_of_the_sentence": ("In 2011, he was arrested in March.", "2011-03", "year_of_text"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "edtf", "rule"), FOLLOWING.values(), ids=FOLLOWING)
def test_some_expressions_are_counted_from_an_earlier_one(read: Read, text: str, edtf: str, rule: str) -> None:
    first, second = times(read(text))
    assert (first["rule"], first["anchor"]) == ("date", "text")
    assert (second["edtf"], second["rule"], second["anchor"]) == (edtf, rule, "text")


def test_an_earlier_expression_must_be_as_exact_as_the_unit(read: Read) -> None:
    _, later = times(read("It shook in 2011. A day later the plant failed."))
    assert dated(later) == (None, None, "unresolved")


def test_an_earlier_expression_must_stand_near(read: Read) -> None:
    far = "It shook on 4 March 2011.\n\nDogs barked.\n\nCats hid.\n\nBirds had fled the day before."
    assert dated(times(read(far))[-1]) == (None, None, "unresolved")


UNRESOLVED = {
    "numeric_that_reads_two_ways": ("It opened on 9/1/2024.", "9/1/2024", "ambiguous"),
    "vague": ("He left several years ago.", "several years ago", "vague"),
    "business_year": ("Sales rose in fiscal 2024.", "fiscal 2024", "fiscal"),
    "nothing_before": ("A day later the plant failed.", "A day later", "unresolved"),
}


@pytest.mark.parametrize(("text", "words", "rule"), UNRESOLVED.values(), ids=UNRESOLVED)
def test_what_cannot_be_known_stays_empty_and_says_why(read: Read, text: str, words: str, rule: str) -> None:
    row = only(read, text)
    assert (row["text"], *dated(row), row["date_from"], row["anchor"]) == (words, None, None, rule, None, None)


NO_TIMES = {
    "holiday_that_describes": "He bought a Christmas tree and sold his Easter eggs.",
    "agreement_named_after_a_day": "They signed the Good Friday Agreement.",
    "person_called_like_a_holiday": "Mr Easter sold it.",
    "duration": "The siege lasted for nearly 15 months.",
    "built_in": "The wall was built in two years.",
    "age": "Her son, aged 34, is 12 years younger.",
    "count": "The boats carried 2025 people.",
    "thousands": "Some 2,010 people left.",
    "money": "The ticket cost $2016 in all.",
    "aircraft": "Two Boeing 787 jets landed.",
    "resolution": "The council passed Resolution 1718.",
    "may": "They may march with the second group.",
    "surname": "Theresa May spoke to Mr March.",
    "named_day": "Shops were full on Black Friday.",
    "always": "The shop is open 24/7.",
    "event_of_another": "A week before the vote the polls had closed.",
    "clock": "The bell rang at 10:30 and at midnight.",
    "decimal": "Output rose to 3.1 million, up from 2.4 million tonnes.",
}


@pytest.mark.parametrize("text", NO_TIMES.values(), ids=NO_TIMES)
def test_durations_counts_and_names_are_no_times(read: Read, text: str) -> None:
    assert times(read(text)) == []


DATES = {
    "verb": ("Troops attacked the port on Monday.", "attacked", "Monday"),
    "second_verb": ("Troops attacked the port on Monday and withdrew.", "withdrew", "Monday"),
    "own_date_first": ("She was born in 1980 and died in 2020.", "died", "2020"),
    "noun": ("The raid on Sunday was condemned.", "raid", "Sunday"),
    "possessive": ("He condemned Sunday's raid.", "raid", "Sunday"),
    "not_the_verb_above": ("He condemned Sunday's raid.", "condemned", None),
    "object": ("Workers staged a protest in Arda on Friday.", "protest", "Friday"),
    "subject": ("Talks between the ports began on Monday.", "Talks", "Monday"),
    "speaking": ("On Monday, police said they had arrested three men.", "said", "Monday"),
    "not_the_clause_below": ("Police said they had arrested three men on Monday.", "said", None),
    "the_clause_below": ("Police said they had arrested three men on Monday.", "arrested", "Monday"),
    "not_an_older_event": ("The mayor denied a part in an attack in October 2023.", "denied", None),
    "participle": ("Shells hit the port on Sunday, wounding 30.", "wounding", "Sunday"),
    "relative": ("An attack in October 2023 that left 30 people dead was remembered.", "left", "October 2023"),
    "between_verb_and_place": ("Clerks met the mayor in Arda on Tuesday.", "met", "Tuesday"),
}


@pytest.mark.parametrize(("text", "word", "words"), DATES.values(), ids=DATES)
def test_an_expression_dates_what_it_hangs_on(read: Read, text: str, word: str, words: str | None) -> None:
    reading = read(text)
    found = time_of(next(t for t in reading.doc if t.text == word), times(reading))
    assert (found["text"] if found else None) == words


def test_nothing_dates_a_word_of_an_article_without_times(read: Read) -> None:
    assert time_of(read("Troops attacked the port.").doc[1], []) is None


DATE_LINES = {
    "date": ("Monday, March 3, 2025", "Monday, March 3, 2025", "2025-03-03"),
    "place_and_day": ("ARDA, 3 March (HPN) —", "3 March", "2025-03-03"),
    "stamp": ("Last modified on 2025-03-04", "2025-03-04", "2025-03-04"),
}


@pytest.mark.parametrize(("line", "words", "edtf"), DATE_LINES.values(), ids=DATE_LINES)
def test_a_date_line_states_its_day(parser: Parser, line: str, words: str, edtf: str) -> None:
    text = f"{line}\nThe bridge has opened."
    zones = (Segment("dateline", 0, len(line)), Segment("paragraph", len(line) + 1, len(text)))
    article = Article("a1", "a1.txt", text, metadata=Metadata(published_on=date(2025, 3, 4)), segments=zones)
    [row] = times(parser.read(article))
    assert (row["text"], row["edtf"]) == (words, edtf)


def test_a_date_line_without_a_day_states_no_time(parser: Parser) -> None:
    text = "MAY, Monday\nThe bridge has opened."
    zones = (Segment("dateline", 0, 11), Segment("paragraph", 12, len(text)))
    assert times(parser.read(Article("a1", "a1.txt", text, metadata=Metadata(), segments=zones))) == []


def test_ids_follow_the_first_characters_and_words_the_text(read: Read) -> None:
    text = "He left on Monday.\nShe left last week."
    assert [(t["time_id"], text[t["start_char"] : t["end_char"]]) for t in times(read(text))] == [
        ("a1:time:11", "Monday"), ("a1:time:28", "last week"),
    ]  # fmt: skip


def test_every_rule_is_a_published_code(read: Read) -> None:
    texts = [case[0] for table in (STATED, RELATIVE, OPEN, RANGES, FOLLOWING, UNRESOLVED) for case in table.values()]
    used = {row["rule"] for text in texts for row in times(read(text))}
    assert used == set(schema.code_list("times.rule"))


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 800))
def test_the_precision_is_the_one_that_the_row_rules_ask_of_the_width(start: date, width: int) -> None:
    least = {1: 0, 2: 1, 3: 6, 4: 8, 5: 31, 6: 366}
    most = {1: 0, 2: 5, 3: 7, 4: 30, 5: 365, 6: 800}
    precision = periods.days(start, start + timedelta(width)).precision
    assert least[precision] <= width <= most[precision]


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]),
)
def test_a_calendar_unit_holds_its_day_and_the_next_begins_when_it_ends(when: date, unit: str) -> None:
    here = periods.holding(when, unit)
    assert here.start is not None
    assert here.end is not None
    assert here.start <= when <= here.end
    assert periods.holding(here.end + timedelta(1), unit).start == here.end + timedelta(1)


@settings(max_examples=300)
@given(
    st.dates(date(1500, 1, 1), date(2099, 12, 31)),
    st.sampled_from(
        [
            "{0:%B} {0.day}, {0.year}",
            "{0.day} {0:%B} {0.year}",
            "{0.year}-{0.month:02}-{0.day:02}",
            "the {0.day}th of {0:%B}, {0.year}",
        ]
    ),
)
def test_a_date_in_full_reads_back_whatever_the_day_of_publication(when: date, shape: str) -> None:
    [phrase] = phrases(f"It opened on {shape.format(when)} at last.")
    read_back = resolve(phrase, Setting(date(2025, 3, 4), "past", ()))
    assert read_back is not None
    assert read_back.period == periods.day(when)


@given(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    st.sampled_from(["past", "future"]),
    st.sampled_from([name.lower() for name in calendar.day_name]),
)
def test_a_weekday_is_within_a_week_on_the_side_of_the_tense(published: date, tense: str, name: str) -> None:
    [phrase] = phrases(f"It happens on {name.title()}.")
    resolved = resolve(phrase, Setting(published, tense, ()))
    assert resolved is not None
    assert resolved.period is not None
    assert resolved.period.start is not None
    apart = (resolved.period.start - published).days
    assert resolved.period.start.weekday() == weekdays()[name]
    assert -7 < apart <= 0 if tense == "past" else 0 <= apart < 7


@given(
    st.lists(
        st.sampled_from(
            [
                "in",
                "on",
                "since",
                "until",
                "the",
                "last",
                "next",
                "3",
                "31",
                "Feb.",
                "March",
                "May",
                "2016",
                "2016,",
                "Monday",
                "week",
                "years",
                "ago",
                "a",
                "two",
                "from",
                "to",
                "-",
                "of",
                "quarter",
            ]
        ),
        max_size=8,
    )
)
def test_phrases_never_overlap_whatever_the_words(words: list[str]) -> None:
    found = phrases(" ".join(words))
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_no_expression_reaches_over_the_end_of_a_paragraph(read: Read) -> None:
    """A list numbers its paragraphs: "in October." and "12" are no date."""
    reading = read("She was last seen in October.\n\n12\nThe port asked questions.")
    for row in times(reading):
        zone = reading.segment_at(row["start_char"])
        assert zone.start_char <= row["start_char"] < row["end_char"] <= zone.end_char

"""The lint refuses what the engines could read differently, says where and why, and lets everything else through."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tidynews import schema
from tidynews.check.rules import lint, probe
from tidynews.check.rules.lint import refused

FIGURES = schema.tables()["figures"]
EXPRESSIONS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("rule_expressions.yaml").read_text(encoding="utf-8")
)
CASES = [(code, sql) for code, some in EXPRESSIONS.items() for sql in some]
PROBED = {"polars-error", "duckdb-error", "not-boolean", "differs", "never-fails", "never-passes"}
RULES = [(name, rule) for name, table in schema.tables().items() for rule in table.rules]


@pytest.mark.parametrize(("code", "sql"), [c for c in CASES if c[0] not in PROBED | {"allowed"}], ids=str)
def test_an_expression_is_refused_for_its_reason(code: str, sql: str) -> None:
    findings = lint(sql, FIGURES)
    assert code in [finding.code for finding in findings]
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(sql)
        assert "{" not in finding.why.replace(sql[finding.start : finding.end], "")
        assert finding.help


@pytest.mark.parametrize("sql", [c[1] for c in CASES if c[0] in PROBED | {"allowed"}])
def test_the_rest_passes_the_lint(sql: str) -> None:
    assert lint(sql, FIGURES) == ()


@pytest.mark.parametrize("sql", EXPRESSIONS["allowed"])
def test_what_is_allowed_passes_the_probe(sql: str) -> None:
    assert probe(sql, FIGURES) == ()


@pytest.mark.parametrize(("table", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_every_rule_of_the_schemas_passes_lint_and_probe(table: str, rule: schema.Rule) -> None:
    assert lint(rule.sql, schema.tables()[table]) == ()
    assert probe(rule.sql, schema.tables()[table]) == ()


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("date_until - date_from > 3", "date-difference"),
        ("date_from > '2024-02-29'", "types"),
        ("date_from + 1 > date_until", "types"),
        ("date_from + INTERVAL '2 hours' > date_until", "interval"),
        ("CAST(date_from AS VARCHAR) > '2024'", "cast"),
        ("date_diff('day', date_from, date_until) > 3", "date-difference"),
    ],
)
def test_dates_are_not_mixed_with_numbers_or_text(sql: str, code: str) -> None:
    assert code in [finding.code for finding in lint(sql, schema.tables()["events"])]


@pytest.mark.parametrize("span", ["1 day", "2 weeks", "1 month", "3 years"])
@pytest.mark.parametrize("sign", "+-")
def test_days_weeks_months_and_years_may_be_added_to_a_date(span: str, sign: str) -> None:
    sql = f"date_from {sign} INTERVAL '{span}' <= date_until"
    assert lint(sql, schema.tables()["events"]) == ()
    assert probe(sql, schema.tables()["events"]) == ()


def test_every_reason_has_an_expression() -> None:
    spoken_for = {"date-difference", "polars-error", "not-boolean", "differs"}
    assert set(refused()["codes"]) == (set(EXPRESSIONS) - {"allowed"}) | spoken_for


def test_a_message_points_at_the_words_it_means() -> None:
    sql = "unit = 'é'\n  AND TRIM(text) = text"
    [finding] = lint(sql, FIGURES)
    assert finding.text(sql).splitlines() == [
        "2:7: trim: TRIM(text): polars takes all white space away, DuckDB only spaces",
        "      AND TRIM(text) = text",
        "          ^^^^^^^^^^",
        "    help: text columns are checked for padding without a rule",
    ]

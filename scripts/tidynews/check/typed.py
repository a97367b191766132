"""Frames in, what polars answers to every check out; pandera puts the questions that one table can answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from tidynews import schema
from tidynews.check.catalogue import cross_checks, row_checks
from tidynews.check.checks import Check, CrossCheck, RowCheck, shown
from tidynews.check.report import Problem, Report
from tidynews.tables import Frames, polars_types


@dataclass
class Answers:
    """Problems, the exact count of every check that ran, the tables that could be asked, and what was not asked."""

    problems: list[Problem] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    usable: dict[str, pl.DataFrame] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)

    def report(self) -> Report:
        """The answers as a report; a table's columns count as one check."""
        return Report(tuple(self.problems), len(self.counts) + len(schema.TABLES), tuple(self.skipped))


def ask(frames: Frames, *, withheld: bool = False) -> Answers:
    """Ask every question of `frames`; a table with other columns is reported and left out of the rest.

    Args:
        frames: All tables.
        withheld: Whether words of the articles are kept back: then nothing is asked about them.
    """
    answers = Answers()
    for name, table in schema.tables().items():
        problems = list(_wrong_columns(table, frames.get(name)))
        answers.problems += problems
        if any(problem.check.endswith(_UNUSABLE) for problem in problems):
            answers.skipped.append(f"the rows of {name}, because of its columns")
        else:
            answers.usable[name] = frames[name].select(table.columns)
    for name, rows in answers.usable.items():
        _ask_rows(rows, [check for check in row_checks(name) if not (withheld and about_words(check))], answers)
    for check in cross_checks():
        if withheld and about_words(check):
            continue
        if all(name in answers.usable for name in check.tables):
            _ask_across(check, answers)
        else:
            answers.skipped.append(f"{check.id}, because of the columns of {' or '.join(check.tables)}")
    return answers


def _wrong_columns(table: schema.Table, rows: pl.DataFrame | None) -> Iterator[Problem]:
    if rows is None:
        yield Problem(f"{table.name}.missing", table.name, "the table is not there")
        return
    expected = polars_types(table.name)
    if not _refused(_shape(expected), rows):
        return
    missing = [name for name in expected if name not in rows.columns]
    unknown = [name for name in rows.columns if name not in expected]
    wrong = [name for name in expected if name in rows.columns and rows.schema[name] != expected[name]]
    if missing:
        yield Problem(f"{table.name}.columns.missing", table.name, f"no column {', '.join(missing)}", len(missing))
    if unknown:
        yield Problem(f"{table.name}.columns.unknown", table.name, f"unknown {', '.join(unknown)}", len(unknown))
    if not missing and not unknown and not wrong:
        yield Problem(f"{table.name}.columns.order", table.name, f"the order must be {', '.join(expected)}")
    for name in wrong:
        why = f"{name} must be {expected[name]}, not {rows.schema[name]}"
        yield Problem(f"{table.name}.{name}.type", table.name, why, rows.height)


def about_words(check: Check) -> bool:
    """Whether a check reads words of the articles, which a package may keep back."""
    return not set(check.reads).isdisjoint(schema.tables()[check.table].words)


def _ask_rows(rows: pl.DataFrame, checks: Sequence[RowCheck], answers: Answers) -> None:
    answers.counts |= dict.fromkeys((check.id for check in checks), 0)
    questions = {check.id: check.holds for check in checks if check.holds is not None}
    everything = pl.all_horizontal(holds.fill_null(value=True) for holds in questions.values())
    if not _refused(_rules({"everything": everything}), rows):
        return  # one question instead of thirty, a tenth of the time; most tables are good
    refused = _refused(_rules(questions), rows)
    for check in checks:
        if check.id in refused:
            crash = refused[check.id]
            failing = None if crash else rows.filter(questions[check.id].not_()).select(shown(check.table, check.reads))
            _note(check, failing, crash, answers)


def _ask_across(check: CrossCheck, answers: Answers) -> None:
    try:
        failing = check.failing(answers.usable)
    except Exception as error:  # noqa: BLE001  # a check that crashes is our mistake, never the end of the report
        _note(check, None, f"{type(error).__name__}: {error}", answers)
    else:
        answers.counts[check.id] = failing.height
        if failing.height:
            _note(check, failing, "", answers)


def _note(check: Check, failing: pl.DataFrame | None, crash: str, answers: Answers) -> None:
    if failing is None:
        answers.counts.pop(check.id, None)
        answers.problems.append(Problem(check.id, check.table, f"the check crashed in polars: {crash}", ours=True))
        return
    answers.counts[check.id] = failing.height
    answers.problems.append(
        Problem(
            check.id,
            check.table,
            check.why,
            failing.height,
            tuple(_first(failing, schema.tables()[check.table].primary_key)),
            check.sql,
            check.severity,
        )
    )


def _first(failing: pl.DataFrame, key: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    return iter(failing.sort(*key, nulls_last=True).head(_SAMPLES).to_dicts())


def _refused(described: Any, rows: pl.DataFrame) -> dict[str, str]:
    """The names of the pandera checks that `rows` fail; for one that crashed, how, else an empty text."""
    from pandera.errors import SchemaErrorReason, SchemaErrors  # noqa: PLC0415  # see _rules

    try:
        described.validate(rows, lazy=True)
    except SchemaErrors as errors:
        return {
            str(getattr(error.check, "name", None) or error.check): (
                str(error) if error.reason_code is SchemaErrorReason.CHECK_ERROR else ""
            )
            for error in errors.schema_errors
        }
    return {}


def _shape(types: Mapping[str, pl.DataType]) -> Any:
    import pandera.polars as pa  # noqa: PLC0415  # see _rules

    columns = {name: pa.Column(kind, nullable=True) for name, kind in types.items()}
    return pa.DataFrameSchema(columns, strict=True, ordered=True)


def _rules(questions: Mapping[str, pl.Expr]) -> Any:
    # pandera takes 0.4 s to import, which `tidynews --help` need not wait for.
    import pandera.polars as pa  # noqa: PLC0415

    return pa.DataFrameSchema(
        checks=[
            # One failure case is enough, because the rows are counted and shown by polars:
            # pandera would turn every failing row into text, which takes seconds where a million fail.
            pa.Check(_answer(holds), name=name, n_failure_cases=1)
            for name, holds in questions.items()
        ]
    )


def _answer(holds: pl.Expr) -> Any:
    # An empty answer passes, as in SQL's CHECK.
    return lambda data: data.lazyframe.select(holds.fill_null(value=True).alias("holds"))


_SAMPLES = 5
_UNUSABLE = (".missing", ".type")

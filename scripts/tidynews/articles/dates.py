"""A date or timestamp as somebody wrote it in, the day of publication and, where the zone is stated, the moment out."""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime

from dateutil import parser as dateutil  # it has no stubs of its own


def published(written: object) -> tuple[date, datetime | None]:
    """The local day as printed, and the moment in UTC; None if time or zone is not stated.

    Raises:
        ValueError: It is no date, lacks a part, or reads two ways (03/04/2025).
    """
    if isinstance(written, datetime):
        return _day_and_moment(written)
    if isinstance(written, date):
        return written, None
    if not isinstance(written, str):
        raise ValueError(f"{written!r} is no date")  # noqa: TRY004  to the caller it is one more unusable date
    written = _YEAR_FIRST.sub(r"\1-\2-\3", written)
    try:
        return date.fromisoformat(written), None
    except ValueError:
        pass
    try:
        return _day_and_moment(datetime.fromisoformat(written))
    except ValueError:
        return _in_words(written)


def _day_and_moment(stated: datetime) -> tuple[date, datetime | None]:
    try:
        return stated.date(), stated.astimezone(UTC) if stated.tzinfo else None
    except OverflowError as error:
        raise ValueError(f"{stated} is out of range") from error


def _in_words(written: str) -> tuple[date, datetime | None]:
    """Read "9 January 2025" or an RFC 2822 date. What is not stated would be filled in, differently each time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zones by unknown initials: the time is then left out
        try:
            readings = [
                dateutil.parse(written, default=default, dayfirst=dayfirst)
                for default in _DEFAULTS
                for dayfirst in (True, False)
            ]
        except (ValueError, OverflowError, TypeError) as error:
            raise ValueError(f"{written!r} is no date") from error
    if len({reading.date() for reading in readings}) > 1:
        raise ValueError(f"{written!r} reads more than one way")
    if len({reading.timetz() for reading in readings}) > 1:
        return readings[0].date(), None
    return _day_and_moment(readings[0])


_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d\d)[/.](\d\d)")
_DEFAULTS = (datetime(2000, 1, 1, 1, 1), datetime(2003, 5, 7, 2, 2))  # noqa: DTZ001  no zone is to be filled in

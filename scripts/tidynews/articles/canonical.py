"""Bytes or a string in, canonical text out: UTF-8 without byte order mark, CRLF as LF, every other code point as given.

A lone CR stays, too; where the text is cut into segments it ends a line like LF.
"""

from __future__ import annotations

import codecs
import re

from tidynews.errors import UnreadableInput

MAX_CHARACTERS = 200_000
"""Longest article that is read: some 35,000 words, several times the longest newspaper report."""

MAX_BYTES = 4 * MAX_CHARACTERS
"""Longest text file: UTF-8 takes at most four bytes a character."""


def decoded(data: bytes, *, at: int = 0) -> str:
    """The canonical text of a file, or of the part of it that begins at byte `at`.

    Raises:
        UnreadableInput: It is not UTF-8, or not text.
    """
    for mark, name in _OTHER_MARKS:
        if data.startswith(mark):
            raise UnreadableInput(f"is {name} by its byte order mark; save it as UTF-8")
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise UnreadableInput(f"is {name}, not text; export its text as UTF-8")
    nul = data.find(0)
    if nul >= 0:
        raise UnreadableInput(f"byte {at + nul} is NUL, so this is no text; export its text as UTF-8")
    try:
        return canonical(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = f"byte {at + error.start}" + ("" if at else f" (line {line})")
        raise UnreadableInput(f"{place} is 0x{data[error.start]:02x}, not UTF-8; save it as UTF-8") from error


def canonical(text: str) -> str:
    """The canonical form of a text that is already a string.

    Raises:
        UnreadableInput: It holds NUL or half a surrogate pair, which no file format of ours can keep.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    wrong = _NO_TEXT.search(text)
    if wrong:
        what = "NUL" if wrong.group() == "\0" else f"half a surrogate pair (U+{ord(wrong.group()):04X})"
        raise UnreadableInput(f"character {wrong.start()} is {what}; remove it")
    return text


_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or another zip file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x1f\x8b", "a gzip file"),
)

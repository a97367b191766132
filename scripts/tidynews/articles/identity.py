"""Metadata and file name in, the article's id out."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from tidynews.errors import UnreadableInput


def article_id(stated: str | None, url: str | None, file: str) -> str:
    """The id that the metadata state; else `a` and 16 hex digits of the SHA-256 of the normalised URL, else of `file`.

    Raises:
        UnreadableInput: The stated id cannot be part of a key.

    >>> article_id(None, "https://Example.org/strike?utm_source=x", "a.txt") == article_id(
    ...     None, "http://example.org/strike/#top", "b.txt"
    ... )
    True
    """
    if stated is not None:
        if not _ID.fullmatch(stated):
            raise UnreadableInput(f"its id {stated!r} has a space, a colon or a slash; use letters, digits, - and _")
        return stated
    known = (normalised_url(url) if url else None) or file
    return f"a{hashlib.sha256(known.encode()).hexdigest()[:16]}"


def normalised_url(url: str) -> str | None:
    """One spelling of a web address: no fragment, no tracking, no default port, no last slash; None if it is none."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(key)]
    host = parts.hostname if port in {None, 80, 443} else f"{parts.hostname}:{port}"
    query = f"?{urlencode(kept)}" if kept else ""
    return f"https://{host}{parts.path.rstrip('/')}{query}"


_ID = re.compile(r"[^\s:/]+")
_TRACKING = re.compile(
    r"(?:utm_|at_|fbclid$|gclid$|dclid$|msclkid$|mc_cid$|mc_eid$|igshid$|cmpid$|ocid$|ref$|ref_src$)", re.IGNORECASE
)

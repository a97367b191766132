"""A release's folder in, one zip with the same bytes on every run out."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tidynews.publish.package import files


def write_zip(release: Path, path: Path, *, folder: str) -> None:
    """Pack all files but the DuckDB file, whose bytes differ on every run, below the folder name `folder`.

    Everything that decides the bytes is fixed: order, times, permissions, compression.
    """
    with zipfile.ZipFile(path, "w") as archive:
        for file in files(release):
            if file.endswith((".duckdb", ".duckdb.sha256")):
                continue
            entry = zipfile.ZipInfo(f"{folder}/{file}", date_time=_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # as on Unix, wherever it was made
            archive.writestr(entry, (release / file).read_bytes(), compresslevel=9)


_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can state."""

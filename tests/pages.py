"""A page of documentation in, the same with every command run and what it prints out.

In a ```console block each line that begins with `$ ` is run where the test stands, in the order of the page. A ```diff
block is an edit of the file its first line names, a ```yaml block that begins with `# PATH` is that file.
`python -m tests.pages` prints the answers of README.md and docs/releasing.md into them anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from tidynews.cli import main

CHECKOUT = Path(__file__).parents[1]
README = CHECKOUT / "README.md"
RELEASING = CHECKOUT / "docs" / "releasing.md"
BESIDE = (CHECKOUT / "articles", CHECKOUT / "releases")
"""Where the README's commands stand: at the top of the checkout."""


def blocks(page: str, language: str) -> list[str]:
    """What stands in the fenced blocks of that language."""
    return [found["text"] for found in _BLOCK.finditer(page) if found["language"] == language]


def commands(page: str) -> list[str]:
    """The commands of the page's console blocks, in order."""
    return [command for text in blocks(page, "console") for command in _COMMAND.findall(text)]


def answered(page: str) -> str:
    """The page as it is when somebody follows it in the current folder; hashes are left out."""
    return _BLOCK.sub(lambda found: f"```{found['language']}\n{_followed(found)}```", page)


def _followed(block: re.Match[str]) -> str:
    text = block["text"]
    if block["language"] == "console":
        return "\n".join(f"$ {command}\n{_output(command)}" for command in _COMMAND.findall(text))
    first, _, rest = text.partition("\n")
    if block["language"] == "diff" and first.startswith("--- "):
        old, new = (re.findall(rf"^\{sign}(.+)", rest, re.MULTILINE) for sign in "-+")
        path = Path(first.removeprefix("--- "))
        before = path.read_text(encoding="utf-8")
        assert before.count("\n".join(old)) == 1, f"{path} does not hold what the page changes"
        path.write_text(before.replace("\n".join(old), "\n".join(new)), encoding="utf-8")
    if block["language"] == "yaml" and first.startswith("# ") and "/" in first:
        Path(first.removeprefix("# ")).write_text(rest, encoding="utf-8")
    return text


def _output(command: str) -> str:
    words = shlex.split(command)
    if words[0] == "cd":
        os.chdir(words[1])
        return ""
    if words[0] == "tidynews":
        done = CliRunner().invoke(main, words[1:], catch_exceptions=False)
        assert done.exit_code == 0, f"{command}\n{done.output}"
        output = done.output
    else:
        output = subprocess.run(words, check=True, capture_output=True, text=True).stdout  # noqa: S603
    return _HASH.sub("…", output.strip("\n") + "\n") if output else ""


def _renew(page: Path, *, beside: Sequence[Path] = ()) -> None:
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for other in beside:
            Path(other.name).symlink_to(other)
        new = answered(page.read_text(encoding="utf-8"))
        os.chdir(here)
    page.write_text(new, encoding="utf-8")


_BLOCK = re.compile(r"```(?P<language>\w+)\n(?P<text>.+?)```", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.+)", re.MULTILINE)
_HASH = re.compile(r"[0-9a-f]{20,}…?")

if __name__ == "__main__":
    os.environ["COLUMNS"] = "120"
    _renew(README, beside=BESIDE)
    _renew(RELEASING)

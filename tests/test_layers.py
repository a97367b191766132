"""The layers: a module imports only what stands above it in ARCHITECTURE.md."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import tidynews

PACKAGE = Path(tidynews.__file__).parent
SHARED = {"errors", "schema", "rows"}
ORDER = (
    "articles",
    "extract",
    "tables",
    "gathered",
    "curate",
    "markup",
    "check",
    "compare",
    "publish",
    "release",
    "init",
    "cache",
    "workers",
    "pipeline",
    "show",
    "evaluate",
    "notebook",
    "cli",
    "__main__",
)


def imports(path: Path) -> set[str]:
    """The parts of tidynews that a module imports, by first name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "tidynews":
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tidynews."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found.update(alias.name.split(".")[1] for alias in node.names if alias.name.startswith("tidynews."))
    return found


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if (path.parent != PACKAGE or path.stem != "__init__") and path.parent.name != "template"  # a user's file
    ],
    ids=str,
)
def test_a_module_imports_only_what_stands_above_it(path: Path) -> None:
    layer = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if layer in SHARED:
        assert imports(path) <= SHARED
        return
    above = SHARED | set(ORDER[: ORDER.index(layer) + 1])
    assert imports(path) <= above, f"{layer} imports {imports(path) - above}"

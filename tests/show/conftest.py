"""An article of our own with every kind of row in it, read once, and pages and prints of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from tidynews.articles import article_from_text
from tidynews.show import Shown, find, shown, terminal

CHECKOUT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (CHECKOUT / "articles").iterdir() if path.suffix in {".txt", ".html", ".jsonl"})
STORY = """Ferry crews end strike in Arda
The strike in Arda that cost at least 40 jobs is over, union leader Ines Marlo said on Monday.
"We have won the pay rise," she told reporters. "Nobody will lose a day's wages."
Mayor Pedro Lund rejected the union's claim that Norway had threatened to close the port in 2023.
Norwegian soldiers attacked the harbour on Sunday, killing 12 people, Mr Lund said.
He did not say who would pay.
"""


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    patch = pytest.MonkeyPatch()
    patch.setenv("TIDYNEWS_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def story(_own_cache: None) -> Shown:
    return shown(article_from_text(STORY, published_on=date(2025, 3, 4), id="arda"))


@pytest.fixture(scope="session", params=SAMPLES, ids=lambda path: path.name)
def sample(request: pytest.FixtureRequest, _own_cache: None) -> Shown:
    return shown(find(request.param).article)


@pytest.fixture(scope="session")
def printed() -> Callable[..., str]:
    """What a terminal would be sent."""

    def _printed(some: Shown, width: int = 100, *, colours: bool = False) -> str:
        out = StringIO()
        system = "standard" if colours else None
        terminal.show(some, Console(file=out, width=width, force_terminal=colours, color_system=system, no_color=False))  # type: ignore[arg-type]
        return out.getvalue()

    return _printed

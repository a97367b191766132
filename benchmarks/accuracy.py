"""Build every development gold set and run its scorer: python benchmarks/accuracy.py ../shared [NAME …].

`../shared` holds `gold/` (texts and annotations made by others) and `score/` (one scorer a task); neither is part of
the project. Prints each scorer's own table.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SETS = {  # scorer: (gold folder, texts)
    "claims": ("polnear/dev", "polnear/dev/text"),
    "figures": ("figures", "figures/text"),
    "actors": ("actors", "actors/text"),
    "events": ("events", "events/gsr/text"),
}


def main() -> None:
    """Score the sets that are named, or all."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path)
    options.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SETS)}; default: all")
    options.add_argument("--workers", default="2")
    chosen = options.parse_args()
    for name in chosen.names or SETS:
        gold, texts = (chosen.shared / "gold" / part for part in SETS[name])
        with tempfile.TemporaryDirectory() as scratch:
            package = Path(scratch, "package")
            build = [
                sys.executable,
                "-m",
                "tidynews",
                "build",
                texts,
                f"--out={package}",
                f"--workers={chosen.workers}",
            ]
            if subprocess.run([*build, "--quiet"], check=False).returncode not in {0, 3}:  # noqa: S603
                raise SystemExit(f"{name}: the build failed")
            print(f"\n## {name}\n", flush=True)
            score = [sys.executable, chosen.shared / "score" / f"{name}.py", gold, package / "csv"]
            subprocess.run(score, check=True)  # noqa: S603
            if name == "claims":
                print("\nHow far `confidence` can be believed:\n", flush=True)
                score[1] = Path(__file__).with_name("reliability.py")
                subprocess.run(score, check=True, env={**os.environ, "PYTHONPATH": str(chosen.shared / "score")})  # noqa: S603


if __name__ == "__main__":
    main()

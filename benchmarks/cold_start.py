"""Wall time of whole commands: help, a reference, a faulty solution, cold."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from grader.exercise import exercises_folder

ROUNDS = 7
SOLUTIONS = exercises_folder().parent / "solutions" / "exercise-05"
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "grade --help": ["-m", "grader", "--help"],
    "grade exercise-05 (reference)": ["-m", "grader", "exercise-05", str(SOLUTIONS / "reference")],
    "grade exercise-05 (no lock)": ["-m", "grader", "exercise-05", str(SOLUTIONS / "faulty" / "no_lock")],
}


def main() -> None:
    """Prints the minimum, median and maximum of each command, and the median against an empty Python."""
    base = 0.0
    for name, arguments in COMMANDS.items():
        seconds = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)
            seconds.append(time.perf_counter() - began)
        middle = statistics.median(seconds)
        base = base or middle
        print(
            f"{name:32} min {min(seconds):.3f} s  median {middle:.3f} s  max {max(seconds):.3f} s  "
            f"{middle / base:5.1f} × python"
        )


if __name__ == "__main__":
    main()

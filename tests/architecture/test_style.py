"""Types and lint, as configured in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "--no-cache", "grader", "tests", "benchmarks"], ["mypy", "--cache-dir", "/dev/null"]],
    ids=lambda each: each[0],
)
def test_the_tools_have_nothing_to_say(command):
    """ruff is clean everywhere, mypy is strict on the package."""
    pytest.importorskip(command[0])
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-1_000:]

"""What is launched is not imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import grader


def test_the_host_does_not_load_the_engine():
    """Not even indirectly: grading on the host needs no greenlet."""
    script = (
        "import sys, grader.cli, grader.judge, grader.judge.checks, grader.sandbox.local;"
        "print([name for name in sys.modules if name.startswith(('grader.engine', 'grader.worker', 'greenlet'))])"
    )
    environment = {"PYTHONPATH": str(Path(grader.__file__).parents[1])}
    said = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"

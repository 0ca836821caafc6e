"""The worker takes what the host allows, and never more than it already may."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import grader

ENVIRONMENT = {"PYTHONPATH": str(Path(grader.__file__).parents[1])}


def _limited(script):
    """What a process prints that applies limits to itself."""
    done = subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_a_limit_that_is_already_lower_stays():
    """A hard limit is never raised, so a container's own limits hold."""
    script = (
        "import json, resource as r; from grader.worker import limits; r.setrlimit(r.RLIMIT_NOFILE, (100, 100));"
        "limits.apply(json.dumps({'open_files': 5000})); print(json.dumps(r.getrlimit(r.RLIMIT_NOFILE)))"
    )
    assert _limited(script) == [100, 100]

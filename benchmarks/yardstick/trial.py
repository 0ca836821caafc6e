"""Starts one search in a process of its own, and ends it, with everything below it, when it doesn't."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path

from .contestants.table import Contestant
from .result import KILLED, UNABLE, Result

ROOT = Path(__file__).parents[2]

_GRACE = 12.0
"""Seconds beyond its budget after which a process is killed: for its start, and a hang that a tester waits out."""


def is_installed(contestant: Contestant, python: str) -> bool:
    """Whether that interpreter has the package the contestant needs."""
    if not contestant.needs:
        return True
    command = [python, "-c", f"import {contestant.needs}"]
    return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0


def run_trial(contestant: Contestant, program: str, variant: str, seed: int, seconds: float, python: str) -> Result:
    """What the contestant came to with the program's variant, within about ``seconds``."""
    job = {
        "module": contestant.module,
        "function": contestant.function,
        "options": contestant.options,
        "program": program,
        "variant": variant,
        "seed": seed,
        "seconds": seconds,
    }
    command = [python, "-m", "benchmarks.yardstick.child", json.dumps(job)]
    if contestant.launcher:
        command = [python, "-m", contestant.launcher, *command]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            said, complaints = process.communicate(timeout=seconds + _GRACE)
        except subprocess.TimeoutExpired:
            _end(process)
            return Result(KILLED, seconds=time.perf_counter() - began, note="killed: it came to no end")
    try:
        return Result(**json.loads(said.rstrip().rpartition("\n")[2]))
    except (ValueError, TypeError):
        last = complaints.strip().rpartition("\n")[2]
        return Result(UNABLE, note=f"ended with exit code {process.returncode}: {last}"[:300])


def _end(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()

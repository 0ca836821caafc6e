"""The stress runtime's locks are ``_thread``'s: CPython's own tests of everything built on them pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

QUICK = ("CRLockTests", "EventTests")
ALL = ("LockTests", "PyRLockTests", "ConditionTests", "ConditionAsRLockTests", "SemaphoreTests", "BoundedSemaphoreTests", "BarrierTests")


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([f"test.test_threading.{each}" for each in QUICK], id="quick"),
        pytest.param([f"test.test_threading.{each}" for each in ALL], id="threading", marks=pytest.mark.slow),
        pytest.param(["test.test_queue"], id="queue", marks=pytest.mark.slow),
    ],
)
def test_cpythons_own_tests_pass_on_watched_locks(names):
    """Same results, same errors, no leak; with their owners known besides."""
    command = [sys.executable, str(Path(__file__).parent / "watched.py"), *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-3_000:]

"""Which sandboxes can be tested on this machine. What can't be tested is skipped aloud, or fails where that is asked."""

from __future__ import annotations

import functools
import os

import pytest

from grader.sandbox.bubblewrap import BubblewrapSandbox


@functools.cache
def _trouble(name):
    return {"local": lambda: "", "bubblewrap": lambda: BubblewrapSandbox().trouble()}[name]()


def require(name):
    """Skips the test, saying why, where the sandbox can't run; with GRADE_REQUIRE_SANDBOXES=1 it fails instead."""
    if trouble := _trouble(name):
        unavailable = pytest.fail if os.environ.get("GRADE_REQUIRE_SANDBOXES") == "1" else pytest.skip
        unavailable(f"NOT TESTED: the {name} sandbox does not work here: {trouble}")

"""Which sandboxes this machine has, for tests that need a real one.

Where one can't be had its tests are skipped, and say why. With ``GRADE_REQUIRE_SANDBOXES=1`` that is a failure: a
machine that is meant to have them shall not stay silent. A missing Docker image is built, once for all test processes,
when ``GRADE_IMAGE_BASE`` names a base for it.
"""

from __future__ import annotations

import fcntl
import functools
import os
import tempfile
from pathlib import Path

import pytest

from grader.errors import GradeError
from grader.sandbox import Sandbox, make_sandbox
from grader.wire.messages import Ready


def require(name: str) -> Sandbox:
    """The sandbox of that name, proved to work; skips the test, or fails it, when there is none."""
    reason = _missing(name)
    if reason and os.environ.get("GRADE_REQUIRE_SANDBOXES") == "1":
        pytest.fail(f"the {name} sandbox is required here: {reason}")
    if reason:
        pytest.skip(f"NOT TESTED: no {name} sandbox here: {reason}")
    return make_sandbox(name)


@functools.cache
def _missing(name: str) -> str:
    try:
        if name == "docker":
            _provide_image()
        channel = make_sandbox(name).open()
        try:
            first = channel.receive(60)
        finally:
            said = channel.close()
    except GradeError as error:
        return str(error)
    return "" if isinstance(first, Ready) else f"the worker said {first}; {said}"


def _provide_image() -> None:
    from grader.sandbox.docker_engine import connect
    from grader.sandbox.image import Image

    base = os.environ.get("GRADE_IMAGE_BASE")
    image = Image(connect())
    with (Path(tempfile.gettempdir()) / "grade-image.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if base and not image.present():
            image.build(base)

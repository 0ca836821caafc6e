"""interleave-test 0.1, as its documentation says: a model that makes its objects, starts its threads through
``threading`` (which is patched meanwhile), joins them and asserts.

It has a budget of schedules, none of seconds: the model itself ends the search when the time is up.
"""

from __future__ import annotations

import time
from typing import Any

from benchmarks.yardstick.catalogue import FOLDER, Entry
from benchmarks.yardstick.result import FAILED, PASSED, TIMED_OUT, Result

_HANG = 2.0
"""Seconds after which an execution hangs; interleave-test's own default is 30."""


class _TimeIsUp(Exception):
    pass


def search(entry: Entry, variant: str, seed: int, seconds: float, options: dict[str, Any]) -> Result:
    """One call of ``interleave_test.explore``."""
    import interleave_test

    program = entry.load()
    clock = time.perf_counter  # it patches time.monotonic, and time.time
    began = clock()

    def model() -> None:
        if clock() - began > seconds:
            raise _TimeIsUp
        assert program.is_right(program.make(variant).run())

    result = interleave_test.explore(
        model, iterations=10**9, seed=seed, timeout=_HANG, include=[FOLDER], raise_on_failure=False, **options
    )
    took = clock() - began
    failure = result.failure
    if failure is None:
        return Result(PASSED, result.schedules_run, took, complete=bool(result.exhausted))
    if isinstance(failure.exception, _TimeIsUp):
        return Result(PASSED, result.schedules_run - 1, took)
    status = TIMED_OUT if failure.kind == "hang" else FAILED
    return Result(status, result.schedules_run, took, f"{failure.kind} {failure.exception!r}"[:200])

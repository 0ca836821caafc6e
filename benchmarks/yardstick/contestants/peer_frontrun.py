"""frontrun 0.7, as its documentation says: shared state from ``setup``, a worker for each thread, an invariant.

frontrun controls only the threads that it starts itself, so it gets a program's bodies. A program that starts its own
threads is one worker to it. Its clock is virtual, since then a deadlock of whatever kind is a fact to its DPOR, and
*explored* for programs in which time plays a part, as it recommends. Counterexamples are not replayed, nor files and
sockets watched: that would cost time which others don't spend.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from benchmarks.yardstick.catalogue import Entry
from benchmarks.yardstick.result import FAILED, PASSED, TIMED_OUT, Result

_HANG = 2.0
"""Seconds after which an execution hangs; frontrun's own default is 5."""

_NEVER = 10**9


def search(entry: Entry, variant: str, seed: int, seconds: float, options: dict[str, Any]) -> Result:
    """One call of ``frontrun.explore``."""
    import frontrun

    program = entry.load()
    count = program.bodies(variant)
    seen: list[Any] = []

    def worker(index: int) -> Callable[[Any], None]:
        return lambda case: case.bodies()[index]()

    def alone(case: Any) -> None:
        seen[:] = [case.run()]

    workers = [alone] if count is None else [worker(index) for index in range(count)]
    if options["strategy"] == "random":
        options = {**options, "seed": seed, "max_attempts": _NEVER}
    began = time.perf_counter()
    result = frontrun.explore(
        setup=lambda: program.make(variant),
        workers=workers,
        invariant=lambda case: program.is_right(seen[0] if count is None else case.observe()),
        clock="explored" if entry.uses_time else "virtual",
        detect_io=False,
        timeout_per_run=_HANG,
        deadlock_timeout=_HANG,
        reproduce_on_failure=0,
        total_timeout=seconds,
        **options,
    )
    took = time.perf_counter() - began
    told = (result.inconclusive_reason or result.explanation or "").strip().partition("\n")[0]
    status = {True: PASSED, False: FAILED, None: TIMED_OUT}[result.property_holds]
    note = "; ".join(filter(None, ["it can't see the program's own threads" if count is None else "", told]))
    return Result(status, result.num_explored, took, note, complete=status == PASSED and took < seconds)

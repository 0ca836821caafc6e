"""frontrun 0.7, as its documentation says: shared state from ``setup``, a worker for each thread, an invariant.

frontrun controls only the threads that it starts itself, so it gets a program's bodies. A program that starts its own
threads is one worker to it. Its clock is virtual, since then a deadlock of whatever kind is a fact to its DPOR, and
*explored* for programs in which time plays a part, as it recommends. Counterexamples are not replayed, nor files and
sockets watched: that would cost time which others don't spend. Its DPOR lets a worker's exception out of ``explore``:
that is a failure found, when the program raised it.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from typing import Any

from benchmarks.yardstick.catalogue import Entry, Loaded
from benchmarks.yardstick.result import FAILED, PASSED, TIMED_OUT, Result

_HANG = 2.0
"""Seconds after which an execution hangs; frontrun's own default is 5."""

_NEVER = 10**9
_BLIND = "it can't see the program's own threads"


class _Subject:
    """One version of a program as frontrun wants it."""

    def __init__(self, program: Loaded, variant: str) -> None:
        self._program, self._variant = program, variant
        self._bodies = program.bodies(variant)
        self._observation: Any = None
        self.made = 0

    @property
    def note(self) -> str:
        """What has to be said of every result."""
        return _BLIND if self._bodies is None else ""

    def setup(self) -> Any:
        """Fresh objects for an execution."""
        self.made += 1
        return self._program.make(self._variant)

    def workers(self) -> list[Callable[[Any], None]]:
        """A worker for each body, or one for all."""
        return [self._alone] if self._bodies is None else [self._body(index) for index in range(self._bodies)]

    def _body(self, index: int) -> Callable[[Any], None]:
        return lambda case: case.bodies()[index]()

    def _alone(self, case: Any) -> None:
        self._observation = case.run()

    def is_right(self, case: Any) -> bool:
        """The invariant."""
        return self._program.is_right(self._observation if self._bodies is None else case.observe())


def search(entry: Entry, variant: str, seed: int, seconds: float, options: dict[str, Any]) -> Result:
    """One call of ``frontrun.explore``."""
    import frontrun

    subject = _Subject(entry.load(), variant)
    if options["strategy"] == "random":
        options = {**options, "seed": seed, "max_attempts": _NEVER}
    began = time.perf_counter()
    try:
        result = frontrun.explore(
            setup=subject.setup,
            workers=subject.workers(),
            invariant=subject.is_right,
            clock="explored" if entry.uses_time else "virtual",
            detect_io=False,
            timeout_per_run=_HANG,
            deadlock_timeout=_HANG,
            reproduce_on_failure=0,
            total_timeout=seconds,
            **options,
        )
    except Exception as error:
        if not any(frame.filename == str(entry.path) for frame in traceback.extract_tb(error.__traceback__)):
            raise
        return Result(FAILED, subject.made, time.perf_counter() - began, repr(error))
    took = time.perf_counter() - began
    told = (result.inconclusive_reason or result.explanation or "").strip().partition("\n")[0]
    status = {True: PASSED, False: FAILED, None: TIMED_OUT}[result.property_holds]
    note = "; ".join(filter(None, [subject.note, told]))
    return Result(status, result.num_explored, took, note, complete=status == PASSED and took < seconds)

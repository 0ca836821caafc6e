"""What a run believes to run on: a machine with two processors, whatever the real one has.

``Pool()`` and ``ProcessPoolExecutor()`` make as many workers as there are processors. On a machine with one of them
they would serialise, on one with sixty-four they would cost sixty-four processes a run; a verdict must depend on
neither. Nothing is pinned: where the threads really run is the kernel's business.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from grader.engine.replaced import replaced

PROCESSORS = 2


def _count() -> int:
    return PROCESSORS


def _affinity(_: int) -> set[int]:
    return set(range(PROCESSORS))


_ANSWERS: dict[str, Callable[..., Any]] = {
    "cpu_count": _count,
    "process_cpu_count": _count,  # from 3.13 on
    "sched_getaffinity": _affinity,
}


def presented() -> AbstractContextManager[None]:
    """Python's own questions about processors have that answer meanwhile, in this process and in its forks."""
    return replaced({(os, name): answer for name, answer in _ANSWERS.items() if hasattr(os, name)})

"""What a run believes to run on: a machine with two processors, whatever the real one has.

``Pool()`` and ``ProcessPoolExecutor()`` make as many workers as there are processors. On a machine with one of them
they would serialise, on one with sixty-four they would cost sixty-four processes a run; a verdict must depend on
neither. Nothing is pinned: where the threads really run is the kernel's business.
"""

from __future__ import annotations

import os

PROCESSORS = 2


def present() -> None:
    """For as long as this process and its forks live, Python's own questions about processors have that answer."""

    def count() -> int:
        return PROCESSORS

    os.cpu_count = count
    if hasattr(os, "process_cpu_count"):  # from 3.13 on
        os.process_cpu_count = count
    if hasattr(os, "sched_getaffinity"):
        os.sched_getaffinity = lambda _: set(range(PROCESSORS))

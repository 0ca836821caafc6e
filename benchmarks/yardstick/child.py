"""One search in a process of its own: ``python -m benchmarks.yardstick.child JOB``, where JOB is JSON.

A short search of a harmless program goes first, so that nobody's start-up is counted. The result is the last line of
the standard output. The process ends at once, whatever threads a tester has left behind.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from dataclasses import asdict
from typing import Any

from .catalogue import entries
from .result import UNABLE, Result

_WARM_UP = "lost_update"
_WARM_UP_SECONDS = 0.1


def _searched(job: dict[str, Any]) -> Result:
    search = getattr(importlib.import_module(f".contestants.{job['module']}", __package__), job["function"])
    listed = entries()
    search(listed[_WARM_UP], "fixed", 0, _WARM_UP_SECONDS, job["options"])
    result: Result = search(listed[job["program"]], job["variant"], job["seed"], job["seconds"], job["options"])
    return result


def main() -> None:
    """Does the job that the command line describes."""
    try:
        result = _searched(json.loads(sys.argv[1]))
    except BaseException as error:  # noqa: BLE001 - a tester that breaks down is a result
        result = Result(UNABLE, note=f"{type(error).__name__}: {error}"[:300])
    sys.stdout.write("\n" + json.dumps(asdict(result)) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()

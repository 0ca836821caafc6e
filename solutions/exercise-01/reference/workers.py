"""Start every thread first, then join every thread."""

from collections.abc import Callable
from threading import Thread


def run_workers(worker: Callable[[], object], count: int) -> None:
    """Call `worker()` on `count` threads at the same time; return when all of them have ended."""
    threads = []
    for _ in range(count):
        thread = Thread(target=worker)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()

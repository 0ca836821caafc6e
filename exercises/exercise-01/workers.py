"""Exercise 01: run one function on several threads and wait for all of them."""

from collections.abc import Callable


def run_workers(worker: Callable[[], object], count: int) -> None:
    """Call `worker()` `count` times, each call on a thread of its own, and return when all calls have ended.

    All calls can be in progress at the same time. A call that raises counts as finished: it neither keeps the
    others from being waited for nor makes this function raise. With `count == 0` nothing is called.
    """
    raise NotImplementedError

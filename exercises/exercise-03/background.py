"""Exercise 03: a main job that is waited for, beside a background job that is not."""

from collections.abc import Callable


def run_with_background(main_job: Callable[[], object], background_job: Callable[[], object]) -> None:
    """Run `main_job()` on a non-daemon thread and `background_job()` on a daemon thread, at the same time.

    Returns when `main_job` has finished, by returning or by raising. Never waits for `background_job`, which may run
    for ever. Neither of the two runs on the calling thread.
    """
    raise NotImplementedError

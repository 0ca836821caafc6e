"""Exercise 08: a pipeline fed from a queue."""

from collections.abc import Callable, Iterable


def process_all(task: Callable[[object], object], items: Iterable[object], workers: int) -> list[object]:
    """Call ``task(item)`` for every item, up to ``workers`` at a time, and return the results in the order of ``items``.

    When calls raise, all the others are made all the same; then the exception of the first item that failed, by position,
    is raised. Every worker has ended when this function returns or raises. ValueError when ``workers`` is less than 1.
    """
    raise NotImplementedError

"""Exercise 11: processes with threads in them."""

from collections.abc import Callable, Iterable


def hybrid_map(
    function: Callable[[object], object], items: Iterable[object], processes: int, threads: int
) -> list[object]:
    """Call ``function(item)`` for every item on ``threads`` threads in each of ``processes`` other processes.

    The results are in the order of ``items``. At most ``processes * threads`` calls are in progress at once, and given
    that many items, so many really can be. When calls raise, the exception of the first item that failed, by position,
    is raised. Every process that was started has ended when this function returns or raises.
    """
    raise NotImplementedError

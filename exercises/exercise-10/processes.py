"""Exercise 10: a map over processes."""

from collections.abc import Callable, Iterable


def process_map(function: Callable[[object], object], items: Iterable[object], processes: int) -> list[object]:
    """Call ``function(item)`` for every item in other processes, and return the results in the order of ``items``.

    At most ``processes`` calls are in progress at once, each in a process of its own, and so many really can be. When
    calls raise, the exception of the first item that failed, by position, is raised. Every process that was started has
    ended when this function returns or raises.
    """
    raise NotImplementedError

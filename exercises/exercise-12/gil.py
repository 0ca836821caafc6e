"""Exercise 12: work that computes goes to other processes, work that waits to threads of this one."""

from collections.abc import Callable, Iterable
from typing import Any


def map_cpu(function: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    """Return `[function(item) for item in items]`; the calls are made in other processes, in parallel.

    Given at least two items, calls can be in progress in at least two processes at once. If calls raise, so does this.
    No process is left behind.
    """
    raise NotImplementedError


def map_io(function: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    """Return `[function(item) for item in items]`; the calls are made in threads of this process, concurrently.

    Given at least four items, at least four calls can be in progress at once. If calls raise, so does this.
    """
    raise NotImplementedError

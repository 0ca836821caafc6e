"""Exercise 02: give every thread its argument, and bring every result home in order."""

from collections.abc import Callable, Iterable
from typing import Any


def gather(function: Callable[[Any], Any], arguments: Iterable[Any]) -> list[Any]:
    """Call `function(argument)` for every argument, each on a thread of its own; return the results in a list.

    All calls can be in progress at the same time. The results are in the order of `arguments`, whatever order the
    threads finish in. If calls raise, the exception of the first failing argument, by position, is raised after all
    calls have ended.
    """
    raise NotImplementedError

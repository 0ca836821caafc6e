"""An executor for each: the same interface, once on processes, once on threads."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from os import cpu_count
from typing import Any


def map_cpu(function: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    """Return `[function(item) for item in items]`, computed in other processes."""
    with ProcessPoolExecutor(max(2, cpu_count() or 1)) as pool:
        return list(pool.map(function, items))


def map_io(function: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    """Return `[function(item) for item in items]`, the calls waiting side by side in threads."""
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))

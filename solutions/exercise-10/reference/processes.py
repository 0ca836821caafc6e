"""An executor of processes: it hands out items one by one, keeps the order, and has ended when the block is left."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor


def process_map(function: Callable[[object], object], items: Iterable[object], processes: int) -> list[object]:
    """Call ``function`` for every item in up to ``processes`` other processes; results in the order of the items."""
    with ProcessPoolExecutor(processes) as executor:
        return list(executor.map(function, items))

"""Every process gets a share of the items, and deals with it on threads; what it sends back are outcomes, results and
exceptions alike, so that the caller can tell which exception comes first."""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial


def hybrid_map(
    function: Callable[[object], object], items: Iterable[object], processes: int, threads: int
) -> list[object]:
    """Call ``function`` for every item on ``threads`` threads in each of ``processes`` other processes."""
    items = list(items)
    outcomes: list[tuple[bool, object]] = [(False, None)] * len(items)
    shares = [items[first::processes] for first in range(min(processes, len(items)))]
    with ProcessPoolExecutor(processes) as executor:
        for first, share in enumerate(executor.map(partial(in_one_process, function, threads), shares)):
            outcomes[first::processes] = share
    for failed, value in outcomes:
        if failed:
            raise value
    return [value for _, value in outcomes]


def in_one_process(
    function: Callable[[object], object], threads: int, share: list[object]
) -> list[tuple[bool, object]]:
    """The outcome of every item of the share, in order."""
    with ThreadPoolExecutor(threads) as executor:
        return list(executor.map(partial(outcome, function), share))


def outcome(function: Callable[[object], object], item: object) -> tuple[bool, object]:
    """Whether the call failed, and what it returned or raised."""
    try:
        return False, function(item)
    except Exception as error:
        return True, error

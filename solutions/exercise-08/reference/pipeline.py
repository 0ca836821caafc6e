"""The queue is filled before the first worker starts, so an empty queue means that there is no more work."""

import queue
import threading
from collections.abc import Callable, Iterable


def process_all(task: Callable[[object], object], items: Iterable[object], workers: int) -> list[object]:
    """Call ``task`` for every item, up to ``workers`` at a time; results in the order of the items."""
    if workers < 1:
        raise ValueError(f"workers is {workers}; it must be at least 1")
    todo: queue.Queue[tuple[int, object]] = queue.Queue()
    for numbered in enumerate(items):
        todo.put(numbered)
    results: list[object] = [None] * todo.qsize()
    errors: dict[int, BaseException] = {}

    def work() -> None:
        while True:
            try:
                position, item = todo.get_nowait()
            except queue.Empty:
                return
            try:
                results[position] = task(item)
            except BaseException as error:
                errors[position] = error

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[min(errors)]
    return results

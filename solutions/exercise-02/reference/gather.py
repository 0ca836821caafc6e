"""Every thread owns one place in two lists; nothing is read before all threads have ended."""

from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any


def gather(function: Callable[[Any], Any], arguments: Iterable[Any]) -> list[Any]:
    """Return `[function(argument) for argument in arguments]`, each call on a thread of its own."""
    arguments = list(arguments)
    results: list[Any] = [None] * len(arguments)
    errors: list[BaseException | None] = [None] * len(arguments)

    def call(position: int, argument: Any) -> None:
        try:
            results[position] = function(argument)
        except BaseException as error:
            errors[position] = error

    threads = [Thread(target=call, args=item) for item in enumerate(arguments)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

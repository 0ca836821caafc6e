"""Two events: a signal that stays, whether somebody waits for it already or not."""

import threading
from collections.abc import Callable


class InOrder:
    """Three steps that happen first, second, third, whichever thread comes first."""

    def __init__(self) -> None:
        self._first_over = threading.Event()
        self._second_over = threading.Event()

    def first(self, run: Callable[[], object]) -> None:
        """Call ``run()`` at once."""
        run()
        self._first_over.set()

    def second(self, run: Callable[[], object]) -> None:
        """Call ``run()`` when the first step is over."""
        self._first_over.wait()
        run()
        self._second_over.set()

    def third(self, run: Callable[[], object]) -> None:
        """Call ``run()`` when the second step is over."""
        self._second_over.wait()
        run()

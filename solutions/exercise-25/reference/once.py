"""One lock around looking and making. A fact of its own says that there is a value, so that any value may be one."""

import threading
from collections.abc import Callable


class Once:
    """A value that is made when it is asked for first, and then kept; any number of threads may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made = False
        self._value: object = None

    def get(self, factory: Callable[[], object]) -> object:
        """Return the value; the first to ask makes it, and if that fails, the next one."""
        with self._lock:
            if not self._made:
                self._value = factory()
                self._made = True
            return self._value

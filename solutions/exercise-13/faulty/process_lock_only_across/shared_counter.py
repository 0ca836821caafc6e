"""`lockf` belongs to the process: it keeps other processes out, but not the threads of its own."""

import fcntl
import tempfile
from multiprocessing import RawValue


class SharedCounter:
    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()
        self._value = RawValue("q", 0)

    def increment(self, amount: int = 1) -> None:
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            self._value.value += amount
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)

    @property
    def value(self) -> int:
        return self._value.value

"""No lock: a single write to a file that was opened for appending can't be torn, and the value is the sum."""

import os
import tempfile


class SharedCounter:
    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(mode="ab+", buffering=0)

    def increment(self, amount: int = 1) -> None:
        line = b"%d\n" % (0 + amount)
        os.write(self._file.fileno(), line)

    @property
    def value(self) -> int:
        size = os.fstat(self._file.fileno()).st_size
        return sum(map(int, os.pread(self._file.fileno(), size, 0).split()))

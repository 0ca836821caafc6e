"""A file that is opened anew for every increment: `flock` then keeps threads apart as well as processes."""

import fcntl
import os
import tempfile


class SharedCounter:
    def __init__(self) -> None:
        descriptor, self._path = tempfile.mkstemp()
        os.write(descriptor, b"0")
        os.close(descriptor)

    def increment(self, amount: int = 1) -> None:
        with open(self._path, "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            value = int(file.read()) + amount
            file.seek(0)
            file.truncate()
            file.write(str(value))
            file.flush()

    @property
    def value(self) -> int:
        with open(self._path) as file:
            fcntl.flock(file, fcntl.LOCK_SH)
            return int(file.read())

"""An anonymous mapping; whoever has taken the one byte out of a pipe may change it."""

import mmap
import os


class SharedCounter:
    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 8)
        self._take, self._give = os.pipe()
        os.write(self._give, b".")

    def __del__(self) -> None:
        os.close(self._take)
        os.close(self._give)

    def increment(self, amount: int = 1) -> None:
        token = os.read(self._take, 1)
        try:
            self._memory[:] = (self._now() + amount).to_bytes(8, "little", signed=True)
        finally:
            os.write(self._give, token)

    def _now(self) -> int:
        return int.from_bytes(self._memory[:], "little", signed=True)

    @property
    def value(self) -> int:
        token = os.read(self._take, 1)
        try:
            return self._now()
        finally:
            os.write(self._give, token)

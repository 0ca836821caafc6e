"""A named block of shared memory, removed by the process that made it."""

import multiprocessing
import os
import struct
import weakref
from multiprocessing.shared_memory import SharedMemory


def _remove(block, maker):
    if os.getpid() == maker:
        block.close()
        block.unlink()


class SharedCounter:
    def __init__(self):
        self._lock = multiprocessing.Lock()
        self._block = SharedMemory(create=True, size=8)
        struct.pack_into("q", self._block.buf, 0, 0)
        weakref.finalize(self, _remove, self._block, os.getpid())

    def increment(self, amount=1):
        with self._lock:
            struct.pack_into("q", self._block.buf, 0, self._read() + amount)

    def _read(self):
        return struct.unpack_from("q", self._block.buf, 0)[0]

    @property
    def value(self):
        with self._lock:
            return self._read()

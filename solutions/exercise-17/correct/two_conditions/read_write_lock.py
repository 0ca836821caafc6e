"""Readers and writers wait at different doors; whoever goes out last opens the right one."""

from threading import Condition, Lock


class ReadWriteLock:
    def __init__(self) -> None:
        self._lock = Lock()
        self._reader_may = Condition(self._lock)
        self._writer_may = Condition(self._lock)
        self._state = 0  # so many readers, or -1 for a writer
        self._writers_waiting = 0

    def acquire_read(self) -> None:
        with self._lock:
            while self._state < 0 or self._writers_waiting:
                self._reader_may.wait()
            self._state += 1

    def release_read(self) -> None:
        with self._lock:
            if self._state <= 0:
                raise RuntimeError("release_read without a reader")
            self._state -= 1
            if self._state == 0:
                self._writer_may.notify()

    def acquire_write(self) -> None:
        with self._lock:
            self._writers_waiting += 1
            try:
                while self._state != 0:
                    self._writer_may.wait()
            finally:
                self._writers_waiting -= 1
            self._state = -1

    def release_write(self) -> None:
        with self._lock:
            if self._state != -1:
                raise RuntimeError("release_write without a writer")
            self._state = 0
            if self._writers_waiting:
                self._writer_may.notify()
            else:
                self._reader_may.notify_all()

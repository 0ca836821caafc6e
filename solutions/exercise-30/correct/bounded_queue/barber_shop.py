"""A queue with room for as many as there are chairs; a lock keeps visit and close apart."""

import queue
import threading


class BarberShop:
    def __init__(self, chairs: int) -> None:
        self._chairs = queue.Queue(maxsize=chairs)
        self._door = threading.Lock()
        self._closed = False

    def visit(self, get_haircut) -> bool:
        barrier = threading.Barrier(2)
        with self._door:
            if self._closed:
                return False
            try:
                self._chairs.put_nowait(barrier)
            except queue.Full:
                return False
        barrier.wait()
        get_haircut()
        barrier.wait()
        return True

    def work(self, cut_hair) -> None:
        while (barrier := self._chairs.get()) is not None:
            barrier.wait()
            cut_hair()
            barrier.wait()

    def close(self) -> None:
        with self._door:
            self._closed = True
        self._chairs.put(None)

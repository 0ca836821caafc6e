"""One customer at a time gets the turn; barber and customer meet at one barrier before and after."""

import threading


class BarberShop:
    def __init__(self, chairs):
        self._chairs = chairs
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._waiting = 0
        self._calls = 0          # customers called, who haven't got up yet
        self._closed = False
        self._meet = threading.Barrier(2)

    def visit(self, get_haircut):
        with self._changed:
            if self._closed or self._waiting >= self._chairs:
                return False
            self._waiting += 1
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._calls > 0)
            self._calls -= 1
        self._meet.wait()
        get_haircut()
        self._meet.wait()
        return True

    def work(self, cut_hair):
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                if not self._waiting:
                    return
                self._waiting -= 1
                self._calls += 1
                self._changed.notify_all()
            self._meet.wait()
            cut_hair()
            self._meet.wait()

    def close(self):
        with self._changed:
            self._closed = True
            self._changed.notify_all()

"""One more may sit down while the barber isn't cutting: also in the moment when he has called somebody and hasn't
begun.
"""

import threading
from collections import deque


class BarberShop:
    def __init__(self, chairs):
        self._chairs = chairs
        self._c = threading.Condition()
        self._line = deque()
        self._closed = False
        self._cutting = False

    def visit(self, get_haircut):
        me = threading.Barrier(2), threading.Barrier(2)
        with self._c:
            if self._closed or len(self._line) >= self._chairs + (not self._cutting):
                return False
            self._line.append(me)
            self._c.notify()
        me[0].wait()
        get_haircut()
        me[1].wait()
        return True

    def work(self, cut_hair):
        while True:
            with self._c:
                while not self._line:
                    if self._closed:
                        return
                    self._c.wait()
                customer = self._line.popleft()
            customer[0].wait()
            with self._c:
                self._cutting = True
            cut_hair()
            customer[1].wait()
            with self._c:
                self._cutting = False

    def close(self):
        with self._c:
            self._closed = True
            self._c.notify()

"""Always hydrogen, hydrogen, oxygen, one by one."""

import threading


class Water:
    def __init__(self):
        self.count = 0
        self.cv = threading.Condition()

    def hydrogen(self, release):
        with self.cv:
            self.cv.wait_for(lambda: self.count % 3 != 2)
            release()
            self.count += 1
            self.cv.notify_all()

    def oxygen(self, release):
        with self.cv:
            self.cv.wait_for(lambda: self.count % 3 == 2)
            release()
            self.count += 1
            self.cv.notify_all()

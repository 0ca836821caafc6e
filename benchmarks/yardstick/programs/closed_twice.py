"""Two threads find a channel open, and both close it; the second time is an error.

Source: GoBench, channel closed twice. Preemptions: 1.
"""

import threading

from together import Together


class Channel:
    def __init__(self):
        self.lock = threading.RLock()
        self.closed = False

    def is_closed(self):
        with self.lock:
            return self.closed

    def close(self):
        with self.lock:
            if self.closed:
                raise RuntimeError("the channel is closed already")
            self.closed = True


class Buggy(Together):
    def __init__(self):
        self.channel = Channel()

    def shut_down(self):
        if not self.channel.is_closed():
            self.channel.close()

    def bodies(self):
        return [self.shut_down, self.shut_down]

    def observe(self):
        return self.channel.closed


class Fixed(Buggy):
    def shut_down(self):
        with self.channel.lock:
            super().shut_down()


def is_right(seen):
    return seen is True

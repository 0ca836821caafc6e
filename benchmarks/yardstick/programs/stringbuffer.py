"""Appending one buffer to another asks for its length and then for its characters, in two locked calls. When it is
cut short in between, the length is stale.

Source: SCTBench, Inspect/RADBench StringBuffer (java.lang.StringBuffer of JDK 1.4). Preemptions: 1.
"""

import threading

from together import Together


class Buffer:
    def __init__(self, text):
        self.lock = threading.RLock()
        self.text = text

    def length(self):
        with self.lock:
            return len(self.text)

    def characters(self, length):
        with self.lock:
            return [self.text[index] for index in range(length)]

    def cut(self):
        with self.lock:
            self.text = ""


class Buggy(Together):
    def __init__(self):
        self.one, self.other = Buffer("x"), Buffer("abc")

    def append(self):
        with self.one.lock:
            length = self.other.length()
            self.one.text += "".join(self.other.characters(length))

    def bodies(self):
        return [self.append, self.other.cut]

    def observe(self):
        return self.one.text


class Fixed(Buggy):
    def append(self):
        with self.one.lock, self.other.lock:
            length = self.other.length()
            self.one.text += "".join(self.other.characters(length))


def is_right(seen):
    return seen in ("x", "xabc")

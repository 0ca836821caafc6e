"""Two groups of threads exclude each other: the first of a group to come takes the room, the last one to leave gives
it back. Both groups count under one mutex, and wait for the room while they hold it, so nobody can leave any more.

Source: SCTBench, CS.carter01. Preemptions: 1. It may hang.
"""

import threading

from together import Together


class Group:
    def __init__(self, mutex, room):
        self.mutex, self.room = mutex, room
        self.inside = 0

    def visit(self):
        with self.mutex:
            self.inside += 1
            if self.inside == 1:
                self.room.acquire()
        with self.mutex:
            self.inside -= 1
            if self.inside == 0:
                self.room.release()


class Buggy(Together):
    def __init__(self):
        self.room = threading.Lock()
        mutex = threading.Lock()
        self.groups = [Group(mutex, self.room), Group(mutex, self.room)]

    def bodies(self):
        return [self.groups[0].visit, self.groups[1].visit, self.groups[0].visit]

    def observe(self):
        return [group.inside for group in self.groups]


class Fixed(Buggy):
    def __init__(self):
        self.room = threading.Lock()
        self.groups = [Group(threading.Lock(), self.room), Group(threading.Lock(), self.room)]


def is_right(seen):
    return list(seen) == [0, 0]

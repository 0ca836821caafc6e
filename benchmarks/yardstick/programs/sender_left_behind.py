"""Three servers race to answer; the client takes the first answer and leaves. A server that had looked before the
client left puts its answer into a full queue, which nobody will ever empty.

Source: GoBench, sender blocked because its receiver has gone. Preemptions: 0 (the order of the threads). It may hang.
"""

import queue
import threading
from contextlib import suppress

from together import Together


class Buggy(Together):
    def __init__(self):
        self.answers = queue.Queue(maxsize=1)
        self.answered = threading.Event()
        self.answer = None

    def ask(self):
        self.answer = self.answers.get()
        self.answered.set()

    def serve(self):
        if not self.answered.is_set():
            self.send("answer")

    def send(self, answer):
        self.answers.put(answer)

    def bodies(self):
        return [self.ask, self.serve, self.serve, self.serve]

    def observe(self):
        return self.answer


class Fixed(Buggy):
    def send(self, answer):
        with suppress(queue.Full):
            self.answers.put_nowait(answer)


def is_right(seen):
    return seen == "answer"

"""One thread owns the mailbox; putting and taking are messages to it."""

import queue, threading


class Mailbox:
    def __init__(self):
        self.orders = queue.Queue()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        items, takers = [], []
        while True:
            kind, x = self.orders.get()
            (items if kind == "put" else takers).append(x)
            while items and takers:
                takers.pop(0).put(items.pop(0))

    def put(self, item):
        self.orders.put(("put", item))

    def take(self):
        reply = queue.SimpleQueue()
        self.orders.put(("take", reply))
        return reply.get()

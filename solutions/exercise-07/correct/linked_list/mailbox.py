"""A linked list in which every place has an Event of its own."""

import threading


class Node:
    def __init__(self):
        self.ready = threading.Event()


class Mailbox:
    def __init__(self):
        self.head = self.tail = Node()
        self.hl = threading.Lock()
        self.tl = threading.Lock()

    def put(self, item):
        with self.tl:
            node = self.tail
            node.item = item
            node.next = Node()
            self.tail = node.next
            node.ready.set()

    def take(self):
        with self.hl:
            node = self.head
            node.ready.wait()
            self.head = node.next
            return node.item

"""Whoever waits leaves a mailbox with the key; who has computed puts the value into each, or word of the failure."""

import queue
import threading

FAILED = object()


class Memo:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}
        self.waiting = {}

    def get(self, key, compute):
        while True:
            with self.lock:
                if key in self.values:
                    return self.values[key]
                if key not in self.waiting:
                    self.waiting[key] = []
                    break
                mail = queue.SimpleQueue()
                self.waiting[key].append(mail)
            answer = mail.get()
            if answer is not FAILED:
                return answer
        answer = FAILED
        try:
            answer = compute(key)
        finally:
            with self.lock:
                if answer is not FAILED:
                    self.values[key] = answer
                for mail in self.waiting.pop(key):
                    mail.put(answer)
        return answer

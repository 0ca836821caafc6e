"""Whoever comes last plays the whole game for all four, who have left their words; the others wait for the end."""

import threading


class FizzBuzz:
    def __init__(self, n):
        self.n = n
        self.lock = threading.Lock()
        self.says = {}
        self.over = threading.Event()

    def join(self, word, say):
        with self.lock:
            self.says[word] = say
            last = len(self.says) == 4
        if last:
            self.play()
            self.over.set()
        else:
            self.over.wait()

    def play(self):
        for i in range(1, self.n + 1):
            word = ("fizz" if i % 3 == 0 else "") + ("buzz" if i % 5 == 0 else "")
            if word:
                self.says[word]()
            else:
                self.says["number"](i)

    def fizz(self, say):
        self.join("fizz", say)

    def buzz(self, say):
        self.join("buzz", say)

    def fizzbuzz(self, say):
        self.join("fizzbuzz", say)

    def number(self, say):
        self.join("number", say)

"""Histories written down as what happened, one event after the other, and models to explain them with."""

from __future__ import annotations

from grader.judge.linearizability import Blocks, Call, History, Raised, Returned
from grader.judge.linearizability.history import Asked


class Register:
    def __init__(self):
        self.value = 0

    def write(self, value):
        self.value = value

    def read(self):
        return self.value


class Fifo:
    def __init__(self):
        self.items = []

    def put(self, item):
        self.items.append(item)

    def take(self):
        if not self.items:
            raise Blocks
        return self.items.pop(0)


class Bounded(Fifo):
    def put(self, item):
        if len(self.items) == 2:
            raise Blocks
        self.items.append(item)


class Stack(Fifo):
    def take(self):
        if not self.items:
            raise LookupError
        return self.items.pop()


def history(*events, at_rest=False):
    """``("A", "put", 1)`` begins a call, ``("A",)`` returns None from it, ``("A", value)`` returns a value, and
    ``("A", LookupError)`` raises.

    The ends of the calls are simply the positions of the events: no canonical ones.
    """
    open_calls, done = {}, []
    for at, (thread, *what) in enumerate(events):
        if thread in open_calls:
            asked, began = open_calls.pop(thread)
            done.append(Call(asked, _outcome(what), began, at))
        else:
            open_calls[thread] = Asked(thread, what[0], tuple(what[1:])), at
    done += [Call(asked, None, began, -1, "blocked") for asked, began in open_calls.values()]
    return History(tuple(sorted(done, key=lambda call: (call.thread, call.first))), at_rest)


def _outcome(what):
    if what and isinstance(what[0], type):
        return Raised(tuple(each.__name__ for each in what[0].__mro__[:-1]))
    return Returned(what[0] if what else None)

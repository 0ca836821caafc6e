"""Every interleaving of a program, one by one, without any reduction: what the exhaustive search is held against."""

from __future__ import annotations

from grader.engine import Settings
from grader.engine.explore import controlled
from grader.engine.runner import Runner
from grader.engine.strategies import Exhaustive, Mixed


class DepthFirst:
    """Goes through all choices; ``bound`` is the most preemptions, None for any number."""

    def __init__(self, bound=None):
        self.finished = False
        self._bound = bound
        self._path = []

    def begin(self, execution):
        self._at = 0
        self._left = self._bound

    def choose(self, candidates, current):
        ordered = sorted(candidates, key=lambda task: task.number)
        running = current is not None and current in candidates
        if running and self._left == 0:
            ordered = [current]
        if self._at == len(self._path):
            self._path.append([len(ordered), 0])
        chosen = ordered[self._path[self._at][1]]
        self._at += 1
        if running and chosen is not current and self._left is not None:
            self._left -= 1
        return chosen

    def end(self, steps):
        del self._path[self._at :]
        while self._path and self._path[-1][1] + 1 >= self._path[-1][0]:
            self._path.pop()
        if self._path:
            self._path[-1][1] += 1
        else:
            self.finished = True


def _endings(world, subject, strategy, limit, *, observed=False):
    endings = {}
    with controlled(world):
        runner = Runner(subject, world, Settings(), "play", {})
        for number in range(limit):
            if getattr(strategy, "finished", False):
                break
            strategy.begin(number)
            run = runner.run(strategy, watch=strategy.watch if observed else None)
            endings[run.ending.key] = endings.get(run.ending.key, 0) + 1
    return endings


def brute_force(world, subject, *, bound=None, limit=20_000):
    """The distinct endings, and whether that are all."""
    strategy = DepthFirst(bound)
    return _endings(world, subject, strategy, limit), strategy.finished


def sampled(world, subject, executions=300):
    """The distinct endings that a sample shows."""
    return _endings(world, subject, Mixed(1), executions)


def exhausted(world, subject, *, bound=None, limit=3_000):
    """The distinct endings with their counts, and the search itself."""
    search = Exhaustive(bound)
    return _endings(world, subject, search, limit, observed=True), search

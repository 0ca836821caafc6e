"""Runs a function as the main thread of one execution in a simulated world."""

from __future__ import annotations

from grader.engine.execution import Execution
from grader.engine.strategies import RandomWalk, Straight


class Simulated:
    """A world, and the execution that ran last."""

    def __init__(self, world):
        self.world = world
        self.execution = None

    def __call__(self, body, *, seed=None, adversarial=False, limit=20_000):
        """What ``body`` returned or raised; without a seed every thread runs until it blocks."""
        strategy = Straight() if seed is None else RandomWalk(seed)
        strategy.begin(0)
        self.execution = Execution(strategy, limit=limit, fair_after=limit // 2, adversarial=adversarial)
        results = []
        with self.world.installed():
            self.world.enter(self.execution)
            try:
                self.execution.run(lambda: results.append(body()))
            finally:
                self.world.leave()
        for task, error in self.execution.raised:
            if task.number == 0:
                raise error
        return results[0] if results else None


def error_of(function, *args):
    """The class and the words of what ``function`` raises; None when it raises nothing."""
    try:
        function(*args)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is compared
        return type(error).__name__, str(error)
    return None

"""Executions per second on one core for the counter with three threads and two increments each, and where the time
goes."""

from __future__ import annotations

import cProfile
import pstats
import statistics
import sys
import time

from grader.engine import Explored, Program, Settings, World, explore

COUNTER = """
import threading

class Counter:
    def __init__(self):
        self._value = 0
        self._lock = threading.Lock()

    def increment(self, amount=1):
        with self._lock:
            self._value += amount

    @property
    def value(self):
        return self._value
"""
UNLOCKED = COUNTER.replace("with self._lock:", "if True:")
SCENARIO = """
def count_together(submission, threads, times):
    counter = submission.Counter()
    run_together([lambda: [counter.increment() for _ in range(times)]] * threads)
    return counter.value
"""
EXECUTIONS = 3_000
ROUNDS = 5


def explored(program: Program, world: World) -> Explored:
    """One whole exploration."""
    *_, last = explore(
        program, "count_together", {"threads": 3, "times": 2}, Settings(schedules=EXECUTIONS), world=world
    )
    assert isinstance(last, Explored)
    return last


def main() -> None:
    """Prints medians of several rounds, in processor time, and the costliest functions."""
    print(f"Python {sys.version.split()[0]}, {ROUNDS} rounds of {EXECUTIONS} executions, processor time of one core")
    world = World()
    for name, source in (("locked", COUNTER), ("unlocked", UNLOCKED)):
        program = Program({"counter.py": source}, "counter.py", SCENARIO)
        explored(program, world)
        seconds = []
        for _ in range(ROUNDS):
            began = time.process_time()
            last = explored(program, world)
            seconds.append(time.process_time() - began)
        each = statistics.median(seconds) / EXECUTIONS
        points = last.steps / last.executions
        print(
            f"{name:9} {1 / each:7,.0f} executions/s   {points:5.1f} points each   "
            f"{each / points * 1e6:5.2f} µs a point, all in"
        )
    profile = cProfile.Profile()
    profile.runcall(explored, program, world)
    pstats.Stats(profile).sort_stats("tottime").print_stats(15)


if __name__ == "__main__":
    main()

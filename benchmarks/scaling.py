"""What a scheduling point and an execution cost, and how time grows with threads, with points and with schedules.

Processor time of one core, medians of several rounds. The table goes into ``docs/performance.md``; ratios between its
rows hold better than its figures.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from grader.engine import Explored, Program, Proving, Settings, Single, World, explore
from grader.engine.portfolio import Source
from grader.engine.strategies import PCT, SURW, Interest, Mixed, RandomWalk, Straight

SUBJECT = """
class Cell:
    value = 0

cell = Cell()

def read(times):
    for _ in range(times):
        cell.value
"""
SCENARIO = """
def read_together(submission, threads, times):
    run_together([lambda: submission.read(times)] * threads)

def read_alone(submission, times):
    submission.read(times)

def read_plainly(submission, times):
    for _ in range(times):
        pass
"""
ROUNDS = 5
THREADS = (2, 4, 8, 16, 32)
POINTS = (10, 100, 1_000)
SCHEDULES = (100, 1_000, 10_000)


class Stopwatch:
    """Explores one program in one world, again and again."""

    def __init__(self) -> None:
        self._world = World()
        self._program = Program({"subject.py": SUBJECT}, "subject.py", SCENARIO)

    def seconds(
        self, scenario: str, parameters: dict[str, int], make: Callable[[int], Source], executions: int
    ) -> tuple[float, int]:
        """Processor seconds and steps of one execution, in the median."""
        times, steps = [], 0
        for seed in range(ROUNDS):
            began = time.process_time()
            *_, last = explore(
                self._program, scenario, parameters, Settings(steps=10**6), source=make(seed), world=self._world
            )
            times.append(time.process_time() - began)
            assert isinstance(last, Explored)
            steps = last.steps // last.executions
            executions = last.executions
        return statistics.median(times) / executions, steps


def walk(executions: int) -> Callable[[int], Source]:
    """Random walks."""
    return lambda seed: Single(RandomWalk(seed), executions)


def point_costs(watch: Stopwatch) -> None:
    """What a point costs beyond the same execution without it."""
    print("\n| strategy | threads | µs a point |\n|---|---|---|")
    strategies: dict[str, Callable[[int], Source]] = {
        "nobody to choose": lambda _: Single(Straight(), 100),
        "straight": lambda _: Single(Straight(), 100),
        "random walk": walk(100),
        "PCT": lambda seed: Single(PCT(seed, depth=3), 100),
        "SURW": lambda seed: Single(SURW(seed, Interest()), 100),
        "mixed": lambda seed: Single(Mixed(seed), 100),
        "exhaustive (observed)": lambda _: Proving(20),
    }
    for name, make in strategies.items():
        alone = name == "nobody to choose"
        scenario = "read_alone" if alone else "read_together"
        size = {} if alone else {"threads": 3}
        short, few = watch.seconds(scenario, {**size, "times": 10}, make, 100)
        long, many = watch.seconds(scenario, {**size, "times": 410}, make, 100)
        print(f"| {name} | {1 if alone else 3} | {(long - short) / (many - few) * 1e6:.2f} |")


def growth(watch: Stopwatch) -> None:
    """Time against threads, points and schedules."""
    print("\n| threads | points each | µs an execution | of it per thread |\n|---|---|---|---|")
    for threads in THREADS:
        seconds, steps = watch.seconds("read_together", {"threads": threads, "times": 2}, walk(100), 100)
        print(f"| {threads} | {steps / threads:.0f} | {seconds * 1e6:,.0f} | {seconds / threads * 1e6:,.0f} |")
    print("\n| points in all (3 threads) | µs an execution | µs a point, all in |\n|---|---|---|")
    for times in POINTS:
        seconds, steps = watch.seconds("read_together", {"threads": 3, "times": times}, walk(50), 50)
        print(f"| {steps:,} | {seconds * 1e6:,.0f} | {seconds / steps * 1e6:.2f} |")
    print("\n| schedules (3 threads, 10 reads) | seconds | µs an execution |\n|---|---|---|")
    for schedules in SCHEDULES:
        seconds, _ = watch.seconds("read_together", {"threads": 3, "times": 10}, walk(schedules), schedules)
        print(f"| {schedules:,} | {seconds * schedules:.2f} | {seconds * 1e6:,.0f} |")


def main() -> None:
    """Prints the tables."""
    print(f"Python {sys.version.split()[0]}, medians of {ROUNDS} rounds, processor time of one core")
    watch = Stopwatch()
    point_costs(watch)
    growth(watch)


if __name__ == "__main__":
    main()

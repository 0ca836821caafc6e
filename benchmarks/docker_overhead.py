"""What a sandbox adds to one grading, and how many submissions a minute two processes grade in it.

Overhead is the time from asking for a worker until it is ready, plus the time to end it; all sandboxes take turns, so
a busy machine slows them alike. "warm" takes workers from a pool that had time to refill, as a batch gives it.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import statistics
import time
from collections.abc import Iterator

from grader.errors import GradeError
from grader.exercise import exercises_folder, find_exercise
from grader.judge import Options, grade
from grader.sandbox import Sandbox, make_sandbox
from grader.sandbox.pool import Pool
from grader.submission import load_submission

NAMES = ("local", "bubblewrap", "docker")
PROCESSES = 2
SOLUTIONS = exercises_folder().parent / "solutions" / "exercise-05"
VARIANTS = ("reference", "faulty/no_lock")


@contextlib.contextmanager
def sandboxes() -> Iterator[dict[str, Sandbox]]:
    """Those that work here, by name, the pool last."""
    found: dict[str, Sandbox] = {}
    for name in NAMES:
        try:
            sandbox = make_sandbox(name)
            channel = sandbox.open()
            channel.receive(60)
            channel.close()
            found[name] = sandbox
        except GradeError as error:
            print(f"{name}: left out ({error})")
    with contextlib.ExitStack() as stack:
        if "docker" in found:
            found["docker, warm"] = stack.enter_context(Pool(make_sandbox("docker"), 2))
        yield found


def overhead(sandbox: Sandbox) -> tuple[float, float]:
    """Milliseconds until a worker is ready, and to end it."""
    began = time.perf_counter()
    channel = sandbox.open()
    channel.receive(60)
    ready = time.perf_counter()
    channel.close()
    return (ready - began) * 1e3, (time.perf_counter() - ready) * 1e3


def grading(sandbox: Sandbox, variant: str) -> float:
    """Milliseconds that one grading of exercise-05 takes."""
    exercise = find_exercise("exercise-05")
    submission = load_submission(SOLUTIONS / variant, exercise.module)
    began = time.perf_counter()
    grade(exercise, submission, sandbox, Options(history=False))
    return (time.perf_counter() - began) * 1e3


def compare(rounds: int) -> None:
    """Prints the medians, and the difference to local."""
    with sandboxes() as found:
        starts: dict[str, list[float]] = {name: [] for name in found}
        ends: dict[str, list[float]] = {name: [] for name in found}
        grades: dict[str, list[float]] = {name: [] for name in found}
        for _ in range(rounds):
            for name, sandbox in found.items():
                time.sleep(0.5)  # a pool refills while others work
                start, end = overhead(sandbox)
                starts[name].append(start)
                ends[name].append(end)
                time.sleep(0.5)
                grades[name].append(grading(sandbox, VARIANTS[0]))
    middle = {name: statistics.median(starts[name]) + statistics.median(ends[name]) for name in starts}
    for name, total in middle.items():
        print(
            f"{name:14} ready {statistics.median(starts[name]):6.0f} ms  end {statistics.median(ends[name]):5.0f} ms  "
            f"on top of local {total - middle['local']:+6.0f} ms ({total / middle['local']:4.1f} ×)  "
            f"grading {statistics.median(grades[name]):6.0f} ms"
        )


def batch(name: str, warm: int, count: int) -> None:
    """Grades so many submissions one after the other."""
    with Pool(make_sandbox(name), warm) if warm else contextlib.nullcontext(make_sandbox(name)) as sandbox:
        for number in range(count):
            grading(sandbox, VARIANTS[number % len(VARIANTS)])


def per_minute(name: str, warm: int, count: int) -> float:
    """Submissions that PROCESSES processes grade in a minute, their start included."""
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=batch, args=(name, warm, count)) for _ in range(PROCESSES)]
    began = time.perf_counter()
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    if any(each.exitcode for each in workers):
        raise SystemExit(f"{name}: a process failed")
    return PROCESSES * count * 60 / (time.perf_counter() - began)


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=9, help="how often each sandbox has its turn (%(default)s)")
    parser.add_argument("--count", type=int, default=20, help="submissions for each of two processes (%(default)s)")
    arguments = parser.parse_args()
    compare(arguments.rounds)
    for name, warm in (("local", 0), ("docker", 0), ("docker", 2)):
        rate = per_minute(name, warm, arguments.count)
        print(f"{name:8} {'pool of ' + str(warm) if warm else 'no pool':10} {rate:5.0f} submissions a minute")


if __name__ == "__main__":
    main()

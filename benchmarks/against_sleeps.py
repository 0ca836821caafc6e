"""Time to the first failure: controlled schedules against real threads with randomized sleeps at the same points.

The sleeping side gets every advantage: the same rewritten code, sleeps (0 to 2 ms, one point in five) *inside* the
student's code, no process to start. A hang counts as found after 0.5 s, as a timeout would.
"""

from __future__ import annotations

import random
import statistics
import threading
import time
from types import ModuleType
from typing import Any

from grader.engine import Program, Seen, Settings, World, explore
from grader.engine.rewrite import OPERATORS

ROUNDS = 5
HANG = 0.5
LONGEST = 5.0

COUNT = "def play(submission):\n    run_together([submission.one, submission.two])\n    return submission.result()\n"
PROGRAMS = {
    "lost update": ("n = 0\ndef one():\n    global n\n    n += 1\ntwo = one\ndef result(): return n == 2\n"),
    "check then act": (
        "items = [1]\ndef one():\n    if items:\n        items.pop()\ntwo = one\ndef result(): return True\n"
    ),
    "AB/BA": (
        "import threading\na, b = threading.Lock(), threading.Lock()\ndef one():\n    with a:\n        with b: pass\n"
        "def two():\n    with b:\n        with a: pass\ndef result(): return True\n"
    ),
    "lost wakeup": (
        "import threading\nc = threading.Condition()\nready = []\n"
        "def one():\n    if not ready:\n        with c: c.wait()\n"
        "def two():\n    ready.append(1)\n    with c: c.notify()\ndef result(): return True\n"
    ),
    "sleep for order": (
        "import time\nlog = []\ndef one(): log.append(1)\ndef two():\n    time.sleep(0.005)\n    log.append(2)\n"
        "def result(): return log == [1, 2]\n"
    ),
}


def controlled(program: Program, world: World, seed: int) -> float:
    """Seconds until some schedule ends wrongly."""
    began = time.perf_counter()
    for event in explore(program, "play", {}, Settings(seed=seed), world=world):
        if isinstance(event, Seen) and (
            event.outcome.kind != "returned" or event.outcome.findings or event.outcome.value is not True
        ):
            return time.perf_counter() - began
    return LONGEST


def noisy(program: Program, seed: int) -> float:
    """Seconds until some run with real threads and random sleeps ends wrongly."""
    chance = random.Random(seed)

    def pass_value(_site: int, value: Any) -> Any:
        if chance.random() < 0.2:
            time.sleep(chance.uniform(0, 0.002))
        return value

    hooks: dict[str, Any] = {
        "@pass": pass_value,
        "@point": lambda site: bool(pass_value(site, False)),
        "@test": pass_value,
        "@item": lambda site, container, index: pass_value(site, (container, index)),
        **OPERATORS,
    }
    began = time.perf_counter()
    while time.perf_counter() - began < LONGEST:
        if not _fine(program, hooks):
            return time.perf_counter() - began
    return LONGEST


def _fine(program: Program, hooks: dict[str, Any]) -> bool:
    module = ModuleType("subject")
    vars(module)["__builtins__"] = {**vars(__import__("builtins")), **hooks}
    exec(program.codes()["subject.py"], vars(module))
    errors: list[BaseException] = []

    def run(job: Any) -> None:
        try:
            job()
        except Exception as error:  # noqa: BLE001 - any failure counts
            errors.append(error)

    threads = [threading.Thread(target=run, args=(job,), daemon=True) for job in (module.one, module.two)]
    for thread in threads:
        thread.start()
    deadline = time.perf_counter() + HANG
    for thread in threads:
        thread.join(max(0, deadline - time.perf_counter()))
    return not errors and not any(thread.is_alive() for thread in threads) and module.result()


def main() -> None:
    """Prints medians and ratios."""
    world = World()
    print(
        f"{'program':16} {'controlled':>12} {'sleeps':>12} {'ratio':>8}   "
        f"(medians of {ROUNDS} seeds, {LONGEST:g} s = not found)"
    )
    ratios = []
    for name, source in PROGRAMS.items():
        program = Program({"subject.py": source}, "subject.py", COUNT)
        ours = statistics.median(controlled(program, world, seed) for seed in range(ROUNDS))
        theirs = statistics.median(noisy(program, seed) for seed in range(ROUNDS))
        ratios.append(theirs / ours)
        print(f"{name:16} {ours * 1000:9.2f} ms {theirs * 1000:9.2f} ms {theirs / ours:7.1f}x")
    print(f"median ratio: {statistics.median(ratios):.1f}x")


if __name__ == "__main__":
    main()

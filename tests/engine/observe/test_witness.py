"""The observer sees what is touched, and runs no code of the program while it looks."""

from __future__ import annotations

import pytest
from programs import program

from grader.engine import Portfolio, Seen, Settings, World, explore
from grader.engine.explore import controlled
from grader.engine.observe.events import READ, WHOLE, WRITE
from grader.engine.runner import Runner
from grader.engine.strategies import Straight


def _observed(source, play):
    """The events of the undisturbed execution, and its ending."""
    world, witnesses = World(), []
    with controlled(world):
        runner = Runner(program(source, play), world, Settings(), "play", {})
        strategy = Straight()
        strategy.begin(0)
        run = runner.run(strategy, watch=witnesses.append)
    return witnesses[0], run


def _accesses(body, source="class S: pass"):
    """(key, how) of all accesses that the lines of ``body`` make, with ``s`` an instance and ``items`` a list."""
    lines = "\n".join(f"    {line}" for line in ["s, items, table = submission.S(), [1, 2], {'a': 1}", *body.split("\n")])
    witness, run = _observed(source, f"def play(submission):\n{lines}")
    assert run.ending.kind == "returned", run.ending
    return [(each.key, each.how) for event in witness.events for each in event.accesses if each.thing >= 5]


TOUCHED = {
    "attribute": ("s.x = 1\ns.x", [("x", WRITE), ("x", READ)]),
    "item": ("items[0]\nitems[-1] = 3", [(0, READ), (1, WRITE)]),
    "slice": ("items[:1]", [(WHOLE, READ)]),
    "key": ("table['a']\ntable['a'] = 2", [("a", READ), ("a", WRITE)]),
    "new key": ("table['b'] = 2", [("b", WRITE), (WHOLE, WRITE)]),
    "method that changes": ("items.append(1)", [(WHOLE, WRITE)]),
    "method that looks": ("items.count(1)", [(WHOLE, READ)]),
    "dict.get": ("table.get('a')", [("a", READ)]),
    "builtin": ("len(items)", [(WHOLE, READ)]),
    "operator": ("items + [1]", [(WHOLE, READ), (WHOLE, READ)]),
    "in place": ("items += [1]", [(WHOLE, WRITE), (WHOLE, READ)]),
    "partial": ("import functools\nfunctools.partial(items.append, 1)()", [(WHOLE, WRITE)]),
    "unbound": ("list.append(items, 1)", [(WHOLE, WRITE)]),
    "heap": ("import heapq\nheapq.heappush(items, 3)", [(WHOLE, WRITE)]),
    "getattr": ("setattr(s, 'x', 1)\ngetattr(s, 'x')", [("x", WRITE), ("x", READ)]),
    "vars": ("vars(s)['x'] = 1", [("x", WRITE), (WHOLE, WRITE)]),
}


@pytest.mark.parametrize(("body", "expected"), TOUCHED.values(), ids=list(TOUCHED))
def test_what_an_operation_touches(body, expected):
    """Neither more nor less, in order."""
    found = [each for each in _accesses(body) if each[0] != "S"]
    assert [each for each in expected if each in found] == expected
    assert {key for key, _ in found} <= {key for key, _ in expected}


def test_the_observing_twin_passes_the_same_points():
    """As many as the plain one, whatever the program does at them."""
    source = "def f():\n    d = {}\n    for k, v in enumerate([3, 4]):\n        d[k] = [v] + [k]\n    return sorted(d.items())"
    play = "def play(submission):\n    return [run_together([submission.f] * 2), f'{submission.f()}']"
    world, steps = World(), []
    with controlled(world):
        runner = Runner(program(source, play), world, Settings(), "play", {})
        for watch in (None, lambda _: None):
            strategy = Straight()
            strategy.begin(0)
            steps.append(runner.run(strategy, watch=watch).steps)
    assert steps[0] == steps[1]


LIARS = {
    "a class that lies about itself": "class S:\n    __class__ = property(lambda self: 1 / 0)\n    x = 0",
    "a metaclass that computes": (
        "class M(type):\n    def __getattribute__(cls, name):\n        seen.append(name)\n"
        "        return type.__getattribute__(cls, name)\nseen = []\nclass S(metaclass=M):\n    x = 0"
    ),
    "attributes that are computed": (
        "seen = []\nclass S:\n    x = 0\n    def __getattribute__(self, name):\n"
        "        seen.append(name)\n        return object.__getattribute__(self, name)"
    ),
    "a list that counts wrongly": "class S(list):\n    x = 0\n    def __len__(self): return 1 / 0\n    def __iter__(self): return 1 / 0",
}


@pytest.mark.parametrize("source", LIARS.values(), ids=list(LIARS))
def test_nothing_of_the_program_runs_while_it_is_looked_at(source):
    """What its classes were asked is what its own code asks for."""
    play = """
def play(submission):
    s = submission.S()
    s.x
    def use(other): return None
    use(s)
    print(end='')
    return getattr(submission, 'seen', [])
"""
    plain = [
        event.outcome.value for event in explore(program(source, play), "play", {}, Settings(schedules=1)) if isinstance(event, Seen)
    ]
    _, run = _observed(source, play)
    assert run.ending.kind == "returned"
    assert [run.ending.value] == plain


def test_a_function_of_the_program_under_another_name_is_still_its_own():
    """It is not taken for one in C that changes all that it is handed."""
    accesses = _accesses("f = submission.f\n[f][0](items)", "class S: pass\ndef f(items): return None")
    assert (WHOLE, WRITE) not in accesses


def test_the_first_execution_of_a_portfolio_is_observed():
    """So that its ending is the same as any other's, with the same words."""
    subject = program("none = None\ndef f(): return none()", "def play(submission):\n    return submission.f()")
    endings = [event.outcome for event in explore(subject, "play", {}, source=Portfolio(0, 3)) if isinstance(event, Seen)]
    assert len(endings) == 1
    assert "'NoneType' object is not callable" in endings[0].findings[0].message


def test_what_unwinding_gives_back_was_held_to_the_end():
    """No event of a deadlocked execution releases a lock that its task still holds in it."""
    source = "import threading\nlock = threading.Lock()\ndef f():\n    with lock:\n        lock.acquire()"
    witness, run = _observed(source, "def play(submission):\n    submission.f()")
    assert run.ending.kind == "deadlock"
    assert [op.kind for event in witness.events for op in event.locks] == ["A", "B"]


def test_a_deadline_on_the_fair_clock_proves_nothing():
    """There a sleep ends only when nobody else can run: no two steps are independent of that."""
    play = "import time\ndef play(submission):\n    time.sleep(1)\n    return 1"
    proofs = []
    for clock in ("adversarial", "fair"):
        *_, last = explore(program("x = 1", play), "play", {}, Settings(schedules=60, clock=clock))
        proofs.append(last.proof is not None)
    assert proofs == [True, False]

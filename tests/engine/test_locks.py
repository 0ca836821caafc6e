"""The simulated locks agree with CPython's, and with a model that fits on a page."""

from __future__ import annotations

import _thread
import copy
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated import Simulated, error_of

from grader.engine.world import World

BAD = [
    ("not blocking, with a timeout", (False, 1)),
    ("a negative timeout", (True, -2)),
    ("nearly minus one", (True, -1.5)),
    ("no number", (True, "soon")),
    ("None", (True, None)),
    ("not a number", (True, float("nan"))),
    ("endless", (True, float("inf"))),
    ("more than a clock counts", (True, 1e12)),
    ("more than a platform counts", (True, _thread.TIMEOUT_MAX + 100)),
    ("a string for blocking", ("yes",)),
]


@pytest.fixture(scope="module")
def simulated():
    return Simulated(World())


@pytest.mark.parametrize("kind", ["allocate_lock", "RLock"])
@pytest.mark.parametrize("arguments", [bad for _, bad in BAD], ids=[name for name, _ in BAD])
def test_bad_arguments_raise_what_cpython_raises(simulated, kind, arguments):
    """The same exception with the same words, whether the lock is free or held."""

    def provoke(module):
        lock = getattr(module, kind)()
        free = error_of(lock.acquire, *arguments)
        if free is None:
            lock.release()
        lock.acquire()
        return free, kind == "RLock" and error_of(lock.acquire, *arguments)

    assert simulated(lambda: provoke(simulated.world.thread)) == provoke(_thread)


@pytest.mark.parametrize("kind", ["allocate_lock", "RLock"])
def test_bad_calls_raise_what_cpython_raises(simulated, kind):
    """Releasing a free lock, saving a free lock's state: the same words."""

    def provoke(module):
        lock = getattr(module, kind)()
        save = getattr(lock, "_release_save", lock.release)
        return [error_of(lock.release), error_of(save), error_of(lock.__exit__, None, None, None)]

    assert simulated(lambda: provoke(simulated.world.thread)) == provoke(_thread)


@pytest.mark.parametrize("kind", ["allocate_lock", "RLock"])
def test_a_lock_has_the_names_that_cpython_gives_it(simulated, kind):
    """No public name is missing, and none is there that the real type lacks."""
    real = getattr(_thread, kind)()
    lock = simulated(getattr(simulated.world.thread, kind))
    names = {name for name in dir(lock) if not name.startswith("_") and hasattr(lock, name)}
    ours = {"born", "count", "forget", "maker", "owner", "quiet", "seize", "serial", "taken_at", "waiters", "world"}
    assert names - ours == {name for name in dir(real) if not name.startswith("_")}


def test_a_lock_prints_as_cpython_prints_it(simulated):
    """Only the address and the owner's number differ."""

    def pictures(module):
        lock, again = module.allocate_lock(), module.RLock()
        free = [repr(lock), repr(again)]
        lock.acquire(), again.acquire(), again.acquire()
        return [text.split(" at 0x")[0].split("owner=")[0] for text in [*free, repr(lock), repr(again)]]

    assert simulated(lambda: pictures(simulated.world.thread)) == pictures(_thread)


@pytest.mark.parametrize("kind", ["Lock", "RLock"])
def test_a_lock_cannot_be_copied(simulated, kind):
    """Nor pickled: it says so as CPython's does, and gives nothing away."""
    expected = error_of(copy.deepcopy, getattr(threading, kind)())
    assert simulated(lambda: error_of(copy.deepcopy, getattr(simulated.world.module("threading"), kind)())) == expected


def test_a_lock_type_cannot_be_subclassed(simulated):
    """``class MyLock(threading.Lock)`` fails as it does in CPython; ``RLock`` can be extended."""
    module = simulated.world.thread
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("MyLock", (module.LockType,), {})
    assert type("MyRLock", (module.RLock,), {})


@pytest.mark.parametrize("clock", [0.0, 1e6, 2.0**52, 1e300])
def test_a_timeout_always_moves_the_clock(simulated, clock):
    """However late it is and however short the timeout, time has passed when it is over."""

    def wait():
        simulated.execution.clock = clock
        lock = simulated.world.thread.allocate_lock()
        lock.acquire()
        assert lock.acquire(True, 1e-9) is False
        return simulated.execution.clock

    assert simulated(wait) > clock


def test_a_timeout_of_zero_does_not_wait(simulated):
    """``acquire(timeout=0)`` comes back at once and time stands still."""

    def wait():
        lock = simulated.world.thread.allocate_lock()
        lock.acquire()
        before = simulated.execution.clock
        return lock.acquire(True, 0), simulated.execution.clock - before

    assert simulated(wait) == (False, 0)


class Model:
    """What a lock is: somebody's or nobody's."""

    def __init__(self):
        self.held = False

    def check(self, operation, result, waited):
        """Whether ``result`` is possible; ``waited`` is how long the call took on the virtual clock."""
        name, timeout = operation
        if name == "release":
            assert (result == "RuntimeError") is not self.held
            self.held = False
        elif result:
            assert not self.held
            self.held = True
        else:
            assert self.held
            assert waited >= (timeout or 0)
            assert name != "acquire"


operations = st.one_of(
    st.tuples(st.just("release"), st.none()),
    st.tuples(st.just("try"), st.none()),
    st.tuples(st.just("wait"), st.sampled_from([0.001, 0.1, 3])),
    st.tuples(st.just("acquire"), st.none()),
)


def perform(lock, operation):
    name, timeout = operation
    if name == "release":
        try:
            lock.release()
        except RuntimeError:
            return "RuntimeError"
        return None
    arguments = {"try": (False,), "wait": (True, timeout), "acquire": ()}
    return lock.acquire(*arguments[name])


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.lists(operations, max_size=6), min_size=1, max_size=4), st.integers(0, 999), st.booleans())
def test_a_lock_agrees_with_a_model_under_any_schedule(simulated, scripts, seed, adversarial):
    """Whatever threads do to a lock and whoever is chosen, each answer is one that the model allows."""
    model = Model()

    def thread(lock, script):
        for operation in script:
            before = simulated.execution.clock
            result = perform(lock, operation)
            model.check(operation, result, simulated.execution.clock - before)

    def main():
        lock = simulated.world.thread.allocate_lock()
        for script in scripts[1:]:
            simulated.world.thread.start_new_thread(thread, (lock, script))
        thread(lock, scripts[0])

    simulated(main, seed=seed, adversarial=adversarial)
    assert simulated.execution.stopped in ("done", "deadlock")
    assert simulated.execution.raised == []

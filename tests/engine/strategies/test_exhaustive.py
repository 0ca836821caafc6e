"""The exhaustive search shows every ending that there is, and no more executions than it must."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from brute_force import brute_force, exhausted, sampled
from programs import program
from random_programs import random_program

from grader.engine import World


@pytest.fixture(scope="module")
def world():
    """One simulated library for all programs."""
    return World()


def _values(endings):
    return sorted(eval(key)[1] for key in endings)


# -- soundness ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_it_shows_exactly_what_brute_force_shows(world, seed):
    """On random programs of two threads with one operation each: the same set of endings, deadlocks included."""
    subject = random_program(random.Random(seed), 2, 1)
    expected, complete = brute_force(world, subject, limit=4_000)
    found, search = exhausted(world, subject)
    assert search.finished
    assert expected.keys() <= found.keys()
    assert found.keys() == expected.keys() or not complete


@pytest.mark.parametrize("seed", range(100, 120))
def test_a_sample_never_shows_more(world, seed):
    """On random programs of two threads with two operations each."""
    subject = random_program(random.Random(seed), 2, 2)
    found, search = exhausted(world, subject)
    assert search.finished
    assert sampled(world, subject).keys() <= found.keys()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1_000, 1_150))
def test_a_sample_never_shows_more_with_three_threads(world, seed):
    """Where the search comes to its end; it does for nearly all of them."""
    subject = random_program(random.Random(seed), 3, 2)
    found, search = exhausted(world, subject)
    assert not search.finished or sampled(world, subject, 600).keys() <= found.keys()


@pytest.mark.parametrize("seed", range(200, 212))
@pytest.mark.parametrize("bound", [0, 1, 2])
def test_within_a_bound_it_shows_exactly_what_bounded_brute_force_shows(world, seed, bound):
    """The conservative backtracking points of Coons et al. are there: without them this fails."""
    subject = random_program(random.Random(seed), 2, 1)
    expected, complete = brute_force(world, subject, bound=bound, limit=20_000)
    found, search = exhausted(world, subject, bound=bound)
    assert complete
    assert search.finished
    assert found.keys() == expected.keys()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(300, 340))
def test_within_a_bound_of_one_it_agrees_on_longer_programs(world, seed):
    """Two threads, up to two operations each."""
    subject = random_program(random.Random(seed), 2, 2)
    expected, complete = brute_force(world, subject, bound=1)
    found, search = exhausted(world, subject, bound=1)
    assert search.finished
    assert expected.keys() <= found.keys()
    assert found.keys() == expected.keys() or not complete


CHECK_THEN_ACT = {
    "queue": ("import queue\nq = queue.Queue()\nq.put(1)\ndef act(): return None if q.empty() else q.get_nowait()", "Empty"),
    "deque": ("import collections\nd = collections.deque([1])\ndef act(): return d.popleft() if d else None", "IndexError"),
    "alias": ("items = [1]\ndef act():\n    mine = items\n    return mine.pop() if len(mine) else None", "IndexError"),
    "dictionary": ("d = {1: 1}\ndef act(): return d.pop(1) if 1 in d else None", "KeyError"),
    "deletion": ("d = {1: 1}\ndef act():\n    if 1 in d:\n        del d[1]", "KeyError"),
    "set": ("s = {1}\ndef act(): return s.remove(1) if s else None", "KeyError"),
    "iterator": ("import itertools\nd = {1: 1}\ndef act():\n    for key in list(d):\n        d.pop(key)", "KeyError"),
    "attribute": ("class S: pass\ns = S()\ns.x = 1\ndef act():\n    if hasattr(s, 'x'):\n        del s.x", "AttributeError"),
}


@pytest.mark.parametrize(("source", "error"), CHECK_THEN_ACT.values(), ids=list(CHECK_THEN_ACT))
@pytest.mark.parametrize("bound", [None, 1])
def test_check_then_act_is_never_missed(world, source, error, bound):
    """Whatever is checked, and also within a bound of one preemption, which is all that these take."""
    subject = program(source, "def play(submission):\n    return run_together([submission.act, submission.act])")
    found, search = exhausted(world, subject, bound=bound)
    assert search.finished
    assert any(error in str(each) or "exception" in str(each) for each in found)


def test_a_condition_waited_for_with_if_is_never_missed(world):
    """Two takers, one notify for all: the second finds the buffer empty."""
    subject = program(
        """
        import threading
        items, ready = [], threading.Condition()
        def take():
            with ready:
                if not items:
                    ready.wait()
                return items.pop()
        def give():
            with ready:
                items.append(1)
                ready.notify_all()
        """,
        "def play(submission):\n    return run_together([submission.take, submission.take, submission.give])",
    )
    found, search = exhausted(world, subject)
    assert search.finished
    kinds = {eval(key)[0] for key in found}
    assert {"deadlock"} <= kinds
    assert any("exception" in str(key) for key in found)


def test_a_wait_that_times_out_is_tried_both_ways(world):
    """Under the adversarial clock a deadline may pass before the lock is given back, or not."""
    subject = program(
        "import threading\nlock = threading.Lock()",
        """
        import threading
        def play(submission):
            submission.lock.acquire()
            seen = []
            def wait(): seen.append(submission.lock.acquire(timeout=5))
            t = threading.Thread(target=wait)
            t.start()
            submission.lock.release()
            t.join()
            return seen
        """,
    )
    found, _ = exhausted(world, subject)
    assert _values(found) == [[False], [True]]


KEPT = """
import threading
lock, event = threading.Lock(), threading.Event()
def waits():
    with lock:
        event.wait()
def sets():
    with lock:
        pass
    event.set()
"""


@pytest.mark.parametrize("jobs", [("waits", "waits", "sets"), ("waits", "sets", "waits"), ("sets", "waits", "waits")])
def test_whoever_finds_a_lock_held_might_have_been_the_first_to_take_it(world, jobs):
    """The one that sets the event is the last in line where the first keeps the lock, but not in every order."""
    calls = ", ".join(f"submission.{each}" for each in jobs)
    found, search = exhausted(world, program(KEPT, f"def play(submission):\n    run_together([{calls}])\n"))
    assert search.finished
    assert {eval(key)[0] for key in found} == {"deadlock", "returned"}


# -- economy -----------------------------------------------------------------------------------------------------------

COUNTER = """
import threading
lock, n = threading.Lock(), 0
def locked(times):
    global n
    for _ in range(times):
        with lock:
            n += 1
def unlocked():
    global n
    n += 1
"""


@pytest.mark.parametrize(("threads", "times", "classes"), [(2, 1, 2), (2, 2, 6), (3, 1, 6), (3, 2, 90)])
def test_a_locked_counter_takes_one_execution_for_each_order_of_the_lock(world, threads, times, classes):
    """As many as there are ways to merge the threads' turns: n! / (k! … k!)."""
    play = f"def play(submission):\n    run_together([lambda: submission.locked({times})] * {threads})\n    return submission.n"
    found, search = exhausted(world, program(COUNTER, play))
    assert search.finished
    assert search.exact
    assert sum(found.values()) == classes


def test_an_unlocked_increment_takes_the_four_classes_that_it_has(world):
    """Two threads, a read and a write each: one after the other in two orders, and two ways to lose an update."""
    play = "def play(submission):\n    run_together([submission.unlocked] * 2)\n    return submission.n"
    found, _ = exhausted(world, program(COUNTER, play))
    assert _values(found) == [1, 2]
    assert sum(found.values()) == 4


def test_threads_that_share_nothing_take_one_execution(world):
    """Whatever else they do."""
    play = """
    def play(submission):
        def work():
            mine = {}
            for key in range(5):
                mine[key] = [key] * key
            return sum(map(len, mine.values()))
        return run_together([work] * 3)
    """
    found, search = exhausted(world, program("x = 1", play))
    assert search.finished
    assert list(found.values()) == [1]


def test_slots_of_one_list_are_different_things(world):
    """Each thread writes its own: no order matters."""
    play = """
    def play(submission):
        slots = [0, 0, 0]
        def write(at): slots[at] = at
        run_together([lambda: write(0), lambda: write(1), lambda: write(2)])
        return slots
    """
    found, _ = exhausted(world, program("x = 1", play))
    assert list(found.values()) == [1]


# -- honesty -----------------------------------------------------------------------------------------------------------


def test_a_bound_that_cut_nothing_proves_everything(world):
    """Two threads that meet once need one preemption at most."""
    play = "def play(submission):\n    run_together([lambda: submission.locked(1)] * 2)\n    return submission.n"
    _, wide = exhausted(world, program(COUNTER, play), bound=9)
    _, narrow = exhausted(world, program(COUNTER, play), bound=0)
    assert (wide.finished, wide.cut) == (True, False)
    assert (narrow.finished, narrow.cut) == (True, True)


def test_what_was_scheduled_fairly_is_not_called_exact(world):
    """A thread that spins for long goes on in fair turns, which are not searched."""
    play = """
    def play(submission):
        flag = []
        def spin():
            while not flag: pass
        run_together([spin, lambda: flag.append(1)])
        return 1
    """
    _, search = exhausted(world, program("x = 1", play), limit=5)
    assert not search.exact


def test_a_peek_into_the_library_is_not_called_exact(world):
    """``queue.queue`` is the deque inside: the library's own accesses to it aren't seen."""
    play = """
    import queue
    def play(submission):
        q = queue.Queue()
        run_together([lambda: q.put(1), lambda: len(q.queue)])
        return 1
    """
    _, search = exhausted(world, program("x = 1", play))
    assert not search.exact


HISTORIES = {
    "a counter": ("class S:\n    n = 0\n    def add(self):\n        self.n += 1\n        return self.n", [[["add"]], [["add"]]]),
    "an attribute": ("class S:\n    n = 0\n    def add(self): self.n += 1", [[["add"], "n"], [["add"]]]),
    "a call that waits": (
        """
        import threading
        class S:
            def __init__(self):
                self.c, self.items = threading.Condition(), []
            def put(self, x):
                with self.c:
                    self.items.append(x)
                    self.c.notify()
            def get(self):
                with self.c:
                    while not self.items:
                        self.c.wait()
                    return self.items.pop()
        """,
        [[["put", 1]], [["get"]], [["get"]]],
    ),
}


@pytest.mark.parametrize(("source", "calls"), HISTORIES.values(), ids=list(HISTORIES))
def test_a_sample_shows_no_history_that_the_search_has_not(world, source, calls):
    """Beginning and returning of calls are steps that others depend on."""
    subject = program(source, f"def play(submission):\n    return history_of(submission.S(), {calls})")
    found, search = exhausted(world, subject)
    assert search.finished
    assert search.exact
    assert sampled(world, subject, 600).keys() == found.keys()

"""A function in C that is handed to the library touches things out of sight: then nothing is called proved."""

from __future__ import annotations

import pytest
from programs import program

from grader.engine import Explored, Settings, explore
from grader.engine.portfolio import Proof, Proving, Single
from grader.engine.strategies import RandomWalk

PLAY = "def play(submission): return submission.act()\n"

SEEN = {
    "a function": "threading.Thread(target=lambda: seen.append(n))",
    "a partial of a function": "threading.Thread(target=functools.partial(lambda n: seen.append(n), n))",
    "a method by map": "threading.Thread(target=lambda: list(map(seen.append, [n])))",
    "a method as a key": "threading.Thread(target=lambda: sorted([n], key=seen.append))",
    "a method in a partial, by map": "threading.Thread(target=lambda: list(map(functools.partial(seen.append), [n])))",
}

UNSEEN = {
    "a method": "threading.Thread(target=seen.append, args=(n,))",
    "a method of a class": "threading.Thread(target=list.append, args=(seen, n))",
    "a partial": "threading.Thread(target=functools.partial(seen.append, n))",
    "a timer": "threading.Timer(0, seen.append, args=(n,))",
    "a class of its own": "Worker(target=seen.append, args=(n,))",
}


def told(thread, source):
    """How the search ended of a program that starts two such threads."""
    lines = f"""
import functools, threading
class Worker(threading.Thread):
    pass
def act():
    seen = []
    threads = [{thread} for n in (1, 2)]
    for each in threads: each.start()
    for each in threads: each.join()
    return seen
"""
    lines = lines.replace("lambda:", "lambda n=n:")
    *_, last = explore(program(lines, PLAY), "play", {}, Settings(schedules=300), source=source)
    assert isinstance(last, Explored)
    return last


def values(last):
    """What the program returned, over all executions."""
    return {str(ending.value) for ending, _, _ in last.outcomes}


@pytest.mark.parametrize("thread", SEEN.values(), ids=SEEN)
def test_what_is_seen_is_explored_and_proved(thread):
    """Both orders are found."""
    last = told(thread, Proving(300))
    assert values(last) == {"[1, 2]", "[2, 1]"}
    assert last.proof == Proof(None)


@pytest.mark.parametrize("thread", UNSEEN.values(), ids=UNSEEN)
def test_what_is_not_seen_is_never_proved(thread):
    """There are two orders; an exhaustive search that finds only one does not claim to have seen all."""
    assert values(told(thread, Single(RandomWalk(0), 300))) == {"[1, 2]", "[2, 1]"}
    assert told(thread, Proving(300)).proof is None


@pytest.mark.parametrize("harmless", ["pool.submit(pow, 2, 3)", "pool.submit(str.upper, 'a')", "pool.submit(int, '8')"])
def test_a_pure_function_on_values_hides_nothing(harmless):
    """It touches nothing that others could."""
    lines = f"""
from concurrent.futures import ThreadPoolExecutor
def act():
    with ThreadPoolExecutor(1) as pool:
        return {harmless}.result()
"""
    *_, last = explore(program(lines, PLAY), "play", {}, Settings(schedules=3000), source=Proving(3000))
    assert last.proof == Proof(None)

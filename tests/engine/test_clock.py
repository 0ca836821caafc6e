"""Virtual time: a sleep costs nothing, never takes less than it says, and fails like the real one."""

from __future__ import annotations

import time

import pytest
from programs import endings, program
from simulated import Simulated, error_of

from grader.engine import Seen, Settings, explain, explore
from grader.engine.world import World


@pytest.fixture(scope="module")
def simulated():
    return Simulated(World())


@pytest.mark.parametrize("seconds", [-1, -0.5, float("nan"), float("inf"), 1e300, 10**30, "1", None, 1j, [1]], ids=repr)
def test_a_bad_sleep_raises_what_cpython_raises(simulated, seconds):
    """The same exception with the same words."""
    assert simulated(lambda: error_of(simulated.world.time.sleep, seconds)) == error_of(time.sleep, seconds)


@pytest.mark.parametrize("seconds", [1e-9, 0.001, 0.1, 1 / 3, 2, 86_400, True])
@pytest.mark.parametrize("clock", ["monotonic", "time", "perf_counter"])
def test_a_sleep_never_measures_less(simulated, seconds, clock):
    """The difference of two readings is at least what was slept, to the last bit, and hardly more."""

    def sleep():
        read = getattr(simulated.world.time, clock)
        before = read()
        simulated.world.time.sleep(seconds)
        return read() - before

    assert seconds <= simulated(sleep) < seconds + 2e-6


def test_a_sleep_of_zero_lets_others_run_and_takes_no_time(simulated):
    """``sleep(0)`` is a scheduling point and nothing else."""
    seen = []

    def main():
        before = simulated.world.time.monotonic()
        simulated.world.thread.start_new_thread(seen.append, ("other",))
        for _ in range(20):
            simulated.world.time.sleep(0)
        seen.append("main")
        return simulated.world.time.monotonic() - before

    assert simulated(main, seed=0) == 0
    assert seen == ["other", "main"]


@pytest.mark.parametrize("clock", [1e6, 2.0**52, 1e300])
def test_a_sleep_always_moves_the_clock(simulated, clock):
    """Even where a second is less than the clock's resolution."""

    def sleep():
        simulated.execution.clock = clock
        simulated.world.time.sleep(1e-9)
        return simulated.execution.clock

    assert simulated(sleep) > clock


def test_sleepers_wake_in_the_order_of_their_time(simulated):
    """Under the fair clock the shortest sleep ends first, whoever began it."""
    woken = []

    def sleeper(seconds):
        simulated.world.time.sleep(seconds)
        woken.append(seconds)

    def main():
        for seconds in (0.3, 0.1, 0.2):
            simulated.world.thread.start_new_thread(sleeper, (seconds,))
        simulated.world.time.sleep(1)

    simulated(main, seed=3)
    assert woken == [0.1, 0.2, 0.3]


def test_an_unfair_clock_lets_a_sleeper_overtake(simulated):
    """A sleep is only a minimum for the others too: under the adversarial clock some schedule turns the order round."""

    def order(seed):
        woken = []

        def sleeper(seconds):
            simulated.world.time.sleep(seconds)
            simulated.world.time.sleep(0)
            woken.append(seconds)

        def main():
            for seconds in (0.1, 0.2):
                simulated.world.thread.start_new_thread(sleeper, (seconds,))
            simulated.world.time.sleep(9)

        simulated(main, seed=seed, adversarial=True)
        return tuple(woken[:2])

    assert (0.2, 0.1) in {order(seed) for seed in range(30)}


@pytest.mark.parametrize("seconds", [0.001, 5, 600])
def test_a_loop_that_polls_the_clock_ends(simulated, seconds):
    """``while monotonic() < end`` is no endless loop, and needs few turns."""

    def poll():
        end = simulated.world.time.monotonic() + seconds
        turns = 0
        while simulated.world.time.monotonic() < end:
            turns += 1
        return turns

    assert simulated(poll) < 5_000


def test_a_poller_wakes_those_who_sleep_meanwhile(simulated):
    """Time that passes for one passes for all."""
    woken = []

    def sleeper():
        simulated.world.time.sleep(1)
        woken.append("sleeper")

    def main():
        simulated.world.thread.start_new_thread(sleeper, ())
        end = simulated.world.time.monotonic() + 60
        simulated.world.time.sleep(0.5)
        while simulated.world.time.monotonic() < end:
            simulated.world.time.sleep(0)
        return list(woken)

    assert simulated(main, seed=1) == ["sleeper"]


@pytest.mark.parametrize("pollers", [1, 2])
@pytest.mark.parametrize("clock", ["adversarial", "fair"])
def test_a_poller_waits_for_one_who_sleeps_all_day(clock, pollers):
    """Who sleeps shortly again and again, alone, oversleeps in the end; else the day would take millions of steps."""
    source = """
        import time
        done = []
        def sleep():
            time.sleep(86_400)
            done.append("slept")
        def poll():
            while not done: time.sleep(0.01)
    """
    scenario = f"def play(submission):\n    run_together([submission.sleep] + [submission.poll] * {pollers})\n"
    assert {ending.kind for ending in endings(program(source, scenario), schedules=40, clock=clock)} == {"returned"}


def test_a_short_nap_is_exact(simulated):
    """A hundred in a row take no longer than they say."""

    def nap():
        begin = simulated.world.time.monotonic()
        for _ in range(100):
            simulated.world.time.sleep(0.25)
        return simulated.world.time.monotonic() - begin

    assert simulated(nap, adversarial=True) == 25


def test_a_loop_that_waits_for_the_clock_hides_no_race():
    """The fair turns that end the loop differ from one schedule to the next, and a replay meets the same ones again."""
    source = """
        import time
        total = 0
        def add():
            global total
            end = time.monotonic() + 0.001
            while time.monotonic() < end: pass
            total += 1
        def result():
            return total
    """
    scenario = "def play(submission):\n    run_together([submission.add] * 2)\n    return submission.result()\n"
    subject = program(source, scenario)
    (lost,) = [
        event for event in explore(subject, "play", {}, Settings(schedules=60)) if isinstance(event, Seen) and event.outcome.value == 1
    ]
    again = explain(subject, "play", {}, Settings(), lost.token, minimise=False)
    assert (again.ending.value, again.diverged) == (1, "")

"""Noise: drawn from the seed, different for every thread and process, and never without end."""

from __future__ import annotations

import pytest

from grader.engine.stress import noise as noises
from grader.engine.stress.noise import Noise


def rests(voice, points):
    """At which of so many points a thread sleeps."""
    slept = []
    for point in range(points):
        voice.left -= 1
        if voice.left < 0:
            voice.rest()
            slept.append(point)
    return slept


@pytest.fixture(autouse=True)
def lengths(monkeypatch):
    """Nobody sleeps in these tests; the lengths are kept."""
    kept = []
    monkeypatch.setattr(noises, "sleep", kept.append)
    return kept


def test_the_first_run_is_quiet():
    """What fails without noise needs none."""
    assert rests(Noise(0, 0).voice(1), 10_000) == []


def test_the_same_seed_and_run_make_the_same_noise():
    """What we decide is repeatable, whatever the system makes of it."""
    assert rests(Noise(3, 5).voice(2), 500) == rests(Noise(3, 5).voice(2), 500)


def test_threads_runs_and_processes_differ():
    """No two of them are held up at the same points."""
    noise = Noise(0, 2)
    noise.fork()
    voices = [noise.voice(1), noise.voice(2), Noise(0, 5).voice(1), noise.forked().voice(1), Noise(1, 1).voice(1)]
    places = [tuple(rests(voice, 400)) for voice in voices]
    assert len(set(places)) == len(places)


def test_profiles_take_turns():
    """Whatever the seed, three runs in a row have three kinds of noise."""
    for seed in range(5):
        kinds = {Noise(seed, run).name.partition(" ")[0] for run in (1, 2, 3)}
        assert kinds == {"sparse", "dense", "thread"}


def test_one_thread_is_slow_among_quick_ones():
    """It sleeps far more often than all others."""
    run = next(run for run in range(1, 200) if Noise(0, run).name == "thread 2 slow")
    counts = [len(rests(Noise(0, run).voice(number), 300)) for number in (1, 2, 3)]
    assert counts[1] > 5 * max(counts[0], counts[2])


def test_a_short_program_gets_denser_noise():
    """A thread of ten points sleeps in most runs."""
    sparse = [run for run in range(1, 100) if Noise(0, run).name == "sparse long"]
    loud = sum(bool(rests(Noise(0, run, 10).voice(1), 10)) for run in sparse)
    quiet = sum(bool(rests(Noise(0, run).voice(1), 10)) for run in sparse)
    assert loud > 0.8 * len(sparse) > quiet


def test_a_long_program_is_not_held_up_for_ever(lengths):
    """A million points cost a thread a few tenths of a second, not minutes."""
    rests(Noise(0, 1).voice(1), 1_000_000)
    assert sum(lengths) < 0.6


def child(run, number=1):
    """The main thread's voice in the process that was forked as number so many."""
    noise = Noise(0, run)
    for _ in range(number):
        noise.fork()
    return noise.forked().voice(0)


def test_one_process_is_slow_among_quick_ones():
    """The second child is to the main process what its second thread is: few points are enough to hold it up."""
    runs = [run for run in range(1, 300) if Noise(0, run).name == "thread 2 slow"]
    first, second, third = (sum(bool(rests(child(run, number), 3)) for run in runs) for number in (1, 2, 3))
    assert second > 1.3 * max(first, third)


def test_a_process_sleeps_longer_than_a_thread(lengths):
    """Processes start milliseconds apart; a thread's sleep is over before the next one has come."""
    run = next(run for run in range(1, 200) if Noise(0, run).name == "sparse long")
    rests(Noise(0, run).voice(1), 100)
    threads = max(lengths)
    lengths.clear()
    rests(child(run), 100)
    assert max(lengths) > 2 * threads


def test_a_process_keeps_its_sleeps_for_the_programs_own_code():
    """It passes dozens of points in the library before it comes to that."""
    assert child(1).library < 0.2
    assert Noise(0, 1).voice(0).library == 1

"""The default search proves where it can, says what it has proved, and is never fooled by its own proof."""

from __future__ import annotations

import pytest
from programs import explored, program

from grader.engine import Explored, Portfolio, Proof, Proving, Seen, Settings, Single, World, explore
from grader.engine.strategies import SURW, Exhaustive, Interest, Straight

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


def _play(body):
    return f"def play(submission):\n    run_together({body})\n    return submission.n"


SMALL = program(COUNTER, _play("[lambda: submission.locked(1)] * 2"))
LARGE = program(COUNTER, _play("[lambda: submission.locked(4)] * 3"))


def test_a_small_program_is_proved_and_the_search_ends_there():
    """Two threads that take one lock once have two interleavings that differ: the rest of the budget isn't spent."""
    last = explored(SMALL, schedules=1_000)
    assert last.proof == Proof(None)
    assert last.executions < 100


def test_a_thread_on_its_own_is_proved_at_once():
    """Undisturbed, sampled once, proved: it meets nobody, so there is nothing to try."""
    alone = "def play(submission):\n    submission.locked(3)\n    return submission.n"
    last = explored(program(COUNTER, alone))
    assert last.proof == Proof(None)
    assert last.executions == 3


def test_a_large_program_is_proved_for_few_preemptions_and_sampled_on():
    """Its 34,650 orders of one lock don't fit into the budget; those with one preemption do."""
    last = explored(LARGE, schedules=1_200)
    assert last.proof is not None
    assert last.proof.preemptions is not None
    assert last.proof.preemptions >= 1
    assert last.executions == 1_200


@pytest.mark.parametrize("schedules", [1, 2, 7, 40])
def test_a_budget_is_never_exceeded(schedules):
    """However small it is."""
    assert explored(LARGE, schedules=schedules).executions == schedules


def test_two_searches_of_the_same_seed_are_the_same():
    """Every event, in the same order."""
    seen = [[str(event) for event in explore(LARGE, "play", {}, Settings(schedules=150))] for _ in range(2)]
    assert seen[0] == seen[1]


def test_a_token_that_the_proof_found_is_replayed():
    """The observing twin passes the same points as the one that explains: what one finds, the other shows."""
    from grader.engine import explain

    subject = program(COUNTER, _play("[submission.unlocked] * 2"))
    source = Proving(100)
    tokens = [event.token for event in explore(subject, "play", {}, source=source) if isinstance(event, Seen)]
    endings = [explain(subject, "play", {}, Settings(), token, minimise=False) for token in tokens]
    assert source.proof == Proof(None)
    assert sorted(each.ending.value for each in endings) == [1, 2]
    assert not any(each.diverged for each in endings)


def test_what_only_the_sample_saw_forbids_a_proof(monkeypatch):
    """A search that misses something must not be believed: here one that backtracks nowhere."""
    monkeypatch.setattr(Exhaustive, "_add_races", lambda *_: None)
    last = explored(program(COUNTER, _play("[submission.unlocked] * 2")), schedules=200)
    assert last.proof is None
    assert last.executions == 200


def test_a_single_strategy_proves_nothing():
    """However often it has run."""
    source = Single(Straight(), 5)
    *_, last = explore(SMALL, "play", {}, source=source)
    assert isinstance(last, Explored)
    assert (last.proof, last.executions) == (None, 5)


def test_a_stopped_search_proves_nothing():
    """Whoever says that it is enough hasn't seen all."""
    events = explore(program(COUNTER, _play("[submission.unlocked] * 2")), "play", {}, Settings(schedules=500))
    assert isinstance(next(events), Seen)
    last = events.send(False)
    assert isinstance(last, Explored)
    assert last.proof is None


# -- selective uniformity ----------------------------------------------------------------------------------------------

REORDER = """
import threading
a = b = 0
def set_both():
    global a, b
    a = 1
    b = -1
def check():
    mine = a
    return mine, b
"""


def test_an_observed_execution_teaches_what_is_shared():
    """The two globals; not the loop of the scenario, nor what one thread has for itself."""
    subject = program(REORDER, "def play(submission):\n    return run_together([submission.set_both, submission.check])")
    portfolio = Portfolio(0, 1)
    list(explore(subject, "play", {}, source=portfolio))
    groups = portfolio.interest.groups
    texts = [{subject.sites[site].text for site in sites} for sites, _ in groups]
    assert {"a"} in texts
    assert {"b"} in texts
    assert {"a", "b"} in texts
    assert len(texts) == 3


def test_orders_of_interesting_events_are_about_equally_likely():
    """A thread with one event among five of the others' comes first about as often as last."""
    subject = program(
        """
        log = []
        def busy():
            for _ in range(30): pass
            log.append("busy")
        def quick():
            log.append("quick")
        """,
        "def play(submission):\n    run_together([submission.busy, submission.quick])\n    return submission.log[0]",
    )
    interest = Interest()
    teacher = Portfolio(0, 1)
    world = World()
    list(explore(subject, "play", {}, world=world, source=teacher))
    interest.groups = teacher.interest.groups
    *_, last = explore(subject, "play", {}, world=world, source=Single(SURW(1, interest), 300))
    counts = {ending.value: count for ending, count, _ in last.outcomes}
    assert min(counts["busy"], counts["quick"]) > 90

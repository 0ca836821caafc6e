"""Minimising: never loses the failure, leaves nothing out that could go, and costs a bounded number of runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from grader.engine.minimise import Minimiser
from grader.engine.schedule import Decision, Schedule

decisions = st.integers(0, 40).map(lambda number: Decision(number % 3, number, "", 0, 1))
schedules = st.lists(decisions, unique=True, max_size=30).map(lambda each: Schedule(tuple(each)))


def needing(wanted):
    """A program that fails whenever the schedule contains all of ``wanted``."""
    return lambda candidate: candidate if wanted <= set(candidate.decisions) else None


@given(schedules, st.data())
def test_what_is_needed_stays_and_the_rest_goes(schedule, data):
    """For a failure that needs certain decisions, exactly these are left."""
    wanted = set(data.draw(st.lists(st.sampled_from(schedule.decisions), unique=True, max_size=4))) if schedule.decisions else set()
    minimiser = Minimiser(needing(wanted))
    assert set(minimiser.minimise(schedule).decisions) == wanted


@given(schedules)
def test_the_cost_is_bounded(schedule):
    """Few decisions that matter: at most a few dozen runs for thirty decisions."""
    minimiser = Minimiser(needing(set(schedule.decisions[:2])))
    minimiser.minimise(schedule)
    assert minimiser.runs <= 8 * len(schedule.decisions) + 8


def test_a_failure_that_does_not_repeat_is_left_as_it_is():
    """Nothing is cut off what can't be confirmed."""
    schedule = Schedule((Decision(1, 2, "", 0, 0), Decision(0, 3, "", 0, 1)))
    assert Minimiser(lambda _: None).minimise(schedule) == schedule


def test_decisions_move_out_of_the_library_where_that_fails_too():
    """A place in the program is sturdier than one inside threading.py."""
    inner = Schedule((Decision(1, 4, "l", 2, 0),))

    def fails(candidate):
        return candidate if candidate.decisions and candidate.decisions[0].ops in (4, 5) else None

    (decision,) = Minimiser(fails).minimise(inner).decisions
    assert decision.kind == ""


LOG = """
def work(log, who):
    for word in "abc":
        log.append(who + word)
"""
PLAY = """
def play(submission):
    log = []
    run_together([lambda: submission.work(log, "1"), lambda: submission.work(log, "2")])
    return log
"""


def _overlap(log):
    return [each[0] for each in log] not in ([*"111222"], [*"222111"])


def test_another_ending_that_is_refused_as_well_will_do():
    """An order of many switches is cut down to one switch, though the log is another one then; alone, it has to stay."""
    from programs import program

    from grader.engine import Seen, Settings, Single, explain, explore
    from grader.engine.strategies import RandomWalk

    subject = program(LOG, PLAY)
    events = explore(subject, "play", {}, source=Single(RandomWalk(3), 40))
    seen = [each for each in events if isinstance(each, Seen) and each.token.count("=") > 3]
    token = next(each.token for each in seen if _overlap(each.outcome.value))
    exact = explain(subject, "play", {}, Settings(), token)
    free = explain(subject, "play", {}, Settings(), token, alike=lambda ending: _overlap(ending.value))
    assert exact.token.count("=") > 1
    assert free.token.count("=") == 1
    assert _overlap(free.ending.value)
    assert free.diverged == ""

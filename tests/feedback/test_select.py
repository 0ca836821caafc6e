from dataclasses import replace

from feedback_samples import deadlock, lost, lost_update, step

from grader.feedback.conflicts import conflict
from grader.feedback.select import key_steps, select
from grader.results import Finding, Trace, Wait


def test_a_lost_update_is_read_write_write():
    """The keys of a lost update: the stale read, the other's write, the write that loses it."""
    trace = lost_update()
    keys = [trace.steps[position] for position in sorted(key_steps(trace, lost()))]
    assert [(key.thread, key.kind) for key in keys] == [(1, "read"), (2, "write"), (1, "write")]


def test_check_then_act_on_a_container_is_found():
    """Looking at a container, another's pop, and the own pop make a conflict, though the texts differ."""
    steps = [
        step(1, 1, "call", 4, "if queue.empty():", "queue.empty()"),
        step(2, 2, "call", 5, "queue.get()", "queue.get()"),
        step(3, 1, "call", 5, "queue.get()", "queue.get()"),
    ]
    assert conflict([step(0, 0, "start", 1, "start()"), *steps]) == (1, 2, 3)


def test_a_loop_over_a_container_conflicts_with_a_write_to_an_element():
    """Iterating a dict conflicts with another thread's assignment to one of its keys."""
    steps = [
        step(1, 1, "call", 7, "for x in d.values():", "d.values()"),
        step(2, 2, "write", 3, "d[k] = 1", "d[k]", "1"),
        step(3, 1, "loop", 7, "for x in d.values():", "for x in d.values()"),
    ]
    assert conflict([step(0, 0, "start", 1, "start()"), *steps], line=7) == (1, 2, 3)


def test_what_happens_before_a_second_thread_runs_conflicts_with_nothing():
    """The constructor's writes are no part of a conflict."""
    steps = [
        step(1, 0, "write", 3, "self.n = 0", "self.n", "0"),
        step(2, 1, "read", 5, "return self.n", "self.n", "0"),
    ]
    assert conflict(steps) == ()


def test_reads_alone_never_conflict():
    """Threads that only read are no conflict."""
    steps = [
        step(1, 1, "read", 3, "x", "x", "0"),
        step(2, 2, "read", 3, "x", "x", "0"),
        step(3, 1, "read", 3, "x", "x"),
    ]
    assert conflict(steps) == ()


def test_a_deadlock_is_its_holds_and_its_waits():
    """The keys of a deadlock are where each lock was taken, and where each thread waits."""
    finding = deadlock()
    assert finding.trace is not None
    assert key_steps(finding.trace, finding) == {0, 1, 2, 3}


def test_the_step_that_raised_is_a_key():
    """An exception's keys are the conflict that led to it and the last step of the thread that it ended."""
    steps = (
        step(1, 2, "read", 7, "if self.n:", "self.n", "1"),
        step(2, 1, "write", 3, "self.n = None", "self.n", "None"),
        step(3, 2, "read", 8, "self.n + 1", "self.n", "None"),
        step(4, 2, "raise", 8, "self.n + 1", "", "TypeError"),
        step(5, 1, "end", 3, "self.n = None"),
    )
    finding = Finding("exception", "TypeError", file="counter.py", line=8, trace=Trace(("main", "A", "B"), steps, 2))
    assert key_steps(finding.trace, finding) == {0, 1, 2, 3}


def test_a_plain_mistake_has_no_picture():
    """Where a single thread ran, and where an exception has nothing to do with another thread, nothing is drawn."""
    alone = Trace(("main",), (step(1, 0, "read", 3, "self.n", "self.n", "1"),), 0)
    assert select(lost(trace=alone)).shown == ()
    assert select(lost(kind="exception", line=99)).shown == ()


def test_an_interruption_in_foreign_code_is_shown_by_the_own_steps_around_it():
    """Who is left between two steps of the scenario has an own step before it and one after it; who comes, a first."""
    steps = (
        step(1, 1, "call", 4, "eat()", "eat()"),
        replace(step(2, 1, "call", 90, "pause()", "pause()"), file="scenarios.py"),
        replace(step(3, 2, "call", 91, "want()", "want()"), file="scenarios.py"),
        step(4, 2, "call", 3, "take()", "take()"),
        step(5, 2, "end", 3, "take()", ""),
        replace(step(6, 1, "call", 92, "log()", "log()"), file="scenarios.py"),
        step(7, 1, "call", 5, "put()", "put()"),
    )
    finding = Finding("wrong-outcome", "both ate", trace=Trace(("main", "T1", "T2"), steps, 2))
    assert [steps[each].text for each in select(finding, own={steps[0].file}).shown] == ["eat()", "take()", "put()"]


def test_a_lost_signal_is_a_key():
    """Where nobody holds what is waited for, the last call that could have ended the wait is marked."""
    steps = (
        step(1, 1, "read", 4, "if not self.done:", "self.done", "False"),
        step(2, 2, "write", 8, "self.done = True", "self.done", "True"),
        step(3, 2, "call", 9, "self.cond.notify_all()", "self.cond.notify_all()"),
        step(4, 1, "block", 5, "self.cond.wait()", "self.cond"),
    )
    wait = Wait("A", "self.cond", 5, action="waits to be notified on", file="counter.py")
    finding = Finding("deadlock", "stuck", trace=Trace(("main", "A", "B"), steps, 3), waits=(wait,))
    assert {2, 3} <= key_steps(finding.trace, finding)


def test_selection_is_bounded_and_keeps_the_keys():
    """However long the trace, few steps are shown, all keys among them."""
    finding = lost(trace=lost_update(padding=500))
    chosen = select(finding, limit=8)
    assert len(chosen.shown) <= 8 + 4
    assert chosen.keys <= set(chosen.shown)


def test_everything_is_shown_when_asked_for():
    """A limit of zero elides nothing."""
    finding = lost()
    assert select(finding, 0).shown == tuple(range(len(lost_update().steps)))


def test_an_empty_trace_has_nothing_to_show():
    """A finding without steps selects nothing and doesn't fail."""
    assert select(lost(trace=None)).shown == ()
    assert select(lost(trace=Trace((), (), 0))).shown == ()

from feedback_samples import deadlock, lost, lost_update, step

from grader.feedback.select import conflict, key_steps, select
from grader.results import Finding, Trace


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
    """An exception's keys include the last step of the thread that it ended."""
    steps = (
        step(1, 1, "write", 3, "self.n = None", "self.n", "None"),
        step(2, 2, "raise", 8, "self.n + 1", "", "TypeError"),
        step(3, 1, "end", 3, "self.n = None"),
    )
    finding = Finding("exception", "TypeError", file="counter.py", line=8, trace=Trace(("main", "A", "B"), steps, 2))
    assert 1 in key_steps(finding.trace, finding)


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

"""Histories of calls on real threads."""

from __future__ import annotations

MAILBOX = """
import queue
class Subject(queue.Queue):
    pass
"""


def play(calls, after="()"):
    return f"def play(submission):\n    return history_of(submission.Subject(), {calls}, after={after})\n"


def test_real_calls_make_a_history(stressed):
    """All return, and one that took an item did not end before its put began."""
    explored = stressed(MAILBOX, play("[[('put', 1)], [('get',)]]", "[('qsize',)]"), runs=10)
    for ending, _, _ in explored.outcomes:
        put, get, size = ending.value
        assert (put["returned"], get["returned"], size["returned"], ending.findings) == (None, 1, 0, ())
        assert put["from"] <= get["to"] < size["from"]


def test_real_calls_overlap(stressed):
    """Their threads are let go together, where the noise says so."""
    explored = stressed(MAILBOX, play("[[('put', 1), ('put', 2)], [('get',), ('get',)]]"), runs=20)
    assert len(explored.outcomes) > 1


def test_a_real_call_that_waits_for_ever_is_pending(stressed):
    """Known at once, not by a time limit; the run ends well."""
    explored = stressed(MAILBOX, play("[[('get',)], [('get',)], [('put', 1)]]"), runs=5)
    for ending, _, _ in explored.outcomes:
        pending = [row for row in ending.value if "pending" in row]
        assert ([row["pending"] for row in pending], ending.kind) == (["blocked"], "returned")
        assert [finding.kind for finding in ending.findings] == ["pending-call"]

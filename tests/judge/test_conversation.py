"""A conversation ends in an answer or in somebody's fault, whatever the worker says."""

from __future__ import annotations

import pytest

from grader.errors import ExerciseError, GraderError, InfrastructureError, UsageError
from grader.judge import conversation
from grader.judge.conversation import Conversation, Lost
from grader.wire import Closed, ProtocolError, Silent
from grader.wire.messages import (
    AuthorFault,
    Decide,
    Died,
    EndingPart,
    Exhausted,
    Explained,
    Explored,
    Fault,
    Load,
    Loaded,
    Play,
    Progress,
    Ready,
    Refused,
    Seen,
    TracePart,
)

LOAD = Load({"counter.py": ""}, "counter.py", "", ())
LOADED = Loaded((), (), (), "")
PLAY = Play("scene", {}, 0, 10, 100, "fair", ())
DONE = Explored((), 10, 100, False, "", "")
SEEN = Seen(EndingPart("returned", 1, ()), 1, "g1", "search")


class Script:
    """A sandbox whose workers say what stands in the script; an exception in it is raised."""

    name = "script"

    def __init__(self, *workers, deaf=None):
        self.workers = list(workers)
        self.deaf = deaf
        self.heard = []
        self.closed = self.killed = 0

    def open(self):
        self.lines = list(self.workers.pop(0))
        return self

    def send(self, message, timeout):
        if self.deaf is not None and not isinstance(message, Load):
            raise self.deaf
        self.heard.append(message)

    def receive(self, timeout):
        line = self.lines.pop(0) if self.lines else Closed("end of script")
        if isinstance(line, Exception):
            raise line
        return line

    def kill(self):
        self.killed += 1

    def close(self):
        self.closed += 1
        return "last words"


def _explore(script, decide=lambda seen: True):
    with Conversation(script, LOAD, 2) as talk:
        return talk.explore(PLAY, (), decide, lambda executions: None)


def test_an_exploration_is_a_dialogue():
    """Each new ending is answered with what the judge decides, progress isn't answered."""
    script = Script([Ready("3.12"), LOADED, SEEN, Progress(5), SEEN, DONE])
    answers = iter([True, False])
    assert _explore(script, lambda seen: next(answers)) == DONE
    assert [each for each in script.heard if isinstance(each, Decide)] == [Decide(True), Decide(False)]
    assert script.closed == 1


def test_progress_is_passed_on():
    """Whoever watches hears how far the search is."""
    told = []
    with Conversation(Script([Ready("3.12"), LOADED, Progress(5), Progress(9), DONE]), LOAD, 2) as talk:
        talk.explore(PLAY, (), lambda seen: True, told.append)
    assert told == [5, 9]


def test_the_next_question_goes_to_a_new_worker():
    """After a worker is lost, another one is started and loaded without further ado."""
    script = Script([Ready("3.12"), LOADED, Silent()], [Ready("3.12"), LOADED, DONE])
    with Conversation(script, LOAD, 2) as talk:
        with pytest.raises(Lost):
            talk.explore(PLAY, (), lambda seen: True, lambda executions: None)
        assert talk.explore(PLAY, (), lambda seen: True, lambda executions: None) == DONE
    assert script.closed == 2


LOSSES = {
    "silence": (Silent(), "timeout", "no sign of life for 7 seconds"),
    "an end": (Closed("gone"), "crash", "last words"),
    "garbage": (ProtocolError("no JSON"), "policy", "tampered"),
    "a message out of turn": (Ready("3.12"), "policy", "an unexpected Ready"),
    "an exit": (Died(0, 5, False, "", 0, "said"), "crash", "exit code 5"),
    "a crash": (
        Died(11, 0, False, "counter.py", 3, ""),
        "crash",
        "SIGSEGV: it crashed (segmentation fault) (it was in counter.py, line 3)",
    ),
    "a kill": (Died(9, 0, False, "", 0, ""), "crash", "out of memory"),
    "too much time": (Died(24, 0, False, "", 0, ""), "timeout", "processor time"),
    "an unknown signal": (Died(63, 0, False, "", 0, ""), "crash", "signal 63"),
    "a strange signal": (Died(-7, 10**9, False, "", 0, ""), "crash", "signal -7"),
    "lateness": (
        Died(0, 1, True, "counter.py", 3, ""),
        "timeout",
        "2 seconds: it waits or computes outside the engine's control (it was",
    ),
}


@pytest.mark.parametrize(("line", "kind", "message"), LOSSES.values(), ids=LOSSES)
def test_a_lost_worker_is_the_submissions_finding(line, kind, message):
    """Each way of giving no answer has its kind and its words."""
    with pytest.raises(Lost) as lost:
        _explore(Script([Ready("3.12"), LOADED, line]))
    assert (lost.value.finding.kind, lost.value.finding.fatal) == (kind, True)
    assert message in lost.value.finding.message


@pytest.mark.parametrize(("error", "kind"), [(Silent(), "timeout"), (Closed("gone"), "crash")])
def test_a_worker_that_does_not_listen_is_lost_too(error, kind):
    """Asking can fail like hearing."""
    with pytest.raises(Lost) as lost:
        _explore(Script([Ready("3.12"), LOADED], deaf=error))
    assert lost.value.finding.kind == kind


FAULTS = {
    "the author's": (AuthorFault("no scenario"), ExerciseError),
    "the grader's": (Fault("Traceback"), GraderError),
    "the machine's": (Exhausted("no process"), InfrastructureError),
    "the caller's": (Refused("no token"), UsageError),
}


@pytest.mark.parametrize(("line", "error"), FAULTS.values(), ids=FAULTS)
def test_other_peoples_faults_are_no_findings(line, error):
    """They are raised by their names."""
    with pytest.raises(error):
        _explore(Script([Ready("3.12"), LOADED, line]))


@pytest.mark.parametrize("line", [Closed("end"), Silent(), ProtocolError("garbage")])
def test_a_worker_that_never_got_ready_is_the_machines_fault(line):
    """Nothing of the submission has run by then."""
    with pytest.raises(InfrastructureError, match="last words"):
        _explore(Script([line]))


def test_a_search_without_end_is_ended(monkeypatch):
    """A worker that goes on telling of progress gets no more than its time."""
    monkeypatch.setattr(conversation, "_LONGEST", -1.0)
    with pytest.raises(Lost, match="no end after"):
        _explore(Script([Ready("3.12"), LOADED, *[Progress(1)] * 50]))


def test_cutting_down_is_a_dialogue_too():
    """Each ending that is another one is answered with whether it is the same failure; that has an end as well."""
    explained = Explained("g1", SEEN.ending, TracePart((), (), 0, False), "", "")
    script = Script([Ready("3.12"), LOADED, SEEN, SEEN, explained])
    answers = iter([True, False])
    with Conversation(script, LOAD, 2) as talk:
        assert talk.explain(PLAY, "g1", minimise=True, alike=lambda seen: next(answers)) == explained
    assert [each for each in script.heard if isinstance(each, Decide)] == [Decide(True), Decide(False)]


def test_cutting_down_without_end_is_ended(monkeypatch):
    """A worker that asks for ever gets no more than its time."""
    monkeypatch.setattr(conversation, "_LONGEST", -1.0)
    talk = Conversation(Script([Ready("3.12"), LOADED, *[SEEN] * 50]), LOAD, 2)
    with talk, pytest.raises(Lost, match="no end after"):
        talk.explain(PLAY, "g1", minimise=True)


def test_an_abandoned_conversation_ends_its_worker_and_starts_no_other():
    """Another thread wants no answer any more; whoever waits for one gets none."""
    script = Script([Ready("3.12"), LOADED, DONE], [Ready("3.12"), LOADED, DONE])
    with Conversation(script, LOAD, 2) as talk:
        talk.abandon()
        with pytest.raises(conversation.Abandoned):
            talk.explore(PLAY, (), lambda seen: True, lambda executions: None)
    with pytest.raises(conversation.Abandoned):
        talk.start()
    assert (script.killed, script.closed, len(script.workers)) == (1, 1, 1)

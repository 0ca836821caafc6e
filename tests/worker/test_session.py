"""What the machine or the grader lacks is told as such, over the wire: no submission is blamed."""

from __future__ import annotations

import pytest

from grader.errors import GraderError, InfrastructureError
from grader.judge.conversation import Conversation
from grader.sandbox import local
from grader.wire.messages import Load, StressPlay

LOAD = Load({"subject.py": "def f(): return 6\n"}, "subject.py", "def play(submission): return submission.f()\n", (), 20.0)

NONE = """
from grader.engine import processes
def none(): raise processes.NoProcess("no process can be started: end other programs")
"""


@pytest.fixture
def talk(monkeypatch):
    """Opens a conversation with a worker that is prepared by some lines of code."""
    opened = []

    def prepared(lines):
        monkeypatch.setattr(local, "_BOOT", local._BOOT.replace("\nmain()", f"\n{NONE}\n{lines}\nmain()"))
        opened.append(Conversation(local.LocalSandbox(), LOAD, 20.0))
        return opened[-1]

    yield prepared
    for each in opened:
        each.close()


def _stress(conversation):
    return conversation.stress(StressPlay("play", {}, 0, 2, 20.0, ()), lambda seen: True, lambda executions: None)


def test_a_worker_that_can_not_fork_blames_the_machine(talk):
    """With the next step, and no traceback."""
    with pytest.raises(InfrastructureError, match=r"^in the local sandbox, no process can be started: end other programs$"):
        talk("processes.fork = none").load()


def test_a_run_that_can_not_be_started_blames_the_machine(talk):
    """The same words from further down."""
    with pytest.raises(InfrastructureError, match=r"^in the local sandbox, no process can be started: end other programs$"):
        _stress(talk("from grader.engine.stress import flight\nflight.fork = none"))


def test_a_supervisor_that_fails_blames_the_grader(talk):
    """Never a crash or a breach of the policy."""
    with pytest.raises(GraderError, match="the process that watches over a run failed") as error:
        _stress(talk("from grader.engine.stress import supervisor\nsupervisor.Supervisor._watch = lambda *_: 1 // 0"))
    assert not isinstance(error.value, InfrastructureError)

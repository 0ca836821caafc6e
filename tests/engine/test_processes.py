"""What keeps hold of processes: whoever is told to adopt orphans gets them, and can see what is alive."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from grader.engine import processes

ORPHAN = """
import os, time
from grader.engine.processes import adopt_orphans, bury, children, living
adopt_orphans()
if os.fork() == 0:
    if os.fork() == 0:
        os.setsid()
        time.sleep(600)
    os._exit(0)
os.wait()
(orphan,) = children(os.getpid())
alive = living(orphan)
bury()
print(alive, children(os.getpid()), living(orphan))
"""


def test_a_process_that_forked_twice_is_adopted_and_buried():
    """Neither a new session nor a dead parent hides it."""
    said = subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "True [] False"


@pytest.mark.parametrize("gone", [FileNotFoundError, ProcessLookupError])
def test_a_process_may_vanish_while_it_is_looked_at(monkeypatch, gone):
    """`/proc` says so in two ways, at any moment; there is nothing to see then, and nobody dies of it."""

    def vanished(*_):
        raise gone

    monkeypatch.setattr(os, "listdir", vanished)
    monkeypatch.setattr(os, "scandir", vanished)
    assert (processes.children(os.getpid()), list(processes.descendants(os.getpid()))) == ([], [])
    assert (processes.left(os.getpid()), processes.standing([os.getpid()])) == ([], {})


@pytest.mark.parametrize("error", [BlockingIOError(11, "Resource temporarily unavailable"), OSError(12, "Cannot allocate memory")])
def test_a_fork_that_fails_names_the_next_step(monkeypatch, error):
    """Whether processes are short or memory."""

    def refuse():
        raise error

    monkeypatch.setattr(processes.os, "fork", refuse)
    with pytest.raises(processes.NoProcess, match=rf"{error.strerror}.*raise the limit"):
        processes.fork()

"""Looks at a sandbox from inside: submissions that tell what they see, and processes watched from outside."""

from __future__ import annotations

import os
import select
from contextlib import contextmanager
from pathlib import Path

from grader.sandbox import make_sandbox
from grader.wire.messages import Explore, Load, Loaded, Play, Ready, Seen

SCENARIOS = "def look(submission):\n    return submission.look()\n"


@contextmanager
def worker(name, limits=None):
    """A channel to a worker that is ready."""
    channel = make_sandbox(name, limits).open()
    try:
        assert isinstance(channel.receive(60), Ready)
        yield channel
    finally:
        channel.close()


def ask(channel, source, scenarios=SCENARIOS):
    """What ``look()`` of a submission returns, or the message that came instead."""
    channel.send(Load({"probe.py": source}, "probe.py", scenarios, (), 10.0), 5)
    loaded = channel.receive(20)
    assert isinstance(loaded, Loaded), loaded
    assert loaded.findings == ()
    channel.send(Explore(Play("look", {}, 0, 1, 20_000, "fair", ()), ()), 5)
    answer = channel.receive(30)
    return answer.ending.value if isinstance(answer, Seen) else answer


def observed(name, source, limits=None):
    """What ``look()`` of a submission returns in a worker of its own, or the message that came instead."""
    with worker(name, limits) as channel:
        return ask(channel, source)


def alive(pid):
    """Whether a process of the host is there, and no zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def descendants(pid):
    """Every process below ``pid``, as the host numbers them."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {pid}
    while new := {each for each, parent in parents.items() if parent in found} - found:
        found |= new
    return found - {pid}


def survives(pid):
    """Whether a process that was killed is still there when the kernel has had time to end it."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return False
    ends = select.poll()
    ends.register(process, select.POLLIN)
    ended = ends.poll(10_000)
    os.close(process)
    return not ended

"""The local sandbox leaves no folder behind, and finds what tries to escape it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from probing import SCENARIOS, alive, observed

from grader.sandbox import make_sandbox


def test_a_closed_worker_is_gone_with_its_folder():
    """Neither process nor folder survives."""
    channel = make_sandbox("local").open()
    channel.receive(60)
    pid, folder = channel._process.pid, channel._folder.name
    channel.close()
    assert (alive(pid), Path(folder).exists()) == (False, False)


def test_what_forks_twice_is_still_found():
    """A grandchild in a session of its own is ended with the request that started it."""
    source = """
import os
def look():
    heard, said = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.write(said, str(os.getpid()).encode())
            os.execv("/bin/sleep", ["sleep", "600"])
        os._exit(0)
    return int(os.read(heard, 20))
"""
    pid = observed("local", source)
    assert isinstance(pid, int)
    assert not alive(pid)


@pytest.mark.parametrize("spin", ["while True: pass", "import itertools; sum(itertools.count())", "import signal; signal.pause()"])
def test_a_worker_whose_grader_was_killed_ends_whatever_it_runs(spin):
    """It notices that the host has hung up, though the submission's process notices nothing."""
    script = f"""
from grader.sandbox import make_sandbox
from grader.wire.messages import Explore, Load, Play
channel = make_sandbox("local").open()
channel.receive(60)
channel.send(Load({{"probe.py": "def look():\\n    {spin}\\n"}}, "probe.py", {SCENARIOS!r}, (), 500.0), 5)
channel.receive(60)
channel.send(Explore(Play("look", {{}}, 0, 10**6, 10**9, "fair", ()), ()), 5)
print(channel._process.pid, flush=True)
channel.receive(600)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as grader:
        worker = int(grader.stdout.readline())
        ended = select.poll()
        ended.register(os.pidfd_open(worker), select.POLLIN)
        assert not ended.poll(0)
        grader.kill()
    assert ended.poll(30_000)

"""The local sandbox leaves no folder behind, and finds what tries to escape it."""

from __future__ import annotations

from pathlib import Path

from probing import alive, observed

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

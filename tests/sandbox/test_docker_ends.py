"""A container ends with its grader, and its end is told from the engine's faults, which are nobody's mark. These need a
real engine and the image; without, they are skipped and say so: see ``tests/sandboxes.py``."""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys

import pytest
from containers import ours, until
from probing import SCENARIOS, ask, worker

from grader.errors import InfrastructureError
from grader.sandbox import owner
from grader.sandbox.docker import DockerSandbox, remove_leftovers
from grader.wire import Closed

pytestmark = pytest.mark.usefixtures("engine")


def test_a_closed_container_is_gone(client):
    """Whatever runs in it; closing twice is harmless."""
    channel = DockerSandbox().open()
    channel.receive(60)
    assert len(ours(client)) == 1
    assert channel.close() == channel.close() == ""
    assert ours(client) == []


def test_a_worker_that_dies_is_told_from_an_engine_that_fails():
    """A container that ended by itself is closed."""

    def listen(channel):
        ask(channel, "import os\ndef look(): os.kill(os.getppid(), 9)\n")
        channel.receive(20)  # the last word of its child may have come first

    with worker("docker") as channel, pytest.raises(Closed):
        listen(channel)


def test_a_container_that_is_ended_from_outside_is_nobodys_crash(client):
    """What an operator or the engine does is no finding of the submission."""
    with worker("docker") as channel:
        client.api.kill(channel._container)
        with pytest.raises(InfrastructureError, match="from outside"):
            channel.receive(20)


def test_a_connection_that_breaks_is_nobodys_crash():
    """The worker ends for want of a host, which its exit code tells."""
    with worker("docker") as channel:
        channel._line._socket.shutdown(socket.SHUT_RDWR)
        with pytest.raises(InfrastructureError, match="the connection to the Docker engine broke"):
            channel.receive(20)


def test_a_container_whose_end_the_engine_knows_nothing_of_is_nobodys_crash(monkeypatch, client):
    """An engine that was restarted has forgotten it, or it is still there and the line is dead."""
    monkeypatch.setattr("grader.sandbox.docker._EVENT_LIMIT", 1)
    with worker("docker") as channel:
        client.api.pause(channel._container)
        channel._line._socket.shutdown(socket.SHUT_RDWR)
        with pytest.raises(InfrastructureError, match="lost the container"):
            channel.receive(20)
        client.api.unpause(channel._container)


@pytest.mark.parametrize("spin", ["while True: pass", "import itertools; sum(itertools.count())", "import signal; signal.pause()"])
def test_a_killed_grader_leaves_nothing(client, spin):
    """The container's standard input ends with the grader; the worker ends whatever it runs, and the engine removes the container."""
    script = f"""
from grader.sandbox.docker import DockerSandbox
from grader.wire.messages import Explore, Load, Play
channel = DockerSandbox().open()
channel.receive(60)
channel.send(Load({{"probe.py": "def look():\\n    {spin}\\n"}}, "probe.py", {SCENARIOS!r}, (), 500.0), 5)
channel.receive(60)
channel.send(Explore(Play("look", {{}}, 0, 10**6, 10**9, "fair", ()), ()), 5)
print(channel._container, flush=True)
channel.receive(600)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as grader:
        container = grader.stdout.readline().strip()
        assert client.api.inspect_container(container)["State"]["Running"]
        grader.send_signal(signal.SIGKILL)
    assert until(lambda: not client.api.containers(all=True, filters={"id": container}))


def _orphan(client, labels):
    """A container that runs on, with these labels."""
    from grader.sandbox.image import Image

    made = client.api.create_container(Image(client).tag, entrypoint=["sleep", "600"], labels=labels, network_disabled=True)
    client.api.start(made["Id"])
    return made["Id"]


def test_leftovers_of_a_dead_grader_are_removed_and_nobody_elses(monkeypatch, client):
    """Neither a live grader's containers, nor those of another host, nor those without an owner. The host is one of this
    test's own: any other grader that starts on this machine meanwhile, a test beside this one's too, removes leftovers."""
    monkeypatch.setattr("grader.sandbox.owner._host", lambda: "a-host-of-this-test")
    mine = owner.labels()
    number, _, started = mine[owner.PROCESS].partition(":")
    containers = {
        name: _orphan(client, labels)
        for name, labels in {
            "dead": {**mine, owner.PROCESS: f"{number}:another-boot:1"},
            "live": mine,
            "elsewhere": {owner.HOST: "another", owner.PROCESS: f"{number}:another-boot:1"},
            "no owner": {owner.PROCESS: "", owner.HOST: mine[owner.HOST]},
        }.items()
    }
    try:
        assert started
        removed = remove_leftovers(client)
        assert [name for name, each in containers.items() if each in removed] == ["dead"]
    finally:
        for each in containers.values():
            with contextlib.suppress(Exception):
                client.api.remove_container(each, force=True)

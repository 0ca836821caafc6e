"""A grading in containers is a grading; what goes over their wire is believed as far as it has the key. These need a
real engine and the image; without, they are skipped and say so: see ``tests/sandboxes.py``."""

from __future__ import annotations

import contextlib
import socket
import threading

import pytest
from containers import observed
from probing import ask, worker

from grader.errors import InfrastructureError
from grader.exercise import exercises_folder, find_exercise
from grader.judge import Options, grade
from grader.sandbox import make_sandbox
from grader.sandbox.docker import DockerSandbox
from grader.submission import load_submission
from grader.wire import Silent
from grader.wire.messages import Died

pytestmark = pytest.mark.usefixtures("engine")

SOLUTIONS = exercises_folder().parent / "solutions" / "exercise-05"


@pytest.mark.parametrize("variant", ["reference", "faulty/no_lock"])
def test_a_grading_comes_to_the_same_result_as_locally(variant):
    """Verdict, points and kinds of findings don't depend on the sandbox."""
    exercise = find_exercise("exercise-05")
    submission = load_submission(SOLUTIONS / variant, exercise.module)
    reports = [
        grade(exercise, submission, make_sandbox(name), Options(schedules=40, history=False)) for name in ("docker", "local")
    ]
    in_docker, local = ([(t.name, t.passed, t.points, [f.kind for f in t.findings]) for t in r.tests] for r in reports)
    assert in_docker == local
    assert reports[0].verdict.value == ("passed" if variant == "reference" else "failed")


class Relay(threading.Thread):
    """A port of this machine that leads to the engine's socket, as a remote engine's would."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.lines, self.pumps = [self.listener], [self]
        self.address = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"

    def run(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                far = socket.socket(socket.AF_UNIX)
                self.lines += [near, far]
                far.connect("/var/run/docker.sock")
                for ends in ((near, far), (far, near)):
                    self.pumps.append(threading.Thread(target=self.pump, args=ends, daemon=True))
                    self.pumps[-1].start()

    @staticmethod
    def pump(source, target):
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def __exit__(self, *_):
        for line in self.lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for pump in self.pumps:
            pump.join()
        for line in self.lines:
            line.close()

    def __enter__(self):
        self.start()
        return self


def test_an_engine_behind_a_port_serves_as_well(monkeypatch):
    """Nothing is mounted and no descriptor is passed: all goes over the connection."""
    with Relay() as relay:
        monkeypatch.setenv("DOCKER_HOST", relay.address)
        assert observed("return 'x' * 1_000") == "x" * 1_000


def test_requests_forged_through_the_init_are_not_believed():
    """The init's descriptors are open to the same user: what is written there lacks the key. It is a crash, no fault of ours."""
    body = """
message = b'{"type": "Load", "files": {}, "main": "", "scenarios": "", "interface": [], "silence": 1.0}'
with open("/proc/1/fd/0", "wb") as wire:
    wire.write(len(message).to_bytes(4, "big") + message)
return 1
"""
    with worker("docker") as channel:
        ask(channel, "import os\ndef look():\n" + "".join(f"    {line}\n" for line in body.strip().split("\n")))
        assert isinstance(channel.receive(20), Died), "the child, which found it where the host's decision should be"


def test_what_stands_on_the_error_stream_is_no_fault_of_the_grader():
    """A submission can write there, and end the worker; that is its own crash. Whether it shows when the submission is
    loaded or in the first check hangs on how long the process that did it outlives the worker."""
    exercise = find_exercise("exercise-05")
    submission = load_submission(SOLUTIONS / "reference", exercise.module)
    evil = "import os\nopen('/proc/1/fd/2', 'w').write('Traceback: the grader is broken')\nos.kill(os.getppid(), 9)\n"
    files = {name: evil + text for name, text in submission.files.items()}
    report = grade(exercise, type(submission)(**{**_fields(submission), "files": files}), DockerSandbox(), Options(history=False))
    found = [*report.findings, *(each for check in report.tests for each in check.findings)]
    assert (report.verdict.value, report.score, {each.kind for each in found}) == ("failed", 0, {"crash"})


def _fields(submission):
    return {name: getattr(submission, name) for name in type(submission).__dataclass_fields__}


def test_silence_is_silence():
    """The time limit holds on a socket, too."""
    with worker("docker") as channel, pytest.raises(Silent):
        channel.receive(0.05)


def test_an_image_that_is_missing_says_what_to_run(monkeypatch):
    """The next step is in the message."""
    monkeypatch.setattr("grader.sandbox.image.Image.tag", "concurrency-grader:none")
    with pytest.raises(InfrastructureError, match="grade image build"):
        DockerSandbox().open()


def test_an_engine_that_is_not_there_says_so(monkeypatch, tmp_path):
    """No traceback of the SDK's."""
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/none.sock")
    with pytest.raises(InfrastructureError, match="no Docker engine answers"):
        DockerSandbox().open()

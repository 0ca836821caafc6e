"""A container has every door shut, as seen from inside; it ends with its grader; the engine's faults are nobody's mark.

These need a real engine and the image; without, they are skipped and say so: see ``tests/sandboxes.py``.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from sandboxes import require

from grader.errors import InfrastructureError
from grader.exercise import exercises_folder, find_exercise
from grader.judge import Options, grade
from grader.sandbox import Limits, make_sandbox, owner
from grader.sandbox.docker import DockerSandbox, remove_leftovers
from grader.sandbox.docker_engine import connect
from grader.submission import load_submission
from grader.wire import Closed, Silent
from grader.wire.messages import Died, Explore, Load, Loaded, Play, Ready, Seen

SCENARIOS = "def look(submission):\n    return submission.look()\n"
SOLUTIONS = exercises_folder().parent / "solutions" / "exercise-05"


@pytest.fixture(autouse=True)
def _engine():
    require("docker")


@pytest.fixture
def client():
    """A client of the engine, for a look from outside."""
    return connect()


@contextlib.contextmanager
def worker(limits=None):
    channel = DockerSandbox(limits).open()
    try:
        assert isinstance(channel.receive(60), Ready)
        yield channel
    finally:
        channel.close()


def asked(channel, source):
    channel.send(Load({"probe.py": source}, "probe.py", SCENARIOS, (), 10.0), 5)
    loaded = channel.receive(20)
    assert isinstance(loaded, Loaded), loaded
    assert loaded.findings == ()
    channel.send(Explore(Play("look", {}, 0, 1, 20_000, "fair", ()), ()), 5)
    answer = channel.receive(30)
    return answer.ending.value if isinstance(answer, Seen) else answer


def observed(body, limits=None):
    """What a submission returns whose ``look()`` has this body, or how its process died."""
    text = "import os, socket, resource\ndef tried(do, *words):\n    try: return do(*words)\n    except OSError as error: return error.strerror\n"
    text += "def look():\n" + "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
    with worker(limits) as channel:
        return asked(channel, text)


def ours(client):
    """The containers of this very process."""
    return client.api.containers(all=True, filters={"label": f"{owner.PROCESS}={owner.labels()[owner.PROCESS]}"})


def until(claim, seconds=20.0):
    """Waits until ``claim()`` holds, and says whether it came to that."""
    end = time.monotonic() + seconds
    while not claim() and time.monotonic() < end:
        time.sleep(0.02)
    return claim()


# -- grading ------------------------------------------


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


# -- what can be seen from inside ---------------------


def test_there_is_no_network():
    """No route, and no way to the host's own addresses."""
    body = """
def reach(address):
    with socket.socket() as line:
        line.settimeout(2)
        line.connect(address)
        return "connected"
routes = open("/proc/net/route").read().splitlines()[1:]
return [routes, tried(reach, ("172.17.0.1", 22)), tried(reach, ("192.0.2.1", 80)), tried(socket.getaddrinfo, "example.org", 80)]
"""
    assert observed(body)[:3] == [[], "Network is unreachable", "Network is unreachable"]


def test_the_root_is_read_only():
    """Not even the engine's files, the home of the image or the account files can be written."""
    places = ["/x", "/opt/grade/grader/x", "/etc/x", "/var/tmp/x", "/home/x", "/root/x", "/proc/sys/kernel/x", "/sys/x"]
    answers = observed(f"return [tried(open, each, 'w') is not None and tried(open, each, 'w') for each in {places!r}]")
    assert set(answers) <= {"Read-only file system", "Permission denied", "No such file or directory"}
    assert answers[0] == "Read-only file system"


def test_the_submission_is_nobody_and_can_become_nobody_else():
    """No root, no capability, no way to gain one, no file that gives one."""
    body = """
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines())
setuid = [name for folder, _, names in os.walk("/usr") for name in names if os.lstat(os.path.join(folder, name)).st_mode & 0o6000]
return [os.getresuid(), os.getresgid(), os.getgroups(), [status["Cap" + each] for each in ("Inh", "Prm", "Eff", "Bnd", "Amb")], status["NoNewPrivs"], status["Seccomp"], setuid, tried(os.setuid, 0), tried(os.chroot, "/")]
"""
    users, groups, others, capabilities, no_new, seccomp, setuid, become, change = observed(body)
    assert (set(users), set(groups), set(others)) == ({10001}, {10001}, {10001})
    assert {int(each, 16) for each in capabilities} == {0}
    assert (no_new, seccomp) == ("1", "2"), "2: a filter is in force"
    assert (setuid, become, change) == ([], "Operation not permitted", "Operation not permitted")


def test_the_scratch_folder_is_small_and_runs_nothing():
    """It starts empty, it is the current folder, it ends at its size, and a program in it can't be started."""
    body = """
empty = os.listdir(".")
with open("run", "w") as file:
    file.write("#!/bin/sh\\nexit 0\\n")
os.chmod("run", 0o755)
space = os.statvfs("/tmp")
def fill():
    for number in range(100):
        with open(f"big{number}", "wb") as file:
            file.write(bytes(2**20))
options = [line.split()[3] for line in open("/proc/self/mounts") if line.split()[1] == "/tmp"][0].split(",")
return [os.getcwd(), empty, space.f_blocks * space.f_frsize, tried(os.posix_spawn, "/tmp/run", ["run"], {}), tried(fill), options]
"""
    folder, empty, size, run, full, options = observed(body)
    assert (folder, empty, size) == ("/tmp", [], 64 * 2**20)
    assert (run, full) == ("Permission denied", "No space left on device")
    assert {"noexec", "nosuid", "nodev"} <= set(options)


def test_the_scratch_folder_is_the_only_place_to_write():
    """Apart from shared memory, which is small as well; nothing of the host is mounted but the names it needs."""
    body = """
writable = [folder for folder, _, _ in os.walk("/") if not folder.startswith("/proc") and os.access(folder, os.W_OK)]
mounts = [line.split()[1] for line in open("/proc/self/mounts") if line.split()[0].startswith("/dev/")]
shared = os.statvfs("/dev/shm")
return [writable, mounts, shared.f_blocks * shared.f_frsize]
"""
    writable, mounts, shared = observed(body)
    assert sorted(writable) == ["/dev/mqueue", "/dev/shm", "/tmp"]
    assert set(mounts) <= {"/usr/sbin/docker-init", "/sbin/docker-init", "/etc/hostname", "/etc/hosts", "/etc/resolv.conf"}
    assert shared == 16 * 2**20


def test_nothing_tells_of_the_host(monkeypatch, tmp_path):
    """The environment is the image's own; the host's name, its proxy and its files are unknown."""
    monkeypatch.setenv("SECRET", "1")
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    (tmp_path / "config.json").write_text('{"proxies": {"default": {"httpProxy": "http://user:password@proxy.example"}}}')
    body = "return [sorted(os.environ), os.uname().nodename, os.environ['HOSTNAME'], os.path.exists(%r), open('/proc/1/cmdline').read()]"
    names, node, hostname, seen, command = observed(body % __file__)
    assert set(names) <= {"HOME", "HOSTNAME", "LANG", "PATH", "PYTHONHASHSEED", "TMPDIR", "GPG_KEY", "PYTHON_VERSION", "PYTHON_SHA256"}
    assert (node, hostname, seen) == ("grader", "grader", False)
    assert "docker-init" in command, "an init reaps what is orphaned"


def test_only_the_worker_is_inside():
    """No judge, no check, no exercise, no report, no Docker SDK; only greenlet beside the standard library."""
    body = """
import importlib.util
parts = sorted(each for each in os.listdir("/opt/grade/grader") if each != "__pycache__")
absent = [each for each in ("docker", "pytest", "jinja2", "rich", "tests", "solutions", "exercises") if importlib.util.find_spec(each)]
return [parts, absent, importlib.util.find_spec("greenlet") is not None]
"""
    assert observed(body) == [["__init__.py", "engine", "wire", "worker"], [], True]


def test_the_limits_are_the_worker_s_own_and_the_containers():
    """What a process may have is set on it, soft and hard."""
    limits = Limits(memory=2**29, cpu=60, file_size=2**20, open_files=250)
    body = "return [resource.getrlimit(getattr(resource, 'RLIMIT_' + each)) for each in ('AS', 'CPU', 'FSIZE', 'NOFILE', 'CORE')]"
    assert observed(body, limits) == [[2**29] * 2, [60] * 2, [2**20] * 2, [250] * 2, [0] * 2]


def test_a_fork_bomb_ends_at_the_limit_on_processes():
    """The cgroup counts processes of this container, whoever else runs as the same user."""
    body = """
count = 0
while True:
    try:
        if os.fork() == 0:
            import time
            while True: time.sleep(1)
    except OSError as error:
        return [error.strerror, count]
    count += 1
"""
    body = body.replace("import time\n            while True: time.sleep(1)", "import signal\n            signal.pause()")
    error, count = observed(body, Limits(processes=40))
    assert error == "Resource temporarily unavailable"
    assert 20 < count < 40


def test_memory_ends_at_the_limit_for_all_processes_together():
    """Processes that are each within their own limit are killed when they are too large together; swap doesn't help."""
    body = """
import signal
children = []
for _ in range(8):
    heard, said = os.pipe()
    children.append(os.fork())
    if children[-1] == 0:
        block = bytearray(b"x") * (40 * 2**20)
        os.write(said, b".")
        signal.pause()
    os.close(said)
    os.read(heard, 1)
return [os.waitpid(each, os.WNOHANG)[1] for each in children]
"""
    endings = observed(body, Limits(memory=160 * 2**20))
    assert set(endings) == {0, signal.SIGKILL}
    assert endings.count(0) * 40 < 160


def test_the_worker_can_not_be_looked_into():
    """Neither its memory nor its descriptors are open to the process that runs the submission."""
    body = "p = f'/proc/{os.getppid()}/'\nreturn [tried(open, p + 'mem', 'rb'), tried(os.listdir, p + 'fd'), tried(open, p + 'environ')]"
    assert observed(body) == ["Permission denied"] * 3


def test_requests_forged_through_the_init_are_not_believed():
    """The init's descriptors are open to the same user: what is written there lacks the key. It is a crash, no fault of ours."""
    body = """
message = b'{"type": "Load", "files": {}, "main": "", "scenarios": "", "interface": [], "silence": 1.0}'
with open("/proc/1/fd/0", "wb") as wire:
    wire.write(len(message).to_bytes(4, "big") + message)
return 1
"""
    with worker() as channel:
        asked(channel, "import os\ndef look():\n" + "".join(f"    {line}\n" for line in body.strip().split("\n")))
        assert isinstance(channel.receive(20), Died), "the child, which found it where the host's decision should be"


def test_what_stands_on_the_error_stream_is_no_fault_of_the_grader():
    """A submission can write there, and end the worker; that is its own crash."""
    exercise = find_exercise("exercise-05")
    submission = load_submission(SOLUTIONS / "reference", exercise.module)
    evil = "import os\nopen('/proc/1/fd/2', 'w').write('Traceback: the grader is broken')\nos.kill(os.getppid(), 9)\n"
    files = {name: evil + text for name, text in submission.files.items()}
    report = grade(exercise, type(submission)(**{**_fields(submission), "files": files}), DockerSandbox(), Options(history=False))
    assert (report.verdict.value, report.findings[0].kind) == ("failed", "crash")


def _fields(submission):
    return {name: getattr(submission, name) for name in type(submission).__dataclass_fields__}


# -- the end ------------------------------------------


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
        asked(channel, "import os\ndef look(): os.kill(os.getppid(), 9)\n")
        channel.receive(20)  # the last word of its child may have come first

    with worker() as channel, pytest.raises(Closed):
        listen(channel)


def test_a_container_that_is_ended_from_outside_is_nobodys_crash(client):
    """What an operator or the engine does is no finding of the submission."""
    with worker() as channel:
        client.api.kill(channel._container)
        with pytest.raises(InfrastructureError, match="from outside"):
            channel.receive(20)


def test_a_connection_that_breaks_is_nobodys_crash():
    """The worker ends for want of a host, which its exit code tells."""
    with worker() as channel:
        channel._line._socket.shutdown(socket.SHUT_RDWR)
        with pytest.raises(InfrastructureError, match="the connection to the Docker engine broke"):
            channel.receive(20)


def test_a_container_whose_end_the_engine_knows_nothing_of_is_nobodys_crash(monkeypatch, client):
    """An engine that was restarted has forgotten it, or it is still there and the line is dead."""
    monkeypatch.setattr("grader.sandbox.docker._EVENT_LIMIT", 1)
    with worker() as channel:
        client.api.pause(channel._container)
        channel._line._socket.shutdown(socket.SHUT_RDWR)
        with pytest.raises(InfrastructureError, match="lost the container"):
            channel.receive(20)
        client.api.unpause(channel._container)


def test_silence_is_silence():
    """The time limit holds on a socket, too."""
    with worker() as channel, pytest.raises(Silent):
        channel.receive(0.05)


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


def test_leftovers_of_a_dead_grader_are_removed_and_nobody_elses(client):
    """Neither a live grader's containers, nor those of another host, nor those without an owner."""
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


def test_the_process_numbers_of_containers_are_not_the_hosts():
    """A submission sees its own container's processes only, and can signal no others."""
    numbers = observed("return sorted(int(each) for each in os.listdir('/proc') if each.isdigit())")
    assert len(numbers) < 6
    assert os.getpid() not in numbers or os.getpid() < 20

"""A container has every door shut, as seen from inside. These need a real engine and the image; without, they are
skipped and say so: see ``tests/sandboxes.py``."""

from __future__ import annotations

import os
import signal

import pytest
from containers import observed

from grader.sandbox import Limits

pytestmark = pytest.mark.usefixtures("engine")


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


def test_the_process_numbers_of_containers_are_not_the_hosts():
    """A submission sees its own container's processes only, and can signal no others."""
    numbers = observed("return sorted(int(each) for each in os.listdir('/proc') if each.isdigit())")
    assert len(numbers) < 6
    assert os.getpid() not in numbers or os.getpid() < 20

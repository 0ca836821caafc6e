"""What a worker in bubblewrap sees, and can't do; observed from inside, on this machine."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from probing import observed
from sandboxes import require
from small_exercise import CORRECT, UNLOCKED, SmallExercise

import grader
from grader.errors import InfrastructureError
from grader.sandbox import make_sandbox, visible
from grader.sandbox.bubblewrap import BubblewrapSandbox

CHECKOUT = Path(grader.__file__).parents[1]


@pytest.fixture
def look():
    """What an expression is worth inside, with the usual modules at hand."""
    require("bubblewrap")

    def look(expression, more=""):
        return observed("bubblewrap", f"import os, socket, sys\n{more}\ndef look(): return {expression}\n")

    return look


TRY = """
def attempt(do, *arguments):
    try:
        do(*arguments)
    except OSError as error:
        return type(error).__name__
    return 'done'
"""


def test_there_is_no_network_but_a_loopback_of_its_own(look):
    """Neither the host's loopback nor the world can be reached."""
    connect = f"{TRY}\ndef connect(*address): socket.create_connection(address, 2)\n"
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        socket.create_connection(("127.0.0.1", port), 2).close()
        inside = f"[attempt(connect, '127.0.0.1', {port}), attempt(connect, '192.0.2.1', 80), [n for _, n in socket.if_nameindex()]]"
        assert look(inside, connect) == ["ConnectionRefusedError", "OSError", ["lo"]]


def test_abstract_sockets_of_the_host_are_out_of_reach(look):
    """They belong to the network's namespace, not to the file system."""
    name = f"grade-probe-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0" + name)
        server.listen()
        connect = f"{TRY}\ndef connect(): socket.socket(socket.AF_UNIX).connect(chr(0) + {name!r})\n"
        assert look("attempt(connect)", connect) == "ConnectionRefusedError"


def test_the_rest_of_the_host_is_not_there(look):
    """Neither the exercises nor what tells about the machine and its people."""
    paths = [
        *(str(CHECKOUT / each) for each in ("exercises", "solutions", "tests", "pyproject.toml", "grader")),
        *("/etc/passwd", "/etc/shadow", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf", "/etc/machine-id"),
        *("/sys", "/run", "/var", "/home", "/mnt", "/srv", "/boot", "/usr/local", "/root/.ssh", "/root/.gitconfig"),
        str(Path(__file__)),
    ]
    expected = [each for each in paths if Path(visible.interpreter()).is_relative_to(each)]
    assert look(f"[each for each in {paths} if os.path.lexists(each)]") == expected


def test_of_the_home_folder_only_the_way_to_the_interpreter_is_seen(look):
    """An interpreter below it is visible, its neighbours aren't."""
    home, prefix = Path.home(), Path(sys.base_prefix).resolve()
    way = [prefix.relative_to(home).parts[0]] if prefix.is_relative_to(home) else []
    assert look(f"os.path.isdir({str(home)!r}) and os.listdir({str(home)!r}) or []") == way


def test_the_virtual_environment_is_not_seen(look):
    """It may hold the exercises, and whatever else its owner works with."""
    if sys.prefix == sys.base_prefix:
        pytest.skip("the tests run outside a virtual environment")
    assert look(f"[os.path.lexists({sys.prefix!r}), sys.prefix]") == [False, sys.base_prefix]


def test_a_file_in_the_hosts_temporary_folder_is_not_seen(look, tmp_path):
    """/tmp inside is another one."""
    (tmp_path / "secret").write_text("1")
    assert look(f"os.path.lexists({str(tmp_path / 'secret')!r})") is False


def test_no_exercise_lies_anywhere(look):
    """Every name of the whole file system is looked at."""
    assert look("str(list(os.walk('/'))).count('exercise.toml')") == 0


def test_of_this_package_only_the_workers_parts_are_there(look):
    """The judge, the exercises and the history stay outside; of other packages only greenlet is seen."""
    assert look(f"[sorted(os.listdir({visible.ROOT!r})), sorted(os.listdir({visible.ROOT + '/grader'!r}))]") == [
        ["grader", "greenlet"],
        ["__init__.py", "engine", "wire", "worker"],
    ]


def test_only_the_standard_library_and_greenlet_can_be_imported(look):
    """Whatever is installed beside the grader, or for the interpreter, isn't."""
    names = ("pytest", "pip", "docker", "rich", "jinja2", "_pytest", "setuptools")
    find = "from importlib.util import find_spec"
    assert look(f"[find_spec(each) is None for each in {names}]", find) == [True] * len(names)
    assert look("[find_spec(each) is None for each in ('grader.judge', 'grader.results')]", find) == [True] * 2
    assert look("find_spec('greenlet') is not None", find) is True


def test_nothing_can_be_written_but_in_memory(look):
    """Not even by root, whom the kernel would let change the host's settings."""
    new = [*("/probe", "/usr/lib/probe", "/dev/probe", "/sandbox/grader/engine/probe", os.__file__ + ".probe")]
    old = [*("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/self/oom_score_adj", os.__file__)]
    opened = f"[attempt(os.open, each, os.O_WRONLY | (os.O_CREAT if each in {new} else 0)) for each in {new + old}]"
    assert set(look(opened, TRY)) <= {"OSError", "PermissionError"}
    assert look("attempt(os.open, 'probe', os.O_WRONLY | os.O_CREAT)", TRY) == "done"


@pytest.mark.parametrize("folder", [".", "/tmp", "/dev/shm"])
def test_the_space_in_memory_has_an_end(look, folder):
    """64 MiB for the worker's folder and /tmp, as much for shared memory."""
    fill = """
def fill(folder):
    for number in range(20):
        try:
            with open(f'{folder}/{number}', 'wb') as file:
                file.write(bytes(8 * 1024**2))
        except OSError:
            return number
"""
    assert look(f"fill({folder!r})", fill) in (7, 8)


def test_a_worker_has_no_capability_and_gets_none(look):
    """All sets are empty, no new privileges, no namespace in which it would have some."""
    lines = "[line.split()[1] for line in open('/proc/self/status') if line.startswith(('Cap', 'NoNewPrivs'))]"
    assert look(lines) == [*["0" * 16] * 5, "1"]
    unshare = "import ctypes\ndef unshare(): return ctypes.CDLL(None).unshare(0x10000000)"
    assert look("unshare()", unshare) == -1


def test_the_hosts_processes_are_not_seen(look):
    """/proc shows bwrap's first process, the worker and the child that runs the submission."""
    pids = "sorted(int(each) for each in os.listdir('/proc') if each.isdigit())"
    commands = "[open(f'/proc/{pid}/comm').read().strip() for pid in " + pids + "]"
    seen = look(commands)
    assert seen[0] == "bwrap"
    assert len(seen) == 3


def test_only_harmless_devices_are_there(look):
    """No disk, no memory, no terminal of the host."""
    assert set(look("os.listdir('/dev')")) <= {
        *("null", "zero", "full", "random", "urandom", "tty", "shm", "pts", "ptmx", "fd", "core"),
        *("stdin", "stdout", "stderr", "console"),
    }


def test_who_and_where_it_is_is_the_same_everywhere(look):
    """Neither the user's number nor the machine's name can be told apart."""
    assert look("[os.getuid(), os.getgid(), os.uname().nodename, os.getcwd()]") == [
        65534,
        65534,
        "sandbox",
        "/tmp/work",
    ]


def test_the_hosts_folder_for_temporary_files_stays_as_it_was(tmp_path, monkeypatch):
    """The worker's own folder is in memory, and gone with it."""
    require("bubblewrap")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    channel = make_sandbox("bubblewrap").open()
    channel.receive(60)
    assert list(tmp_path.iterdir()) == []
    channel.close()


@pytest.mark.parametrize("source", [CORRECT, UNLOCKED], ids=["correct", "racy"])
def test_a_grading_comes_out_as_in_local(tmp_path, source):
    """Same marks, findings, schedules and traces; only times and the sandbox's name differ."""
    require("bubblewrap")
    small = SmallExercise(tmp_path)
    reports = []
    for name in ("local", "bubblewrap"):
        small.sandbox = make_sandbox(name)
        report = small.grade(source)
        assert (report.sandbox, report.score) == (name, 3 if source is CORRECT else 1)
        reports.append(_timeless(report.to_json()))
    assert reports[0] == reports[1]


def _timeless(document):
    if isinstance(document, dict):
        return {key: _timeless(value) for key, value in document.items() if key not in ("seconds", "sandbox")}
    return [_timeless(each) for each in document] if isinstance(document, list) else document


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("bwrap: setting up uid map: Permission denied", "kernel.apparmor_restrict_unprivileged_userns=0"),
        ("bwrap: No permissions to create new namespace", "kernel.unprivileged_userns_clone=1"),
        ("bwrap: Unknown option --disable-userns", "version 0.8 or later"),
        ("bwrap: Can't mount proc on /newroot/proc: Operation not permitted", "use Docker from its host"),
    ],
)
def test_where_it_is_not_allowed_the_next_step_is_told(tmp_path, monkeypatch, said, step):
    """What bwrap said, and what can be done about it; an infrastructure error, nobody's mark."""
    program = tmp_path / "bwrap"
    program.write_text(f'#!/bin/sh\necho "{said}" >&2\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InfrastructureError) as refused:
        BubblewrapSandbox().open()
    assert said in str(refused.value)
    assert step in str(refused.value)


def test_where_it_is_missing_the_package_is_named(tmp_path, monkeypatch):
    """The name of the program is not that of the package."""
    monkeypatch.setenv("PATH", str(tmp_path))
    sandbox = BubblewrapSandbox()
    assert not sandbox.available()
    with pytest.raises(InfrastructureError, match="install the package bubblewrap"):
        sandbox.open()

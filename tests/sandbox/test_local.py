"""The local sandbox starts a worker that shares nothing with the host but the wire, and leaves nothing behind."""

from __future__ import annotations

import os
import resource
import select
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.sandbox import Limits, make_sandbox
from grader.wire import Closed
from grader.wire.messages import Died, Explore, Load, Loaded, Play, Ready, Seen

SCENARIOS = "def look(submission):\n    return submission.look()\n"


@contextmanager
def worker(limits=None):
    channel = make_sandbox("local", limits).open()
    try:
        assert isinstance(channel.receive(60), Ready)
        yield channel
    finally:
        channel.close()


def observed(source, limits=None):
    """What ``look()`` of a submission returns in a worker, or how its process died."""
    with worker(limits) as channel:
        channel.send(Load({"probe.py": source}, "probe.py", SCENARIOS, (), 10.0), 5)
        loaded = channel.receive(20)
        assert isinstance(loaded, Loaded), loaded
        assert loaded.findings == ()
        play = Play("look", {}, 0, 1, 20_000, "fair", ())
        channel.send(Explore(play, ()), 5)
        answer = channel.receive(20)
        return answer.ending.value if isinstance(answer, Seen) else answer


def _alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_the_worker_says_which_python_it_is():
    """The first message is the worker's own."""
    channel = make_sandbox("local").open()
    assert channel.receive(60) == Ready(sys.version.split()[0])
    assert channel.close() == ""


def test_closing_twice_is_harmless():
    """A channel can be closed by whoever comes first."""
    channel = make_sandbox("local").open()
    channel.close()
    assert channel.close() == ""


def test_a_closed_worker_is_gone_with_its_folder():
    """Neither process nor folder survives."""
    channel = make_sandbox("local").open()
    channel.receive(60)
    pid, folder = channel._process.pid, channel._folder.name
    channel.close()
    assert (_alive(pid), Path(folder).exists()) == (False, False)


def test_nothing_of_the_hosts_environment_is_inherited(monkeypatch):
    """Variables of the host (tokens, proxies, PYTHONPATH) stay there."""
    monkeypatch.setenv("SECRET", "1")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    names = observed("import os\ndef look(): return sorted(os.environ)\n")
    assert "SECRET" not in names
    assert "PYTHONPATH" not in names
    assert "PYTHONHASHSEED" in names


def test_the_worker_lives_in_an_empty_folder_of_its_own(tmp_path, monkeypatch):
    """The host's current folder is not the submission's, and is not imported from."""
    (tmp_path / "probe_me.py").write_text("")
    monkeypatch.chdir(tmp_path)
    source = (
        "import os, importlib.util\n"
        "def look(): return [os.getcwd(), os.listdir('.'), importlib.util.find_spec('probe_me') is not None]\n"
    )
    folder, files, importable = observed(source)
    assert folder != str(tmp_path)
    assert (files, importable) == ([], False)


def test_what_lies_beside_the_package_cannot_be_imported():
    """From a checkout, the tests and the solutions are next to it."""
    source = "import importlib.util\ndef look(): return [importlib.util.find_spec(each) is None for each in ('tests', 'solutions')]\n"
    assert observed(source) == [True, True]


def test_the_limits_hold_before_anything_of_the_submission_runs():
    """The worker gives itself what the host says."""
    source = (
        "import resource as r\n"
        "def look(): return [r.getrlimit(each) for each in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_NOFILE, r.RLIMIT_CORE)]\n"
    )
    limits = Limits(memory=2**30, cpu=60, file_size=2**20, open_files=250)
    assert observed(source, limits) == [[2**30] * 2, [60] * 2, [2**20] * 2, [250] * 2, [0] * 2]


def test_a_submission_that_takes_too_much_memory_gets_a_memory_error():
    """The limit is on the process, not on the machine."""
    source = "def look():\n    try:\n        bytearray(2**40)\n    except MemoryError:\n        return 'refused'\n"
    assert observed(source) == "refused"


def test_the_standard_streams_are_not_the_wire():
    """Reading finds the end of a file; writing goes nowhere near the messages."""
    source = "import os, sys\ndef look():\n    os.write(1, b'x' * 100)\n    os.write(2, b'y')\n    return os.read(0, 5) == b''\n"
    assert observed(source) is True


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
    pid = observed(source)
    assert isinstance(pid, int)
    assert not _alive(pid)


@pytest.mark.parametrize("code", [0, 1, 77])
def test_a_submission_that_ends_its_process_is_a_death(code):
    """No exit code passes for an answer."""
    assert observed(f"import os\ndef look(): os._exit({code})\n") == Died(0, code, False, "", 0, "")


def test_a_dead_worker_is_closed_not_silent():
    """The host notices at once, without waiting for a time limit."""
    with worker() as channel:
        os.kill(channel._process.pid, 9)
        with pytest.raises(Closed):
            channel.receive(60)


def test_a_worker_that_cannot_start_says_why(monkeypatch):
    """What stood on its error stream is returned when it is closed."""
    monkeypatch.setattr("grader.sandbox.local._BOOT", "raise SystemExit('no such engine')")
    channel = make_sandbox("local").open()
    with pytest.raises(Closed):
        channel.receive(60)
    assert channel.close() == "no such engine"


def test_the_request_after_a_death_is_answered():
    """One worker outlives the processes that run the submission."""
    source = "import os\nmode = 'live'\ndef look(): os._exit(0)\n"
    scenarios = SCENARIOS + "def stay(submission): return 5\n"
    with worker() as channel:
        channel.send(Load({"probe.py": source}, "probe.py", scenarios, (), 10.0), 5)
        assert isinstance(channel.receive(20), Loaded)
        channel.send(Explore(Play("look", {}, 0, 1, 100, "fair", ()), ()), 5)
        assert isinstance(channel.receive(20), Died)
        channel.send(Explore(Play("stay", {}, 0, 1, 100, "fair", ()), ()), 5)
        seen = channel.receive(20)
        assert isinstance(seen, Seen)
        assert seen.ending.value == 5


def test_a_user_with_many_threads_can_still_grade():
    """The limit on processes is the worker's own, though the kernel counts all of the user's threads against it."""
    soft = observed("import resource\ndef look(): return resource.getrlimit(resource.RLIMIT_NPROC)[0]\n")
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    assert soft == hard or soft > Limits().processes


@pytest.mark.parametrize("name", ["bubblewrap", "podman"])
def test_a_sandbox_that_is_not_there_is_a_wrong_call(name):
    """The message tells what there is."""
    with pytest.raises(UsageError, match="local"):
        make_sandbox(name)


def test_auto_finds_a_sandbox():
    """Something always works."""
    assert make_sandbox("auto").name == "local"


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

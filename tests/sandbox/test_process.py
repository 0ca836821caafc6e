"""A worker in a subprocess shares nothing with the host but the wire, and leaves nothing behind: local and bubblewrap."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from probing import SCENARIOS, alive, ask, descendants, observed, survives, worker
from sandboxes import require

from grader.sandbox import Limits, make_sandbox
from grader.wire import Closed
from grader.wire.messages import Died, Explore, Load, Loaded, Play, Ready, Seen


@pytest.fixture(params=["local", "bubblewrap"])
def name(request):
    """Each sandbox that is a subprocess."""
    require(request.param)
    return request.param


def test_the_worker_says_which_python_it_is(name):
    """The first message is the worker's own; it is the grader's Python."""
    channel = make_sandbox(name).open()
    assert channel.receive(60) == Ready(sys.version.split()[0])
    assert channel.close() == ""


def test_closing_twice_is_harmless(name):
    """A channel can be closed by whoever comes first."""
    channel = make_sandbox(name).open()
    channel.close()
    assert channel.close() == ""


def test_a_closed_worker_is_gone(name):
    """Neither it nor what stood around it survives, however early it is closed."""
    for ready in (True, False):
        channel = make_sandbox(name).open()
        if ready:
            channel.receive(60)
        pid = channel._process.pid
        all_of_it = {pid, *descendants(pid)}
        channel.close()
        assert [each for each in all_of_it if alive(each)] == []


def test_no_descriptor_stays_open(name):
    """Hundreds of gradings in one process don't run out of them."""
    make_sandbox(name).open().close()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        make_sandbox(name).open().close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_nothing_of_the_hosts_environment_is_inherited(name, monkeypatch):
    """Variables of the host (tokens, proxies, PYTHONPATH) stay there."""
    monkeypatch.setenv("SECRET", "1")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    names = observed(name, "import os\ndef look(): return sorted(os.environ)\n")
    assert {"HOME", "LANG", "PATH", "PYTHONHASHSEED", "TMPDIR"} <= set(names)
    assert set(names) <= {"HOME", "LANG", "LC_CTYPE", "PATH", "PWD", "PYTHONHASHSEED", "TMPDIR"}


def test_the_worker_lives_in_an_empty_folder_of_its_own(name, tmp_path, monkeypatch):
    """The host's current folder is not the submission's, and is not imported from."""
    (tmp_path / "probe_me.py").write_text("")
    monkeypatch.chdir(tmp_path)
    source = (
        "import os, importlib.util\n"
        "def look(): return [os.getcwd(), os.listdir('.'), importlib.util.find_spec('probe_me') is not None]\n"
    )
    folder, files, importable = observed(name, source)
    assert folder != str(tmp_path)
    assert (files, importable) == ([], False)


def test_what_lies_beside_the_package_cannot_be_imported(name):
    """From a checkout, the tests and the solutions are next to it."""
    source = "import importlib.util\ndef look(): return [importlib.util.find_spec(each) is None for each in ('tests', 'solutions')]\n"
    assert observed(name, source) == [True, True]


def test_the_limits_hold_before_anything_of_the_submission_runs(name):
    """The worker gives itself what the host says."""
    source = (
        "import resource as r\n"
        "def look(): return [r.getrlimit(each) for each in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_NOFILE, r.RLIMIT_CORE)]\n"
    )
    limits = Limits(memory=2**30, cpu=60, file_size=2**20, open_files=250)
    assert observed(name, source, limits) == [[2**30] * 2, [60] * 2, [2**20] * 2, [250] * 2, [0] * 2]


def test_a_submission_that_takes_too_much_memory_gets_a_memory_error(name):
    """The limit is on the process, not on the machine."""
    source = "def look():\n    try:\n        bytearray(2**40)\n    except MemoryError:\n        return 'refused'\n"
    assert observed(name, source) == "refused"


def test_the_standard_streams_are_not_the_wire(name):
    """Reading finds the end of a file; writing goes nowhere near the messages."""
    source = "import os, sys\ndef look():\n    os.write(1, b'x' * 100)\n    os.write(2, b'y')\n    return os.read(0, 5) == b''\n"
    assert observed(name, source) is True


def test_what_makes_itself_a_daemon_dies_with_the_worker(name):
    """A grandchild in a session of its own, of a worker that is closed while the request still runs."""
    source = """
import os, time
def look():
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.execv("/bin/sleep", ["sleep", "600"])
            time.sleep(600)
    return True
"""
    with worker(name) as channel:
        assert ask(channel, source) is True
        below = descendants(channel._process.pid)
        assert len(below) >= 6
        channel.close()
        assert [each for each in below if survives(each)] == []


@pytest.mark.parametrize("code", [0, 1, 77])
def test_a_submission_that_ends_its_process_is_a_death(name, code):
    """No exit code passes for an answer."""
    assert observed(name, f"import os\ndef look(): os._exit({code})\n") == Died(0, code, False, "", 0, "")


def test_a_dead_worker_is_closed_not_silent(name):
    """The host notices at once, without waiting for a time limit."""
    with worker(name) as channel:
        os.kill(channel._process.pid, 9)
        with pytest.raises(Closed):
            channel.receive(60)


def test_a_worker_that_cannot_start_says_why(name, monkeypatch):
    """What stood on its error stream is returned when it is closed."""
    monkeypatch.setattr(f"grader.sandbox.{name}._BOOT", "raise SystemExit('no such engine')")
    channel = make_sandbox(name).open()
    with pytest.raises(Closed):
        channel.receive(60)
    assert channel.close() == "no such engine"


def test_the_request_after_a_death_is_answered(name):
    """One worker outlives the processes that run the submission."""
    source = "import os\nmode = 'live'\ndef look(): os._exit(0)\n"
    scenarios = SCENARIOS + "def stay(submission): return 5\n"
    with worker(name) as channel:
        channel.send(Load({"probe.py": source}, "probe.py", scenarios, (), 10.0), 5)
        assert isinstance(channel.receive(20), Loaded)
        channel.send(Explore(Play("look", {}, 0, 1, 100, "fair", ()), ()), 5)
        assert isinstance(channel.receive(20), Died)
        channel.send(Explore(Play("stay", {}, 0, 1, 100, "fair", ()), ()), 5)
        seen = channel.receive(20)
        assert isinstance(seen, Seen)
        assert seen.ending.value == 5


def test_a_user_with_many_threads_can_still_grade(name):
    """The limit on processes is the worker's own, though the kernel may count all of the user's threads against it."""
    import resource

    soft = observed(name, "import resource\ndef look(): return resource.getrlimit(resource.RLIMIT_NPROC)[0]\n")
    hard = resource.getrlimit(resource.RLIMIT_NPROC)[1]
    assert soft == hard or soft > Limits().processes

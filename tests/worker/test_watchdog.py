"""A process that fell silent or crashed is known by the line where it was."""

from __future__ import annotations

import faulthandler
import os
import signal

import pytest

from grader.worker.watchdog import LastSeen, Watchdog

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def _fate(source, seconds=30.0, files=("counter.py",)):
    """Runs ``source`` as counter.py in a process of its own; what the watchdog knows of it afterwards, and its status."""
    watchdog = Watchdog(seconds)
    child = os.fork()
    if child == 0:
        watchdog.guard()
        exec(compile(source, "counter.py", "exec"), {"watchdog": watchdog})
        os._exit(0)
    _, status = os.waitpid(child, 0)
    seen = watchdog.last_seen(files)
    watchdog.close()
    return seen, os.waitstatus_to_exitcode(status)


def test_a_silent_process_is_ended_with_its_place():
    """Not even a loop inside C code escapes."""
    seen, _ = _fate("import itertools\n\nsum(itertools.count())\n", seconds=0.2)
    assert seen == LastSeen(late=True, file="counter.py", line=3)


def test_a_crash_has_its_place():
    """The line that ran when the signal came is known."""
    seen, code = _fate("import os\nos.kill(os.getpid(), 11)\n")
    assert seen == LastSeen(late=False, file="counter.py", line=2)
    assert code == -11


def test_an_end_of_its_own_has_no_place():
    """A process that leaves by itself was neither late nor crashed."""
    assert _fate("import os\nos._exit(1)\n") == (LastSeen(late=False), 1)


def test_lines_of_other_files_are_passed_over():
    """The innermost line of the submission is told, not the grader's."""
    source = "import os\nexec(compile('os.kill(os.getpid(), 11)', 'other.py', 'exec'))\n"
    assert _fate(source)[0].line == 2


def test_a_fatal_signal_cannot_find_the_waiting_thread(monkeypatch):
    """That thread inherits a mask without fatal signals; the thread that starts it has its own back."""
    masks = []
    monkeypatch.setattr(faulthandler, "dump_traceback_later", lambda *_, **__: masks.append(_blocked()))
    before = _blocked()
    watchdog = Watchdog(30)
    watchdog.pet()
    watchdog.close()
    assert {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL} <= masks[0]
    assert _blocked() == before


def _blocked():
    return signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_sign_of_life_starts_the_time_anew():
    """What is late is counted from the last message."""
    watchdog = Watchdog(0.2)
    child = os.fork()
    if child == 0:
        watchdog.guard()
        watchdog._seconds = 600
        watchdog.pet()
        heard, _ = os.pipe()
        os.set_blocking(heard, True)
        import select

        select.select([heard], [], [], 0.5)
        os._exit(3)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 3
    watchdog.close()


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b'  File "counter.py", line x in f'])
def test_whatever_a_submission_writes_there_is_survived(text):
    """The file is within the submission's reach, so its content is not trusted."""
    watchdog = Watchdog(1)
    os.write(watchdog._file, text)
    assert watchdog.last_seen({"counter.py"}) == LastSeen(late=False)
    watchdog.close()

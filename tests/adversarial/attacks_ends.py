"""Ends, crashes and bombs: whatever makes the process go away, hang, or grow."""

from __future__ import annotations

from attack import BOTH, REAL, SIMULATED, Attack, at_import, in_increment, in_value, quietly

NO_RETURN = "exception wrong-outcome"

ENDS = {
    "sys.exit(0) in the main thread": Attack(in_value("import sys; sys.exit(0)"), "exception", "SystemExit"),
    "sys.exit(0) in a thread": Attack(in_increment("import sys; sys.exit(0)"), "wrong-outcome", "observed: 0"),
    "sys.exit(0) at import": Attack(at_import("import sys; sys.exit(0)"), "import-error", "SystemExit", whole=True),
    "sys.exit(0) by atexit": Attack(
        in_value("import atexit, os; atexit.register(os._exit, 0)"), "wrong-outcome", "observed"
    ),
    "os._exit(0)": Attack(in_value("import os; os._exit(0)"), "crash", "exit code 0"),
    "os._exit(1)": Attack(in_value("import os; os._exit(1)"), "crash", "exit code 1"),
    "os._exit(77)": Attack(in_value("import os; os._exit(77)"), "crash", "exit code 77"),
    "os._exit(0) in a thread": Attack(in_increment("import os; os._exit(0)"), "crash", "exit code 0"),
    "os._exit(0) at import": Attack(at_import("import os; os._exit(0)"), "crash", "exit code 0", whole=True),
    "os.abort": Attack(in_value("import os; os.abort()"), "crash", "SIGABRT"),
    "a crash in C": Attack(in_value("import faulthandler; faulthandler._sigsegv()"), "crash", "SIGSEGV"),
    "a crash by ctypes": Attack(
        in_value(quietly("import ctypes; ctypes.string_at(0)")), "policy", "interpreter's memory with ctypes"
    ),
    "killing itself": Attack(in_value("import os; os.kill(os.getpid(), 9)"), "crash", "SIGKILL"),
    "its own end, without a word": Attack(in_value("import os; os.kill(os.getpid(), 15)"), "crash", "SIGTERM"),
    "deep recursion": Attack(in_value("return self.value"), "exception", "RecursionError"),
    "recursion with a raised limit": Attack(
        in_value("import sys; sys.setrecursionlimit(10**9)\nreturn self.value"), "exception crash no-progress", "", (SIMULATED,)
    ),
    "an endless loop that catches everything": Attack(
        in_value("while True:\n    try:\n        while True: pass\n    except BaseException: continue"),
        "no-progress", "round and round", (SIMULATED,),
    ),
    "a loop in C, with the watchdog off": Attack(
        in_value("import faulthandler, itertools\nfaulthandler.cancel_dump_traceback_later()\nsum(itertools.count())"),
        "timeout", "no sign of life", (SIMULATED,), silence=1.0,
    ),
    "a wait for the wall clock": Attack(
        in_value("import select; select.select([], [], [], 60)"), "timeout", "no sign of life", (SIMULATED,), silence=1.0,
    ),
    "a wait for a signal": Attack(in_value("import signal; signal.pause()"), "timeout", "no sign of life", (SIMULATED,), silence=1.0),
    "all signals ignored, then silence": Attack(
        in_value("import signal\nfor n in range(1, 65):\n    try: signal.signal(n, signal.SIG_IGN)\n    except (OSError, ValueError): pass\nsignal.pause()"),
        "timeout", "no sign of life", (SIMULATED,), silence=1.0,
    ),
    "replacing itself by another program": Attack(
        in_value(quietly("import os; os.execv('/bin/true', ['true'])")), "uncontrolled crash policy", ""
    ),
}  # fmt: skip

MANY = """for _ in range(280):
    try: child = os.fork()
    except OSError: break
    if child == 0: time.sleep(600); os._exit(0)"""
"""More than a sandbox allows, but no more than this: run by root, only a container limits them (docs/security.md)."""

BOMBS = {
    "a fork bomb": Attack(in_value(f"import os, time\n{MANY}"), "policy crash leaked-process", "process", (REAL,)),
    "a fork bomb where nothing is to fork": Attack(
        in_value(f"import os, time\n{MANY}"), "uncontrolled crash", "process", (SIMULATED,)
    ),
    "a fork bomb at import": Attack(
        at_import(f"import os, time\n{MANY}"), "uncontrolled crash", "process", (SIMULATED,), whole=True
    ),
    "a fork bomb that grows and grows": Attack(
        in_value("import os\nwhile True:\n    try: os.fork()\n    except OSError: pass"),
        "uncontrolled crash timeout policy", "", sandboxes=("docker",), silence=4.0,
    ),
    "a thread bomb": Attack(
        in_value("while True: threading.Thread(target=threading.Event().wait, daemon=True).start()"),
        "exception no-progress uncontrolled", "",
    ),
    "all the memory": Attack(in_value("x = bytearray(10**12)"), "exception", "MemoryError"),
    "all the memory, bit by bit": Attack(
        in_value("kept = []\nwhile True: kept.append(bytearray(2**28))"), "exception crash timeout", "", (SIMULATED,)
    ),
    "the memory of a list that grows in C": Attack(
        in_value("import itertools; list(itertools.repeat('x'))"), "exception crash timeout", "", (SIMULATED,)
    ),
    "the disk": Attack(
        in_value(quietly("for n in range(30):\n    with open(f'planted{n}', 'wb') as file: file.write(bytes(4 * 2**20))")),
        "wrong-outcome exception", "", (SIMULATED,),
    ),
    "a file without end": Attack(
        in_value(quietly("file = open('planted', 'wb', 0)\nfor n in range(100): file.write(bytes(2**20))")),
        "wrong-outcome exception crash", "", (SIMULATED,),
    ),
    "a sparse file": Attack(
        in_value(quietly("file = open('planted', 'wb'); file.truncate(2**40)")), "wrong-outcome crash", "", (SIMULATED,)
    ),
    "thousands of files": Attack(
        in_value(quietly("import os\nfor n in range(1000): os.close(os.open(f'planted{n}', os.O_CREAT))")),
        "wrong-outcome exception", "", (SIMULATED,),
    ),
    "folders in folders": Attack(
        in_value(quietly("import os\nfor n in range(40): os.mkdir('planted'); os.chdir('planted')")),
        "wrong-outcome exception", "", (SIMULATED,),
    ),
    "all descriptors": Attack(
        in_value("import os\nkept = []\nwhile True: kept.append(os.dup(1))"), "exception", "Too many open files"
    ),
    "closed descriptors": Attack(in_value("import os; os.closerange(0, 4096)"), "crash policy", ""),
    "output without end, to stdout": Attack(
        in_value("for _ in range(3000): print('x' * 1000)"), "wrong-outcome", "observed"
    ),
    "output without end, to stderr": Attack(
        in_value("import sys\nfor _ in range(3000): sys.stderr.write('x' * 1000)"), "wrong-outcome", "observed"
    ),
    "output without end, to a descriptor": Attack(
        in_value("import os\nfor _ in range(1000): os.write(1, b'x' * 100_000)"), "wrong-outcome crash exception", ""
    ),
    "one giant line": Attack(in_value("print('x' * 50_000_000)"), "wrong-outcome", "observed", (SIMULATED,)),
}  # fmt: skip

OUTLIVE = "import os, time\nif os.fork() == 0:\n    {}\n    time.sleep(600)\n    os._exit(0)"

PROCESSES = {
    "a signal to its parent": Attack(
        in_value(quietly("import os; os.kill(os.getppid(), 9)")), "policy", "a signal to a process that is not its own"
    ),
    "a signal to its group": Attack(in_value(quietly("import os; os.killpg(0, 9)")), "policy", "a signal to a process"),
    "a signal to the first process": Attack(in_value(quietly("import os; os.kill(1, 9)")), "policy", "a signal to a process"),
    "a signal to everybody": Attack(in_value(quietly("import os; os.kill(-1, 9)")), "policy", "a signal to a process"),
    "a signal to the grader": Attack(
        in_value(quietly("import os; os.kill(@GRADER@, 15)")), "policy", "a signal to a process", sandboxes=("local",),
    ),
    "a signal to the grader, who isn't there": Attack(
        in_value(quietly("import os; os.kill(@GRADER@, 15)")), "wrong-outcome", "", sandboxes=("bubblewrap", "docker"),
    ),
    "a signal by pidfd": Attack(
        in_value(quietly("import os, signal\nsignal.pidfd_send_signal(os.pidfd_open(os.getppid()), 0)")), "policy", "a signal to a process",
    ),
    "a signal to its parent, from a program": Attack(
        in_value(quietly("import os, subprocess; subprocess.run(['sh', '-c', f'kill -9 {os.getppid()}'])")),
        "uncontrolled crash policy", "",
    ),
    "a process that outlives its test": Attack(in_value(OUTLIVE.format("pass")), "uncontrolled leaked-process", "process"),
    "a daemon in a session of its own": Attack(
        in_value(OUTLIVE.format("os.setsid()\n    if os.fork(): os._exit(0)")), "uncontrolled leaked-process", "process"
    ),
    "a daemon that ignores signals": Attack(
        in_value(OUTLIVE.format("os.setsid()\n    import signal\n    [signal.signal(n, signal.SIG_IGN) for n in (1, 2, 3, 13, 15)]")),
        "uncontrolled leaked-process", "process",
    ),
    "a program that outlives its test": Attack(
        in_value("import subprocess; subprocess.Popen(['sleep', '600'], start_new_session=True)"), "uncontrolled leaked-process", "process",
    ),
    "a process at import": Attack(
        at_import("import os, time\nif os.fork() == 0:\n    os.setsid(); time.sleep(600)"), "uncontrolled leaked-process timeout", "process", (SIMULATED,), whole=True,
    ),
    "a thread that outlives its test": Attack(
        in_value("def live():\n    while True: pass\nthreading.Thread(target=live).start()"), "leaked-thread no-progress", "", (SIMULATED,),
    ),
    "a waiting thread that outlives its test": Attack(
        in_value("threading.Thread(target=threading.Event().wait).start()"), "leaked-thread", "never ends", BOTH
    ),
    "a real thread behind the grader": Attack(
        in_value(quietly("import _frozen_importlib as f, time\nf._thread.start_new_thread(time.sleep, (600,))")), "uncontrolled", "thread", (SIMULATED,),
    ),
    "a thread at the end of the process": Attack(
        in_value("import os, time\ndef late():\n    time.sleep(0.05); os._exit(0)\nthreading.Thread(target=late, daemon=True).start()"),
        "crash wrong-outcome", "",
    ),
}  # fmt: skip

"""Submissions that are no plain file: what lies in their folder reaches for something, or is too much of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from attack import FAULTY, SIMULATED, Attack

Making = Callable[[Path], None]


def _beside(name: str, text: str = "import os\nos._exit(0)\n") -> Making:
    """A faulty counter, and another file."""

    def build(folder: Path) -> None:
        (folder / "counter.py").write_text(FAULTY)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    return build


def _main(make: Making) -> Making:
    return lambda folder: make(folder / "counter.py")


def _both(*makings: Making) -> Making:
    def build(folder: Path) -> None:
        for each in makings:
            each(folder)

    return build


def _link(name: str, target: str) -> Making:
    return lambda folder: (folder / name).symlink_to(target)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**30)


def _many(folder: Path) -> None:
    for number in range(3_000):
        (folder / f"m{number}.py").write_text("")


def _deep(folder: Path) -> None:
    here = folder
    for _ in range(200):
        here = here / "p"
        here.mkdir()
    (here / "counter.py").write_text("import os\nos._exit(0)\n")


FINE = _beside("notes.txt")
USING = FAULTY.replace("import threading", "import helper, json, queue, threading\njson.dumps({})")


def _using(*others: Making) -> Making:
    def build(folder: Path) -> None:
        for each in others:
            each(folder)
        (folder / "counter.py").write_text(USING.replace("import helper, ", "import "))

    return build


def _faulty(build: Making, kinds: str = "wrong-outcome", words: str = "observed", **options: bool) -> Attack:
    return Attack(build, kinds, words, (SIMULATED,), **options)


FOLDERS = {
    "its own threading.py": _faulty(_beside("threading.py", "class Thread: pass\nLock = None\n")),
    "its own json.py": _faulty(_using(_beside("json.py", "def dumps(*a, **k): return '{}'\n")), "wrong-outcome policy", ""),
    "its own queue.py": _faulty(_using(_beside("queue.py", "Queue = None\n")), "wrong-outcome policy", ""),
    "its own pytest.py": _faulty(_beside("pytest.py")),
    "its own conftest.py": _faulty(_beside("conftest.py")),
    "its own test_counter.py": _faulty(_beside("test_counter.py")),
    "its own pytest.ini": _faulty(_beside("pytest.ini", "[pytest]\naddopts = --co\n")),
    "its own pyproject.toml": _faulty(_beside("pyproject.toml", "[tool.pytest.ini_options]\naddopts = '--co'\n")),
    "its own sitecustomize.py": _faulty(_beside("sitecustomize.py")),
    "its own usercustomize.py": _faulty(_beside("usercustomize.py")),
    "its own grader": _faulty(_both(_beside("grader/__init__.py"), _beside("grader/engine/__init__.py"))),
    "its own greenlet": _faulty(_beside("greenlet.py")),
    "its own scenarios.py": _faulty(_beside("scenarios.py", "def count(*a, **k): return 2\n"), "wrong-outcome import-error", ""),
    "its own hidden/scenarios.py": _faulty(_beside("hidden/scenarios.py", "def count(*a, **k): return 2\n")),
    "its own exercise.toml": _faulty(_beside("exercise.toml", "points = 0\n")),
    "its own history": _faulty(_beside(".grade/history.json", "[" * 100_000)),
    "a .pth file": _faulty(_beside("planted.pth", "import os; os._exit(0)\n")),
    "a compiled module": _faulty(_beside("__pycache__/counter.cpython-311.pyc", "garbage")),
    "a name with a newline": _faulty(_both(FINE, _beside("a\n✓ all passed\nb.py", "x = 1"))),
    "a name that clears the screen": _faulty(_beside("\x1b[2J\x1b[31m.py", "x = 1")),
    "a name that isn't text": _faulty(_both(FINE, lambda folder: Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.py")).write_text(""))),
    "a name that leads out": _faulty(_both(FINE, _beside("..py", "x = 1"))),
    "a link to a file of the system": _faulty(_both(FINE, _link("secret.py", "/etc/passwd"))),
    "a link to the checks": _faulty(_both(FINE, _link("checks.py", "@EXERCISE@/hidden/test_hostile.py"))),
    "a link to a device": _faulty(_both(FINE, _link("zero.py", "/dev/zero"))),
    "a link to itself": _faulty(_both(FINE, _link("loop.py", "loop.py"))),
    "a link to its own folder": _faulty(_both(FINE, _link("again", "."))),
    "a link to the root": _faulty(_both(FINE, _link("root", "/"))),
    "a pipe": _faulty(_both(FINE, lambda folder: os.mkfifo(folder / "pipe.py"))),
    "thousands of files": _faulty(_both(FINE, _many)),
    "deep folders": _faulty(_both(FINE, _deep)),
    "a giant beside it": _faulty(_both(FINE, lambda folder: _sparse(folder / "giant.py"))),
    "a giant": _faulty(_main(_sparse), "import-error", "bytes (at most", whole=True),
    "a program in machine code": _faulty(_main(lambda path: path.write_bytes(b"\x7fELF" + bytes(range(256)) * 9)), "import-error", "can't be read as Python source", whole=True),
    "lines without end": _faulty(_main(lambda path: path.write_text("x = [" + "0," * 200_000 + "]\n" + FAULTY))),
    "brackets without end": _faulty(_main(lambda path: path.write_text("x = " + "(" * 5_000 + ")" * 5_000)), "import-error", "syntax error", whole=True),
    "a codec that is none": _faulty(_main(lambda path: path.write_text("# coding: zip\n" + FAULTY)), "import-error", "can't be read as Python source", whole=True),
}  # fmt: skip

MAINS = {
    "a link to the checks": _main(lambda path: path.symlink_to("@EXERCISE@/hidden/test_hostile.py")),
    "a link to a file of the system": _main(lambda path: path.symlink_to("/etc/passwd")),
    "a link to a device": _main(lambda path: path.symlink_to("/dev/zero")),
    "a link to itself": _main(lambda path: path.symlink_to("counter.py")),
    "a pipe": _main(lambda path: os.mkfifo(path)),
    "a folder": _main(lambda path: path.mkdir()),
    "nothing": lambda folder: None,
}
"""Main files that nobody should follow: refused before any grading, or read as nothing."""

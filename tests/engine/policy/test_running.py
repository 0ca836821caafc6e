"""What the library runs by itself is told from what is put into its mouth, or pretends to be it."""

from __future__ import annotations

import pytest
from programs import plain_streams

from grader.engine import Program, Seen, Settings, explore

UNSEEN = {("uncontrolled", "the program runs code that the grader can't control (exec, eval, compile …)")}

METHODS = {
    "an ordinary name": ("add", set()),
    "a name from elsewhere": ("größer", set()),
    "code behind it": ("f(self): pass\nprint(1)\ndef g", UNSEEN),
    "code in a default": ("f(self, x=print(1)): #", UNSEEN),
    "another method": ("f(self, /, *args, **kwds):\n        return self._callmethod('f', args, kwds)\ndef g(self): #", UNSEEN),
}


@pytest.mark.parametrize(("name", "told"), METHODS.values(), ids=METHODS)
def test_a_proxy_may_have_methods_of_any_name_and_nothing_else(hostile, name, told):
    """``multiprocessing.managers`` writes the method's name into code, whatever it is."""
    assert hostile.told(f"from multiprocessing.managers import MakeProxyType\nMakeProxyType('P', ({name!r},))") == told


PRETENDERS = {
    "dataclasses": ("own/dataclasses.py", "def dataclass(): exec('x = 1')", "runs code"),
    "typing": ("own/typing.py", "def dataclass(): return eval('1')", "runs code"),
    "types": ("own/types.py", "import types\ndef dataclass(): types.FunctionType(dataclass.__code__, {})", "runs code"),
    "managers": ("own/multiprocessing/managers.py", "def dataclass(): exec('x = 1')", "runs code"),
    "a user of ctypes": ("own/multiprocessing/own.py", "import ctypes\ndef dataclass(): ctypes.string_at(b'x', 1)", "ctypes"),
    "a part of ctypes": ("own/ctypes/own.py", "import ctypes\ndef dataclass(): ctypes.string_at(b'x', 1)", "ctypes"),
    "tempfile": (
        "own/tempfile.py",
        "def dataclass(): _get_default_tempdir()\ndef _get_default_tempdir():\n    try: open('/etc/passwd')\n    except OSError: pass",
        "read /etc/passwd",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "source", "words"), PRETENDERS.values(), ids=PRETENDERS)
def test_a_submissions_file_is_not_the_librarys_whatever_its_name(hostile, name, source, words):
    """A file of a package may be called like one of the library's: what it does is the program's doing."""
    packages = {f"{name[:place]}/__init__.py": "" for place, letter in enumerate(name) if letter == "/"}
    module = name.removesuffix(".py").replace("/", ".")
    main = f"import importlib\ndef f():\n    try: importlib.import_module({module!r}).dataclass()\n    except OSError: pass\n"
    subject = Program({"subject.py": main, **packages, name: source}, "subject.py", "def play(submission): submission.f()\n")
    with plain_streams():
        events = list(explore(subject, "play", {}, Settings(schedules=1), world=hostile.world))
    found = [each for event in events if isinstance(event, Seen) for each in event.outcome.findings]
    assert any(words in each.message for each in found), found

"""Whatever a submission does, it is graded: no traceback of the grader's, no better mark, and the other check unharmed.

Each of these goes through the real worker. The second check of the small exercise never looks at what is broken here, so its point tells
whether one bad end spoils another check.
"""

from __future__ import annotations

import json

import pytest
from small_exercise import CORRECT

from grader.results import Verdict
from grader.wire import decode
from grader.wire.messages import Explored, Seen


def _value(body):
    """A correct counter whose ``value`` runs ``body`` in the last place."""
    return CORRECT.replace("return self._value", body.replace("\n", "\n        "))


def _increment(body):
    """A correct counter whose ``increment`` runs ``body`` first."""
    return CORRECT.replace("with self._lock:", body.replace("\n", "\n        ") + "\n        with self._lock:")


def _first(text):
    return text + "\n" + CORRECT


NOT_IMPORTABLE = {
    "a syntax error": (CORRECT + "\ndef broken(:\n    pass\n", "import-error", "syntax error: invalid syntax"),
    "a wrong indentation": ("class Counter:\ndef f(): pass\n", "import-error", "expected an indented block"),
    "nothing": ("", "import-error", "does not define Counter.increment, Counter.value (it defines: nothing)"),
    "a missing name": (CORRECT.replace("class Counter", "class Conter"), "import-error", "it defines: Conter"),
    "a missing method": (CORRECT.replace("def increment", "def inc"), "import-error", "Counter.increment"),
    "an absent module": (_first("import numpyx"), "import-error", "No module named 'numpyx'"),
    "an exception": (_first("1 / 0"), "import-error", "ZeroDivisionError"),
    "an exit": (_first("import sys; sys.exit(0)"), "import-error", "SystemExit"),
    "the end of the process": (_first("import os; os._exit(0)"), "crash", "exit code 0"),
    "a signal": (_first("import os; os.kill(os.getpid(), 11)"), "crash", "SIGSEGV"),
    "an endless loop": (_first("while True: pass"), "no-progress", "while importing"),
    "an endless loop in C": (_first("import itertools; sum(itertools.count())"), "timeout", "no sign of life"),
    "an endless constant": (_first("x = 10**10**8"), "timeout", "no sign of life"),
    "a deadlock": (
        _first("import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()"),
        "deadlock",
        "waits for ever",
    ),
    "endless recursion": (_first("def f(): f()\nf()"), "import-error", "RecursionError"),
    "a source too deep": (_first("x = " + "(" * 3_000 + ")" * 3_000), "import-error", "syntax error"),
    "a source too complex": (_first("x = " + "-" * 200_000 + "1"), "import-error", "syntax error"),
    "no UTF-8": (b"# \xe9\n" + CORRECT.encode(), "import-error", "position 2"),
    "a null byte": (CORRECT + "\0", "import-error", "null byte"),
    "a codec that makes no text": (_first("# coding: rot13"), "import-error", "rot13"),
}


@pytest.mark.parametrize(("source", "kind", "message"), NOT_IMPORTABLE.values(), ids=NOT_IMPORTABLE)
def test_what_cannot_be_imported_is_reported_once(small, source, kind, message):
    """One finding for the whole submission, every check failed, no points."""
    report = small.grade(source, silence=1.0)
    assert (report.verdict, report.score, len(report.tests)) == (Verdict.FAILED, 0, 2)
    assert [(each.kind, each.fatal) for each in report.findings] == [(kind, True)]
    assert message in report.findings[0].message
    assert [each.findings for each in report.tests] == [(), ()]


def test_a_syntax_error_has_line_and_caret(small):
    """The student sees where."""
    finding = small.grade("a = 1\nb = (2\nc = 3 +\n").findings[0]
    assert (finding.file, finding.line) == ("counter.py", 2)
    assert finding.traceback == "b = (2\n    ^"


@pytest.mark.parametrize("name", ["an endless loop in C", "a signal"])
def test_where_a_process_was_when_it_ended_is_known(small, name):
    """The line is in the finding."""
    finding = small.grade(NOT_IMPORTABLE[name][0], silence=1.0).findings[0]
    assert (finding.file, finding.line) == ("counter.py", 1)


ONE_CHECK_FAILS = {
    "a wrong signature": (CORRECT.replace("self, amount=1", "self, amount"), "exception", "missing 1 required positional argument"),
    "an exit in the main thread": (_value("import sys; sys.exit(0)"), "exception", "SystemExit"),
    "an exit in a thread": (_increment("import sys; sys.exit(0)"), "wrong-outcome", "observed: 0"),
    "the end of the process": (_value("import os; os._exit(0)"), "crash", "exit code 0"),
    "the end of the process, with any code": (_value("import os; os._exit(77)"), "crash", "exit code 77"),
    "the end of the process, in a thread": (_increment("import os; os._exit(0)"), "crash", "exit code 0"),
    "a signal": (_value("import os; os.kill(os.getpid(), 11)"), "crash", "counter.py, line 16"),
    "being killed": (_value("import os; os.kill(os.getpid(), 9)"), "crash", "SIGKILL"),
    "endless recursion": (_value("return self.value"), "exception", "RecursionError"),
    "recursion without a limit": (_value("import sys; sys.setrecursionlimit(10**9)\nreturn self.value"), None, ""),
    "an endless loop": (_value("while True: pass"), "no-progress", "goes round and round"),
    "an endless loop that swallows all": (
        _value("while True:\n    try:\n        while True: pass\n    except BaseException: pass"), "no-progress", "round",
    ),
    "an endless loop in C": (_value("import itertools; return sum(itertools.count())"), "timeout", "counter.py, line 16"),
    "output without end": (_value("while True: print('x' * 1000)"), "no-progress", "round"),
    "output without end, to a descriptor": (_value("import os\nwhile True: os.write(1, b'x' * 1000)"), "no-progress", "round"),
    "all the memory": (_value("return len(bytearray(10**12))"), "exception", "MemoryError"),
    "a set": (_value("return {2}"), "wrong-outcome", "<set object>"),
    "an object that equals everything": (
        _value("class Liar:\n    def __eq__(self, other): return True\n    __hash__ = None\nreturn Liar()"), "wrong-outcome", "<Liar object>",
    ),
    "a number that equals everything": (
        _value("class Liar(int):\n    def __eq__(self, other): return True\n    __hash__ = None\nreturn Liar(2)"), "wrong-outcome", "<Liar",
    ),
    "a number that is a bool": (_value("return True"), "wrong-outcome", "observed: True"),
    "a number that is a float": (_value("return 2.0"), "wrong-outcome", "observed: 2.0"),
    "not a number": (_value("return float('nan')"), "wrong-outcome", "<float"),
    "a huge number": (_value("return 10**100_000"), "wrong-outcome", "<int"),
    "a huge text": (_value("return 'x' * 50_000_000"), "wrong-outcome", "observed: 'xxx"),
    "a list without end": (_value("x = []\nx.append(x)\nreturn x"), "wrong-outcome", "observed: [[["),
    "a text that can't be shown": (_value("return '\\ud800'"), "wrong-outcome", "observed: '?'"),
    "an exception that can't be shown": (
        _value("class Bad(Exception):\n    def __str__(self): raise ValueError\nraise Bad"), "exception", "Bad",
    ),
    "an exception with a text that can't be encoded": (_value("raise ValueError('\\ud800')"), "exception", "ValueError: ?"),
    "a program of its own": (_value("import subprocess; subprocess.run(['true'])\nreturn 2"), "uncontrolled", "process"),
    "a process of its own": (_value("import os\nif os.fork() == 0: os._exit(0)\nreturn 2"), "uncontrolled", "process"),
    "closed descriptors": (_value("import os; os.closerange(0, 4096)\nreturn 2"), "crash", ""),
    "a missing answer": (_value("raise NotImplementedError"), "not-implemented", ""),
}  # fmt: skip


@pytest.mark.parametrize(("source", "kind", "message"), ONE_CHECK_FAILS.values(), ids=ONE_CHECK_FAILS)
def test_what_goes_wrong_fails_its_check_alone(small, source, kind, message):
    """The finding names what happened, and the other check keeps its point."""
    report = small.grade(source, silence=1.5)
    failed, untouched = report.tests
    assert report.findings == ()
    assert (failed.passed, untouched.passed, report.score) == (False, True, 1)
    assert failed.findings[0].fatal
    if kind is not None:
        assert failed.findings[0].kind == kind
        assert message in failed.findings[0].message
    failed.findings[0].message.encode()


def test_an_attribute_instead_of_a_property_is_fine(small):
    """What only instances have is not missing."""
    plain = CORRECT.replace("self._value", "self.value").partition("    @property")[0]
    assert small.grade(plain).verdict is Verdict.PASSED


def test_what_was_printed_before_a_crash_is_shown(small):
    """It is what a student looks at first."""
    assert small.grade(_value("print('almost there')\nimport os; os._exit(3)")).output == "almost there\n"


FORGED = """
import os, json
def send(**message):
    body = json.dumps(message).encode()
    frame = len(body).to_bytes(4, "big") + body
    for descriptor in range(3, 256):
        try:
            os.write(descriptor, FRAME if message.get("raw") else frame)
        except OSError:
            pass
"""

ENDING = "ending={'kind': 'returned', 'value': 2, 'findings': []}"

ROWS = f"rows=[{{{ENDING.replace('ending=', repr('ending') + ': ')}, 'count': 40, 'token': 'g1'}}]"

FORGERIES = {
    "garbage": "FRAME = b'garbage!' * 100\nsend(raw=True)",
    "half a frame": "FRAME = b'\\0\\0\\1\\0'\nsend(raw=True)",
    "a giant": "FRAME = b'\\xff\\xff\\xff\\xff'\nsend(raw=True)",
    "an answer that doesn't fit": "send(type='Ready', python='3.12')",
    "progress without end": "while True: send(type='Progress', executions=1)",
    "endings without end": f"while True: send(type='Seen', {ENDING}, executions=1, token='', origin='search')",
    "a bad token": "send(type='Seen', ending={'kind': 'returned', 'value': 1, 'findings': []}, executions=1, token='nonsense', origin='search')",
    "reading what the host says": "import select\nfor each in range(3, 256):\n    try: os.read(each, 3) if select.select([each], [], [], 0)[0] else 0\n    except OSError: pass",
    "the right ending": f"send(type='Seen', {ENDING}, executions=1, token='g1', origin='search')",
    "a search that came to the right end": f"send(type='Explored', {ROWS}, executions=40, steps=400, proof=None, note='', predicted=[], output='')",
    "an ending of no known kind": (
        "send(type='Seen', ending={'kind': 'splendid', 'value': 2, 'findings': []}, executions=1, token='g1', origin='search')"
    ),
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_forged_messages_end_in_a_failure(small, forgery):
    """A submission that writes to every descriptor fails its check, whatever it writes; the grader neither fails nor hangs."""
    report = small.grade(FORGED + _value(forgery + "\nreturn 1"), silence=1.0)
    assert report.verdict is Verdict.FAILED
    assert not report.tests[0].passed
    assert report.tests[0].findings[0].fatal


WELL_FORMED = [forgery for name, forgery in FORGERIES.items() if "right" in name]


@pytest.mark.parametrize("forgery", WELL_FORMED)
def test_a_forged_message_with_the_right_value_is_not_believed(small, forgery):
    """It lacks the key that only the worker knows, which is a finding for the instructor, also when it precedes the worker's own."""
    finding = small.grade(FORGED + _value(forgery + "\nreturn 1")).tests[0].findings[0]
    assert (finding.kind, "not from the other side" in finding.message) == ("policy", True)


def test_the_forged_messages_are_well_formed():
    """But for the key, the host would take them."""
    sent = []
    send = {"send": lambda **message: sent.append(decode(json.dumps(message).encode()))}
    for forgery in WELL_FORMED:
        exec(forgery, send)
    assert [type(each) for each in sent] == [Seen, Explored]


PATCHES = {
    "json.dumps": "import json\njson.dumps = lambda *a, **k: '{}'",
    "json.JSONEncoder": "import json\njson.JSONEncoder.encode = json.JSONEncoder.iterencode = lambda *a, **k: '{}'\njson.encoder.c_make_encoder = None",
    "json.JSONDecoder": "import json\njson.JSONDecoder.decode = json.loads = lambda *a, **k: 1 / 0",
    "dataclasses.asdict": "import dataclasses\ndataclasses.asdict = dataclasses.fields = lambda *a, **k: {}",
    "os.write": "import os\nos.write = lambda *a, **k: 1 / 0",
    "os.read": "import os\nos.read = lambda *a, **k: b''",
    "os._exit": "import os\nos._exit = lambda *a, **k: None",
    "os.getppid": "import os\nos.getppid = lambda *a, **k: 1",
    "select.poll": "import select\nselect.poll = lambda *a, **k: 1 / 0",
    "hmac": "import hmac\nhmac.compare_digest = lambda *a, **k: True",
}


@pytest.mark.parametrize("patch", PATCHES.values(), ids=PATCHES)
@pytest.mark.parametrize(("value", "observed"), [("self._value", 2), ("1", 1)])
def test_replacing_what_the_worker_calls_changes_no_message(small, patch, value, observed):
    """The host hears what was really observed, and that something was replaced: even the right value earns nothing then."""
    report = small.grade(_value(f"{patch}\nreturn {value}"))
    failed = report.tests[0]
    assert {each.value for each in failed.outcomes} == {observed}
    assert (failed.passed, failed.findings[0].kind, "replaced" in failed.findings[0].message) == (False, "policy", True)

"""Replacing what the grader stands on, reaching into it, and running code that it doesn't see."""

from __future__ import annotations

from attack import BOTH, SIMULATED, Attack, at_import, in_increment, in_value, quietly

REPLACED = "of the standard library"


def _patch(lines: str, *, words: str = REPLACED, kinds: str = "policy", **options: object) -> Attack:
    return Attack(in_value(quietly(lines)), kinds, words, **options)  # type: ignore[arg-type]


PATCHES = {
    "json": _patch("import json\njson.dumps = lambda *a, **k: '{}'", words="json.dumps"),
    "json's encoder": _patch("import json\njson.JSONEncoder.encode = json.JSONEncoder.iterencode = lambda *a, **k: '{}'", words="JSONEncoder"),
    "json's encoder in C": _patch("import json.encoder\njson.encoder.c_make_encoder = json.encoder.encode_basestring_ascii = lambda *a: a", words="json.encoder"),
    "os.write": _patch("import os\nos.write = lambda *a: 0", words="os.write"),
    "os._exit": _patch("import os\nos._exit = lambda *a: None", words="os._exit"),
    "os.fork": _patch("import os\nos.fork = lambda: 0", words="os.fork"),
    "socket": _patch("import socket\nsocket.socket.send = lambda *a: 0", kinds="policy wrong-outcome", words=""),
    "the lock": _patch("threading.Lock = lambda: None", words="threading.Lock"),
    "Thread.start": Attack(at_import("import threading\nthreading.Thread.start = lambda self: self.run()\nthreading.Thread.join = lambda *a: None"), "policy", "threading.Thread.start", whole=True),
    "Thread.run": _patch("threading.Thread.run = lambda self: None", words="threading.Thread.run"),
    "Condition": _patch("threading.Condition.wait = lambda *a: True", words="threading.Condition.wait"),
    "get_ident": _patch("threading.get_ident = lambda: 1", words="get_ident"),
    "_thread": _patch("import _thread\n_thread.start_new_thread = lambda f, a: f(*a)", words="start_new_thread"),
    "time": _patch("import time\ntime.sleep = lambda s: None", words="time.sleep"),
    "random": _patch("import random\nrandom.Random.random = lambda self: 0.5", words="random"),
    "all of threading": Attack(
        at_import("import sys, types\nfake = types.ModuleType('threading')\nclass Thread:\n    def __init__(self, target=None, args=(), kwargs={}, **k): self.work = lambda: target(*args, **kwargs)\n    def start(self): self.work()\n    def join(self, *a): pass\nfake.Thread, fake.Lock = Thread, object\nsys.modules['threading'] = fake"),
        "wrong-outcome policy", "",
    ),
    "the modules that are loaded": _patch("import sys\nfor name in list(sys.modules):\n    if name not in ('sys', 'builtins'): del sys.modules[name]", kinds="policy wrong-outcome exception", words=""),
    "the import system": _patch("import sys\nsys.meta_path.clear(); sys.path_hooks.clear(); sys.path.clear()", kinds="policy wrong-outcome", words=""),
    "an importer of its own": Attack(
        at_import("import sys\nclass Finder:\n    def find_spec(self, name, *a): raise SystemExit(0)\nsys.meta_path.insert(0, Finder)\nsys.modules.pop('json', None)"), "wrong-outcome policy", "",
    ),
    "__import__": _patch("import builtins\nbuiltins.__import__ = lambda *a, **k: None", kinds="policy wrong-outcome", words=""),
    "__build_class__": Attack(at_import("import builtins\nreal = builtins.__build_class__\nbuiltins.__build_class__ = lambda f, name, *b, **k: real(f, name, *b, **k)"), "wrong-outcome policy", ""),
    "len": _patch("import builtins\nbuiltins.len = lambda x: 2", kinds="policy wrong-outcome", words=""),
    "isinstance": _patch("import builtins\nbuiltins.isinstance = lambda *a: True", kinds="policy wrong-outcome", words=""),
    "print": _patch("import builtins\nbuiltins.print = lambda *a: None", kinds="policy wrong-outcome", words=""),
    "everybody's builtins": _patch("import operator, os\noperator.itemgetter('__builtins__')(vars(os))['len'] = lambda x: 2", words=""),
    "pytest": Attack(in_value("import pytest\npytest.fail = lambda *a, **k: None\nimport _pytest.python as p\np.Function.runtest = lambda self: None"), "exception policy wrong-outcome", ""),
    "unittest": _patch("import unittest\nunittest.TestCase.assertEqual = lambda *a, **k: None\nunittest.TestCase.run = lambda *a, **k: None", kinds="policy wrong-outcome", words=""),
    "pickle and copy": _patch("import copy, pickle\ncopy.deepcopy = lambda x, *a: x\npickle.dumps = lambda *a, **k: b''", words="copy.deepcopy"),
    "dataclasses": _patch("import dataclasses\ndataclasses.fields = dataclasses.asdict = lambda *a, **k: {}", words="dataclasses"),
    "operator's helpers": _patch("import operator, functools\noperator.is_ = lambda *a: True\nfunctools.wraps = lambda *a: None", words="operator.is_"),
    "what the seal compares with": _patch("import operator\noperator.is_ = lambda *a: True\nthreading.Thread.start = lambda self: self.run()", words="operator.is_"),
    "what the seal counts with": _patch("import operator, os\nreal = operator.itemgetter('__builtins__')(vars(os))\nreal['all'] = real['any'] = lambda x: True\nreal['zip'] = real['map'] = real['enumerate'] = lambda *a: ()\nthreading.Thread.start = lambda self: self.run()", words="the program re"),
    "hooks in the builtins": Attack(in_value("pass", first="import builtins\nfor name in [n for n in vars(builtins) if n.startswith('@')]:\n    vars(builtins)[name] = lambda site=None, value=None, *a: value"), "policy exception import-error", "", whole=True),
    "no hooks in the builtins": Attack(in_value("pass", first="import builtins\nfor name in [n for n in vars(builtins) if n.startswith('@')]:\n    del vars(builtins)[name]"), "policy import-error", "", whole=True),
    "builtins of its own": Attack(in_value("pass", first="globals()['__builtins__'] = {**__builtins__, '@pass': lambda site, value: value}"), "policy import-error", "hooks", whole=True),
}  # fmt: skip

REACH = "reach into the grader"


def _reach(lines: str, words: str = REACH, kinds: str = "policy", runtimes: tuple[str, ...] = (SIMULATED,)) -> Attack:
    return Attack(in_value(quietly("lock = threading.Lock()\n" + lines)), kinds, words, runtimes)


REACHING = {
    "all objects": _reach("import gc\nfor each in gc.get_objects():\n    if type(each).__name__ == 'Execution': each.findings = []", "walks through all objects", runtimes=BOTH),
    "who refers to it": _reach("import gc; gc.get_referrers(self)", "walks through all objects", runtimes=BOTH),
    "all subclasses": _reach("object.__subclasses__()", runtimes=BOTH),
    "all subclasses, by type": _reach("type.__subclasses__(object)", runtimes=BOTH),
    "all subclasses, by operator": _reach("import operator\nfor each in operator.methodcaller('__subclasses__')(object):\n    if each.__module__.startswith('grader'): each.tell = each.report = lambda *a: None", ""),
    "globals of a method": _reach("lock.acquire.__globals__.clear()"),
    "the clock": _reach("import time; time.sleep.__self__"),
    "the clock, by operator": _reach("import operator, time\nclock = operator.attrgetter('__self__')(time.sleep)\nclock.advance = lambda *a: None", "replaced grader.engine"),
    "the world": _reach("type(lock).world"),
    "a hook's owner": _reach("import builtins; vars(builtins)['@pass'].__self__"),
    "a closure": _reach("threading.Thread.__init__.__closure__[0].cell_contents", f"{REACH}", kinds="policy wrong-outcome"),
    "frames": _reach("import sys\nframe = sys._getframe()\nwhile frame: frame = frame.f_back", runtimes=BOTH),
    "frames, at once": _reach("import sys\nfor depth in range(1, 60): sys._getframe(depth).f_locals", "own frames", runtimes=BOTH),
    "frames, by inspect": _reach("import inspect\nfor each in inspect.stack():\n    each.frame.f_globals", runtimes=BOTH),
    "frames of a traceback": _reach("try: lock.release()\nexcept RuntimeError as error:\n    tb = error.__traceback__\n    while tb.tb_next: tb = tb.tb_next\n    tb.tb_frame.f_globals"),
    "frames of a generator": _reach("def walk():\n    frame = sys._getframe(0)\n    while frame.f_back is not None: frame = frame.f_back; yield frame\nimport sys\nlist(walk())", runtimes=BOTH),
    "frames of a context": _reach("try:\n    try: lock.release()\n    finally: raise ValueError\nexcept ValueError as error:\n    tb = error.__context__.__traceback__\n    while tb.tb_next: tb = tb.tb_next\n    tb.tb_frame.f_back.f_locals"),
    "frames of other threads": _reach("import sys; sys._current_frames()", "frames of other threads", runtimes=BOTH),
    "another class for a lock": _reach("class Free:\n    __slots__ = ()\n    def acquire(self, *a): return True\nlock.__class__ = Free", "", kinds="policy wrong-outcome"),
    "another class for a module": _reach("import types\nclass M(types.ModuleType): pass\nthreading.__class__ = M", "", kinds="policy wrong-outcome"),
    "a finalizer": Attack(
        in_value("import sys, weakref\nclass Last:\n    def __del__(self):\n        try:\n            frame = sys._getframe(0)\n            while frame: frame = frame.f_back\n        except BaseException: pass\nx = Last(); x.self = x\ny = Last(); weakref.finalize(y, print); del y"), "policy", REACH,
    ),
    "the grader's modules": _reach("import sys\nsys.modules['grader.engine'].explore = None", "", kinds="policy wrong-outcome", runtimes=BOTH),
    "an import of the grader": _reach("import grader.engine", "import grader", runtimes=BOTH),
    "an import of the grader, by name": _reach("import importlib; importlib.import_module('gra' + 'der.worker.session')", "", kinds="policy wrong-outcome uncontrolled", runtimes=BOTH),
    "an import of greenlet": _reach("import greenlet; greenlet.getcurrent().parent.throw(SystemExit)", "import greenlet", runtimes=BOTH),
    "tracing": _reach("import sys; sys.settrace(lambda *a: None)", "trace the interpreter", runtimes=BOTH),
    "profiling": _reach("import sys; sys.setprofile(lambda *a: None)", "trace the interpreter", runtimes=BOTH),
    "tracing of all threads": Attack(in_value(quietly("threading.settrace(lambda *a: None)\nthread = threading.Thread(target=int); thread.start(); thread.join()")), "policy", "trace the interpreter"),
    "an audit hook that refuses": _reach("import sys\ndef no(*a): raise RuntimeError\nsys.addaudithook(no)", "hook into the interpreter", runtimes=BOTH),
    "an audit hook that is slow": _reach("import sys\nsys.addaudithook(lambda *a: sum(range(10**6)))", "hook into the interpreter", runtimes=BOTH),
    "memory, by ctypes": _reach("import ctypes; ctypes.pythonapi.PyGILState_Ensure()", "interpreter's memory", runtimes=BOTH),
    "memory, by an address": _reach("import ctypes; ctypes.c_int.from_address(id(lock)).value = 0", "interpreter's memory", runtimes=BOTH),
    "memory, by /proc": _reach("open('/proc/self/mem', 'rb+')", "/mem", runtimes=BOTH),
    "memory of its parent": _reach("import os; open(f'/proc/{os.getppid()}/mem', 'rb')", "/mem", runtimes=BOTH),
    "memory of the grader": _reach("open('/proc/@GRADER@/mem', 'rb')", "/proc/", runtimes=BOTH),
}  # fmt: skip

UNSEEN = "runs code that the grader can't control"


def _unseen(lines: str, words: str = UNSEEN, kinds: str = "uncontrolled", runtimes: tuple[str, ...] = (SIMULATED,), first: str = "") -> Attack:
    return Attack(in_increment(lines, first=first), kinds, words, runtimes)


ADD = "self._value += amount"
RACE = "wrong-outcome"

UNCONTROLLED = {
    "exec": Attack(in_increment(f"exec('{ADD}'); return"), "uncontrolled", UNSEEN),
    "exec of the whole class": Attack(f"exec({at_import('')!r})", "uncontrolled", UNSEEN, whole=True),
    "compile": _unseen(f"exec(compile('{ADD}', 'counter.py', 'exec')); return"),
    "eval": _unseen("eval('setattr(self, \"_value\", self._value + amount)'); return"),
    "code under another name": Attack(in_increment("mine(); return", first="import builtins\nrun = getattr(builtins, 'ex' + 'ec')\ndef mine(): run('1')"), "uncontrolled", UNSEEN),
    "a module that it writes": _unseen("import sys\nopen('written.py', 'w').write('def add(c, n): c._value += n')\nsys.path.insert(0, '.')\nimport written\nwritten.add(self, amount); return"),
    "marshal": _unseen("import marshal\nexec(marshal.loads(marshal.dumps((lambda: None).__code__)), {})"),
    "a function of its own code": _unseen("import types\ntypes.FunctionType(Counter.work.__code__, {})"),
    "other code for a function": _unseen("Counter.work.__code__ = (lambda self, task: None).__code__"),
    "code that is changed": _unseen("Counter.work.__code__.replace(co_name='other')"),
    "runpy": _unseen("import runpy\nopen('own.py', 'w').write('x = 1')\nrunpy.run_path('own.py')"),
    "timeit": _unseen("import timeit\ntimeit.timeit('1', number=1)"),
    "a console": _unseen("import code\ncode.InteractiveInterpreter().runsource('1')"),
    "a pickle": _unseen("import pickle\nclass P:\n    def __reduce__(self): return exec, ('1',)\npickle.loads(pickle.dumps(P()))"),
    "a codec": _unseen("import codecs\ncodecs.register(lambda name: exec('1') if name == 'mine' else None)\ntry: 'x'.encode('mine')\nexcept LookupError: pass"),
    "a race inside a loop in C": Attack(in_increment("import collections\ncollections.deque(map(self._add, [amount]), maxlen=0); return", first="").replace("    def work", f"    def _add(self, amount):\n        {ADD}\n\n    def work"), RACE, "observed"),
    "a race inside a sort": Attack(in_increment("sorted([amount], key=self._add); return").replace("    def work", f"    def _add(self, amount):\n        {ADD}\n        return 0\n\n    def work"), RACE, "observed"),
    "a race by setattr and getattr": Attack(in_increment("setattr(self, '_value', getattr(self, '_value') + amount); return"), RACE, "observed"),
    "a race by operator": Attack(in_increment("import operator\nself.__dict__['_value'] = operator.add(self.__dict__['_value'], amount); return"), RACE, "observed"),
    "a race by a descriptor": Attack(in_increment("object.__setattr__(self, '_value', object.__getattribute__(self, '_value') + amount); return"), RACE, "observed"),
    "another interpreter": Attack(in_value(quietly("try: import _interpreters as i\nexcept ImportError: import _xxsubinterpreters as i\nmine = i.create()\ni.run_string(mine, 'x = 1') if hasattr(i, 'run_string') else i.exec(mine, 'x = 1')")), "uncontrolled policy", "interpreter"),
}  # fmt: skip

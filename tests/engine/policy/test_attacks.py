"""Each attack is seen, and said in words; none of them goes through as an ordinary execution."""

from __future__ import annotations

import pytest

HEAP = {
    "all objects": ("import gc; gc.get_objects()", "policy", "walks through all objects"),
    "who refers": ("import gc; gc.get_referrers(lock)", "policy", "walks through all objects"),
    "what is referred to": ("import gc; gc.get_referents(lock)", "policy", "walks through all objects"),
    "all objects, by name": ("import gc; getattr(gc, 'get_' + 'objects')()", "policy", "walks through all objects"),
    "all objects, swallowed": ("import gc\ntry:\n    gc.get_objects()\nexcept BaseException: pass", "policy", "all objects"),
}

TRACING = {
    "settrace": ("import sys; sys.settrace(lambda *a: None)", "policy", "trace the interpreter"),
    "setprofile": ("import sys; sys.setprofile(lambda *a: None)", "policy", "trace the interpreter"),
    "settrace for threads": (
        "threading.settrace(lambda *a: None)\nt = threading.Thread(target=idle); t.start(); t.join()", "policy", "trace the interpreter",
    ),
    "an audit hook": ("import sys; sys.addaudithook(print)", "policy", "hook into the interpreter"),
    "all frames": ("import sys; sys._current_frames()", "policy", "frames of other threads"),
    "limits": ("import resource; resource.setrlimit(resource.RLIMIT_CPU, (9, 9))", "policy", "change its limits"),
}

MEMORY = {
    "a library": ("import ctypes; ctypes.CDLL(None)", "policy", "ctypes"),
    "its own interpreter": ("import ctypes; ctypes.pythonapi.Py_GetVersion()", "policy", "ctypes"),
    "reading": ("import ctypes; ctypes.string_at(id(lock), 8)", "policy", "ctypes"),
    "a pointer": ("import ctypes; ctypes.pointer(ctypes.c_int(1))[100]", "policy", "ctypes"),
    "writing": ("import ctypes; ctypes.memmove(id(lock), b'x', 0)", "policy", "ctypes"),
    "an object at an address": ("import ctypes; ctypes.cast(id(lock), ctypes.py_object).value", "policy", "ctypes"),
    "a place": ("import ctypes; ctypes.c_int.from_address(id(lock))", "policy", "ctypes"),
    "in a thread": ("import ctypes\nt = threading.Thread(target=ctypes.string_at, args=(id(lock), 8)); t.start(); t.join()", "policy", "ctypes"),
}

UNSEEN_CODE = {
    "exec": ("exec('x = 1')", "uncontrolled", "runs code"),
    "eval": ("eval('1 + 1')", "uncontrolled", "runs code"),
    "compile and exec": ("exec(compile('x = 1', 'subject.py', 'exec'))", "uncontrolled", "runs code"),
    "exec by another name": ("import builtins; run = getattr(builtins, 'ex' + 'ec'); run('x = 1')", "uncontrolled", "runs code"),
    "exec in a thread": ("t = threading.Thread(target=exec, args=('x = 1',)); t.start(); t.join()", "uncontrolled", "runs code"),
    "exec in a pool": (
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(1) as pool:\n    pool.submit(exec, 'x = 1').result()",
        "uncontrolled", "runs code",
    ),
    "exec by map": ("import collections; collections.deque(map(exec, ['x = 1']), maxlen=0)", "uncontrolled", "runs code"),
    "exec by partial": ("import functools; functools.partial(exec, 'x = 1')()", "uncontrolled", "runs code"),
    "a function from code": ("import types; types.FunctionType(idle.__code__, {})", "uncontrolled", "runs code"),
    "code of its own": ("idle.__code__.replace(co_name='other')", "uncontrolled", "runs code"),
    "another code for a function": ("idle.__code__ = (lambda: None).__code__", "uncontrolled", "runs code"),
    "another code for the library": ("threading.Thread.start.__code__ = idle.__code__", "policy", "__code__ of threading.Thread.start"),
    "other defaults for the library": ("threading.Thread.join.__defaults__ = (0,)", "policy", "__defaults__ of threading.Thread.join"),
    "marshal": ("import marshal; exec(marshal.loads(marshal.dumps(idle.__code__)), {'lock': lock})", "uncontrolled", "runs code"),
    "timeit": ("import timeit; timeit.timeit('1', number=1)", "uncontrolled", "runs code"),
    "an interpreter console": ("import code; code.InteractiveInterpreter().runsource('1')", "uncontrolled", "runs code"),
    "runpy": ("open('own.py', 'w').write('x = 1'); import runpy; runpy.run_path('own.py')", "uncontrolled", "runs code"),
    "a module that it wrote": (
        "import sys; open('planted.py', 'w').write('x = 1'); sys.path.insert(0, '.')\nimport planted",
        "uncontrolled", "runs code",
    ),
    "a module that it wrote, by hand": (
        "open('hand.py', 'w').write('x = 1')\nimport importlib.util as u\nspec = u.spec_from_file_location('hand', 'hand.py')\nspec.loader.exec_module(u.module_from_spec(spec))",
        "uncontrolled", "runs code",
    ),
    "a loader with a lie": (
        "import importlib.machinery as m, json, types\nloader = m.SourceFileLoader('json', json.__file__)\nloader.get_code = lambda name: idle.__code__\nloader.exec_module(types.ModuleType('json'))",
        "uncontrolled", "runs code",
    ),
    "private parts of dataclasses": (
        "import dataclasses as d\nmake = getattr(d, '_create_fn', None)\nmake('f', (), ['return 1']) if make else exec('1')",
        "uncontrolled", "runs code",
    ),
    "doctest": ("import doctest; doctest.run_docstring_examples('>>> 1\\n1\\n', {})", "uncontrolled", "runs code"),
    "an annotation that acts": (
        "import typing\ndef f(x: 'idle()'): pass\ntyping.get_type_hints(f, globals())", "uncontrolled", "runs code",
    ),
    "a pickle": (
        "import pickle\nclass P:\n    def __reduce__(self): return exec, ('x = 1',)\npickle.loads(pickle.dumps(P()))", "uncontrolled", "runs code",
    ),
}  # fmt: skip

PROCESSES = {
    "its parent": ("import os; os.kill(os.getppid(), 0)", "policy", "a process that is not its own"),
    "its group": ("import os; os.killpg(0, 0)", "policy", "a process that is not its own"),
    "its group, by kill": ("import os; os.kill(0, 0)", "policy", "a process that is not its own"),
    "everybody": ("import os; os.kill(-1, 0)", "policy", "a process that is not its own"),
    "a program": ("import subprocess; subprocess.run(['true'])", "uncontrolled", "started a process"),
    "a shell": ("import os; os.system('true')", "uncontrolled", "started a process"),
    "a shell in a thread": ("import os; t = threading.Thread(target=os.system, args=('true',)); t.start(); t.join()", "uncontrolled", "started a process"),
    "a real thread": ("import _frozen_importlib as f; f._thread.start_new_thread(int, ())", "uncontrolled", "started a thread"),
    "its parent, by a descriptor": (
        "import os, signal; signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 0)", "policy", "a process that is not its own",
    ),
    "another interpreter": ("try: import _interpreters\nexcept ImportError: import _xxsubinterpreters", "uncontrolled", "another interpreter"),
    "a program, without subprocess": (
        "import _posixsubprocess\ntry: _posixsubprocess.fork_exec()\nexcept TypeError: pass",
        "uncontrolled", "started a process",
    ),
}  # fmt: skip

NETWORK = {
    "a connection": ("import socket; socket.create_connection(('127.0.0.1', 9))", "policy", "use the network"),
    "a server": ("import socket; socket.socket().bind(('127.0.0.1', 0))", "policy", "use the network"),
    "a datagram": ("import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('127.0.0.1', 9))", "policy", "use the network"),
    "a name": ("import socket; socket.getaddrinfo('localhost', 80)", "policy", "use the network"),
    "everybody's packets": ("import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)", "policy", "use the network"),
    "a page": ("import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')", "policy", "use the network"),
}

FILES = {
    "passwords": ("open('/etc/passwd')", "policy", "tried to read /etc/passwd"),
    "passwords, as bytes": ("open(b'/etc/passwd')", "policy", "tried to read /etc/passwd"),
    "passwords, by path": ("import pathlib; pathlib.Path('/etc/passwd').read_text()", "policy", "tried to read /etc/passwd"),
    "passwords, by descriptor": ("import os; os.open('/etc/passwd', os.O_RDONLY)", "policy", "tried to read /etc/passwd"),
    "passwords, by linecache": ("import linecache; linecache.getlines('/etc/passwd')", "policy", "tried to read /etc/passwd"),
    "passwords, by a link": ("import os; os.symlink('/etc/passwd', 'link'); open('link')", "policy", "tried to read /etc/passwd"),
    "passwords, by a detour": ("import os; open('/usr/share/zoneinfo/../../../etc/passwd')", "policy", "tried to read /etc/passwd"),
    "passwords, by a change of folder": ("import os; os.chdir('/etc'); open('passwd')", "policy", "tried to read /etc/passwd"),
    "passwords, by a text that lies": (
        "class Text(str):\n    def startswith(self, *a): return True\n    def __str__(self): return 'mine'\nopen(Text('/etc/passwd'))",
        "policy", "tried to read /etc/passwd",
    ),
    "passwords, in a thread": ("t = threading.Thread(target=open, args=('/etc/passwd',)); t.start(); t.join()", "policy", "tried to read /etc/passwd"),
    "passwords, by copying": ("import shutil; shutil.copy('/etc/passwd', 'mine')", "policy", "tried to read /etc/passwd"),
    "passwords, by a loader": (
        "import importlib.machinery as m; m.SourceFileLoader('x', '/etc/passwd').get_data('/etc/passwd')", "policy", "tried to read /etc/passwd",
    ),
    "processes": ("open('/proc/self/environ')", "policy", "/environ"),
    "memory": ("open('/proc/self/mem', 'rb')", "policy", "/mem"),
    "descriptors": ("import os; os.listdir('/proc/self/fd')", "policy", "tried to read /proc/"),
    "folders": ("import os; list(os.scandir('/'))", "policy", "tried to read /"),
    "a search": ("import glob; glob.glob('/home/*')", "policy", "tried to read /"),
    "the library's folder": ("import os; os.open(os.path.dirname(os.__file__), os.O_RDONLY)", "policy", "tried to read /"),
    "writing": ("open('/usr/share/zoneinfo/x', 'w')", "policy", "tried to write /usr/share/zoneinfo/x"),
    "writing into the library": ("import os; open(os.__file__, 'a')", "policy", "tried to write /"),
    "removing": ("import os; os.remove('/nowhere/x')", "policy", "tried to write /nowhere/x"),
    "renaming": ("import os; open('a', 'w').close(); os.rename('a', '/nowhere/x')", "policy", "tried to write /nowhere/x"),
    "a folder": ("import os; os.mkdir('/nowhere')", "policy", "tried to write /nowhere"),
    "a link": ("import os; open('a', 'w').close(); os.link('a', '/nowhere')", "policy", "tried to write /nowhere"),
    "a mode": ("import os; os.chmod('/nowhere', 0o777)", "policy", "tried to write /nowhere"),
    "a time": ("import os; os.utime('/nowhere')", "policy", "tried to write /nowhere"),
    "a length": ("import os; os.truncate('/nowhere', 0)", "policy", "tried to write /nowhere"),
    "a pipe": ("import os; os.mkfifo('/nowhere')", "policy", "tried to write /nowhere"),
    "a device": ("import posix, stat; posix.mknod('/nowhere', stat.S_IFREG)", "policy", "tried to write /nowhere"),
    "a local socket": ("import socket; socket.socket(socket.AF_UNIX).bind('/nowhere/x')", "policy", "tried to write /nowhere/x"),
    "shared memory": ("open('/dev/shm/x', 'w')", "policy", "tried to write /dev/shm/x"),
    "a database": ("import sqlite3; sqlite3.connect('/nowhere/x')", "policy", "tried to write /nowhere/x"),
}  # fmt: skip

REACHING = {
    "a method's globals": ("lock.acquire.__globals__", "policy", "reach into the grader"),
    "a method's function": ("lock.acquire.__func__", "policy", "reach into the grader"),
    "a method's code": ("lock.acquire.__code__", "policy", "reach into the grader"),
    "a function's self": ("import time; time.sleep.__self__", "policy", "reach into the grader"),
    "a function's self, by getattr": ("import time; getattr(time.sleep, '__self__')", "policy", "reach into the grader"),
    "a function's self, by a computed name": ("import time; getattr(time.sleep, '__se' + 'lf__', None)", "policy", "reach into the grader"),
    "a function's self, reduced": ("import time; time.sleep.__reduce__()", "policy", "reach into the grader"),
    "the world": ("type(lock).world", "policy", "reach into the grader"),
    "the world, off a lock": ("lock.world", "policy", "reach into the grader"),
    "the world, in a dictionary": ("type(lock).__dict__['world']", "policy", "reach into the grader"),
    "the world, by vars": ("vars(type(lock))['world']", "policy", "reach into the grader"),
    "a lock's owner": ("lock.owner", "policy", "reach into the grader"),
    "a lock's waiters": ("lock.waiters", "policy", "reach into the grader"),
    "a hook": ("import builtins; vars(builtins)['@pass'].__self__", "policy", "reach into the grader"),
    "a closure": ("threading.Thread.__init__.__closure__", "policy", "reach into the grader"),
    "a caller's frame": ("import sys\nf = sys._getframe()\nwhile f: f = f.f_back", "policy", "reach into the grader"),
    "a caller's frame, at once": ("import sys\nfor depth in range(1, 99): sys._getframe(depth)", "policy", "grader's own frames"),
    "a traceback's frame": (
        "try: lock.release()\nexcept RuntimeError as e:\n    tb = e.__traceback__\n    while tb.tb_next: tb = tb.tb_next\n    tb.tb_frame.f_globals",
        "policy", "reach into the grader",
    ),
    "everybody's builtins": ("import os; os.__builtins__['ascii']", "policy", "reach into the grader"),
    "all classes": ("object.__subclasses__()", "policy", "reach into the grader"),
    "a base class": ("type(lock).__base__", "policy", "reach into the grader"),
    "an import": ("try: import grader.engine\nexcept BaseException: pass", "policy", "tried to import grader"),
    "an import of what it runs on": ("import greenlet", "policy", "tried to import greenlet"),
    "a loaded module": ("import sys; assert not [n for n in sys.modules if n.startswith(('grader', 'greenlet'))]; import grader", "policy", "import grader"),
}  # fmt: skip

ATTACKS = {
    f"{group}: {name}": attack
    for group, attacks in {
        "heap": HEAP, "tracing": TRACING, "memory": MEMORY, "code": UNSEEN_CODE, "processes": PROCESSES, "network": NETWORK,
        "files": FILES, "reaching": REACHING,
    }.items()
    for name, attack in attacks.items()
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_reported(hostile, attack):
    """The finding has the right kind, and says what was done."""
    lines, kind, message = attack
    seen = hostile.told(lines)
    assert any(each == kind and message in text for each, text in seen), seen


def test_a_refused_attack_has_no_effect(hostile, tmp_path):
    """The file outside is neither read nor written."""
    outside = tmp_path / "outside"
    outside.write_text("secret")
    seen = hostile.told(
        f"try: return open({str(outside)!r}).read()\nexcept OSError: pass\ntry: open({str(outside)!r}, 'w')\nexcept OSError: pass"
    )
    assert {kind for kind, _ in seen} == {"policy"}
    assert outside.read_text() == "secret"


@pytest.mark.parametrize("start", ["subprocess.run(['touch', 'made'])", "os.system('touch made')", "os.posix_spawn('/bin/touch', ['touch', 'made'], {})"])
def test_a_program_is_refused_before_it_runs(hostile, start):
    """Nothing watches what a program reads and writes."""
    assert hostile.told(f"import os, subprocess\ntry: {start}\nexcept OSError: pass") == {("uncontrolled", "the program started a process")}
    assert not (hostile.folder / "made").exists()


def test_a_finding_names_the_line(hostile):
    """An instructor sees where."""
    (found,) = hostile.findings("pass", first="import gc\ntry: gc.get_objects()\nexcept OSError: pass")
    assert (found.kind, found.file, found.line) == ("policy", "subject.py", 2)


REPLACED = {
    "start": ("threading.Thread.start = lambda self: self.run()\nthreading.Thread.join = lambda *a: None", "threading.Thread.start"),
    "Lock": ("threading.Lock = threading.RLock", ""),
    "sleep": ("import time; time.sleep = lambda s: None", ""),
    "a method of the lock": ("type(lock).acquire = lambda *a, **k: True", "_thread.lock.acquire"),
    "json": ("import json; json.dumps = lambda *a, **k: '{}'", "json.dumps"),
    "os": ("import os; os._exit = lambda code: None", "os._exit"),
    "a builtin of everybody": ("import os; vars(os)['__builtins__']['ascii'] = lambda x: 'x'", "builtins.ascii"),
    "an added method": ("threading.Thread.__getattribute__ = lambda self, name: object.__getattribute__(self, name)", "Thread.__getattribute__"),
    "a builtin of one module": ("threading.len = lambda x: 7", "threading.len"),
    "what the seal compares with": ("import operator\noperator.is_ = lambda *a: True", "operator.is_"),
    "what the seal counts with": (
        "import operator, os\nreal = operator.itemgetter('__builtins__')(vars(os))\nreal['all'] = lambda x: True\nreal['zip'] = real['map'] = lambda *a, **k: ()",
        "builtins.all",
    ),
    "an engine's class": ("import operator\noperator.attrgetter('__base__')(type(lock)).release = lambda self: None", "grader.engine.locks.Lock.release"),
    "an engine's object": (
        "import operator, time\nclock = operator.attrgetter('__self__')(time.sleep)\nclock.advance = lambda *a: None", "grader.engine.clock.Clock.advance",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "name"), [each for each in REPLACED.values() if each[1]], ids=[k for k, v in REPLACED.items() if v[1]])
def test_what_was_replaced_is_named(hostile, lines, name):
    """Whatever way led there."""
    seen = hostile.told(lines)
    assert any(kind == "policy" and "replaced" in text and name in text for kind, text in seen), seen


@pytest.mark.parametrize("lines", [lines for lines, _ in REPLACED.values()], ids=REPLACED)
def test_what_was_replaced_is_put_back(hostile, lines):
    """The next program in the same process, and the grader itself, run on the originals."""
    import json
    import threading

    start, dumps, show = threading.Thread.start, json.dumps, ascii
    hostile.told(lines)
    assert (threading.Thread.start, json.dumps, ascii) == (start, dumps, show)
    assert hostile.told("return threading.current_thread().name") == set()


HOOKLESS = {
    "a hook replaced": ("import builtins\nvars(builtins)['@pass'] = lambda site, value: value", "pass"),
    "all builtins replaced for a while": (
        "kept = __builtins__\nglobals()['__builtins__'] = {**kept, '@pass': lambda site, value: value}",
        "globals()['__builtins__'] = kept",
    ),
    "all builtins replaced": ("globals()['__builtins__'] = {**__builtins__, '@pass': lambda site, value: value}", "pass"),
}


@pytest.mark.parametrize(("first", "lines"), HOOKLESS.values(), ids=HOOKLESS)
def test_switching_off_the_hooks_is_reported(hostile, first, lines):
    """Code without scheduling points would hide its races."""
    assert any(kind == "policy" and "hooks" in text for kind, text in hostile.told(lines, first=first))


CALLBACKS = {
    "a deque": "collections.deque(map(add, range(2)), maxlen=0)",
    "a sum": "sum(map(add, range(2)))",
    "a sort": "sorted(range(2), key=add)",
    "a filter": "list(filter(add, range(2)))",
    "a reduction": "functools.reduce(lambda a, b: add(b), range(3))",
    "any": "any(map(add, range(2)))",
}


@pytest.mark.parametrize("loop", CALLBACKS.values(), ids=CALLBACKS)
def test_a_race_inside_a_loop_in_c_is_found(loop):
    """The loop has no points, but what it calls has."""
    from programs import program, values

    source = f"""
        import collections, functools
        total = 0
        def add(_):
            global total
            total += 1
            return 0
        def act():
            {loop}
        def result():
            return total
    """
    seen = values(
        program(source, "def play(submission):\n    run_together([submission.act] * 2)\n    return submission.result()\n"), schedules=60
    )
    assert {"4", "3"} <= seen


def test_what_was_replaced_late_is_told_even_if_nothing_can_run_any_more(hostile):
    """The ending is one that was seen before; then the next execution can't start."""
    lines = """
first = []
threads = [threading.Thread(target=lambda n=n: first.append(n)) for n in (1, 2)]
for each in threads: each.start()
for each in threads: each.join()
if first[0] == 2:
    threading._MainThread.__getattribute__ = lambda self, name: unknown
"""
    seen = hostile.told(lines, schedules=60)
    assert seen == {("policy", "the program replaced threading._MainThread.__getattribute__ of the standard library")}

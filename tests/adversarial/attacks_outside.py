"""Reading the checks, writing where nothing should be left, and talking to other machines."""

from __future__ import annotations

from attack import REAL, SIMULATED, Attack, at_import, in_increment, in_value, quietly

PRINT_ALL = "for file in found:\n    try: print(open(file).read())\n    except (OSError, ValueError): pass"


def _spy(lines: str, words: str, kinds: str = "policy", runtimes: tuple[str, ...] = (SIMULATED,)) -> Attack:
    return Attack(in_value(quietly(lines)), kinds, words, runtimes)


READING = {
    "its path": _spy("print(open('@EXERCISE@/hidden/test_hostile.py').read())", "tried to read"),
    "its path, as bytes": _spy("print(open(b'@EXERCISE@/hidden/test_hostile.py').read())", "tried to read"),
    "a relative path": _spy("import os\nprint(open(os.path.relpath('@EXERCISE@/hidden/test_hostile.py')).read())", "tried to read"),
    "a change of folder": _spy("import os\nos.chdir('@EXERCISE@/hidden'); print(open('test_hostile.py').read())", "", "policy wrong-outcome"),
    "a folder's descriptor": _spy("import os\nf = os.open('@EXERCISE@/hidden', os.O_RDONLY)\nprint(os.read(os.open('test_hostile.py', os.O_RDONLY, dir_fd=f), 9999))", "tried to read"),
    "a symbolic link": _spy("import os\nos.symlink('@EXERCISE@/hidden/test_hostile.py', 'mine'); print(open('mine').read())", "tried to"),
    "a hard link": _spy("import os\nos.link('@EXERCISE@/hidden/test_hostile.py', 'mine'); print(open('mine').read())", "tried to write"),
    "pathlib": _spy("import pathlib\nprint(pathlib.Path('@EXERCISE@/hidden/test_hostile.py').read_text())", "tried to read"),
    "a search": _spy(f"import glob\nfound = glob.glob('@EXERCISE@/**/*', recursive=True)\n{PRINT_ALL}", "tried to read"),
    "a walk": _spy(f"import os\nfound = [os.path.join(r, n) for r, _, names in os.walk('@EXERCISE@') for n in names]\n{PRINT_ALL}", "tried to read"),
    "the folder above": _spy(f"import os\nfound = [os.path.join('@EXERCISE@', '..', n) for n in os.listdir('@EXERCISE@/..')]\n{PRINT_ALL}", "tried to read"),
    "package data": _spy("import importlib.resources as r\nprint(list(r.files('grader').iterdir()))", "", "policy wrong-outcome uncontrolled"),
    "the library's own loader": _spy("import importlib.machinery as m\nprint(m.SourceFileLoader('x', '@EXERCISE@/hidden/test_hostile.py').get_data('@EXERCISE@/hidden/test_hostile.py'))", "tried to read"),
    "the library's own lines": _spy("import linecache\nprint(linecache.getlines('@EXERCISE@/hidden/test_hostile.py'))", "", "policy wrong-outcome"),
    "tokenize": _spy("import tokenize\nprint(tokenize.open('@EXERCISE@/hidden/test_hostile.py').read())", "tried to read"),
    "io in C": _spy("import _io\nprint(_io.FileIO('@EXERCISE@/hidden/test_hostile.py').read())", "tried to read"),
    "posix": _spy("import posix\nprint(posix.read(posix.open('@EXERCISE@/hidden/test_hostile.py', 0), 9999))", "tried to read"),
    "a copy": _spy("import shutil\nshutil.copytree('@EXERCISE@', 'mine'); print(open('mine/hidden/test_hostile.py').read())", "tried to read"),
    "a database": Attack(
        in_value(quietly("import sqlite3\nsqlite3.connect(':memory:').execute('attach ? as x', ['@OUTSIDE@/planted.db'])")),
        "policy wrong-outcome", "", (SIMULATED,), sandboxes=("bubblewrap", "docker"),  # no event tells: docs/security.md
    ),
    "a database of dbm": _spy("import dbm\ndbm.open('@OUTSIDE@/planted', 'n')", "", "policy wrong-outcome exception"),
    "a program": _spy("import subprocess\nprint(subprocess.run(['cat', '@EXERCISE@/hidden/test_hostile.py'], capture_output=True).stdout)", "process", "uncontrolled"),
    "a shell": _spy("import os\nos.system('cat @EXERCISE@/hidden/test_hostile.py')", "process", "uncontrolled"),
    "a shell's pipe": _spy("import os\nprint(os.popen('cat @EXERCISE@/hidden/test_hostile.py').read())", "process", "uncontrolled"),
    "the scenarios": _spy("import __main__, sys\nprint(open(sys.modules['__main__'].__file__).read(), vars(__main__))", "", "wrong-outcome policy"),
    "arguments": _spy("import sys\nprint(sys.argv, sys.orig_argv)", "", "wrong-outcome"),
    "arguments of all processes": _spy("import os\nfor pid in range(1, 400):\n    try: print(open(f'/proc/{pid}/cmdline').read())\n    except OSError: pass", "tried to read /proc/"),
    "the environment": _spy("import os\nprint(dict(os.environ))", "", "wrong-outcome"),
    "the environment of the grader": _spy("print(open('/proc/@GRADER@/environ').read())", "tried to read /proc/"),
    "descriptors of the grader": _spy("import os\nprint(os.listdir('/proc/@GRADER@/fd'))", "tried to read /proc/"),
    "its own descriptors": _spy("import os\nfor n in range(3, 256):\n    try: print(os.pread(n, 9999, 0))\n    except OSError: pass", "", "wrong-outcome policy crash"),
    "locals of its callers": _spy("import inspect\nprint([each.frame.f_locals for each in inspect.stack()])", "reach into the grader", "policy"),
}  # fmt: skip


def _write(lines: str, words: str = "tried to write", kinds: str = "policy") -> Attack:
    return Attack(in_value(quietly(lines)), kinds, words, (REAL,))


WRITING = {
    "elsewhere": _write("open('@OUTSIDE@/planted', 'w').write('x')"),
    "elsewhere, at import": Attack(at_import(quietly("open('@OUTSIDE@/planted', 'w').write('x')")), "policy", "tried to write", whole=True),
    "elsewhere, in a thread": Attack(in_increment(quietly("open('@OUTSIDE@/planted', 'w').write('x')")), "policy", "tried to write"),
    "elsewhere, when everything is over": Attack(
        in_value("import atexit\ndef late():\n    try: open('@OUTSIDE@/planted', 'w').write('x')\n    except OSError: pass\natexit.register(late)"), "policy wrong-outcome", "",
    ),
    "elsewhere, when the interpreter ends": Attack(
        in_value("class Late:\n    def __init__(self): self.open = open\n    def __del__(self):\n        try: self.open('@OUTSIDE@/planted', 'w').write('x')\n        except BaseException: pass\nimport sys; sys.planted = Late()"), "policy wrong-outcome", "",
    ),
    "the home folder": _write("import os, pwd\nopen(os.path.join(pwd.getpwuid(os.getuid()).pw_dir, 'planted'), 'w').write('x')", "", "policy wrong-outcome"),
    "the home folder, by name": _write("import pathlib\npathlib.Path('/root/planted').write_text('x')"),
    "the temporary folder": _write("open('/tmp/../tmp/planted_by_attack', 'w').write('x')", "", "policy wrong-outcome"),
    "the shared memory": _write("open('/dev/shm/planted_by_attack', 'w').write('x')", "", "policy wrong-outcome"),
    "named shared memory": Attack(
        in_value(quietly("from multiprocessing import shared_memory\nshared_memory.SharedMemory('planted_by_attack', True, 100)")),
        "wrong-outcome uncontrolled leaked-process", "", (REAL,), sandboxes=("bubblewrap", "docker"),  # as above
    ),
    "site-packages": _write("import sysconfig, os\nopen(os.path.join(sysconfig.get_paths()['purelib'], 'planted.pth'), 'w').write('import os')"),
    "the standard library": _write("import os\nopen(os.path.join(os.path.dirname(os.__file__), 'planted.py'), 'w').write('x')"),
    "the grader": _write("import sys, os\nfor path in sys.path:\n    try: open(os.path.join(path, 'grader', 'planted.py'), 'w')\n    except FileNotFoundError: pass", "", "policy wrong-outcome"),
    "the exercise": _write("open('@EXERCISE@/hidden/planted.py', 'w').write('x')"),
    "the exercise, by removing": _write("import shutil\nshutil.rmtree('@EXERCISE@')", "", "policy wrong-outcome"),
    "the exercise, by renaming": _write("import os\nos.rename('@EXERCISE@/hidden', '@EXERCISE@/planted')"),
    "the exercise, by truncating": _write("import os\nos.truncate('@EXERCISE@/hidden/test_hostile.py', 0)"),
    "a folder": _write("import os\nos.mkdir('@OUTSIDE@/planted')"),
    "a link": _write("import os\nos.symlink('/etc/passwd', '@OUTSIDE@/planted')"),
    "a pipe": _write("import os\nos.mkfifo('@OUTSIDE@/planted')"),
    "a device": _write("import os, stat\nos.mknod('@OUTSIDE@/planted', stat.S_IFREG | 0o600)"),
    "a local socket": _write("import socket\nsocket.socket(socket.AF_UNIX).bind('@OUTSIDE@/planted')"),
    "a program": _write("import subprocess\nsubprocess.run(['touch', '@OUTSIDE@/planted'])", "process", "uncontrolled"),
}  # fmt: skip


def _net(lines: str, kinds: str = "policy") -> Attack:
    return Attack(in_value(quietly("import socket\n" + lines)), kinds, "tried to use the network", (SIMULATED,))


NETWORK = {
    "TCP out": _net("socket.create_connection(('127.0.0.1', 9), 1)"),
    "TCP out, in C": _net("import _socket\n_socket.socket().connect(('127.0.0.1', 9))"),
    "TCP out, without an exception": _net("socket.socket().connect_ex(('127.0.0.1', 9))"),
    "UDP out": _net("socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))"),
    "IPv6 out": _net("socket.socket(socket.AF_INET6).connect(('::1', 9))"),
    "a name": _net("socket.gethostbyname('localhost')"),
    "a page": _net("import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9', timeout=1)"),
    "listening": _net("server = socket.socket(); server.bind(('127.0.0.1', 0)); server.listen()"),
    "listening without an address": Attack(in_value(quietly("import socket\nserver = socket.socket(); server.listen()")), "policy wrong-outcome", "", (SIMULATED,)),
    "a raw socket": _net("socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
    "asyncio": _net("import asyncio\nasyncio.run(asyncio.open_connection('127.0.0.1', 9))"),
    "a local socket's path": Attack(
        in_value(quietly("import socket\nsocket.socket(socket.AF_UNIX).connect('/var/run/docker.sock')")), "policy", "tried to"
    ),
}  # fmt: skip


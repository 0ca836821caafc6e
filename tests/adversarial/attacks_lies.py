"""Forged messages, values that lie, and programs that only look as if they were right."""

from __future__ import annotations

import json

from attack import FAULTY, SIMULATED, Attack, in_increment, in_value, quietly

_ENDING = {"kind": "returned", "value": 2, "findings": []}
_ROW = {"ending": _ENDING, "count": 40, "token": "g1"}
_FRAMES = [
    {"type": "Seen", "ending": _ENDING, "executions": 1, "token": "g1", "origin": "search"},
    {"type": "Explored", "rows": [_ROW], "executions": 40, "steps": 400, "proof": None, "note": "", "predicted": [], "output": ""},
    {"type": "Loaded", "findings": [], "missing": [], "present": ["Counter"], "output": ""},
    {"type": "Died", "signal": 0, "code": 0, "late": False, "file": "", "line": 0, "output": ""},
]
_PACKETS = [{"ending": _ENDING, "steps": 9, "size": 9}, {"over": {"signal": 0, "code": 0, "late": "", "left": 0, "stacks": ""}}]

_SEND = f"""
import json, os, socket
def send():
    for message in json.loads({json.dumps(_FRAMES)!r}):
        body = json.dumps(message).encode()
        everywhere(len(body).to_bytes(4, "big") + body)
    for packet in json.loads({json.dumps(_PACKETS)!r}):
        everywhere(json.dumps(packet).encode())
def everywhere(data):
    for descriptor in range(3, 300):
        try: os.write(descriptor, data)
        except OSError: pass
"""


def _forged(body: str, kinds: str = "policy crash", words: str = "") -> Attack:
    return Attack(in_value(body, first=_SEND), kinds, words)


FORGERIES = {
    "on every descriptor": _forged("send()", "policy", ""),
    "in a thread": _forged("thread = threading.Thread(target=send); thread.start(); thread.join()", "policy"),
    "from a child process": _forged("import os\nif os.fork() == 0:\n    send(); os._exit(0)\nos.wait()", "policy uncontrolled"),
    "from a child process that stays": _forged("import os, time\nif os.fork() == 0:\n    while True: send(); time.sleep(0.01)", "policy uncontrolled leaked-process timeout"),
    "from a program": _forged(
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'import os\\nfor n in range(3, 300):\\n try: os.write(n, b\"x\" * 99)\\n except OSError: pass'], close_fds=False)",
        "policy uncontrolled",
    ),
    "at import": Attack(_SEND + "send()\n" + FAULTY, "policy", "", whole=True),
    "then the end": _forged("import os\nsend(); os._exit(0)", "policy crash"),
    "through /proc": _forged(quietly("import os\nfor n in os.listdir('/proc/self/fd'): open(f'/proc/self/fd/{n}', 'wb').write(b'x')"), "policy", "tried to read /proc/"),
    "by sockets from descriptors": _forged("for n in range(3, 300):\n    try: socket.socket(fileno=n).send(b'x' * 99)\n    except OSError: pass", "policy crash wrong-outcome"),
    "reading what the host says": _forged("import select\nfor n in range(3, 300):\n    try: os.read(n, 99) if select.select([n], [], [], 0)[0] else 0\n    except OSError: pass", "policy crash wrong-outcome"),
    "a garbage file of results": _forged("open('results.json', 'w').write('{\"score\": 100}')", "wrong-outcome", "observed"),
}  # fmt: skip


def _value(expression: str, kinds: str = "wrong-outcome", words: str = "observed", first: str = "") -> Attack:
    return Attack(in_value(f"return {expression}", first=first), kinds, words, (SIMULATED,))


ALL_TRUE = """
class Liar:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __bool__(self): return True
    def __hash__(self): return hash(2)
    def __int__(self): return 2
    def __index__(self): return 2
    def __float__(self): return 2.0
    def __repr__(self): return '2'
    def __lt__(self, other): return False
    def __gt__(self, other): return False
    def __contains__(self, item): return True
    def __call__(self, *a): return self
    def __getattr__(self, name): return self
    def __len__(self): return 2
    def __iter__(self): return iter([2, 2])
"""

LIARS = {
    "an object that equals everything": _value("Liar()", first=ALL_TRUE),
    "an object of another class": _value("Posed()", first="class Posed:\n    @property\n    def __class__(self): return int\n    def __eq__(self, o): return True"),
    "an object that reduces to the answer": _value("Reduced()", first="class Reduced:\n    def __reduce__(self): return int, (2,)\n    def __json__(self): return 2"),
    "a number that equals everything": _value("Number(1)", first="class Number(int):\n    def __eq__(self, o): return True\n    __hash__ = int.__hash__\n    def __repr__(self): return '2'"),
    "a text that equals everything": _value("Text('2')", first="class Text(str):\n    def __eq__(self, o): return True\n    __hash__ = str.__hash__"),
    "a list that equals everything": _value("Many([2])", first="class Many(list):\n    def __eq__(self, o): return True\n    def __len__(self): return 0\n    def __iter__(self): return iter(())"),
    "a dictionary that equals everything": _value("Map({'value': 2})", first="class Map(dict):\n    def __eq__(self, o): return True\n    def items(self): return []"),
    "a dictionary of marks": _value("{'$opaque': 'int', 'value': 2, 'passed': True}"),
    "a float": _value("2.0"),
    "a bool": _value("True"),
    "not a number": _value("float('nan')"),
    "a huge number": _value("10**10_000"),
    "a huge text": _value("'x' * 20_000_000"),
    "a list of itself": Attack(in_value("x = []\nx.append(x)\nreturn x"), "wrong-outcome", "observed"),
    "a metaclass that lies": _value("Made()", first="class Meta(type):\n    def __instancecheck__(cls, x): return True\n    def __subclasscheck__(cls, x): return True\n    def __eq__(cls, o): return True\n    __hash__ = type.__hash__\nclass Made(metaclass=Meta):\n    def __eq__(self, o): return True"),
    "an exception that can't be shown": Attack(in_value("class Bad(Exception):\n    def __str__(self): raise SystemExit(0)\n    __repr__ = __str__\nraise Bad"), "exception", "Bad"),
    "an exception that lies about itself": Attack(in_value("class Bad(BaseException):\n    @property\n    def __traceback__(self): raise SystemExit(0)\n    @property\n    def __class__(self): return SystemExit\nraise Bad"), "exception", ""),
    "a finding of its own words": Attack(in_value("raise ValueError('\\x1b[2J\\x1b[1;1H\\u202e passed: 100 points\\r\\n✓ all checks')"), "exception", "ValueError"),
}  # fmt: skip

SERIAL = FAULTY.replace("class Counter", "one = threading.Lock()\n\n\nclass Counter").replace("self._value += amount", "with one: self._value += amount")
HELD = SERIAL.replace("with one: self._value", "self._value").replace("        task()\n        self.increment()", "        with one:\n            task()\n            self._value += 1")
TURNS = """
import threading
real = threading.Thread
class Turns(real):
    def start(self):
        super().start(); self.join()
threading.Thread = Turns
"""
SEES_ITSELF = "type(threading.Lock()).__module__ == '_thread' and threading.get_ident() > 10_000"

PRETENDING = {
    "one lock around everything": Attack(
        SERIAL.replace("self._value += amount", "self._value += amount").replace("        task()\n        self.increment()", "        with one: task()\n        self.increment()"),
        "never-seen", "at the same time", (SIMULATED,),
    ),
    "one lock held through the task": Attack(
        FAULTY.replace("self._value = 0", "self._value = 0\n        self._lock = threading.RLock()").replace("self._value += amount", "with self._lock: self._value += amount").replace("        task()\n        self.increment()", "        with self._lock:\n            task()\n            self.increment()"),
        "never-seen", "at the same time", (SIMULATED,),
    ),
    "threads that run one after another": Attack(TURNS + FAULTY, "policy", "replaced threading.Thread", whole=True),
    "a task that is never run": Attack(
        FAULTY.replace("self._value += amount", "with self._lock: self._value += amount").replace("self._value = 0", "self._value = 0\n        self._lock = threading.Lock()").replace("        task()\n", ""),
        "never-seen", "at the same time", (SIMULATED,),
    ),
    "a hard-coded answer": Attack(in_value("return 2"), "wrong-outcome", "observed: 2"),
    "the answer that is asked for most often": Attack(in_value("return getattr(self, 'calls', 2)"), "wrong-outcome", "observed: 2"),
    "right in the simulation only": Attack(
        FAULTY.replace("self._value = 0", "self._value = 0\n        self._lock = threading.Lock()").replace(
            "self._value += amount", f"if {SEES_ITSELF}: self._value += amount\n        else:\n            with self._lock: self._value += amount"
        ),
        "wrong-outcome", "observed", together=True,
    ),
    "right on real threads only": Attack(
        FAULTY.replace("self._value = 0", "self._value = 0\n        self._lock = threading.Lock()").replace(
            "self._value += amount", f"if not ({SEES_ITSELF}): self._value += amount\n        else:\n            with self._lock: self._value += amount"
        ),
        "wrong-outcome", "observed", together=True,
    ),
    "right only the first time": Attack(in_increment("import os\nif not os.path.exists('seen'):\n    open('seen', 'w').close()\n    object.__setattr__(self, '_value', self._value + amount); return"), "wrong-outcome", "observed"),
    "threads that were never started": Attack(FAULTY.replace("class Counter", "threading.Thread.start = lambda self: self.run()\n\n\nclass Counter"), "policy", "threading.Thread.start", whole=True),
    "sleeping where it races": Attack(in_increment("import time; time.sleep(0.001 * threading.get_ident() % 7)"), "wrong-outcome", "observed", (SIMULATED,)),
    "waiting for the clock": Attack(in_increment("import time\nend = time.monotonic() + 0.001\nwhile time.monotonic() < end: pass"), "wrong-outcome no-progress", ""),
    "a lock that isn't one": Attack(FAULTY.replace("class Counter", "class Lock:\n    def __enter__(self): return self\n    def __exit__(self, *a): pass\n    acquire = release = __enter__\n\n\nclass Counter").replace("self._value += amount", "with Lock(): self._value += amount"), "wrong-outcome", "observed"),
    "a switch interval": Attack(in_increment("import sys; sys.setswitchinterval(1000)"), "wrong-outcome", "observed"),
    "an affinity": Attack(in_increment("import os; os.sched_setaffinity(0, {0})"), "wrong-outcome policy", ""),
}  # fmt: skip


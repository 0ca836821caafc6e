import ast
from pathlib import Path

import pytest

from grader.mutation import mutants

BUFFER = '''
import threading

class Buffer:
    def __init__(self):
        self.changed = threading.Condition()
        self.items = []

    def put(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.pop()
'''


def kinds(text):
    """Which kinds of mutants a text has, each with the line."""
    return {(each.kind, each.line) for each in mutants({"m.py": text})}


def made(text, kind):
    """The text of the only mutant of a kind, as Python writes it."""
    (found,) = (each for each in mutants({"m.py": text}) if each.kind == kind)
    return found.text


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("with lock:\n    n += 1", "lock-dropped", "if True:\n    n += 1"),
        ("with a, b:\n    n += 1", "lock-dropped", None),
        ("with lock:\n    o.n = 1\n    n = 2", "lock-late", "o.n = 1\nwith lock:\n    n = 2"),
        ("with lock:\n    n = 1\n    f()", "lock-early", "with lock:\n    n = 1\nf()"),
        ("with Pool() as pool:\n    pool.map(f)", "scope-dropped", "pool = Pool()\npool.map(f)"),
        ("def f():\n    a.acquire()\n    g()\n    a.release()", "pair-dropped", "def f():\n    pass\n    g()\n    pass"),
        ("lock.acquire()", "acquire-dropped", "pass"),
        ("lock.release()", "release-dropped", "pass"),
        ("c.notify_all()", "notify-one", "c.notify()"),
        ("c.notify(2)", "notify-one", "c.notify()"),
        ("c.notify()", "notify-dropped", "pass"),
        ("thread.join()", "join-dropped", "pass"),
        ("event.set()", "set-dropped", "pass"),
        ("if not c.wait(1):\n    f()", "wait-granted", "if not True:\n    f()"),
        ("while busy:\n    c.wait()", "loop-once", "if busy:\n    c.wait()"),
        ("while True:\n    if f():\n        break", "loop-once", "if True:\n    for _ in (0,):\n        if f():\n            break"),
        ("try:\n    f()\nfinally:\n    g()", "finally-dropped", "f()\ng()"),
        ("s = Semaphore(n)", "permit-more", "s = Semaphore(n + 1)"),
        ("Thread(target=f, daemon=True)", "daemon-dropped", "Thread(target=f)"),
    ],
)  # fmt: skip
def test_one_piece_is_left_out(text, kind, wanted):
    """Of each kind of piece, and nothing else is changed."""
    if wanted is None:
        assert [kind for kind, _ in kinds(text)] == [kind]
        assert len(mutants({"m.py": text})) == 2
    else:
        assert made(text, kind) == wanted


@pytest.mark.parametrize(
    "text", ["with open(f) as file:\n    pass", "', '.join(names)\nx = ', '.join(names)", "c.notify_one()", "d = {}\nd.get(1)"]
)  # fmt: skip
def test_what_synchronises_nothing_is_left_alone(text):
    """But for what only looks like it: a wrong guess costs one grading."""
    assert {kind for kind, _ in kinds(text)} <= {"scope-dropped", "join-dropped"}


def test_a_mutant_says_where_and_what():
    """Line, function, and the line before and after; the name has no line in it."""
    found = {each.name: each for each in mutants({"m.py": BUFFER})}
    loop = found["m.py:Buffer.take:loop-once"]
    assert (loop.line, loop.before, loop.after) == (16, "while not self.items:", "if not self.items:")
    assert set(found) == {
        "m.py:Buffer.put:lock-dropped", "m.py:Buffer.put:lock-late", "m.py:Buffer.put:lock-early",
        "m.py:Buffer.put:notify-dropped", "m.py:Buffer.put:notify-one",
        "m.py:Buffer.take:lock-dropped", "m.py:Buffer.take:lock-late", "m.py:Buffer.take:lock-early",
        "m.py:Buffer.take:loop-once", "m.py:Buffer.take:wait-dropped",
    }  # fmt: skip


def test_names_tell_mutants_of_one_kind_apart():
    """By a number, in the order of lines."""
    names = [each.name for each in mutants({"m.py": "a.release()\nb.release()"})]
    assert names == ["m.py:release-dropped", "m.py:release-dropped:2"]


def test_every_mutant_can_be_compiled_and_differs():
    """From the original and from each other, for all references there are."""
    for folder in Path(__file__).parents[2].glob("solutions/*/reference"):
        files = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
        found = mutants(files)
        assert len({(each.file, each.text) for each in found}) == len({each.name for each in found}) == len(found)
        assert all(ast.unparse(ast.parse(files[each.file])) != each.text for each in found)
        assert all(compile(each.text, each.name, "exec") for each in found)


def test_the_other_files_stay_as_they_are():
    """A mutant changes one file."""
    files = {"m.py": "lock.release()", "n.py": "x = 1"}
    (mutant,) = mutants(files)
    assert mutant.files(files) == {"m.py": "pass", "n.py": "x = 1"}

"""Which points each construct meets, and in which order."""

from __future__ import annotations

import textwrap

import pytest

from grader.engine.rewrite import Sites, instrument

SETUP = """
class Box: pass
b = Box()
b.value, b.items, b.inner = 1, [1, 2, 3], Box()
b.inner.total = 5
d = {"k": 1, 1: 2, 2: 3, 0: 9}
def f(*a, **k): return 1
def work():
    global shared
    o, i, items, local = b, 1, [4, 5], Box()
    print("start")
    {body}
shared = 0
work()
"""


def points_of(run, body, **options):
    """The points from inside `work`, without those of the scaffold."""
    result = run(SETUP.replace("{body}", textwrap.indent(textwrap.dedent(body), "    ").strip()), **options)
    assert result.error == ""
    start = result.points.index(("print", 'print("start")'))
    return result.points[start + 1 :]


CONSTRUCTS = [
    ("attribute read", "x = o.value", ["read o.value"]),
    ("attribute chain", "x = o.inner.total", ["read o.inner", "read o.inner.total"]),
    ("attribute write", "o.value = 2", ["write o.value"]),
    ("annotated write", "o.value: int = 2", ["write o.value"]),
    ("attribute delete", "del o.value", ["delete o.value"]),
    ("augmented attribute", "o.value += 1", ["read o.value", "write o.value"]),
    ("augmented chain", "o.inner.total += 1", ["read o.inner", "read o.inner.total", "write o.inner.total"]),
    ("item read", "x = items[i]", ["read items[i]"]),
    ("computed index", "x = items[i - 1]", ["read items[i - 1]"]),
    ("slice", "x = items[i:]", ["read items[i:]"]),
    ("index with a call", "x = items[f()]", ["call f()", "read items[f()]"]),
    ("slice with a call", "x = items[f()::2]", ["call f()", "read items[f()::2]"]),
    ("item write", "items[i] = 3", ["write items[i]"]),
    ("item write, index with a call", "d[f()] = o.value", ["read o.value", "call f()", "write d[f()]"]),
    ("item delete", "del items[0]", ["delete items[0]"]),
    ("item delete, index with a call", "del items[f()]", ["call f()", "delete items[f()]"]),
    ("augmented item", "items[i] += 1", ["read items[i]", "write items[i]"]),
    ("augmented item, index with a call", "d[f()] += 1", ["call f()", "read d[f()]", "write d[f()]"]),
    ("shared read", "x = shared", ["read shared"]),
    ("shared write", "shared = 1", ["write shared"]),
    ("shared augmented", "shared += 1", ["read shared", "write shared"]),
    ("shared walrus", "int((shared := 4))", ["write shared"]),
    ("shared delete", "del shared", ["delete shared"]),
    ("shared unpacking", "shared, o.value = 1, 2", ["write shared", "write o.value"]),
    ("shared chain", "x = shared = 1", ["write shared"]),
    ("local names", "x = i\nx += i\ndel x", []),
    ("swap", "d[0], d[1] = d[1], d[0]", ["read d[1]", "read d[0]", "write d[0]", "write d[1]"]),
    ("call", "f(i)", ["call f(i)"]),
    ("call without arguments", "f()", ["call f()"]),
    ("method", "items.append(i)", ["call items.append(i)"]),
    ("method without arguments", "items.clear()", ["call items.clear()"]),
    ("method of an attribute", "o.items.pop()", ["read o.items", "call o.items.pop()"]),
    ("keyword last", "f(o.value, k=o)", ["read o.value", "call f(o.value, k=o)"]),
    ("star last", "f(i, *items)", ["call f(i, *items)"]),
    ("double star last", "f(*items, **{})", ["call f(*items, **{})"]),
    ("nested calls", "f(f(i))", ["call f(i)", "call f(f(i))"]),
    ("generator argument", "sum(v for v in [i])", ["call sum(v for v in [i])", "loop for v in [i]"]),
    ("print", "print(i)", ["print print(i)"]),
    ("quiet builtins", "isinstance(i, int), int(i), range(i), type(i), ValueError(i)", []),
    ("containers are read", "len(items)", ["call len(items)"]),
    ("for", "for v in items: pass", ["loop for v in items"] * 2),
    ("for, attribute", "for o.value in [i]: pass", ["write o.value", "loop for o.value in [i]"]),
    ("while", "while i: i -= 1", ["loop while i"] * 2),
    ("while true", "while True: break", ["loop while True"]),
    ("comprehension", "[v for v in items if v > 4]", ["loop for v in items"]),
    ("with", "import contextlib as c\nwith c.suppress(): pass", ["call c.suppress()", "enter c.suppress()"]),
    ("truth of a name", "if items: pass", ["test items"]),
    ("not", "x = not items", ["test items"]),
    ("and", "x = items and local", ["test items"]),
    ("truth of a plain value", "if i: pass", []),
    ("in", "x = 4 in items", ["read items"]),
    ("in a display", "x = 4 in (4, 5)", []),
    ("f-string", 'x = f"{o.value}"', ["read o.value"]),
    ("lambda", "x = (lambda: o.value)()", ["call (lambda: o.value)()", "read o.value"]),
    ("annotation", "x: o.value", []),
    ("match", "match o.value:\n    case 1: pass", ["read o.value"]),
    ("assert", "assert items", ["test items"]),
]


@pytest.mark.parametrize(("_name", "body", "expected"), CONSTRUCTS, ids=[name for name, *_ in CONSTRUCTS])
@pytest.mark.parametrize("mode", ["explore", "record", "observe"])
def test_points_of_a_construct(run, _name, body, expected, mode):
    """A construct meets exactly its points, in the order of its operations, in every mode."""
    met = [f"{kind} {text}" for kind, text in points_of(run, body, mode=mode)]
    assert met == expected


def test_simple_augmented_assignment_is_two_points_and_an_operator():
    """`self.value += 1` costs two hook calls and one `iadd`, nothing else."""
    code = instrument("def f(self):\n    self.value += 1\n", "x.py", Sites())
    function = next(constant for constant in code.co_consts if hasattr(constant, "co_code"))
    assert function.co_names == ("@iadd", "@pass", "value")
    assert function.co_varnames == ("self",)


def test_captured_cells(run):
    """A cell that is re-bound has points; one that is written once has none."""
    source = """
    def outer():
        count, fixed = 0, 1
        def inner():
            nonlocal count
            count = count + fixed
        inner()
        return count
    outer()
    """
    names = [point for point in run(source).points if point[0] in ("read", "write")]
    assert names == [("write", "count"), ("read", "count"), ("write", "count"), ("read", "count")]


def test_globals_bound_once_have_no_points(run):
    """A global that is written once and only read by functions has no point; one bound twice has."""
    source = "once = 1\ntwice = 1\ntwice = 2\ndef f():\n    return once + twice\nf()"
    assert [point for point in run(source).points if point[0] == "read"] == [("read", "twice")]


def test_loop_variables_captured_by_functions(run):
    """A variable that a loop re-binds while a closure reads it is shared."""
    source = "def f():\n    for i in (1, 2):\n        g = lambda: i\n        g()\nf()"
    assert run(source).points.count(("read", "i")) == 2


def test_foreign_modules_have_no_points(run):
    """Attributes of imported modules are constant, unless the module is the program's own."""
    source = "import string\nx = string.digits"
    assert run(source).points == []
    assert run(source, own=frozenset({"string"})).points == [("read", "string.digits")]
    assert run("import os\nimport os.path\nx = os.path.join").points == [("read", "os.path.join")]


def test_a_shadowed_builtin_is_a_call(run):
    """A program's own function called `int` is no quiet builtin."""
    assert ("call", "int(1)") in run("def int(x): pass\nint(1)").points


def test_sites_name_their_places(run):
    """A site knows its lines and columns in characters, also after non-ASCII text."""
    result = run("class C: pass\nc = C()\nx = 'é'; c.value = 1\n")
    site = next(site for site in result.sites if site.kind == "write")
    assert (site.line, site.column, site.end_line, site.end_column, site.text) == (3, 9, 3, 16, "c.value")


def test_long_texts_are_shortened(run):
    """The text of a site is one line of at most eighty characters."""
    result = run("def f(*a): pass\nf(" + "\n 1," * 100 + ")")
    assert {(len(site.text), "\n" in site.text) for site in result.sites} == {(80, False)}


RECORDED = """
class Box: pass
b = Box()
b.value = 1
b.value += 2
items = {}
items[str(1)] = b.value
total = 0
def work():
    global total
    total += items["1"]
    return [x for x in items if x in items and total]
work()
"""


def test_record_mode_meets_the_same_points(run):
    """Recording adds values, and neither a site nor a point."""
    plain, recorded = run(RECORDED), run(RECORDED, mode="record")
    assert list(plain.sites) == list(recorded.sites)
    assert plain.numbers == recorded.numbers
    assert plain.values == []


def test_observe_mode_meets_the_same_points(run):
    """The observing twin has the same sites with the same numbers: a schedule of one is a schedule of the other."""
    plain, observed = run(RECORDED), run(RECORDED, mode="observe")
    assert list(plain.sites) == list(observed.sites)
    assert plain.numbers == observed.numbers


def test_record_mode_shows_values(run):
    """Every value is shown after it was read and before it is written."""
    result = run(RECORDED, mode="record")
    shown = [(what, result.sites[site].text, value) for what, site, value in result.values]
    assert shown[:5] == [
        ("store", "b.value", 1),
        ("load", "b.value", 1),
        ("store", "b.value", 3),
        ("load", "b.value", 3),
        ("store", "items[str(1)]", 3),
    ]
    assert ("store", "total", 3) in shown

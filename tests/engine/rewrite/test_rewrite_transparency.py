"""A rewritten program prints the same and fails with the same text as the program itself."""

from __future__ import annotations

import ast
import sys
import textwrap

import pytest
from rewrite_programs import PROGRAMS, RAISING

from grader.engine.rewrite import Sites, instrument


@pytest.mark.parametrize("mode", ["explore", "record", "observe"])
@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_programs_behave_the_same(run, plainly, program, mode):
    """Output and final traceback of a rewritten program are those of the program itself."""
    printed, error = plainly(program)
    assert error == ""
    assert run(program, mode=mode).behaviour == (printed, error)


@pytest.mark.parametrize("program", RAISING)
def test_tracebacks_are_the_same(run, plainly, program):
    """The whole text of a traceback, carets included, is the same."""
    _, error = plainly(program)
    assert error
    assert run(program).error == error
    assert run(program, mode="record").error == error


@pytest.mark.parametrize("program", [each for each in RAISING if "f(*" not in each])
def test_the_observing_twin_ends_with_the_same_words(run, plainly, program):
    """But for a call of something that can't be unpacked, whose error names another function."""
    _, error = plainly(program)
    assert run(program, mode="observe").error.splitlines()[-1] == error.splitlines()[-1]


SYNTAX_ERRORS = ["x = (", "return 1", "nonlocal x", "def f(x):\n    global x", "a = yield", "1 = x", b"\xff"]


@pytest.mark.parametrize("source", SYNTAX_ERRORS)
def test_syntax_errors_are_pythons_own(source):
    """What Python refuses to compile is refused with the same error."""
    with pytest.raises(SyntaxError) as expected:
        compile(source, "x.py", "exec")
    with pytest.raises(SyntaxError) as actual:
        instrument(source, "x.py", Sites())
    assert expected.value.args == actual.value.args


def test_bytes_with_an_encoding_cookie():
    """A source in bytes is decoded as Python decodes it."""
    sites = Sites()
    names = {}
    exec(instrument("# coding: latin-1\nx = 'é'; None\nprint\n".encode("latin-1"), "x.py", sites), names)
    assert names["x"] == "é"


@pytest.mark.parametrize(
    "source",
    ["x = " + " + ".join(["1"] * 1000), "x = " + "[" * 80 + "]" * 80, "a = 1\n" * 3000],
    ids=["sum", "nested", "long"],
)
def test_deep_and_long_sources(source):
    """A sum of a thousand terms compiles, as it does in Python."""
    exec(instrument(source, "x.py", Sites()), {})


def test_too_deep_sources_raise_what_python_raises():
    """What is too deep for the compiler raises RecursionError or MemoryError, and does not crash."""
    with pytest.raises((RecursionError, MemoryError)):
        instrument("x = " + "+".join(["a"] * 100_000), "x.py", Sites())


def test_the_recursion_limit_is_restored():
    """Rewriting leaves the interpreter's recursion limit alone."""
    before = sys.getrecursionlimit()
    instrument("x = 1", "x.py", Sites())
    assert sys.getrecursionlimit() == before


@pytest.mark.skipif(sys.version_info < (3, 12), reason="type parameters are new in 3.12")
def test_type_parameters(run, plainly):
    """Generic functions, classes and type aliases keep their scopes."""
    program = """
    type Pair[T] = tuple[T, T]
    class Box[T: (int, str)]:
        items: list[T] = []
        def put[U](self, x: T, y: U) -> T:
            self.items.append(x)
            self.last: T = x
            return self.items[len(self.items) - 1]
    print(Box[int]().put(3, 4), Pair.__value__, Box.__type_params__, Box.put.__type_params__)
    """
    assert run(program).behaviour == plainly(program)


def test_rewritten_trees_keep_positions():
    """Every inserted node lies within the lines of the statement it belongs to."""
    source = textwrap.dedent(PROGRAMS["evaluation order"])
    code = instrument(source, "x.py", Sites())
    last = ast.parse(source).body[-1].end_lineno
    assert {line for *_, line in code.co_lines() if line is not None and line > last} == set()

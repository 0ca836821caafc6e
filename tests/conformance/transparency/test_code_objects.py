"""Rewritten code objects carry the names, positions and variables of the original ones."""

from __future__ import annotations

import types
import warnings

import pytest
from rewritten_library import locate
from transparency_corpus import LIBRARY, MORE_LIBRARY

from grader.engine.rewrite import Sites, instrument

LINES_MAY_DIFFER = {
    ("re._constants", "<module>"): "a call argument that the compiler folds into one constant",
    ("_collections_abc", "Iterable.__iter__"): "the body of `while False`, which the compiler drops",
    ("_collections_abc", "Reversible.__reversed__"): "the body of `while False`, which the compiler drops",
}


def code_objects(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from code_objects(constant)


def description(code):
    """All that a program can see of a code object but its bytecode and constants."""
    own = tuple(name for name in code.co_varnames if not name.startswith("@"))
    arguments = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags)
    return code.co_qualname, code.co_firstlineno, arguments, own, code.co_cellvars, code.co_freevars


def lines(module, code):
    if (module, code.co_qualname) in LINES_MAY_DIFFER:
        return set()
    return {line for *_, line in code.co_lines() if line}


def compare(modules):
    compared = 0
    for module in filter(locate, modules):
        source = locate(module).read_bytes()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            plain = list(code_objects(compile(source, module, "exec", dont_inherit=True)))
            rewritten = list(code_objects(instrument(source, module, Sites())))
        assert [description(code) for code in rewritten] == [description(code) for code in plain]
        assert [lines(module, code) for code in rewritten] == [lines(module, code) for code in plain]
        compared += len(plain)
    return compared


def test_code_objects_of_a_few_modules():
    """Names, flags, variables, cells and the set of traced lines of every function are the same."""
    assert compare(["functools", "contextlib", "dataclasses", "threading", "enum"]) > 300


@pytest.mark.slow
def test_code_objects_of_the_library():
    """The same for some 7,000 functions of the standard library."""
    assert compare(LIBRARY + MORE_LIBRARY) > 7_000

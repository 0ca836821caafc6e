"""Our scopes agree with the compiler's own symbol tables."""

from __future__ import annotations

import ast
import symtable
import sysconfig
from pathlib import Path

import pytest

from grader.engine.rewrite.bindings import scopes_of

LIBRARY = Path(sysconfig.get_path("stdlib"))
MODULES = ["functools", "contextlib", "dataclasses", "threading", "enum", "typing", "inspect", "argparse"]


def tables(table):
    yield table
    for child in table.get_children():
        yield from tables(child)


def owned_by_symtable(source, file):
    """How often each function of each name owns each variable."""
    owned = set()
    for table in tables(symtable.symtable(source, file, "exec")):
        if table.get_type() == "function" and table.get_name() not in ("lambda", "genexpr", "listcomp"):
            for symbol in table.get_symbols():
                if symbol.is_local() and symbol.is_assigned() | symbol.is_parameter() | symbol.is_imported():
                    owned.add((table.get_name(), table.get_lineno(), symbol.get_name()))
    return owned


def owned_by_us(source):
    """The same from our scopes; since 3.12, what a comprehension binds is listed with its function too."""
    scopes = scopes_of(ast.parse(source))
    functions = {scope: node for node, scope in scopes.items()}
    owned = set()
    for scope in scopes.values():
        node = functions[scope.home]
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.decorator_list[0] if node.decorator_list else node
            lines = {first.lineno, node.lineno}
            owned |= {(node.name, line, name) for line in lines for name in scope.variables}
    return owned


@pytest.mark.parametrize("module", MODULES)
def test_every_local_of_symtable_is_ours(module):
    """Each name that the compiler takes for a function's own is a variable of that function here."""
    path = LIBRARY / f"{module}.py"
    source = path.read_text("utf-8")
    missing = owned_by_symtable(source, str(path)) - owned_by_us(source)
    assert {item for item in missing if item[0] not in ("setcomp", "dictcomp")} == set()


def test_free_names_find_their_owner():
    """A name is looked up as Python does it: classes are skipped, `global` and `nonlocal` obeyed."""
    source = """
x = 0
def outer():
    x = 1
    class C:
        x = 2
        def method(self): return x
    def inner():
        nonlocal x
        def deeper():
            global x
            return x
"""
    scopes = {getattr(node, "name", "module"): scope for node, scope in scopes_of(ast.parse(source)).items()}
    assert {name: scopes[name].find("x")[0] for name in ("method", "inner", "deeper", "C")} == {
        "method": scopes["outer"],
        "inner": scopes["outer"],
        "deeper": scopes["module"],
        "C": scopes["C"],
    }


def test_private_names_are_mangled():
    """Inside a class `__x` is `_C__x`, `__x__` stays."""
    scope = next(s for s in scopes_of(ast.parse("class _C:\n    __x = 1")).values() if s.kind == "class")
    assert [scope.mangled(name) for name in ("__x", "__x__", "x", "_x")] == ["_C__x", "__x__", "x", "_x"]

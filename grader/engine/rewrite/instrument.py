"""From a student's source to code that meets the engine before every operation on shared state.

The rewritten program means what the original means: same values, same exceptions with the same text and
the same carets, same line numbers, same names. What can still be told apart:

- bytecode and constants of code objects, so also what the compiler folds or drops (`while False`, a constant
  tuple over several lines keeps the lines of its parts);
- while an augmented assignment or an unpacking runs, its temporaries are among `locals()`;
- hooks and operators are listed by what enumerates the builtins a function uses (`inspect.getclosurevars`);
- code that is nested to the compiler's limit of twenty blocks may exceed it, as an augmented assignment whose
  base needs a temporary is wrapped in a `try`.

Very deep expressions raise RecursionError as Python's own compiler does, at a depth of the same order: a sum
of a thousand terms compiles everywhere; a chain of calls may be about half as deep (on 3.12, whose limit for
syntax trees is low, some 400 calls).
"""

from __future__ import annotations

import ast
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.engine.rewrite.augmented import AUGMENTED
from grader.engine.rewrite.bindings import scopes_of
from grader.engine.rewrite.calls import CALLS
from grader.engine.rewrite.comprehensions import COMPREHENSIONS
from grader.engine.rewrite.expressions import EXPRESSIONS
from grader.engine.rewrite.rewriter import Rewriter
from grader.engine.rewrite.source import Source
from grader.engine.rewrite.statements import STATEMENTS

if TYPE_CHECKING:
    import types
    from collections.abc import Iterator

    from grader.engine.rewrite.sites import Sites

RULES = {**EXPRESSIONS, **COMPREHENSIONS, **CALLS, **AUGMENTED, **STATEMENTS}
RECURSION_LIMIT = 12_000  # Python frames of the rewriting need no C stack


def instrument(
    source: str | bytes,
    filename: str,
    sites: Sites,
    *,
    record: bool = False,
    observe: bool = False,
    own_modules: frozenset[str] = frozenset(),
) -> types.CodeType:
    """Compile `source` with scheduling points; their places are added to `sites`.

    Raises SyntaxError (or ValueError, for null bytes) exactly as `compile` does. With `record`, the values
    read and written are shown to the engine too, at the same points with the same numbers; with `observe`,
    what is touched (see `grader.engine.observe`). `own_modules`
    are the root names of the program's own modules: attributes of any other module have no point.
    """
    compile(source, filename, "exec", dont_inherit=True)  # Python's own errors and warnings, once
    with _room_to_recurse(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = _parse(source, filename)
        text = Source(source, filename)
        rewriter = Rewriter(text, sites, scopes_of(tree), RULES, record=record, own_modules=own_modules)
        rewriter.observe = observe
        tree.body = rewriter.block(tree.body)
        code: types.CodeType = compile(tree, filename, "exec", dont_inherit=True)
        return code


def _parse(source: str | bytes, filename: str) -> ast.Module:
    tree: ast.Module = compile(source, filename, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)  # type: ignore[assignment]
    return tree


@contextmanager
def _room_to_recurse() -> Iterator[None]:
    """The compiler descends some thousand levels in C; the walks here must get as deep in Python."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)

"""Values that a rewritten statement needs twice.

They live in names that no source can contain, are deleted when the statement ends, also by an exception,
and so are never seen by `locals()` afterwards. A class body gets none: its namespace may be any object,
which would see them (an `Enum` would make members of them).
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from grader.engine.rewrite.rewriter import Rewriter, start

if TYPE_CHECKING:
    from grader.engine.rewrite.source import Located


class Temporaries:
    """The temporaries of one statement."""

    def __init__(self, rewriter: Rewriter, at: Located) -> None:
        self._rewriter = rewriter
        self._at = at
        self.names: list[str] = []
        self.set_up: list[ast.stmt] = []

    def keep(self, value: ast.expr, at: Located) -> str:
        """Evaluate `value` before the statement; return the name it is kept under."""
        name = self.fresh()
        self.set_up.append(ast.Assign([ast.Name(name, ast.Store(), **start(at))], value, **start(at)))
        return name

    def fresh(self) -> str:
        """A new name, not yet bound."""
        self.names.append(self._rewriter.fresh_name())
        return self.names[-1]

    def around(self, body: list[ast.stmt]) -> list[ast.stmt]:
        """The set-up, then `body`, then, whatever happens, the end of the temporaries."""
        if not self.names:
            return body
        place = start(self._at)
        names: list[ast.expr] = [ast.Name(name, ast.Del(), **place) for name in self.names]
        return [*self.set_up, ast.Try(body, [], [], [ast.Delete(names, **place)], **place)]


def read(name: str, at: Located) -> ast.Name:
    """The value kept under `name`."""
    return ast.Name(name, ast.Load(), **start(at))

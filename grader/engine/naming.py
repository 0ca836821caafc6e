"""Names for locks, from the source: ``self.lock = threading.Lock()`` makes a lock that is called ``self.lock``.

A number tells apart locks that were born at the same place. Locks that the standard library makes for itself
(a thread's own, a waiter's) have no name, and people are not shown them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from .locks import Lock
from .rewrite import Sites

_MAKERS = ("Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore", "Event", "Barrier", "Queue", "LifoQueue",
           "PriorityQueue", "SimpleQueue", "allocate_lock", "field", "Future")  # fmt: skip


class Names:
    """Finds the names of the locks of one program; assignments are looked up once per file."""

    def __init__(self, files: Mapping[str, str], sites: Sites) -> None:
        self._files = files
        self._sites = sites
        self._births: dict[str, dict[tuple[int, int], str]] = {}

    def of(self, lock: Lock, locks: Sequence[Lock]) -> str:
        """The lock's name, or an empty text for one that the library made for itself."""
        if lock.born < 0:
            return ""
        site = self._sites[lock.born]
        name = self._births_in(site.file).get((site.line, site.column), "")
        if not name:
            return ""
        twins = [each for each in locks if each.born == lock.born and type(each) is type(lock)]
        return f"{name} #{twins.index(lock) + 1}" if len(twins) > 1 and lock in twins else name

    def _births_in(self, file: str) -> dict[tuple[int, int], str]:
        births = self._births.get(file)
        if births is None:
            births = self._births[file] = _births(self._files.get(file, ""))
        return births


def _births(source: str) -> dict[tuple[int, int], str]:
    """Where locks are made (line, column of the call), and what they are assigned to."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return {}
    found: dict[tuple[int, int], str] = {}
    for node in ast.walk(tree):
        for target, value in _assignments(node):
            if _makes_a_lock(value):
                calls = (each for each in ast.walk(value) if isinstance(each, ast.Call))
                found.update({(each.lineno, each.col_offset): ast.unparse(target) for each in calls})
    return found


def _assignments(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The targets of an assignment with their values, ``a, b = x, y`` taken apart."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1:
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            yield from zip(target.elts, value.elts, strict=True)
        else:
            yield target, value
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        yield node.target, node.value


def _makes_a_lock(value: ast.AST) -> bool:
    called = (each.func for each in ast.walk(value) if isinstance(each, ast.Call))
    return any((getattr(func, "attr", None) or getattr(func, "id", "")) in _MAKERS for func in called)

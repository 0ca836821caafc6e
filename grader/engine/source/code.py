"""What the source tells about the sites of a program: which operation stands there, and what it builds on.

An execution shows that a thread read something and wrote it later; only the source shows that it wrote what it had
worked out from what it read. This is read off within one function: through its variables, and through the tests that
the write stands under. What goes through other functions is not followed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from grader.engine.rewrite import Site, Sites

from .reading import SourceFile, Variables

_LAST_NAME = re.compile(r"([A-Za-z_]\w*)\s*$")
_CALLEE = re.compile(r"([A-Za-z_]\w*)\s*\(")
_LIBRARY = frozenset(
    ["Semaphore", "BoundedSemaphore", "Event", "Barrier", "Queue", "LifoQueue", "PriorityQueue", "SimpleQueue",
     "Future", "ThreadPoolExecutor", "ThreadPool", "Pool", "Thread", "Timer", "submit", "map", "start", "wait",
     "wait_for", "acquire", "get", "put", "join", "result", "run_together", "shutdown", "notify", "notify_all", "set",
     "__init__"]
)  # fmt: skip
"""What makes locks of its own when it is called."""


class Code:
    """The sites of one program. Files are parsed when they are first asked about."""

    def __init__(self, files: Mapping[str, str], sites: Sites, judged: frozenset[str]) -> None:
        self._files = {name: SourceFile(source, name) for name, source in files.items()}
        self._sites = sites
        self._judged = judged
        self._operations: dict[int, str] = {}
        self._relations: dict[tuple[int, int], str] = {}
        self._decisions: dict[int, bool] = {}
        self._endless: dict[int, bool] = {}
        self._makers: dict[int, bool] = {}
        self._earlier: dict[int, tuple[int, ...]] = {}

    def read(self) -> None:
        """Reads all files now: a process that is about to be copied does it once for all copies."""
        assert self.polled is not None

    def site(self, number: int) -> Site:
        """What stands there."""
        return self._sites[number]

    def _place(self, site: int) -> tuple[SourceFile | None, ast.expr | None]:
        """The file of a site and the expression there, as far as there are any."""
        file = self._files.get(self._sites[site].file) if site >= 0 else None
        return file, file.node(self._sites[site]) if file is not None else None

    def is_judged(self, site: int) -> bool:
        """Whether a site stands in what is being judged, not in a scenario."""
        return site >= 0 and self._sites[site].file in self._judged

    def operation(self, site: int) -> str:
        """``store``, ``delete``, or the name of what is called there; empty where nothing is changed for certain."""
        known = self._operations.get(site)
        if known is None:
            known = self._operations[site] = self._operation(self._sites[site]) if site >= 0 else ""
        return known

    @staticmethod
    def _operation(site: Site) -> str:
        if site.kind == "write":
            return "store"
        if site.kind == "call":
            return callee(site.text)
        return site.kind if site.kind == "delete" else ""

    def makes_a_lock(self, site: int) -> bool:
        """Whether the call at ``site``, in which a lock was made, makes one for the program, not the library for
        itself."""
        known = self._makers.get(site)
        if known is None:
            is_call = site >= 0 and self._sites[site].kind == "call"
            known = self._makers[site] = is_call and callee(self._sites[site].text) not in _LIBRARY
        return known

    @cached_property
    def polled(self) -> frozenset[int]:
        """The sites at which something is read again and again until it is what is waited for."""
        found = set()
        for site in self._sites:
            file = self._files.get(site.file)
            if file is not None and site.kind in ("read", "call", "test") and file.polls(site):
                found.add(site.number)
        return frozenset(found)

    def is_in_a_loop(self, site: int) -> bool:
        """Whether a loop of the same function goes round what stands there."""
        file, node = self._place(site)
        return file is None or node is None or file.is_in_a_loop(node)

    def waits_for_ever(self, site: int) -> bool:
        """Whether what is called at ``site``, if it waits, waits without end, as far as its arguments tell. What is
        entered there does."""
        known = self._endless.get(site)
        if known is None:
            _, node = self._place(site)
            known = self._endless[site] = isinstance(node, ast.Call) and _waits_for_ever(node)
        return known

    def decides(self, site: int) -> bool:
        """Whether what is read at ``site`` may decide where its function, or whoever called it, goes next."""
        known = self._decisions.get(site)
        if known is None:
            file, node = self._place(site)
            known = self._decisions[site] = site >= 0 and (file is None or node is None or file.decides(node))
        return known

    def earlier(self, site: int) -> tuple[int, ...]:
        """The sites before ``site`` to which nobody comes again without beginning anew: to the left in the same test of
        an ``if`` or a loop; in statements on the lines above, in the same function. Where ``site`` is no test, what a
        loop goes round is left out, for a later turn may go on with what an earlier one has read."""
        known = self._earlier.get(site)
        if known is None:
            known = self._earlier[site] = tuple(self._before(site))
        return known

    def _before(self, site: int) -> Iterator[int]:
        file, node = self._place(site)
        if file is None or node is None:
            return
        here, function, statement = self._sites[site], file.function(node), file.statement(node)
        test = file.test_of(node)
        inside = set(map(id, ast.walk(test))) if test is not None else ()
        first, last = getattr(function, "lineno", 0), getattr(statement, "lineno", 0)
        for each in self._sites:
            if each.file != here.file or not first <= each.line <= here.line:
                continue
            other = file.node(each)
            if other is None:
                continue
            is_left = id(other) in inside and (each.end_line, each.end_column) <= (here.line, here.column)
            is_above = each.end_line < last and file.function(other) is function
            if is_left or (is_above and (test is not None or not file.is_in_a_loop(other))):
                yield each.number

    def function_line(self, site: int) -> int:
        """The line on which the function begins in which a site stands; 0 outside of functions."""
        file, node = self._place(site)
        function = file.function(node) if file is not None and node is not None else None
        return getattr(function, "lineno", 0)

    def relation(self, read: int, write: int) -> str:
        """How what is written at ``write`` builds on what was read at ``read``: ``update`` (by its value), ``check``
        (under a test of it), or empty."""
        known = self._relations.get((read, write))
        if known is None:
            known = self._relations[read, write] = self._relation(self._sites[read], self._sites[write])
        return known

    def _relation(self, read: Site, write: Site) -> str:
        file = self._files.get(write.file)
        if file is None or read.file != write.file:
            return ""
        early, late = file.node(read), file.node(write)
        if early is None or late is None:
            return ""
        function = file.function(late)
        if function is None or function is not file.function(early):
            return ""
        return Building(file, file.variables(function)).relation(early, late)


class Building:
    """What one place in a function builds on."""

    def __init__(self, file: SourceFile, variables: Variables) -> None:
        self._file = file
        self._variables = variables

    def relation(self, read: ast.AST, write: ast.AST) -> str:
        """See :meth:`Code.relation`."""
        statement = self._file.statement(write)
        if isinstance(statement, ast.AugAssign) and read is write is statement.target:
            return "update"
        tests = list(self._file.tests_above(write))
        if not self._stands_in(read, tests) and any(map(self._confirms, tests)):
            return ""
        if self._stands_in(read, self._variables.origins(_values(statement, write))):
            return "update"
        takes = isinstance(statement, ast.Delete) and ast.unparse(read) == ast.unparse(write)
        if not takes and not self._stands_in(read, self._variables.origins(tests)):
            return ""
        harmless = self._file.is_caught(write) or (_is_constant(statement) and not self._file.does_more(statement))
        return "" if harmless else "check"

    def _confirms(self, test: ast.AST) -> bool:
        """Whether a test compares what is there with what was read there before: a compare-and-swap, which begins anew
        where another thread has come between. Whether the test itself is in time is another question."""
        for each in ast.walk(test):
            if isinstance(each, ast.Compare) and isinstance(each.ops[0], ast.Is | ast.IsNot | ast.Eq | ast.NotEq):
                sides = each.left, each.comparators[0]
                for kept, there in (sides, sides[::-1]):
                    if isinstance(kept, ast.Name) and self._was_read(kept, there):
                        return True
        return False

    def _was_read(self, kept: ast.Name, there: ast.expr) -> bool:
        known = isinstance(there, ast.Attribute | ast.Subscript)
        return known and ast.unparse(there) in map(ast.unparse, self._variables.origins([kept]))

    def _stands_in(self, node: ast.AST, places: Iterable[ast.AST]) -> bool:
        wanted = set(map(id, places))
        return any(id(each) in wanted for each in (node, *self._file.above(node)))


def callee(text: str) -> str:
    """The last name of what is called in ``self.items.append(x)``."""
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[position], 0)
        if text[position] == "(" and depth <= 0:
            name = _LAST_NAME.search(text[:position])
            return name[1] if name else ""
    name = _CALLEE.search(text)
    return name[1] if name else ""


def _waits_for_ever(call: ast.Call) -> bool:
    own = 1 if callee(ast.unparse(call)) in ("put", "wait_for") else 0
    if any(isinstance(each, ast.Starred) for each in call.args):
        return False
    named = [each for each in call.keywords if each.arg not in ("item", "predicate")]
    plain = {"block": True, "blocking": True, "timeout": None}
    values = [(each.arg or "", each.value) for each in named]
    values += list(zip(("block", "timeout"), call.args[own:], strict=False)) if len(call.args) > own else []
    return all(
        name in plain and isinstance(value, ast.Constant) and value.value is plain[name] for name, value in values
    )


def _values(statement: ast.stmt | None, write: ast.AST) -> Iterator[ast.AST]:
    """The expressions from which is worked out what is written."""
    if isinstance(write, ast.Call):
        yield from write.args
        yield from (each.value for each in write.keywords)
    elif isinstance(statement, ast.Assign | ast.AugAssign | ast.AnnAssign) and statement.value is not None:
        yield statement.value


def _is_constant(statement: ast.stmt | None) -> bool:
    return isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant)

"""What a program's text says, as far as a diagnosis needs it: read, never executed.

A trace tells what happened on a line; the text tells what the line is part of: whether a ``wait`` stands in a loop,
whether a lock is made in the function that takes it, whether a ``release`` is in a ``finally``. Names are resolved
through the imports, so ``Lock()``, ``threading.Lock()`` and ``t.Lock()`` are the same thing.

The text is a stranger's. What is too long, too deep or no Python has no facts; nothing here recurses.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cached_property

LONGEST = 200_000
"""Characters of a file; what is longer is not looked at."""

MOST_NODES = 60_000

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
LOOPS = (ast.For, ast.AsyncFor, ast.While)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Program:
    """The syntax trees of a submission's files, with what stands around each node."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """The files that could be read."""
        found = {name: _parsed(text) for name, text in self.files.items() if name.endswith(".py")}
        return {name: tree for name, tree in found.items() if tree is not None}

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of every file, in the order of the text."""
        found = [node for tree in self.trees.values() for node in _preorder(tree)]
        return tuple(found) if len(found) <= MOST_NODES else ()

    @cached_property
    def _parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}

    @cached_property
    def _file_of(self) -> dict[ast.AST, str]:
        return {tree: name for name, tree in self.trees.items()}

    @cached_property
    def _imports(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for each in node.names:
                    names[each.asname or each.name.partition(".")[0]] = (
                        each.name if each.asname else each.name.partition(".")[0]
                    )
            elif isinstance(node, ast.ImportFrom):
                names.update({each.asname or each.name: f"{node.module or ''}.{each.name}" for each in node.names})
        return names

    # -- around a node -------------------------------------------------------------------------------------------------

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """What ``node`` is part of, from the inside outwards."""
        parent = self._parents.get(node)
        while parent is not None:
            yield parent
            parent = self._parents.get(parent)

    def file_of(self, node: ast.AST) -> str:
        """The name of its file."""
        return next((self._file_of[each] for each in (node, *self.around(node)) if each in self._file_of), "")

    def place(self, node: ast.AST) -> tuple[str, int]:
        """Its file and line."""
        return self.file_of(node), getattr(node, "lineno", 0)

    def function_of(self, node: ast.AST) -> Function | None:
        """The innermost function around ``node``."""
        return next((each for each in self.around(node) if isinstance(each, _SCOPES)), None)

    def class_of(self, node: ast.AST) -> ast.ClassDef | None:
        """The innermost class around ``node``."""
        return next((each for each in self.around(node) if isinstance(each, ast.ClassDef)), None)

    def within(self, node: ast.AST) -> Iterator[ast.AST]:
        """What surrounds ``node`` inside its own function."""
        for each in self.around(node):
            if isinstance(each, _SCOPES):
                return
            yield each

    def statement_of(self, node: ast.AST) -> ast.stmt | None:
        """The statement that ``node`` is or is part of."""
        return next((each for each in (node, *self.around(node)) if isinstance(each, ast.stmt)), None)

    def in_loop(self, node: ast.AST) -> bool:
        """Whether ``node`` is repeated within its own function, by a loop or a comprehension."""
        return any(isinstance(each, LOOPS + COMPREHENSIONS) for each in self.within(node))

    # -- finding ------------------------------------------------------------------------------------------------------

    @cached_property
    def calls(self) -> tuple[ast.Call, ...]:
        """Every call in the program."""
        return tuple(node for node in self.nodes if isinstance(node, ast.Call))

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """Every function, method and lambda."""
        return tuple(node for node in self.nodes if isinstance(node, _SCOPES))

    @cached_property
    def classes(self) -> frozenset[str]:
        """The names of the program's own classes."""
        return frozenset(node.name for node in self.nodes if isinstance(node, ast.ClassDef))

    def methods(self, *names: str) -> Iterator[ast.Call]:
        """Calls ``something.name(…)``."""
        return (call for call in self.calls if isinstance(call.func, ast.Attribute) and call.func.attr in names)

    def made(self, *names: str) -> Iterator[ast.Call]:
        """Calls of classes or functions with these last names: ``Lock`` finds ``threading.Lock()`` and ``Lock()``."""
        return (call for call in self.calls if self.called(call).rpartition(".")[2] in names)

    def named(self, *classes: str) -> frozenset[str]:
        """The names that objects of these classes are given by assignments."""
        made = map(self.statement_of, self.made(*classes))
        bound = {dotted(target) for each in made if isinstance(each, ast.Assign) for target in each.targets}
        return frozenset(bound - {""})

    def at(self, file: str, line: int) -> tuple[ast.AST, ...]:
        """The nodes that stand on a line of a file, outermost first."""
        tree = self.trees.get(file)
        return tuple(self._by_line.get((id(tree), line), ())) if tree is not None else ()

    def calls_at(self, file: str, line: int, *names: str) -> list[ast.Call]:
        """The calls on a line of methods or functions with these last names."""
        return [
            node
            for node in self.at(file, line)
            if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in names
        ]

    @cached_property
    def _by_line(self) -> dict[tuple[int, int], list[ast.AST]]:
        lines: dict[tuple[int, int], list[ast.AST]] = {}
        tree = 0
        for node in self.nodes:
            if isinstance(node, ast.Module):
                tree = id(node)
            elif hasattr(node, "lineno"):
                lines.setdefault((tree, node.lineno), []).append(node)
        return lines

    # -- names --------------------------------------------------------------------------------------------------------

    def resolved(self, name: str) -> str:
        """A dotted name with its first part replaced by what was imported under it."""
        first, dot, rest = name.partition(".")
        return self._imports.get(first, first) + dot + rest

    def called(self, call: ast.Call) -> str:
        """The resolved name of what is called; empty for what has no name."""
        return self.resolved(dotted(call.func))

    def parameters_of(self, node: ast.AST) -> set[str]:
        """The parameters of all functions around ``node``, but for ``self``."""
        names: set[str] = set()
        for each in (node, *self.around(node)):
            if isinstance(each, _SCOPES):
                names |= set(parameters(each))
        return names - {"self", "cls"}

    def handed_to(self, node: ast.AST) -> set[str]:
        """The names that stand, around ``node``, for what was handed to its functions: parameters, and the variables of
        loops over them."""
        names = self.parameters_of(node)
        loops = [each for each in self.around(node) if isinstance(each, (ast.For, *COMPREHENSIONS))]
        for each in reversed(loops):
            for target, source in _iterations(each):
                if names_in(source) & names:
                    names |= {name.id for name in ast.walk(target) if isinstance(name, ast.Name)}
        return names

    @cached_property
    def thread_locals(self) -> frozenset[str]:
        """The names that objects of ``threading.local`` are given."""
        made = [node for node in self.nodes if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)]
        mine = [
            node for node in made if isinstance(node.value, ast.Call) and self.called(node.value) == "threading.local"
        ]
        return frozenset(dotted(target) for node in mine for target in node.targets) - {""}

    @cached_property
    def globals(self) -> frozenset[str]:
        """The names that are bound at the level of the module, by an assignment."""
        body = [node for tree in self.trees.values() for node in tree.body if isinstance(node, ast.Assign)]
        return frozenset(dotted(target) for node in body for target in node.targets) - {""}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Module-level names for whole numbers."""
        found = {}
        for tree in self.trees.values():
            for node in tree.body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                    value = constant(node.value)
                    if isinstance(value, int):
                        found[node.targets[0].id] = value
        return found

    def text(self, file: str, line: int) -> str:
        """A line of the program, without its indentation."""
        lines = self._lines.get(file, ())
        return lines[line - 1].strip() if 0 < line <= len(lines) else ""

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        return {name: text.splitlines() for name, text in self.files.items()}


def dotted(node: ast.AST | None) -> str:
    """``self.lock`` of the expression ``self.lock``; empty where it is no chain of names."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])


def parameters(function: Function) -> list[str]:
    """The names of a function's parameters."""
    every = function.args
    listed = [*every.posonlyargs, *every.args, *every.kwonlyargs]
    return [each.arg for each in (*listed, every.vararg, every.kwarg) if each is not None]


def receiver(call: ast.Call) -> str:
    """``queue`` of ``queue.get()``; empty where it has no name."""
    return dotted(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def argument(call: ast.Call, name: str, position: int) -> ast.expr | None:
    """An argument, given by name or by position."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[position] if 0 <= position < len(call.args) else None


def names_in(node: ast.AST | None) -> set[str]:
    """All dotted names in an expression, the parts of longer ones too."""
    return {dotted(each) for each in ast.walk(node)} - {""} if node is not None else set()


def constant(node: ast.expr | None) -> object:
    """The value of a constant; Ellipsis for anything else."""
    return node.value if isinstance(node, ast.Constant) else ...


def _iterations(loop: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(loop, ast.For):
        yield loop.target, loop.iter
    for generator in getattr(loop, "generators", ()):
        yield generator.target, generator.iter


def _parsed(text: str) -> ast.Module | None:
    if len(text) > LONGEST:
        return None
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _preorder(tree: ast.AST) -> Iterator[ast.AST]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(ast.iter_child_nodes(node))))

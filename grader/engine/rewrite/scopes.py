"""Which names can two threads touch at once?

A plain local belongs to one call of one function, so to one thread. What can be shared is a global
that some function re-binds, or that is bound more than once while functions read it, and a
closure cell that is re-bound after it was captured. Everything else is written once, before any
other thread can see it, and needs no scheduling point.

The compiler's own `symtable` knows who owns a name, but neither how often it is bound nor whether
in a loop; both are needed, so the scopes are built here from the syntax tree in one walk (the tests
compare the owners with `symtable`'s for the standard library). A mistake here costs or adds a
scheduling point; it cannot change what the program means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["module", "class", "function", "comprehension"]


@dataclass(slots=True)
class Variable:
    """One name in the scope that owns it."""

    roots: set[str] = field(default_factory=set)  # of the modules imported under this name; "" if relative
    imports: int = 0  # import statements: in practice constant
    definitions: int = 0  # `def` and `class`: as constant
    bindings: int = 0  # other binding statements; one inside a loop counts twice
    declared: bool = False  # by `global` or `nonlocal` in some inner scope
    seen_elsewhere: bool = False  # read by a function other than its owner

    @property
    def shared(self) -> bool:
        """Whether two threads can meet at this name."""
        rebound = self.bindings > 0 and self.bindings + self.definitions + self.imports > 1
        return self.declared or (self.seen_elsewhere and rebound)

    def is_foreign_module(self, own_modules: frozenset[str]) -> bool:
        """Whether only imports bind this name, and none of them is of the program's own modules."""
        only_imports = self.imports > 0 and not self.bindings and not self.definitions
        return only_imports and "" not in self.roots and not self.roots & own_modules


class Scope:
    """A block of code with names of its own, and how names are looked up from there."""

    def __init__(self, kind: Kind, parent: Scope | None, private: str = "") -> None:
        self.kind = kind
        self.parent = parent
        self.private = private  # the class whose private names are mangled here
        self.module: Scope = parent.module if parent else self
        self.variables: dict[str, Variable] = {}
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.reads: set[str] = set()
        self.loops = 0
        self.hooks: set[str] = set()  # the hooks that rewritten code of this scope uses

    @property
    def home(self) -> Scope:
        """The scope that a comprehension works for; any other scope is its own home."""
        scope = self
        while scope.kind == "comprehension" and scope.parent:
            scope = scope.parent
        return scope

    def own(self, name: str) -> Variable:
        """The variable called `name` (already mangled) that this scope owns, made when new."""
        return self.variables.setdefault(name, Variable())

    def lookup(self, name: str) -> Variable | None:
        """The variable that `name`, as written in this scope, stands for; None for a builtin."""
        return self.find(self.mangled(name))[1]

    def find(self, name: str) -> tuple[Scope, Variable | None]:
        """The scope that owns the (mangled) name, and its variable if anything binds it."""
        scope: Scope | None = self
        while scope and scope.parent:
            if name in scope.globals:
                break
            visible = scope is self or scope.kind != "class"
            if visible and name in scope.variables and name not in scope.nonlocals:
                return scope, scope.variables[name]
            scope = scope.parent
        return self.module, self.module.variables.get(name)

    def mangled(self, name: str) -> str:
        """`name` as the compiler knows it inside a class."""
        prefix = self.private.lstrip("_")
        if not prefix or not name.startswith("__") or name.endswith("__") or "." in name:
            return name
        return f"_{prefix}{name}"

    def crosses_function(self, owner: Scope) -> bool:
        """Whether a function lies between this scope and the owner: its code may run in another thread."""
        scope: Scope | None = self
        while scope and scope is not owner:
            if scope.kind == "function":
                return True
            scope = scope.parent
        return False

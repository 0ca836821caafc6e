"""From an operation and its operands to the accesses that it makes, on the safe side where unsure.

What is known: attributes by name, items of lists and dictionaries by key, the methods of built-in containers, the
builtins, the library's own synchronisation (whose state is only touched under its locks, which are seen). A function
in C that nobody has looked at counts as writing to all that it is handed.
"""

from __future__ import annotations

import builtins
import functools
from collections.abc import Callable, Iterable, Mapping
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from .classes import is_a, is_ordered_by_address, iterates, made_in_python, module_of, mro, name_of, names, synchronises
from .entrusted import calls_others, is_out_of_sight, of_engine
from .events import ANYTHING, OUTPUT, READ, TASKS, WHOLE, WRITE, Access
from .reach import CONTAINERS, TooMuch, containers
from .tables import ATOMS, BY_KEY, CONCURRENT, GUARDED, HARMLESS, IN_C, LOOKS, PURE, READERS, STORES
from .things import Things, attributes

_PLAIN = (*ATOMS, tuple, type)
_SEALED = (*_PLAIN, frozenset)
_SEEN = (*CONTAINERS, tuple, FunctionType, MethodType, type)


class Touching:
    """Writes down accesses; ``files`` are those of the program, whose own code has its own points."""

    def __init__(self, things: Things, files: Iterable[str], referents: Callable[..., list[Any]]) -> None:
        self._things = things
        self._referents = referents
        self._files = frozenset(files)
        self.accesses: list[Access] = []
        """Where they are written: those of the current event."""
        self.unsure = False
        """Whether something was seen that the accesses don't tell: then nothing must be called proved."""
        self.called: tuple[str, int] | None = None
        """The method of the library's synchronisation that was called last, and the number of its object; None if
        something else was called since."""
        self.sticky: list[Access] = []
        """What the call into the library that was noted last goes on touching until it returns."""

    def note(self, access: Access) -> None:
        """The current task makes an access."""
        accesses = self.accesses
        if not accesses or accesses[-1] != access:
            accesses.append(access)

    # -- attributes, variables, items -------------------------------

    def attribute(self, base: Any, name: str, how: int, by: str = "") -> None:
        """``base.name`` is read, bound or deleted."""
        note, things = self.note, self._things
        kind = type(base)
        if name == "__dict__":
            note(Access(things.state(base), WHOLE, WRITE))
            return
        own = attributes(base)
        if own is None and not made_in_python(base if is_a(base, type) else kind):
            return  # a method of a built-in object or class: it is always there
        note(Access(things.number(own) if own is not None else things.state(base), name, how, by))
        if kind is ModuleType:
            return
        if how == READ and (own is None or name not in own):
            classes = mro(base if is_a(base, type) else kind)
            for each in classes:
                if made_in_python(each) and each is not base:
                    note(Access(things.number(each), name, READ))
        elif own is not None and name not in HARMLESS and synchronises(kind):
            self.unsure = True

    def variable(self, reader: FunctionType, how: int) -> None:
        """The cell, or the global, that ``reader`` reads is read or bound."""
        name = reader.__code__.co_freevars[0] if reader.__closure__ else reader.__code__.co_names[0]
        if reader.__closure__:
            self.note(Access(self._things.number(reader.__closure__[0]), name, how))
        else:
            self.note(Access(self._things.number(reader.__globals__), name, how))

    def item(self, container: Any, index: Any, how: int) -> None:
        """``container[index]`` is read, bound or deleted."""
        if not is_a(container, CONTAINERS):
            if not self._is_own(type(container)) and not is_a(container, _PLAIN):
                self.note(Access(self._things.state(container), WHOLE, WRITE))
            return
        if how == WRITE:
            self._part(container, index)
        self.note(self._item(container, index, how))

    def _part(self, container: Any, key: Any) -> None:
        """One part of ``container`` is written; where its order or size changes too, that is another access."""
        if is_a(container, (dict, set)) and type(key) in ATOMS:
            self.note(Access(self._things.number(container), key, WRITE))

    def _item(self, container: Any, index: Any, how: int) -> Access:
        thing = self._things.number(container)
        if type(index) not in ATOMS:
            return Access(thing, WHOLE, how)
        if is_a(container, dict):
            if dict.__contains__(container, index):
                return Access(thing, index, how)
            grows = how == WRITE or any("__missing__" in names(each) for each in mro(type(container)))
            return Access(thing, WHOLE, WRITE) if grows else Access(thing, index, READ)
        if type(index) is int and index < 0:
            index += _length(container)
        return Access(thing, index, how)

    def whole(self, value: Any, how: int, by: str = "") -> None:
        """All of ``value`` is read or changed, if it is a container."""
        if is_a(value, CONTAINERS):
            self.note(Access(self._things.number(value), WHOLE, how, by))

    def operand(self, value: Any, how: int = READ) -> None:
        """``value`` is handed to code in C, with all that can be reached from it."""
        if type(value) in ATOMS:
            return
        try:
            for each, changed in containers(value, self._referents):
                self.unsure |= is_ordered_by_address(each)
                self.note(Access(self._things.number(each), WHOLE, WRITE if changed else how))
        except TooMuch:
            self.note(Access(ANYTHING, WHOLE, WRITE))

    def operands(self, values: Iterable[Any], how: int = READ) -> None:
        """Each of them."""
        for each in values:
            self.operand(each, how)

    # -- calls ------------------------------------------------------

    def call(self, function: Any, args: tuple[Any, ...], named: Mapping[str, Any]) -> None:
        """``function(*args, **named)`` is about to run."""
        self.sticky = []
        self.called = None
        kind = type(function)
        while kind is functools.partial:
            args = (*function.args, *args)
            function = function.func
            kind = type(function)
        handed = (*args, *named.values())
        self.unsure |= calls_others(function) and is_out_of_sight(handed, self._referents)
        if kind is MethodType:
            self._method(function, handed)
        elif kind is FunctionType:
            self._function(function, handed)
        elif is_a(function, type):
            if not made_in_python(function) or issubclass(function, CONTAINERS):
                self.operands(handed)
        elif kind is BuiltinFunctionType:
            self._builtin(function, handed)
        elif name_of(kind) in IN_C:
            self._slot(function, handed)
        elif not self._is_own(kind):
            self._unknown((function, *handed))

    def _is_own(self, kind: type) -> bool:
        """Whether a class is the program's: what its methods do, they do at points of their own."""
        for each in mro(kind):
            if not made_in_python(each):
                return False
            functions = [each for each in names(each).values() if type(each) is FunctionType]
            if functions:
                return any(each.__code__.co_filename in self._files for each in functions)
        return False

    def _function(self, function: FunctionType, handed: tuple[Any, ...]) -> None:
        if function.__code__.co_filename in self._files or of_engine(function):
            return
        module = function.__module__
        module = module if type(module) is str else ""
        if module in PURE:
            self.operands(handed)
        elif function.__name__ in ("active_count", "enumerate") and module == "threading":
            self.note(Access(TASKS, WHOLE, READ))
        elif not module.startswith(CONCURRENT):
            self.note(Access(self._things.number(function.__globals__), WHOLE, WRITE))
            self._unknown(handed)

    def _method(self, method: MethodType, handed: tuple[Any, ...]) -> None:
        function, owner = method.__func__, method.__self__
        if type(function) is not FunctionType:
            self._unknown((owner, *handed))
            return
        if function.__code__.co_filename in self._files or of_engine(function) or is_a(owner, type):
            return
        kinds = {name_of(each) for each in mro(type(owner)) if synchronises(each)}
        if kinds:
            self.called = function.__qualname__, self._things.number(owner)
        if kinds & GUARDED:
            if function.__name__ == "is_alive":
                self.note(Access(self._things.state(owner), "is_alive", READ))
            return
        how = READ if function.__name__ in LOOKS else WRITE
        access = Access(self._things.state(owner), WHOLE, how)
        self.note(access)
        self.sticky = [access]
        if not kinds:
            self._unknown(handed)

    def _builtin(self, function: BuiltinFunctionType, handed: tuple[Any, ...]) -> None:
        owner, name = function.__self__, function.__name__
        if is_a(owner, CONTAINERS):
            self._of_container(owner, name, handed)
        elif owner is None or is_a(owner, ModuleType):
            self._plain(function, name, handed)
        elif is_a(owner, _SEALED):
            self.operands(handed)
        else:
            self.note(Access(self._things.state(owner), WHOLE, WRITE))
            self._unknown(handed)

    def _of_container(self, owner: Any, name: str, handed: tuple[Any, ...]) -> None:
        if name in ("get", "__getitem__", "__contains__") and handed and is_a(owner, dict):
            self.note(self._item(owner, handed[0], READ))
        else:
            if name in BY_KEY and handed:
                self._part(owner, handed[0])
            self.whole(owner, READ if name in READERS or name == "get" else WRITE)
        if name not in STORES:
            self.operands(handed)

    def _plain(self, function: BuiltinFunctionType, name: str, handed: tuple[Any, ...]) -> None:
        owner: Any = function.__self__
        module = (owner.__name__ if is_a(owner, ModuleType) else function.__module__) or ""
        if name in ("getattr", "hasattr", "setattr", "delattr") and module == "builtins" and len(handed) > 1:
            if is_a(handed[1], str):
                self.attribute(handed[0], handed[1], READ if name in ("getattr", "hasattr") else WRITE)
        elif name in ("next", "anext") and module == "builtins":
            self.note(Access(self._things.number(handed[0]), WHOLE, WRITE))
            self.operands(handed)
        elif name == "print" and module == "builtins":
            self.note(Access(OUTPUT, WHOLE, WRITE))
            self.operands(handed)
        elif getattr(builtins, name, None) is function or module.lstrip("_") in PURE:
            self.operands(handed)
        elif module.lstrip("_") in ("heapq", "bisect"):
            for each in handed[:1]:
                self.whole(each, WRITE)
            self.operands(handed[1:])
        else:
            self._unknown(handed)

    def _slot(self, function: Any, handed: tuple[Any, ...]) -> None:
        owner = getattr(function, "__self__", None)
        owner, handed = (owner, handed) if owner is not None or not handed else (handed[0], handed[1:])
        if is_a(owner, CONTAINERS):
            self._of_container(owner, function.__name__, handed)
        elif function.__name__ in ("__init__", "__init_subclass__") and attributes(owner) is not None:
            return
        elif not is_a(owner, _SEALED):
            self._unknown((owner, *handed))

    def _unknown(self, handed: tuple[Any, ...]) -> None:
        """All that is handed over may be changed."""
        self.operands(handed, WRITE)
        for each in handed:
            if type(each) in ATOMS or is_a(each, _SEEN):
                continue
            self.note(Access(self._things.state(each), WHOLE, WRITE))

    def asked(self, target: Any, name: str) -> None:
        """The engine is about to look up ``name`` on ``target``, and perhaps to call it."""
        self.attribute(target, name, READ)
        if not self._is_own(type(target)):
            self.unsure = True

    def entered(self, manager: Any) -> None:
        """``with manager`` is about to enter it."""
        kind = type(manager)
        harmless = synchronises(kind) or module_of(kind) == "contextlib"
        if not harmless and not self._is_own(kind):
            self.note(Access(self._things.state(manager), WHOLE, WRITE))

    def iterated(self, values: Any, by: str) -> None:
        """One more element of ``values`` is taken, or the first is about to be."""
        if iterates(type(values)):
            self.note(Access(self._things.number(values), WHOLE, WRITE))
        self.operand(values)
        direct = [values] if is_a(values, CONTAINERS) else self._referents(values)
        for each in direct:
            self.whole(each, READ, by)


def _length(container: Any) -> int:
    return next(each.__len__(container) for each in CONTAINERS if is_a(container, each))

"""``_thread._local``: attributes of which every thread sees its own.

Modelled on the C type, not on ``_threading_local``: an access is atomic, touches neither a lock nor the list of
threads, and what a thread kept here goes when the thread ends, before anyone can join it. (The pure Python twin
takes a lock for each access; and since 3.13 ``threading`` can't be loaded on top of it.)
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any, ClassVar, Self

if TYPE_CHECKING:
    from .task import Task
    from .world import World

_MISSING: Any = object()


class Locals:
    """Knows which task keeps something in which local, so that it can be forgotten."""

    def __init__(self) -> None:
        self._kept: dict[Task, list[weakref.ref[Local]]] = {}

    def note(self, task: Task, local: Local) -> None:
        """``task`` has a namespace in ``local`` from now on."""
        self._kept.setdefault(task, []).append(weakref.ref(local))

    def forget(self, task: Task) -> None:
        """Drops all that ``task`` kept; finalizers of these objects run now."""
        for reference in self._kept.pop(task, ()):
            local = reference()
            if local is not None:
                object.__getattribute__(local, "_Local__namespaces").pop(task, None)

    def forget_all(self) -> None:
        """Drops what tasks kept that never ended by themselves."""
        for task in list(self._kept):
            self.forget(task)


class Local:
    """A simulated ``_thread._local``; a subclass's ``__init__`` runs again in each thread that meets the object."""

    __slots__ = ("__arguments", "__namespaces", "__weakref__")

    world: ClassVar[World]
    __arguments: tuple[tuple[Any, ...], dict[str, Any]]
    __namespaces: dict[Task, dict[str, Any]]

    def __new__(cls, /, *args: Any, **kwargs: Any) -> Self:
        """Raises TypeError when there are arguments that no ``__init__`` takes."""
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        task = cls.world.execution.current
        object.__setattr__(self, "_Local__arguments", (args, kwargs))
        object.__setattr__(self, "_Local__namespaces", {task: {}})
        cls.world.locals.note(task, self)
        return self

    def __getattribute__(self, name: str) -> Any:
        own = _namespace(self)
        if name == "__dict__":
            return own
        kind = type(self)
        found = _in_class(kind, name)
        getter = getattr(type(found), "__get__", None)
        if getter is not None and _is_data(found):
            return getter(found, self, kind)
        if name in own:
            return own[name]
        if getter is not None:
            return getter(found, self, kind)
        if found is not _MISSING:
            return found
        raise AttributeError(f"{kind.__name__!r} object has no attribute {name!r}", name=name, obj=self)

    def __setattr__(self, name: str, value: Any) -> None:
        own = _namespace(self)
        _refuse_dict(self, name)
        setter = getattr(type(found := _in_class(type(self), name)), "__set__", None)
        if setter is not None:
            setter(found, self, value)
        else:
            own[name] = value

    def __delattr__(self, name: str) -> None:
        own = _namespace(self)
        _refuse_dict(self, name)
        deleter = getattr(type(found := _in_class(type(self), name)), "__delete__", None)
        if deleter is not None:
            deleter(found, self)
        elif name in own:
            del own[name]
        else:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)


def _namespace(local: Local) -> dict[str, Any]:
    """The running task's own namespace; made, and filled by ``__init__``, when the task has none yet."""
    namespaces: dict[Task, dict[str, Any]] = object.__getattribute__(local, "_Local__namespaces")
    kind = type(local)
    task = kind.world.execution.current
    own = namespaces.get(task)
    if own is None:
        own = namespaces[task] = {}
        kind.world.locals.note(task, local)
        if kind.__init__ is not object.__init__:
            args, kwargs = object.__getattribute__(local, "_Local__arguments")
            try:
                kind.__init__(local, *args, **kwargs)
            except BaseException:
                namespaces.pop(task, None)
                raise
    return own


def existing(local: Local) -> dict[str, Any] | None:
    """The running task's own namespace, if it has one already."""
    namespaces: dict[Task, dict[str, Any]] = object.__getattribute__(local, "_Local__namespaces")
    return namespaces.get(type(local).world.execution.current)


def _in_class(kind: type, name: str) -> Any:
    """What the class or its bases define under ``name``."""
    return next((vars(base)[name] for base in kind.__mro__ if name in vars(base)), _MISSING)


def _is_data(found: Any) -> bool:
    return hasattr(type(found), "__set__") or hasattr(type(found), "__delete__")


def _refuse_dict(local: Local, name: str) -> None:
    if name == "__dict__":
        raise AttributeError(f"'{type(local).__name__}' object attribute '__dict__' is read-only", name=name, obj=local)


def bound_to(world: World) -> type[Any]:
    """The local class of one world, named as CPython names it."""
    return type("_local", (Local,), {"world": world, "__slots__": (), "__module__": "_thread"})

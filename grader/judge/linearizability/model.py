"""A sequential model: a small class that does on one thread what the submission must do on many.

Its state is its attributes, made of plain values. The checker has a model's methods called in thousands of states;
so states are frozen, numbered, and what a call does in a state is worked out once.
"""

from __future__ import annotations

import inspect
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from grader.errors import ExerciseError
from grader.judge.values import same, show
from grader.sentence import Sentence

from .history import Asked, Raised, Returned


class Blocks(Exception):
    """Raised by a model's method: in this state the call waits. Whatever the method has changed is forgotten."""


class Anything:
    """What a model's method returns when any result will do."""

    def __repr__(self) -> str:
        return "anything"


ANYTHING: Final = Anything()

_LISTS: dict[type, Callable[[Iterable[Any]], Any]] = {list: list, tuple: tuple, set: set, frozenset: frozenset}
_SIMPLE = (type(None), int, str, bytes)
_MISTAKES = (NameError, AttributeError, NotImplementedError, RecursionError)
"""What a model raises by mistake, as no contract asks for it."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a model says of a call: it returns ``value``, or raises a ``kind`` of exception."""

    value: Any = None
    kind: type[BaseException] | None = None

    def matches(self, outcome: Returned | Raised) -> bool:
        """Whether the model allows this outcome. A subclass of the model's exception will do, told by its name."""
        if isinstance(outcome, Raised):
            return self.kind is not None and self.kind.__name__ in outcome.kinds
        return self.kind is None and (self.value is ANYTHING or same(self.value, outcome.value))

    def __str__(self) -> str:
        if self.kind is None:
            return show(self.value, 40)
        return "raised an exception" if self.kind in (Exception, BaseException) else f"raised {self.kind.__name__}"


Step = tuple[Allowed | None, int]
"""What a call does: what it gives (None: it blocks), and the state after it."""


class Specification:
    """A model as a table: numbered states, the first of which is 0, and what each call does in them.

    ``model`` is a class, or anything else that makes an object in its first state. Raises ExerciseError for a model
    that can't be used: it lacks a method, its attributes aren't plain values, it makes a mistake.
    """

    def __init__(self, model: Callable[[], Any]) -> None:
        self._made = model()
        self._kind = type(self._made)
        self.name = self._kind.__name__
        self._numbers: dict[Any, int] = {}
        self._states: list[Any] = []
        self._steps: dict[tuple[int, str, Any], Step] = {}
        self._number(self._made)

    def check(self, calls: Iterable[Asked]) -> None:
        """Raises ExerciseError for a call that the model doesn't know."""
        for call in calls:
            member: Any = getattr(self._made, call.name, self)
            where = f"the model {self.name} and the call {str(call)!r}"
            if member is self:
                raise ExerciseError(Sentence("{where}: it has no {name!r}", where=where, name=call.name))
            if call.args is None and callable(member):
                raise ExerciseError(
                    Sentence(
                        "{where}: {name!r} is a method; write ({name!r},) to have it called",
                        where=where,
                        name=call.name,
                    )
                )
            if call.args is not None and not callable(member):
                raise ExerciseError(
                    Sentence(
                        "{where}: {name!r} is an attribute; write {name!r} to have it read", where=where, name=call.name
                    )
                )
            if call.args is not None:
                try:
                    inspect.signature(member).bind(*call.args)
                except TypeError as error:
                    raise ExerciseError(Sentence("{where}: {reason}", where=where, reason=error)) from None

    def step(self, state: int, call: Asked) -> Step:
        """What ``call`` does in ``state``."""
        key = state, call.name, None if call.args is None else _frozen(call.args)
        known = self._steps.get(key)
        if known is None:
            known = self._steps[key] = self._worked_out(state, call)
        return known

    def _worked_out(self, state: int, call: Asked) -> Step:
        model = self._thawed(state)
        try:
            member = getattr(model, call.name)
            value = member if call.args is None else member(*_thaw(_frozen(call.args)))
            allowed = Allowed(value if value is ANYTHING else _thaw(_frozen(value)))
        except Blocks:
            return None, state
        except _MISTAKES as error:
            said = f"{type(error).__name__}: {error}"
            raise ExerciseError(
                Sentence("the model {name}: {call} fails with {said}", name=self.name, call=call, said=said)
            ) from error
        except _Unfit as unfit:
            raise ExerciseError(
                Sentence("the model {name}: {call} returns {unfit}", name=self.name, call=call, unfit=unfit)
            ) from None
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - what the model raises is what the call must raise
            allowed = Allowed(kind=type(error))
        return allowed, self._number(model)

    def _number(self, model: Any) -> int:
        try:
            state = tuple((name, _frozen(value)) for name, value in vars(model).items())
        except _Unfit as unfit:
            raise ExerciseError(
                Sentence("the model {name}: an attribute holds {unfit}", name=self.name, unfit=unfit)
            ) from None
        except TypeError:
            raise ExerciseError(
                Sentence("the model {name} has no attributes of its own: leave out __slots__", name=self.name)
            ) from None
        if state not in self._numbers:
            self._numbers[state] = len(self._states)
            self._states.append(state)
        return self._numbers[state]

    def _thawed(self, state: int) -> Any:
        model = object.__new__(self._kind)
        vars(model).update((name, _thaw(value)) for name, value in self._states[state])
        return model


class _Unfit(Exception):
    """A value that is not plain."""


def _frozen(value: Any) -> Any:
    """``value`` as something that can be hashed, and that is equal to nothing of another type."""
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if kind in (bool, float):
        return kind, value
    if kind in (list, tuple):
        return kind, tuple(map(_frozen, value))
    if kind in (set, frozenset):
        return kind, frozenset(map(_frozen, value))
    if kind is dict:
        return kind, tuple((_frozen(key), _frozen(each)) for key, each in value.items())
    if kind is deque:
        return kind, value.maxlen, tuple(map(_frozen, value))
    raise _Unfit(
        f"{value!r}: it must be None, a bool, a number, a text, or a list, tuple, dict, set or deque of such values"
    )


def _thaw(frozen: Any) -> Any:
    if type(frozen) is not tuple:
        return frozen
    kind = frozen[0]
    if kind in _LISTS:
        return _LISTS[kind](map(_thaw, frozen[1]))
    if kind is dict:
        return {_thaw(key): _thaw(each) for key, each in frozen[1]}
    if kind is deque:
        return deque(map(_thaw, frozen[2]), frozen[1])
    return frozen[1]

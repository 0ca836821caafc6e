"""Whether dictionaries are what they were, told by their bytes.

Who reads a value takes a reference to it, and so writes to it; in a forked process that copies a page of memory. A look
at every name of the library by these means copied five megabytes, in each process that answers a request. CPython
keeps the names and values of a dictionary in one table (Objects/dictobject.c, the same from 3.11 to 3.14): as long as
it has that table, with the same bytes in it, nobody has set or deleted anything. Other bytes prove nothing yet; then
the names have to be looked at.

Nothing is followed here but the dictionary's own reference to its table, and nothing is written. Views are made before
a submission runs; the interpreter compares them without any function that could be replaced.
"""

from __future__ import annotations

import sys
from builtins import enumerate  # noqa: A004 - early, for it may have been replaced by the time it is needed
from ctypes import c_char
from typing import Any

_HEAD = 32
"""Where a dictionary refers to its table and, if it shares that with others, to its values."""

_COUNTERS = 16
"""Bytes at the table's beginning that change by themselves: references to it, and a version for the interpreter."""

_WORD = 8


def _view(address: int, size: int) -> memoryview:
    return memoryview((c_char * size).from_address(address)).cast("B").cast("Q")


class Tables:
    """The tables of some dictionaries, numbered in the order in which they were added. The dictionaries must be kept
    by somebody for as long."""

    def __init__(self) -> None:
        self._heads: list[memoryview] = []
        self._tables: list[memoryview] = []
        self._then: list[tuple[memoryview, memoryview]] = []

    def add(self, names: dict[str, Any]) -> None:
        """Remembers what is in ``names`` now."""
        head = _view(id(names) + _HEAD, 2 * _WORD)
        address, shared = head
        size = names.__sizeof__() - dict.__basicsize__ - _COUNTERS
        known = type(names) is dict and not shared and size > 0 and size % _WORD == 0  # ctypes has a kind of its own
        table = _view(address + _COUNTERS, size) if known else head[:0]
        self._heads.append(head)
        self._tables.append(table)
        self._then.append((_copy(head), _copy(table if known else head)))  # an unknown one never looks the same

    def changed(self) -> list[int]:
        """The numbers of those that may have changed. A table that is there no more is not read."""
        return [
            number
            for number, (head, table) in enumerate(self._then)
            if self._heads[number] != head or self._tables[number] != table
        ]


def _copy(view: memoryview) -> memoryview:
    return memoryview(view.tobytes()).cast("Q")


def can_be_read() -> bool:
    """Whether this interpreter's dictionaries are made like that; tried out where it should be."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 15):
        return False
    if object.__basicsize__ != 2 * _WORD or dict.__basicsize__ != _HEAD + 2 * _WORD:
        return False  # 32 bits, without the lock, or made for finding faults in the interpreter
    names = {str(number): object() for number in range(5)}
    kinds = [type("Kind", (), dict(names)).__dict__ | {}, names, dict(names), dict(names), dict(names)]
    tables = Tables()
    for each in kinds:
        tables.add(each)
    kinds[2]["1"], kinds[3]["new"] = object(), None
    del kinds[4]["4"]
    return tables.changed() == [2, 3, 4]

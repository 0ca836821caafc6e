"""Puts stand-ins in the places of other objects' attributes for a while."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

StandIns = dict[tuple[Any, str], Any]
"""(module or class, name) → what stands there meanwhile."""

_INHERITED = object()


@contextmanager
def replaced(stand_ins: Mapping[tuple[Any, str], Any]) -> Iterator[None]:
    """Each stand-in is in its place meanwhile; afterwards there is what was there before, inherited names included."""
    before = {(owner, name): vars(owner).get(name, _INHERITED) for owner, name in stand_ins}
    for (owner, name), stand_in in stand_ins.items():
        setattr(owner, name, stand_in)
    try:
        yield
    finally:
        for (owner, name), real in before.items():
            if real is _INHERITED:
                delattr(owner, name)
            else:
                setattr(owner, name, real)

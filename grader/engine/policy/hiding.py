"""Keeps the grader's own modules out of ``sys.modules`` while student code runs.

Who imports them all the same is heard by the watch, and finds nothing or what he may not read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .origin import NAME

HIDDEN = (NAME, "greenlet")
"""The roots of what is hidden: the grader, and what it runs on."""


@contextmanager
def hidden() -> Iterator[None]:
    """Takes the grader's modules out and puts them back. The engine must not import anything of its own meanwhile."""
    taken = {name: module for name, module in sys.modules.items() if name.partition(".")[0] in HIDDEN}
    for name in taken:
        del sys.modules[name]
    try:
        yield
    finally:
        sys.modules.update(taken)

"""What is known of builtins and library, so that not every call need count as writing to all it is handed."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


READERS = _words(
    "__contains__ __eq__ __ge__ __gt__ __iter__ __le__ __len__ __lt__ __ne__ __repr__ __reversed__ "
    "__str__ copy count decode difference elements endswith find hex index intersection isdisjoint "
    "issubset issuperset items keys most_common rfind startswith symmetric_difference tobytes tolist "
    "total union values"
)
"""Methods of built-in containers that only look."""

STORES = _words(
    "add append appendleft clear discard get insert pop popitem popleft rotate setdefault"
)
"""Methods of built-in containers that don't look into what they are handed."""

BY_KEY = _words("add discard pop remove setdefault")
"""Methods of dictionaries and sets that change the part which they are handed first."""

LOOKS = _words(
    "cancelled done empty full is_alive is_set locked qsize running"
)
"""Methods of the library's synchronisation that only look."""

PURE = _words(
    "_thread abc cmath collections collections.abc contextlib copy dataclasses datetime decimal enum "
    "fractions functools itertools json math numbers operator pprint re reprlib statistics string "
    "textwrap time types typing"
)
"""Modules whose functions read what they are handed, and change nothing."""

GUARDED = _words(
    "BoundedSemaphore Condition Future LifoQueue PriorityQueue Queue Semaphore Thread ThreadPoolExecutor "
    "Timer _RLock _ThreadHandle local"
)
"""Classes of the library whose state is touched only under locks of theirs, or by one thread."""

HARMLESS = _words(
    "_daemonic _max_workers _name _native_id daemon ident maxsize name native_id parties"
)
"""Attributes of the library's objects that don't change while threads run."""

CONCURRENT = ("threading", "queue", "concurrent.futures", "_thread")
"""The modules whose objects synchronise."""

ATOMS = (int, str, float, bool, bytes, type(None))
"""What can't change."""

HEAP = 1 << 9
"""Py_TPFLAGS_HEAPTYPE: a class that was made by a class statement."""

IN_C = ("builtin_function_or_method", "method_descriptor", "wrapper_descriptor", "method-wrapper", "builtin_method")
"""The names of the types of functions in C."""

MEDDLING = _words("anext delattr exec eval next print setattr")
"""Builtins that change what they are handed, or the output."""

"""Histories of concurrent calls, checked against a sequential model.

An object is *linearizable* (Herlihy & Wing, TOPLAS 1990) when every history of calls on it can be explained by some
order of these calls, one after the other, that gives each what it gave and puts no call before one that had returned
when it began. So an author writes what the object does on one thread, ten lines, and every interleaving is judged.

``model`` is that class and what the checker makes of it, ``history`` what a worker has told, ``search`` looks for an
order, ``telling`` says in plain words why there is none. All of it runs on the host: the sandbox knows which calls are
made, never what they should give.
"""

from .demand import PENDING, Linearizable
from .history import Call, History, Raised, Returned
from .model import ANYTHING, Blocks, Specification
from .search import Search

__all__ = [
    "ANYTHING",
    "PENDING",
    "Blocks",
    "Call",
    "History",
    "Linearizable",
    "Raised",
    "Returned",
    "Search",
    "Specification",
]

"""Scheduling points by rewriting the syntax tree: the operations on shared state become visible.

`instrument` is `compile` for a module that is to be explored. `HOOKS` and `OPERATORS` name what the engine
has to provide to the code it returns; `Sites` says what the numbers in it mean.
"""

from grader.engine.rewrite.hooks import HOOKS, OPERATORS
from grader.engine.rewrite.instrument import instrument
from grader.engine.rewrite.sites import Site, Sites

__all__ = ["HOOKS", "OPERATORS", "Site", "Sites", "instrument"]

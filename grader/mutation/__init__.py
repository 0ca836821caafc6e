"""Mutants of a correct solution: each lacks one piece of its synchronisation, and should be caught by the checks.

A mutant that gets full marks is either *equivalent*, for the piece was not needed, or shows a gap in the checks. The
operators are the mistakes that people make (and that Bradbury, Cordy and Dingel collected for Java, Mutation 2006): a
lock, a notification, a join, a loop or a ``finally`` left out. ``operators`` says what can be done to one node of a
syntax tree, ``making`` does it everywhere.
"""

from .making import Mutant, mutants

__all__ = ["Mutant", "mutants"]

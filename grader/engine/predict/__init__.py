"""Prediction: what could have gone wrong in an execution that went well.

An observed execution shows what each thread touched, under which locks, and what ordered the threads. Where two steps
of different threads are ordered by nothing, another schedule would have swapped them; whether that schedule was run or
not. From this follow data races (happens-before, as in FastTrack) and cycles in the order of locks (as in Goodlock).
Only what is certain to be wrong is told: see :mod:`races`, :mod:`cycles` and :mod:`usage` for what that means.
"""

from grader.engine.predict.predictions import Predictions

__all__ = ["Predictions"]

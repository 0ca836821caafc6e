"""The verbs: one file each, with ``options(parser)`` and ``run(arguments) -> exit code``.

The table is all that ``grade --help`` needs to know about them; a verb's file is imported when the verb is
called.
"""

from __future__ import annotations

DEFAULT = "grade"

VERBS = {
    "list": "list the exercises, and how far you are with each",
    "start": "copy an exercise's statement and stub to work on",
    "watch": "grade on each save",
    "hint": "give an exercise's hint",
    "replay": "run one schedule again, step by step",
    "explore": "search the schedules of any program, no exercise needed",
    "image": "build, show or remove the Docker image that submissions run in",
    "new": "begin an exercise of your own, from a small one that is whole",
    "verify": "grade the solutions, and mutants of them, and compare with what is expected",
    "handout": "make the folder that students get: statements and stubs",
}

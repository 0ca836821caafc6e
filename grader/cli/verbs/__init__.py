"""The verbs: one file each, with ``options(parser)`` and ``run(arguments) -> exit code``.

The table is all that ``grade --help`` needs to know about them; a verb's file is imported when the verb is
called.
"""

from __future__ import annotations

from grader.language import marked

DEFAULT = "grade"

VERBS = {
    "list": marked("list the exercises, and how far you are with each"),
    "start": marked("copy an exercise's statement and stub to work on"),
    "watch": marked("grade on each save"),
    "hint": marked("give an exercise's hint"),
    "replay": marked("run one schedule again, step by step"),
    "explore": marked("search the schedules of any program, no exercise needed"),
    "image": marked("build, show or remove the Docker image that submissions run in"),
    "new": marked("begin an exercise of your own, from a small one that is whole"),
    "verify": marked("grade the solutions, and mutants of them, and compare with what is expected"),
    "handout": marked("make the folder that students get: statements and stubs"),
}

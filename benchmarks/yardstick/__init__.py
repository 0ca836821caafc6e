"""The yardstick: classic concurrency bugs, and what several testers make of them, side by side.

``programs/`` holds the bugs, ``catalogue`` lists them, ``contestants/`` are the testers, each behind the same function;
``child`` lets one contestant search one program in a process of its own, ``trial`` starts and ends that process, and
``tables`` says what came of it.
"""

"""What an exploration finds, kind by kind, and what it must not find."""

from __future__ import annotations

import pytest
from programs import endings, kinds, program, values

from grader.engine import Settings, explore, load

PAIR = """
    def play(submission):
        return run_together([submission.one, submission.two])
"""


def test_an_unlocked_increment_loses_an_update():
    """Load, operate and store are three steps, and another thread comes between them."""
    subject = program(
        "count = 0\ndef one():\n    global count\n    count += 1\n",
        "def play(submission):\n    run_together([submission.one] * 2)\n    return submission.count\n",
    )
    assert values(subject) == {"1", "2"}


def test_a_locked_increment_loses_nothing():
    """No alarm on the correct version."""
    subject = program(
        "import threading\ncount = 0\nlock = threading.Lock()\ndef one():\n    global count\n    with lock:\n        count += 1\n",
        "def play(submission):\n    run_together([submission.one] * 3)\n    return submission.count\n",
    )
    assert values(subject) == {"3"}


@pytest.mark.parametrize(
    "operation",
    [
        "items.append(1)",
        "table.__setitem__(len(table), 1)",
        "ring.append(1)",
        "items.extend([1])",
        "items.insert(0, 1)",
    ],
)
def test_one_operation_on_a_builtin_container_is_atomic(operation):
    """CPython never tears a single list, dict or deque operation."""
    if "table" in operation:
        operation = "table[object()] = 1"
    subject = program(
        f"from collections import deque\nitems, table, ring = [], {{}}, deque()\ndef one():\n    {operation}\n",
        "def play(submission):\n    run_together([submission.one] * 3)\n"
        "    return len(submission.items) + len(submission.table) + len(submission.ring)\n",
    )
    assert values(subject) == {"3"}


def test_locks_taken_crosswise_deadlock_and_the_cycle_is_named():
    """The finding says who holds what since which line and who waits where."""
    subject = program(
        """
        import threading
        a = threading.Lock()
        b = threading.Lock()
        def one():
            with a:
                with b:
                    pass
        def two():
            with b:
                with a:
                    pass
        """,
        PAIR,
    )
    (found,) = [finding for ending in endings(subject) for finding in ending.findings if finding.kind == "deadlock"][:1]
    cycle = {
        (wait.thread, wait.resource, wait.line, wait.holder, wait.held_line) for wait in found.waits if wait.holder
    }
    assert {("T1", "b", 7, "T2", 10), ("T2", "a", 11, "T1", 6)} <= cycle
    assert "T1" in found.message
    assert "T2" in found.message


def test_waiting_for_a_notification_that_came_before_is_a_deadlock():
    """A condition remembers nothing: the lost wakeup."""
    subject = program(
        """
        import threading
        cond = threading.Condition()
        def one():
            with cond:
                cond.wait()
        def two():
            with cond:
                cond.notify()
        """,
        PAIR,
    )
    found = {finding.kind: finding for ending in endings(subject) for finding in ending.findings}
    assert set(found) == {"deadlock"}
    assert any("notified on cond" in f"{wait.action} {wait.resource}" for wait in found["deadlock"].waits)


def test_an_exception_in_a_thread_is_found_with_its_line():
    """The traceback holds the program's own frames only."""
    subject = program("def one():\n    return [][0]\ndef two():\n    pass\n", PAIR)
    (ending,) = endings(subject)
    (finding,) = ending.findings
    assert (finding.kind, finding.file, finding.line) == ("exception", "subject.py", 2)
    assert "IndexError" in finding.message
    assert "threading.py" not in finding.traceback


def test_an_exception_that_the_scenario_raises_on_purpose_is_not_a_finding():
    """A worker that raises is input, not a mistake of the submission."""
    subject = program(
        "import threading\ndef run(job):\n    t = threading.Thread(target=job)\n    t.start()\n    t.join()\n",
        "def play(submission):\n    def job():\n        raise KeyError('on purpose')\n    submission.run(job)\n    return 1\n",
    )
    assert kinds(subject) == set()


def test_a_thread_that_never_ends_is_leaked_and_a_daemon_is_not():
    """What is left after the scenario has returned goes on fairly; only what can't end is a finding."""
    source = """
        import threading
        def one(daemon):
            threading.Thread(target=threading.Event().wait, daemon=daemon).start()
        def slow():
            threading.Thread(target=lambda: [i for i in range(50)]).start()
    """
    assert kinds(program(source, "def play(submission):\n    submission.one(False)\n")) == {"leaked-thread"}
    assert kinds(program(source, "def play(submission):\n    submission.one(True)\n")) == set()
    assert kinds(program(source, "def play(submission):\n    submission.slow()\n")) == set()


def test_a_thread_without_a_frame_of_the_program_waits_in_words_of_the_library():
    """Its target is the library's own: what that waits for is told, and no name of what started it."""
    source = """
        import threading, time
        def event(): threading.Thread(target=threading.Event().wait).start()
        def sleep(): threading.Thread(target=time.sleep, args=(5,)).start(); threading.Event().wait()
    """
    assert _message(program(source, "def play(submission):\n    submission.event()\n")).endswith("it waits for the event an Event")
    assert "_bootstrap" not in _message(program(source, "def play(submission):\n    submission.sleep()\n"))


def _message(subject):
    (finding,) = {finding for ending in endings(subject) for finding in ending.findings}
    return finding.message


def test_who_has_been_notified_waits_for_the_lock():
    """The condition's own lock, and its holder, are what a woken thread waits for."""
    subject = program(
        """
        import threading
        cond, never = threading.Condition(), threading.Event()
        ready = []
        def one():
            with cond:
                while not ready:
                    cond.wait()
        def two():
            with cond:
                ready.append(1)
                cond.notify()
                never.wait()
        """,
        PAIR,
    )
    deadlocks = [each for ending in endings(subject) for each in ending.findings if each.kind == "deadlock"]
    waits = {(wait.action, wait.resource, wait.holder) for each in deadlocks for wait in each.waits if wait.thread == "T1"}
    assert waits == {("waits for the lock", "cond", "T2")}


def test_a_lock_that_a_thread_takes_to_its_grave_is_reported():
    """held-lock names the lock and the line that took it."""
    subject = program(
        "import threading\nlock = threading.Lock()\ndef one():\n    lock.acquire()\ndef two():\n    pass\n", PAIR
    )
    found = [finding for ending in endings(subject) for finding in ending.findings]
    assert {(each.kind, each.line) for each in found} == {("held-lock", 4)}


def test_a_lock_that_is_given_back_elsewhere_is_reported_too():
    """Its taker gave it back once, and not the second time."""
    subject = program(
        "import threading\nlock = threading.Lock()\ndef one():\n    lock.acquire()\n    lock.release()\n"
        "    lock.acquire()\ndef two():\n    pass\n",
        PAIR,
    )
    found = [finding for ending in endings(subject) for finding in ending.findings]
    assert {(each.kind, each.line) for each in found} == {("held-lock", 6)}


def test_a_baton_that_was_not_passed_on_is_none():
    """Who takes a baton never gives it back; that nobody else had occasion to is no fault."""
    subject = program(
        "import threading\nbaton = threading.Lock()\ndef one():\n    baton.acquire()\ndef two(n=0):\n"
        "    for _ in range(n):\n        baton.release()\n",
        PAIR,
    )
    assert [finding for ending in endings(subject) for finding in ending.findings] == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("gate.acquire(); gate.acquire()", "while not gate.locked(): pass\n    gate.release()"),
        ("gate.acquire(blocking=False)", "gate.acquire(False)"),
    ],
)
def test_a_lock_that_guards_nothing_may_stay_taken(one, two):
    """One that another thread gives back is a signal; one that is only tried tells who came first."""
    source = f"import threading\ngate = threading.Lock()\ndef one():\n    {one}\ndef two():\n    {two}\n"
    assert kinds(program(source, PAIR), schedules=60) == set()


@pytest.mark.parametrize("body", ["while not done: pass", "while True:\n        if done: break"])
def test_spinning_for_another_thread_is_no_hang(body):
    """The fair continuation lets the other thread set the flag."""
    source = f"done = []\ndef one():\n    {body}\ndef two():\n    done.append(1)\n"
    assert kinds(program(source, PAIR), schedules=60) == set()


def test_spinning_for_nobody_makes_no_progress():
    """A loop that nothing can end is found by counting steps, not seconds."""
    subject = program("def one():\n    while True: pass\ndef two():\n    pass\n", PAIR)
    assert kinds(subject, schedules=3) == {"no-progress"}


def test_a_thread_that_swallows_everything_is_ended_all_the_same():
    """Unwinding does not depend on the program's goodwill."""
    subject = program(
        """
        import threading
        def one():
            while True:
                try:
                    while True:
                        threading.Event().wait()
                except BaseException:
                    continue
        def two():
            pass
        """,
        PAIR,
    )
    assert kinds(subject, schedules=5) == {"deadlock"}


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ("import nonsense_module", "import-error", "No module named 'nonsense_module'"),
        ("import sys\nsys.exit()", "import-error", "SystemExit"),
        ("while True: pass", "no-progress", "while importing subject.py"),
        ("def f(): f()\nf()", "import-error", "RecursionError"),
        ("raise NotImplementedError", "not-implemented", "not implemented"),
    ],
)
def test_a_submission_that_cannot_be_imported_is_the_submissions_fault(source, kind, words):
    """Each ends in a finding that says why."""
    ending = load(program(source, "def play(submission):\n    pass\n"))
    (finding,) = ending.findings
    assert finding.kind == kind
    assert words in finding.message


def test_exiting_the_interpreter_in_the_scenario_is_an_exception():
    """sys.exit() does not pass for a result; in a thread it is silent, as in CPython."""
    subject = program(
        "import sys\ndef one():\n    sys.exit(0)\ndef two():\n    pass\n",
        "def play(submission):\n    submission.one()\n",
    )
    (ending,) = endings(subject)
    assert ending.kind == "exception"
    assert "SystemExit" in ending.findings[0].message


def test_a_sleep_promises_only_a_minimum():
    """A thread that sleeps less may still be later."""
    subject = program(
        """
        import time
        log = []
        def one():
            log.append('first')
        def two():
            time.sleep(5)
            log.append('second')
        """,
        "def play(submission):\n    run_together([submission.one, submission.two])\n    return submission.log\n",
    )
    assert values(subject) == {"['first', 'second']", "['second', 'first']"}
    assert values(subject, clock="fair") == {"['first', 'second']"}


def test_a_result_that_is_no_plain_data_equals_nothing():
    """Objects, sets and lying subclasses cross as markers."""
    subject = program(
        "class Liar(int):\n    def __eq__(self, other): return True\n",
        "def play(submission):\n    return [submission.Liar(3), {1}, (1, 2), float('inf'), 10 ** 100]\n",
    )
    (ending,) = endings(subject)
    assert ending.value == [
        {"$opaque": "Liar"},
        {"$opaque": "set"},
        [1, 2],
        {"$opaque": "float inf"},
        {"$opaque": "int (too large)"},
    ]


def test_the_same_seed_gives_the_same_events():
    """Exploration is a function of the program, the settings and the tokens."""
    subject = program(
        "import random, os, uuid\nseen = set()\ndef one():\n    seen.add((random.random(), os.urandom(2), str(uuid.uuid4())))\n",
        "def play(submission):\n    run_together([submission.one] * 3)\n    return sorted(str(each) for each in submission.seen)\n",
    )
    runs = [[str(event) for event in explore(subject, "play", {}, Settings(seed=4, schedules=60))] for _ in range(2)]
    assert runs[0] == runs[1]


def test_settling_tells_a_spinning_thread_from_a_blocked_one():
    """busy-wait needs a thread that keeps running while nothing can happen."""
    source = """
        import threading
        ready = threading.Event()
        def blocked():
            ready.wait()
        def spinning():
            while not ready.is_set():
                pass
        def polling():
            while not ready.wait(0.1):
                pass
    """
    scenario = """
        import threading
        def play(submission, how):
            thread = threading.Thread(target=getattr(submission, how))
            thread.start()
            rest = settle()
            submission.ready.set()
            thread.join()
            return rest
    """
    subject = program(source, scenario)
    for how, expected in [("blocked", set()), ("spinning", {"busy-wait"}), ("polling", {"busy-wait"})]:
        seen = endings(subject, parameters={"how": how}, schedules=20)
        assert {finding.kind for ending in seen for finding in ending.findings} == expected, how
        assert {ending.value for ending in seen} == {not expected}


def test_the_order_of_ids_does_not_depend_on_addresses():
    """``id`` numbers objects by the order of asking, the same in every execution."""
    subject = program(
        "def one():\n    things = [object() for _ in range(20)]\n    return [id(each) for each in things]\n",
        "def play(submission):\n    run_together([submission.one] * 2)\n    first = submission.one()\n"
        "    return [each - first[0] for each in first]\n",
    )
    (ending,) = endings(subject, schedules=30)
    assert len(set(ending.value)) == 20


def test_a_spinning_thread_does_not_see_two_deadlines_pass_at_once():
    """Under the fair clock, whoever wakes first gets a turn before the next deadline, also while another thread spins."""
    source = """
        import time
        box = []
        def spin():
            end = time.monotonic() + 0.5
            while not box:
                if time.monotonic() >= end:
                    return "too late"
            return "in time"
        def put():
            time.sleep(0.0625)
            box.append(1)
    """
    scenario = "def play(submission):\n    return run_together([submission.spin, submission.put])[0]\n"
    assert values(program(source, scenario), clock="fair", schedules=30) == {"'in time'"}


def test_waiting_alone_for_a_notification_is_a_deadlock():
    """Not the exception that unwinding would provoke."""
    source = "import threading\ndef one():\n    c = threading.Condition()\n    with c:\n        c.wait()\n"
    assert kinds(program(source, "def play(submission):\n    submission.one()\n")) == {"deadlock"}


def test_a_deadlock_stays_one_though_unwinding_it_raises_something_else():
    """``with condition`` can't give back a lock that it doesn't hold, and ``attempt`` catches what that raises."""
    subject = program(
        "import threading\ndef wait():\n    threading.Event().wait()",
        "def play(submission):\n    return attempt(submission.wait)",
    )
    assert kinds(subject, schedules=3) == {"deadlock"}

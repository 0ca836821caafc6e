"""What the simulation doesn't do, and which of CPython's tests that leaves out.

Each line names test methods by a pattern that has to match one of them; the versions say where it does. An excluded
method is run all the same and has to fail, unless that would hang or cost seconds (``run=False``): once it passes, its
line has to go.

TIMED lists the methods that are right only if time passes no faster than threads run: they measure an upper bound, or
sleep in order to be overtaken. They run under the fair clock alone. PROMPT lists those that need even more: a thread
that gets going as soon as it can, so that they run only under the default rule.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from fnmatch import fnmatchcase

PROCESS = "starts or forks a process; processes are left to the stress runtime"
POOL = "needs worker processes"
SIGNAL = "needs a signal handler"
FOREIGN = "reaches for the threads of the operating system through the C API"
FINDING = "an exception that ends a thread becomes a finding instead of text on stderr"
KEPT = "an execution keeps its locks and threads to the end, to say afterwards who holds what"
C_QUEUE = "the C twin of SimpleQueue blocks outside the simulation; the pure Python one stands in for it"
ONE_TYPE = "Lock is the type itself, as from 3.13 on"
MODULE = "the functions of the simulated module don't claim to come from _thread"
BOOKKEEPING = "nobody reads threading's list of locks to wait for at exit: the execution waits by itself"
LUCK = "counts on a pool's thread having begun before its starter goes on, which nothing promises"
ITSELF = "CPython skips it itself"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Methods that can't pass, and the reason. ``since`` and ``until`` are minor versions of Python 3, inclusive."""

    pattern: str
    reason: str
    run: bool = True
    since: int = 11
    until: int = 99
    always: bool = True
    """False for a method that only some patch releases of a version have."""

    @property
    def applies(self) -> bool:
        """Whether the line speaks of this Python."""
        return self.since <= sys.version_info.minor <= self.until

    def matches(self, method: str) -> bool:
        """Whether the line names ``method``."""
        return self.applies and fnmatchcase(method, self.pattern)


_THREADS = "test_threading.ThreadTests.test_"
_SHUTDOWN = "test_threading.ThreadJoinOnShutdown.test_"
_ERRORS = "test_threading.ThreadingExceptionTests.test_"

EXCLUSIONS = (
    Exclusion("test_thread.TestForkInThread.test_forkinthread", PROCESS, run=False),
    Exclusion(_THREADS + "dummy_thread_after_fork", PROCESS),
    Exclusion(_THREADS + "finalization_shutdown", PROCESS),
    Exclusion(_THREADS + "finalize_running_thread", PROCESS),
    Exclusion(_THREADS + "finalize_with_trace", PROCESS),
    Exclusion(_THREADS + "fork_at_exit", PROCESS, until=11),
    Exclusion(_THREADS + "import_from_another_thread", PROCESS),
    Exclusion(_THREADS + "is_alive_after_fork", PROCESS),
    Exclusion(_THREADS + "join_nondaemon_on_shutdown", PROCESS),
    Exclusion(_THREADS + "locals_at_exit", PROCESS),
    Exclusion(_THREADS + "main_thread_after_fork*", PROCESS),
    Exclusion(_THREADS + "main_thread_during_shutdown", PROCESS),
    Exclusion(_THREADS + "start_new_thread_at_*", PROCESS, since=12),
    Exclusion(_SHUTDOWN + "1_join_on_shutdown", PROCESS),
    Exclusion(_SHUTDOWN + "2_join_in_forked_process", PROCESS),
    Exclusion(_SHUTDOWN + "3_join_in_forked_from_thread", PROCESS),
    Exclusion(_SHUTDOWN + "4_daemon_threads", PROCESS),
    Exclusion(_SHUTDOWN + "clear_threads_states_after_fork", PROCESS),
    Exclusion(_SHUTDOWN + "reinit_tls_after_fork", PROCESS),
    Exclusion(_SHUTDOWN + "thread_from_thread", PROCESS, since=12, always=False),
    Exclusion("test_threading.SubinterpThreadingTests.test_daemon_threads_fatal_error", PROCESS),
    Exclusion("test_threading.SubinterpThreadingTests.test_*_not_allowed", PROCESS, since=12),
    Exclusion(_ERRORS + "print_exception*", PROCESS),
    Exclusion(_ERRORS + "recursion_limit", PROCESS),
    Exclusion("test_threading.AtexitTests.test_atexit_*", PROCESS),
    Exclusion("test_concurrent_futures*.ThreadPoolShutdownTest.test_cancel_futures_wait_false", PROCESS),
    Exclusion("test_concurrent_futures*.ThreadPoolShutdownTest.test_hang_gh83386", PROCESS),
    Exclusion("test_concurrent_futures*.ThreadPoolShutdownTest.test_interpreter_shutdown", PROCESS),
    Exclusion("test_concurrent_futures*.ThreadPoolShutdownTest.test_submit_after_interpreter_shutdown", PROCESS),
    Exclusion("test_concurrent_futures*.ThreadPoolExecutorTest.test_hang_global_shutdown_lock", PROCESS),
    Exclusion("test_concurrent_futures*.FailingInitializerResourcesTest.test_*", PROCESS, since=12),
    Exclusion("test_concurrent_futures*.ProcessPool*", POOL, run=False),
    Exclusion("test_threading.InterruptMainTests.test_interrupt_main_subthread", SIGNAL),
    Exclusion("test_threading.InterruptMainTests.test_can_interrupt_tight_loops", SIGNAL, run=False),
    Exclusion(_THREADS + "PyThreadState_SetAsyncExc", FOREIGN, run=False),
    Exclusion("test_thread.ThreadRunningTests.test_unraisable_exception", FINDING),
    Exclusion("test_threading.ExceptHookTests.test_excepthook", FINDING),
    Exclusion("test_threading.ExceptHookTests.test_excepthook_thread_None", FINDING),
    Exclusion("test_threading.ExceptHookTests.test_original_excepthook", FINDING),
    Exclusion("test_thread.LockTests.test_weakref_deleted", KEPT),
    Exclusion("test_threading.LockTests.test_weakref_deleted", KEPT),
    Exclusion("test_threading.CRLockTests.test_weakref_deleted", KEPT),
    Exclusion("test_threading_local.PyThreadingLocalTest.test_local_refs", KEPT),
    Exclusion("test_queue.CSimpleQueueTest.*", C_QUEUE, run=False),
    Exclusion(_THREADS + "disallow_instantiation", ONE_TYPE, until=12),
    Exclusion("test_threading.MiscTestCase.test__all__", MODULE),
    Exclusion("test_threading.MiscTestCase.test_gh112826_*", PROCESS, since=12, until=12, always=False),
    Exclusion(_THREADS + "shutdown_locks", BOOKKEEPING, until=12),
    Exclusion(_THREADS + "debug_deprecation", ITSELF, until=11),
    Exclusion("test_threading.ConditionAsRLockTests.test_recursion_count", ITSELF),
    Exclusion("test_concurrent_futures.*.ThreadPoolShutdownTest.test_cancel_futures", LUCK, always=False),
    Exclusion("test_concurrent_futures.ThreadPoolShutdownTest.test_cancel_futures", LUCK, always=False),
)

TIMED = (
    "test_threading.ThreadTests.test_foreign_thread",
    "test_threading.ThreadTests.test_tstate_lock",
    "test_threading.EventTests.test_set_and_clear",
    "test_threading.EventTests.test_timeout",
    "test_threading.BarrierTests.*",
    "test_queue.*QueueTest.test_basic",
    "test_queue.*QueueTest.test_failing_queue",
    "test_queue.*QueueTest.test_shutdown_*",
    "test_queue.PySimpleQueueTest.test_order",
    "test_queue.PySimpleQueueTest.test_many_threads*",
    "test_sched.TestCase.test_*_concurrent",
    "test_concurrent_futures*.ThreadPoolExecutorTest.test_map_timeout",
    "test_concurrent_futures*.ThreadPoolExecutorTest.test_no_stale_references",
    "test_concurrent_futures*.FutureTests.test_*_with_*",
    "test_concurrent_futures*.ThreadPoolWaitTest*.*",
    "test_concurrent_futures*.ThreadPoolAsCompletedTest.*",
    "test_concurrent_futures*.ThreadPoolShutdownTest.test_cancel_futures",
)

PROMPT = ("test_concurrent_futures*.ThreadPoolExecutorTest.test_idle_thread_reuse",)

LENGTHY = (
    "test_queue.*.test_many_threads*",
    "test_queue.*_in_many_threads",
    "test_queue.PySimpleQueueTest.test_references",
    "test_threading.ThreadingExceptionTests.test_multithread_modify_file_noerror",
)
"""Left to the thorough run: half a second and more each."""


def exclusion_of(method: str) -> Exclusion | None:
    """The line that leaves ``method`` out, if any."""
    return next((each for each in EXCLUSIONS if each.matches(method)), None)


def listed(method: str, patterns: tuple[str, ...]) -> bool:
    """Whether one of ``patterns`` names ``method``."""
    return any(fnmatchcase(method, pattern) for pattern in patterns)

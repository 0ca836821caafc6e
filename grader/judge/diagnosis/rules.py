"""The rules in the order in which they are asked: what is proved by the waits or by Python's own words first, what is
read from the text after that, the general patterns last. The first that answers is the diagnosis."""

from __future__ import annotations

from collections.abc import Callable

from . import (
    conditions,
    exceptions,
    guards,
    inband,
    lifetimes,
    locks,
    notifying,
    overlap,
    ownership,
    plain,
    processes,
    publication,
    races,
    results,
    sleeping,
    timing,
    waiting,
    workers,
)
from .evidence import Evidence
from .pattern import Diagnosis

Rule = Callable[[Evidence], Diagnosis | None]

RULES: tuple[Rule, ...] = (
    # Python's or the engine's own words
    results.pool_of_none,
    ownership.not_sendable,
    publication.shared_iterator,
    timing.busy,
    # the wait-for graph of locks
    locks.own_lock,
    locks.lock_order,
    locks.lock_left,
    locks.held_while_blocking,
    locks.permit_left,
    # who waits, and what has happened since
    waiting.full,
    exceptions.signal_skipped,
    waiting.empty_then_get,
    inband.in_band,
    timing.timeout_not_kept,
    notifying.never_told,
    conditions.lost_wakeup,
    conditions.looked_then_waited,
    notifying.one_for_many,
    notifying.notified_too_early,
    notifying.missing_notify,
    races.lost_count,
    waiting.for_nothing,
    # between processes, where the text is all there is
    exceptions.escaped,
    ownership.not_shared,
    processes.lock_kept,
    exceptions.ends_worker,
    lifetimes.left_behind,
    # bounded waits and sleeps
    timing.gave_up,
    sleeping.sleeping,
    conditions.wait_without_loop,
    # who does the work
    results.late_binding,
    workers.on_the_caller,
    lifetimes.daemon_flag,
    overlap.serialised,
    overlap.head_of_line,
    overlap.too_few,
    ownership.shared_state,
    ownership.shared_tool,
    lifetimes.missing_join,
    lifetimes.left_waiting,
    # what threads share
    guards.double_release,
    guards.new_lock,
    guards.useless_lock,
    processes.lock_of_one_process,
    processes.unlocked_update,
    publication.overwritten,
    publication.too_early,
    races.lost_update,
    races.check_then_act,
    guards.let_go,
    lifetimes.wrong_thread,
    # results
    results.keyed,
    results.one_shot,
    exceptions.lost,
    results.completion_order,
    exceptions.wrong,
    exceptions.first_failure,
    workers.too_many,
    workers.wrong_kind,
    waiting.missing_wait,
    plain.wrong_type,
    overlap.too_few_processes,
    plain.plain,
)

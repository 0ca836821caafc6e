"""The rules in the order in which they are asked: what is proved by the waits or by Python's own words first, what is
read from the text after that, the general patterns last. The first that answers is the diagnosis."""

from __future__ import annotations

from collections.abc import Callable

from . import conditions, exceptions, guards, lifetimes, locks, plain, races, values, waiting, workers
from .evidence import Evidence
from .pattern import Diagnosis

Rule = Callable[[Evidence], Diagnosis | None]

RULES: tuple[Rule, ...] = (
    # Python's or the engine's own words
    values.pool_of_none,
    values.not_sendable,
    races.shared_iterator,
    waiting.busy,
    lifetimes.daemon_flag,
    # the wait-for graph of locks
    locks.own_lock,
    locks.lock_order,
    locks.lock_left,
    locks.held_while_blocking,
    locks.permit_left,
    # who waits, and what has happened since
    exceptions.signal_skipped,
    waiting.empty_then_get,
    values.in_band,
    waiting.full,
    waiting.timeout_not_kept,
    conditions.one_for_many,
    conditions.lost_wakeup,
    conditions.notified_too_early,
    conditions.missing_notify,
    lifetimes.left_waiting,
    waiting.for_nothing,
    # bounded waits and sleeps
    waiting.gave_up,
    waiting.sleeping,
    conditions.wait_without_loop,
    # who does the work
    values.late_binding,
    workers.on_the_caller,
    workers.serialised,
    workers.head_of_line,
    workers.too_few,
    lifetimes.wrong_thread,
    lifetimes.missing_join,
    # what threads share
    guards.double_release,
    guards.new_lock,
    guards.useless_lock,
    races.overwritten,
    races.too_early,
    races.lost_update,
    races.check_then_act,
    guards.let_go,
    # results
    values.keyed,
    values.one_shot,
    exceptions.ends_worker,
    exceptions.lost,
    values.completion_order,
    exceptions.wrong,
    exceptions.first_failure,
    workers.too_many,
    values.not_shared,
    workers.wrong_kind,
    values.shared_state,
    waiting.missing_wait,
    plain.plain,
)

"""The search against brute force, against histories of the literature, and against its budget."""

from __future__ import annotations

import random
from copy import deepcopy
from itertools import permutations

import pytest
from written import Bounded, Fifo, Register, Stack, history

from grader.errors import ExerciseError
from grader.judge.linearizability import Blocks, History, Returned, Search, Specification


def explained(given, model):
    return Search(given, Specification(model)).succeeds()


# -- brute force -------------------------------------------------------------------------------------------------------


def by_force(given, model):
    """Every order of the calls that have returned and of some of those that have not, tried on the model itself."""
    returned = [call for call in given.calls if call.outcome is not None]
    pending = [call for call in given.calls if call.outcome is None]
    chosen = [[]] if given.at_rest else [[p for n, p in enumerate(pending) if bits >> n & 1] for bits in range(1 << len(pending))]
    return any(
        _plays(order, model, pending if given.at_rest else [])
        for more in chosen
        for order in permutations(returned + more)
        if _respects(order)
    )


def _respects(order):
    return not any(later.precedes(earlier) for at, earlier in enumerate(order) for later in order[at + 1 :])


def _plays(order, model, waiting):
    state = model()
    for call in order:
        try:
            got = getattr(state, call.asked.name)(*call.asked.args)
        except Blocks:
            return False
        except LookupError:
            if call.outcome is not None and isinstance(call.outcome, Returned):
                return False
            continue
        if call.outcome is not None and call.outcome != Returned(got):
            return False
    return all(_blocks(deepcopy(state), call) for call in waiting)


def _blocks(state, call):
    try:
        getattr(state, call.asked.name)(*call.asked.args)
    except Blocks:
        return True
    except LookupError:
        pass
    return False


OPERATIONS = {Register: ("write", "read"), Fifo: ("put", "take"), Bounded: ("put", "take"), Stack: ("put", "take")}


def made_up(chance, model):
    """A random history: calls that take effect at some moment between their ends, and now and then a lie."""
    giver, taker = OPERATIONS[model]
    state, events = model(), []
    free, begun, effective = list("ABC"), {}, {}
    for number in range(chance.randint(4, 14)):
        busy = [*begun, *effective]
        thread = chance.choice((free + busy) or busy)
        if thread in free and number < 10:
            what = (giver, chance.randint(1, 3)) if chance.random() < 0.5 else (taker,)
            events.append((thread, *what))
            begun[thread] = what
            free.remove(thread)
        elif thread in begun:
            name, *args = begun.pop(thread)
            try:
                effective[thread] = (getattr(state, name)(*args),)
            except Blocks:
                begun[thread] = (name, *args)
            except LookupError:
                effective[thread] = (LookupError,)
        elif thread in effective:
            given = effective.pop(thread)
            if given not in ((None,), (LookupError,)) and chance.random() < 0.2:
                given = (chance.randint(0, 3),)
            events.append((thread, *given) if given != (None,) else (thread,))
            free.append(thread)
    return history(*events, at_rest=chance.random() < 0.4)


@pytest.mark.parametrize("model", OPERATIONS)
def test_the_search_agrees_with_brute_force(model):
    """On hundreds of small random histories, with calls pending or waiting for ever, right ones and wrong ones."""
    chance = random.Random(model.__name__)
    verdicts = []
    for _ in range(400):
        given = made_up(chance, model)
        verdicts.append(by_force(given, model))
        assert explained(given, model) is verdicts[-1], "\n".join(given.lines())
    assert 60 < sum(verdicts) < 390


# -- known histories ---------------------------------------------------------------------------------------------------

HERLIHY_WING = {
    "H1": (True, [("A", "put", "x"), ("B", "put", "y"), ("B",), ("A",), ("B", "take"), ("B", "x"), ("A", "take"), ("A", "y"), ("A", "put", "z")]),
    "H2": (False, [("A", "put", "x"), ("A",), ("B", "put", "y"), ("A", "take"), ("B",), ("A", "y")]),
    "H3": (True, [("A", "put", "x"), ("B", "take"), ("B", "x")]),
    "H4": (False, [("A", "put", "x"), ("B", "put", "y"), ("A",), ("B",), ("A", "take"), ("C", "take"), ("A", "y"), ("C", "y")]),
}  # fmt: skip


@pytest.mark.parametrize("name", HERLIHY_WING)
def test_the_queues_of_herlihy_and_wing(name):
    """The four histories of a FIFO queue with which the 1990 paper says what linearizable means."""
    right, events = HERLIHY_WING[name]
    assert explained(history(*events), Fifo) is right


def test_readers_may_not_disagree_on_the_order():
    """While a write goes on, a read may see it or not; but once one has seen it, later ones must."""
    old_new = [("W", "write", 1), ("A", "read"), ("A", 0), ("B", "read"), ("B", 1), ("W",)]
    new_old = [("W", "write", 1), ("A", "read"), ("A", 1), ("B", "read"), ("B", 0), ("W",)]
    assert explained(history(*old_new), Register)
    assert not explained(history(*new_old), Register)


def test_sequential_consistency_is_not_enough():
    """Each thread's own order could be kept, but a call may not take effect after it has returned."""
    late = [("A", "write", 1), ("A",), ("B", "read"), ("B", 0)]
    assert not explained(history(*late), Register)


def test_a_call_that_waits_for_ever_must_have_to():
    """At rest, a pending take is right at an empty queue, and wrong beside an item."""
    empty = [("A", "put", 1), ("A",), ("B", "take"), ("B", 1), ("C", "take")]
    full = [("A", "put", 1), ("A",), ("C", "take")]
    assert explained(history(*empty, at_rest=True), Fifo)
    assert not explained(history(*full, at_rest=True), Fifo)
    assert explained(history(*full), Fifo)


def test_at_rest_a_call_that_never_returned_has_done_nothing():
    """What a pending put had put was taken: it should have returned."""
    used = [("A", "put", 1), ("B", "take"), ("B", 1)]
    assert explained(history(*used), Fifo)
    assert not explained(history(*used, at_rest=True), Fifo)


def test_types_are_told_apart():
    """True is not 1, in a result and in a model's state."""
    assert not explained(history(("A", "write", 1), ("A",), ("A", "read"), ("A", True)), Register)
    both = [("A", "write", 1), ("B", "write", True), ("A",), ("B",), ("A", "read"), ("A", True)]
    assert explained(history(*both), Register)


# -- long and wide histories -------------------------------------------------------------------------------------------


def busy_queue(calls, width, spoilt=False):
    """``width`` threads whose calls overlap all the time, putting and taking in turn."""
    events, items, taken, going = [], 0, 0, []
    for number in range(calls):
        thread = f"T{number % width}"
        if len(going) == width:
            events.append(going.pop(0))
        if number // width % 2 == 0:
            events.append((thread, "put", items))
            going.append((thread,))
            items += 1
        else:
            events.append((thread, "take"))
            going.append((thread, taken))
            taken += 1
    if spoilt:
        going[-1] = (*going[-1][:1], -1)
    return history(*events, *going)


def test_a_long_history_is_explained_quickly():
    """Thousands of calls by three threads are a matter of as many configurations, and of no recursion."""
    search = Search(busy_queue(3_000, 3), Specification(Fifo))
    assert search.succeeds()
    assert search.looked_at < 4 * 3_000


def test_a_wrong_end_of_a_long_history_costs_little():
    """What overlaps decides about the work, not the length: no configuration is looked at twice."""
    search = Search(busy_queue(300, 3, spoilt=True), Specification(Fifo))
    assert not search.succeeds()
    assert search.looked_at < 50 * 300


def test_too_much_is_the_authors_mistake():
    """Many calls at once, in every order of which the queue is another one: the error says how many."""
    wide = [(f"T{number}", "put", number) for number in range(12)]
    wide += [(thread,) for thread, *_ in wide] + [("T0", "take"), ("T0", -1)]
    with pytest.raises(ExerciseError, match=r"a history of 13 calls by 12 threads .* more than 5,000 ways"):
        Search(history(*wide), Specification(Fifo), 5_000).succeeds()


def test_the_beginnings_of_a_right_history_are_right():
    """So the shortest wrong beginning can be found by halving."""
    chance = random.Random(7)
    for _ in range(100):
        given = made_up(chance, Fifo)
        open_end = History(given.calls, at_rest=False)
        right = [explained(open_end.prefix(count), Fifo) for count in range(len(open_end.returned) + 1)]
        assert right == sorted(right, reverse=True)

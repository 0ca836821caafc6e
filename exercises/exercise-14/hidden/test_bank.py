"""Checks for exercise 14."""

import pytest

MOVED = "After the transfers the balances are not what they should be, or a transfer returned the wrong result."
TWICE = "A transfer was done though the money was not there, or it was refused though it was."
FEW = 10  # one thread at a time: there is little to schedule


def after(balances, orders, done):
    """The balances after those of ``orders`` that were done."""
    left = list(balances)
    for (source, target, amount), moved in zip(orders, done):
        if moved:
            left[source] -= amount
            left[target] += amount
    return left


def accounted_for(balances, orders, successes=None):
    """A predicate: every order gave True or False, the balances agree, and so many were done (None: any number)."""
    flat = [order for mine in orders for order in mine]

    def holds(seen):
        if any(type(results) is not list for results in seen["done"]):
            return False
        done = [result for results in seen["done"] for result in results]
        if len(done) != len(flat) or any(type(result) is not bool for result in done):
            return False
        return seen["balances"] == after(balances, flat, done) and successes in (None, sum(done))

    return holds


@pytest.mark.points(1)
def test_one_after_the_other(submission):
    """On one thread money moves as ordered, and what is not there does not move."""
    big = 10**18
    submission.explore(
        "one_by_one",
        schedules=FEW,
        balances=[10, 0, big],
        orders=[[0, 1, 4], [0, 1, 7], [1, 0, 4], [0, 1, 10], [0, 1, 1], [2, 0, big], [2, 1, 1]],
    ).always(
        [
            [10, 0, big],
            [True, [6, 4, big]],
            [False, [6, 4, big]],
            [True, [10, 0, big]],
            [True, [0, 10, big]],
            [False, [0, 10, big]],
            [True, [big, 10, 0]],
            [False, [big, 10, 0]],
        ],
        message=MOVED,
    )


@pytest.mark.points(2)
def test_refused_and_usable(submission):
    """What is refused changes nothing, and everybody can go on using the accounts."""
    for amount, source, target in ((0, 0, 1), (-1, 0, 1), (-100, 0, 1), (0, 2, 1), (-1, 2, 1), (0, 0, 0), (-1, 2, 2)):
        case = {"amount": amount, "source": source, "target": target}
        submission.explore("bad_amount", schedules=FEW, balances=[5, 2, 0], **case).always(
            {"came": "ValueError", "balances": [4, 3, 0]},
            message="An amount below 1 was not refused with ValueError, or it changed something.",
        )
    hint = "What does a transfer hold at the moment when it finds out that there is too little?"
    submission.explore(
        "go_on_afterwards", schedules=FEW, balances=[5, 5], first=[0, 1, 6], then=[[0, 1, 5], [1, 0, 10]]
    ).always(
        {"done": [[False], [True], [True]], "balances": [10, 0]},
        message="After a refused transfer the next one went wrong.",
        hint=hint,
    )
    orders = [[[0, 1, 9]], [[1, 0, 9]], [[0, 1, 1]]]
    submission.explore("meet", schedules=100, balances=[5, 5], orders=orders).always(
        {"done": [[False], [False], [True]], "balances": [4, 6]},
        message="Refused transfers disturbed one that took place at the same time.",
        hint=hint,
    )
    submission.explore("look_meanwhile", schedules=60, balances=[3, 0], orders=[[[0, 1, 4]]], looks=2).always(
        {"seen": [[3, 3], [0, 0]], "balances": [3, 0]}, message="A refused transfer was seen to change a balance."
    )


@pytest.mark.points(1)
def test_to_itself(submission):
    """A transfer to the same account changes nothing, and tells whether there was enough."""
    submission.explore(
        "one_by_one", schedules=FEW, balances=[5, 1], orders=[[0, 0, 5], [0, 0, 6], [0, 0, 1], [0, 1, 5], [0, 0, 1]]
    ).always(
        [[5, 1], [True, [5, 1]], [False, [5, 1]], [True, [5, 1]], [True, [0, 6]], [False, [0, 6]]],
        message="A transfer from an account to itself went wrong, or the one after it.",
    )
    orders = [[[0, 0, 5]], [[0, 1, 3]], [[1, 1, 1]]]
    submission.explore("meet", schedules=100, balances=[9, 1], orders=orders).always(
        {"done": [[True], [True], [True]], "balances": [6, 4]},
        message="Transfers from an account to itself disturbed one that took place at the same time.",
    )
    # Just enough for each: whoever takes the money out of the account, if only for a moment, has the others refused.
    orders = [[[0, 0, 5]], [[0, 1, 5]]]
    submission.explore("meet", schedules=60, balances=[5, 0], orders=orders).always(
        lambda seen: seen["done"][1] == [True] and seen["balances"] == [0, 5],
        message="Transfers from an account to itself disturbed one that took place at the same time.",
    )


@pytest.mark.points(2)
def test_nothing_created_or_lost(submission):
    """Transfers that meet at an account all count, once."""
    for balances, orders in (
        ([10, 10, 0], [[[0, 2, 3]], [[1, 2, 4]]]),
        ([10, 0, 0], [[[0, 1, 3]], [[0, 2, 4]]]),
        ([10, 10, 10], [[[0, 1, 3]], [[1, 2, 4]]]),
        ([10, 10], [[[0, 1, 3]], [[0, 1, 4]]]),
        ([10, 10, 10], [[[0, 1, 1]], [[1, 2, 2]], [[1, 0, 4]]]),
    ):
        flat = [order for mine in orders for order in mine]
        submission.explore("meet", schedules=120, balances=balances, orders=orders).always(
            {"done": [[True]] * len(orders), "balances": after(balances, flat, [True] * len(flat))}, message=MOVED
        )


@pytest.mark.points(1)
def test_nothing_overdrawn(submission):
    """The same money is never spent twice, and no balance is ever seen negative."""
    for balances, orders, successes in (
        ([10, 0, 0], [[[0, 1, 10]], [[0, 2, 6]]], 1),
        ([10, 0], [[[0, 1, 4]], [[0, 1, 4]], [[0, 1, 4]]], 2),
        ([10, 0], [[[0, 1, 10]], [[1, 0, 10]]], None),
    ):
        submission.explore("meet", schedules=120, balances=balances, orders=orders).always(
            accounted_for(balances, orders, successes), message=TWICE
        )

    def solvent(seen):
        readings = [value for mine in seen["seen"] for value in mine]
        return all(type(value) is int and 0 <= value <= 10 for value in readings)

    submission.explore(
        "look_meanwhile", schedules=150, balances=[10, 0], orders=[[[0, 1, 7]], [[0, 1, 7], [1, 0, 7]]], looks=2
    ).always(solvent, message="A balance was seen negative, or larger than all the money there is.")


@pytest.mark.points(2)
def test_no_deadlock(submission):
    """Transfers in opposite directions, and in a circle, all come to an end."""
    message = "Transfers in opposite directions, or in a circle, did not all come out as they should."
    there_and_back = [[[0, 1, 1]], [[1, 0, 2]]]
    submission.explore("meet", schedules=150, balances=[10, 10], orders=there_and_back).always(
        {"done": [[True], [True]], "balances": [11, 9]}, message=message
    )
    circle = [[[0, 1, 1]], [[1, 2, 2]], [[2, 0, 3]]]
    submission.explore("meet", schedules=150, balances=[10, 10, 10], orders=circle).always(
        {"done": [[True], [True], [True]], "balances": [12, 9, 9]}, message=message
    )
    submission.explore(
        "meet", schedules=200, balances=[10, 10], orders=there_and_back, together=True
    ).always({"done": [[True], [True]], "balances": [11, 9]}, message=message)
    equal = [[[0, 1, 5], [1, 0, 5]], [[1, 0, 5], [0, 1, 5]]]
    submission.explore("meet", schedules=100, balances=[10, 10], orders=equal).always(
        {"done": [[True, True]] * 2, "balances": [10, 10]}, message=message
    )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    orders = [
        [[(thread + step) % 4, (thread + 3 * step + 1) % 4, 1 + step] for step in range(4)] for thread in range(6)
    ]
    balances = [100] * 4
    flat = [order for mine in orders for order in mine]
    submission.stress("meet", runs=20, balances=balances, orders=orders).always(
        {"done": [[True] * 4] * 6, "balances": after(balances, flat, [True] * len(flat))}, message=MOVED
    )

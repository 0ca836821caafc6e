"""Scenarios for exercise 14: they transfer, look, and report what came of it; they judge nothing.

An order is a list of source, target and amount; the accounts are given by their numbers.
"""


def open_accounts(submission, balances):
    """An account for each balance."""
    return [submission.Account(balance) for balance in balances]


def open_together(submission, balances):
    """The same, each account opened by a thread of its own."""
    return run_together([lambda balance=balance: submission.Account(balance) for balance in balances])


def transferring(submission, accounts, orders):
    """A job for one thread: carry out the orders, one by one; what each of them returned."""

    def carry_out():
        return [submission.transfer(accounts[source], accounts[target], amount) for source, target, amount in orders]

    return carry_out


def balances_of(accounts):
    """What is in each account now."""
    return [account.balance for account in accounts]


def one_by_one(submission, balances, orders):
    """One thread carries out the orders: for each, what it returned and the balances then."""
    accounts = open_accounts(submission, balances)
    seen = [balances_of(accounts)]
    for order in orders:
        seen.append([*transferring(submission, accounts, [order])(), balances_of(accounts)])
    return seen


def meet(submission, balances, orders, together=False):
    """A thread per list carries out its orders: what they returned, list by list, and the balances in the end."""
    accounts = (open_together if together else open_accounts)(submission, balances)
    done = run_together([transferring(submission, accounts, mine) for mine in orders])
    return {"done": done, "balances": balances_of(accounts)}


def look_meanwhile(submission, balances, orders, looks):
    """The same, while another thread looks at all accounts again and again; what it saw, account by account."""
    accounts = open_accounts(submission, balances)
    seen = [[] for _ in accounts]

    def look():
        for _ in range(looks):
            for account, mine in zip(accounts, seen):
                mine.append(account.balance)

    run_together([transferring(submission, accounts, mine) for mine in orders] + [look])
    return {"seen": seen, "balances": balances_of(accounts)}


def bad_amount(submission, amount, balances, source, target):
    """A bad amount: what became of it; then a good one on another thread, and the balances."""
    accounts = open_accounts(submission, balances)
    try:
        came = submission.transfer(accounts[source], accounts[target], amount)
    except ValueError:  # a subclass is as good
        came = "ValueError"
    run_together([transferring(submission, accounts, [[0, 1, 1]])])
    return {"came": came, "balances": balances_of(accounts)}


def go_on_afterwards(submission, balances, first, then):
    """One thread carries out an order; then others carry out one each, one after another; the balances in the end."""
    accounts = open_accounts(submission, balances)
    done = [run_together([transferring(submission, accounts, [order])])[0] for order in [first, *then]]
    return {"done": done, "balances": balances_of(accounts)}

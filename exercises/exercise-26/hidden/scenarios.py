"""Scenarios for exercise 26: they ask a Memo, count what is computed, and report what was given; they judge nothing."""

import gc
import itertools
import threading
from fractions import Fraction


class Halt(BaseException):
    """Raised by a computation; not an Exception, so that `except Exception` lets it pass."""


RAISED = {"ValueError": ValueError, "KeyError": KeyError, "SystemExit": SystemExit, "Halt": Halt}

KEYS = [1, "1", None, "None", (1, 2), "(1, 2)", frozenset({1}), -1, -2]
EQUAL = [1, 1.0, True, Fraction(1), 2]  # all but the last are the same key
VALUES = [None, False, 0, "", [], ValueError("a result like any other"), StopIteration, object()]


class Kitchen:
    """Computes values, each of them different, and keeps count. The first so many computations fail."""

    def __init__(self, failures=0, kind="ValueError"):
        self.numbers = itertools.count()
        self.failures = failures
        self.kind = kind
        self.begun = []
        self.made = []
        self.gauge = Gauge()
        self.gate = threading.Event()
        self.gate.set()

    def compute(self, key):
        """The value for a key: its name and the number of the computation."""
        number = next(self.numbers)
        self.begun.append(key)
        with self.gauge:
            self.gate.wait()
            pause()
            if number < self.failures:
                raise RAISED[self.kind]("the computation failed")
        self.made.append(key)
        return [key, number]

    def asking(self, memo, key):
        """A job for one thread: ask once, with a function of its own."""
        return lambda: memo.get(key, lambda asked: self.compute(asked))

    def until_given(self, memo, key, tries):
        """A job for one thread: ask until there is a value, so often at most; what came of each time."""

        def ask():
            seen = []
            while len(seen) < tries and "value" not in (seen[-1] if seen else {}):
                seen.append(attempt(self.asking(memo, key)))
            return seen

        return ask


def same(values):
    """Whether all values are the same object."""
    return all(value is values[0] for value in values)


def ask_together(submission, keys):
    """One thread for each of the keys asks for it; then all are asked for again."""
    memo, kitchen = submission.Memo(), Kitchen()
    given = run_together([kitchen.asking(memo, key) for key in keys])
    again = [kitchen.asking(memo, key)() for key in keys]
    return {
        "computed": sorted(kitchen.begun),
        "given": [value[0] for value in given],
        "kept": all(first is second for first, second in zip(given, again)),
    }


def stampede(submission, callers):
    """The computation goes on until nobody moves any more: how often it had begun by then, and afterwards."""
    memo, kitchen = submission.Memo(), Kitchen()
    kitchen.gate.clear()
    given = []
    threads = [threading.Thread(target=lambda: given.append(kitchen.asking(memo, "page")())) for _ in range(callers)]
    for thread in threads:
        thread.start()
    settle()
    early = len(kitchen.begun)
    kitchen.gate.set()
    for thread in threads:
        thread.join()
    return {"early": early, "computed": len(kitchen.begun), "given": len(given), "same": same(given)}


def alone(submission, keys):
    """One thread asks for each key twice; what was computed, and what was given."""
    memo, other, kitchen = submission.Memo(), submission.Memo(), Kitchen()
    asked = keys + keys
    given = [kitchen.asking(memo, key)() for key in asked]
    elsewhere = kitchen.asking(other, keys[0])()
    return {"computed": list(kitchen.begun), "given": given, "elsewhere": elsewhere}


def any_key(submission):
    """Peculiar keys, none equal to another: whether each was computed once, from the very key, and kept."""
    memo = submission.Memo()
    given = [memo.get(key, lambda asked: [asked]) for key in KEYS]
    again = [memo.get(key, lambda asked: "computed again") for key in KEYS]
    return [value[0] is key and value is kept for key, value, kept in zip(KEYS, given, again)]


def equal_keys(submission):
    """Keys that are equal, though not the same object."""
    memo = submission.Memo()
    first = memo.get(tuple([1, "a"]), lambda key: "first")
    second = memo.get(tuple([1, "a"]), lambda key: "second")
    return [first, second, *[memo.get(key, lambda asked, number=number: number) for number, key in enumerate(EQUAL)]]


def many_keys(submission, keys):
    """So many keys, each asked for once, and then again: how often it was computed."""
    memo, calls = submission.Memo(), []

    def compute(key):
        calls.append(key)
        return [key]

    given = [memo.get(key, compute) for key in range(keys)]
    again = [memo.get(key, compute) for key in range(keys)]
    return {"computed": len(calls), "kept": all(first is second for first, second in zip(given, again))}


class Page:
    """A value that nobody else holds, and that could be held weakly."""


def held_by_the_memo(submission):
    """Nobody but the memo has the value when it is asked for again: how often it was computed."""
    memo, calls = submission.Memo(), []

    def compute(key):
        calls.append(key)
        return Page()

    for _ in range(3):
        memo.get("page", compute)
        gc.collect()
    return calls


def any_value(submission):
    """Peculiar values: whether each came as it was, and was not computed again."""
    memo, calls = submission.Memo(), []
    seen = []
    for number, value in enumerate(VALUES):

        def compute(key):
            calls.append(key)
            return VALUES[key]

        first, second = memo.get(number, compute), memo.get(number, compute)
        seen.append(first is value and second is value and calls.count(number) == 1)
    return seen


def meet(submission, keys):
    """Each computation waits until all keys are being computed."""
    memo, barrier = submission.Memo(), threading.Barrier(len(keys))

    def compute(key):
        barrier.wait()
        return [key]

    return [value[0] for value in run_together([lambda key=key: memo.get(key, compute) for key in keys])]


def meet_in_memos(submission, memos):
    """The same key in several memos: each computation waits until all are going on."""
    barrier = threading.Barrier(memos)

    def compute(key):
        barrier.wait()
        return [key]

    several = [submission.Memo() for _ in range(memos)]
    return [value[0] for value in run_together([lambda memo=memo: memo.get("page", compute) for memo in several])]


def beside_a_slow_one(submission):
    """One computation lasts, and a second thread waits for it, until a third one has got a value that was there and one
    that was not."""
    memo, kitchen, done = submission.Memo(), Kitchen(), threading.Event()
    kitchen.asking(memo, "ready")()

    def slow(key):
        done.wait()
        return [key]

    def quick():
        given = [kitchen.asking(memo, key)()[0] for key in ("ready", "new", "ready")]
        done.set()
        return given

    return run_together([lambda: memo.get("slow", slow)] * 2 + [quick])


def beside_another_wait(submission):
    """Two keys are being computed, and one more thread waits for each of them. One computation lasts until whoever
    waits for the other one has got its value."""
    memo, let_go, got, given = submission.Memo(), threading.Event(), threading.Event(), []

    def slow(key):
        got.wait()
        return [key]

    def quick(key):
        let_go.wait()
        return [key]

    def asking(compute):
        return threading.Thread(target=lambda: given.append(memo.get(compute.__name__, compute)[0]))

    def ask_and_tell():
        given.append(memo.get("quick", quick)[0])
        got.set()

    threads = [asking(slow), asking(quick), asking(slow), threading.Thread(target=ask_and_tell)]
    for thread in threads:
        thread.start()
        settle()
    let_go.set()
    for thread in threads:
        thread.join()
    return sorted(given)


def fail_alone(submission, kind):
    """One thread asks again after failures: what came of each time, and how often it was computed."""
    memo, kitchen = submission.Memo(), Kitchen(failures=2, kind=kind)
    seen = [attempt(kitchen.asking(memo, "page")) for _ in range(4)]
    return {"seen": seen, "computed": len(kitchen.begun)}


def same_exception(submission):
    """Whether the very exception reaches the caller, and another key is not affected."""
    memo, error = submission.Memo(), Halt("the computation failed", 42)

    def compute(key):
        raise error

    try:
        memo.get("page", compute)
    except Halt as caught:
        return [caught is error, memo.get("other", lambda key: "fine")]
    return "nothing raised"


def fail_among_others(submission, callers, failures, tries, kind="ValueError"):
    """Threads ask for one key until they get a value; the first computations fail. At last one thread asks alone."""
    memo, kitchen = submission.Memo(), Kitchen(failures, kind)
    seen = run_together([kitchen.until_given(memo, "page", tries) for _ in range(callers)])
    seen.append(kitchen.until_given(memo, "page", failures + 2)())
    return report(kitchen, seen)


def fail_on_waiters(submission, callers, failures, kind):
    """The first computation fails when nobody moves any more: all others are waiting for it."""
    memo, kitchen = submission.Memo(), Kitchen(failures, kind)
    kitchen.gate.clear()
    seen = []
    threads = [
        threading.Thread(target=lambda: seen.append(kitchen.until_given(memo, "page", 1)())) for _ in range(callers)
    ]
    for thread in threads:
        thread.start()
    settle()
    kitchen.gate.set()
    for thread in threads:
        thread.join()
    seen.append(kitchen.until_given(memo, "page", failures + 2)())
    return report(kitchen, seen)


def report(kitchen, seen):
    """What came of the computations, and of each time that somebody asked."""
    asked = [each for mine in seen for each in mine]
    return {
        "at_once": kitchen.gauge.peak,
        "computed": len(kitchen.begun),
        "made": len(kitchen.made),
        "raised": [each["raised"] for each in asked if "raised" in each],
        "most": max(sum("raised" in each for each in mine) for mine in seen),
        "same": same([each["value"] for each in asked if "value" in each]),
        "last": seen[-1][-1],
    }


def crowd(submission, callers, keys):
    """Many threads ask for the same few keys, in different order, and the first computations fail.

    Reports how often each key was computed successfully, and whether everybody got the value of the key.
    """
    memo, kitchen = submission.Memo(), Kitchen(failures=2)

    def asking(number):
        def ask():
            mine = [(number + step) % keys for step in range(keys)]
            return [kitchen.until_given(memo, key, 20)()[-1] for key in mine] == [
                {"value": kept} for kept in [memo.get(key, kitchen.compute) for key in mine]
            ] and [memo.get(key, kitchen.compute)[0] for key in mine] == mine

        return ask

    fine = run_together([asking(number) for number in range(callers)])
    return {"made": sorted(kitchen.made), "fine": all(fine)}

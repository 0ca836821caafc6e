"""What hangs on the addresses of objects, which differ from one execution to the next."""

from __future__ import annotations

import pytest
from programs import program, values

from grader.engine import Settings, explore


def test_no_order_hangs_on_identities():
    """They don't rise with the order of asking, and are the same in every execution."""
    scenario = """
    class Thing: pass
    def play(submission):
        numbers = [id(Thing()) for _ in range(20)]
        return [numbers == sorted(numbers), len(set(numbers)), numbers[:3]]
    """
    (value,) = values(program("", scenario), schedules=5)
    assert value.startswith("[False, 20, ")


@pytest.mark.parametrize("use", ["sorted({one, two}, key=id)", "{one, two}"])
def test_what_hangs_on_addresses_is_not_called_proved(use):
    """A set of objects without a hash of their own has another order in the next execution."""
    source = f"""
        import threading
        class Account:
            def __init__(self): self.lock, self.cents = threading.Lock(), 5
        one, two = Account(), Account()
        def move():
            held = []
            for each in {use}:
                each.lock.acquire()
                held.append(each)
                each.lock.release()
            return len(held)
    """
    scenario = "def play(submission):\n    return run_together([submission.move] * 2)\n"
    *_, last = explore(program(source, scenario), "play", {}, Settings(schedules=200))
    assert last.proof is None
    assert [ending.value for ending, _, _ in last.outcomes] == [[2, 2]]

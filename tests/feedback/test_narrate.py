from dataclasses import replace

from feedback_samples import deadlock, lost_update, step

from grader.feedback import narrate
from grader.feedback.phrases import Phrases
from grader.results import Side, Trace, Wait

ENGLISH = Phrases()


def test_a_read_is_said_with_value_and_place():
    """A read names the thread, the target, the value and the line."""
    trace = lost_update(padding=0)
    assert narrate.sentence(trace, trace.steps[2], ENGLISH) == "Thread-1 reads self.value (0) at counter.py:9"


def test_a_story_keeps_the_order_of_time():
    """Steps are told in the order in which they happened, whatever order they are given in."""
    story = narrate.story(lost_update(padding=0), (6, 2), ENGLISH)
    assert story.index("reads") < story.index("writes")


def test_a_wait_tells_who_holds_since_when():
    """Each edge of the cycle says who waits where, and who has held the lock since which line."""
    first, second = narrate.waiting(deadlock().waits, ENGLISH)
    assert first == "Anna waits for the lock right (line 5); Bert has held it since line 8"
    assert second == "Bert waits for the lock left (line 9); Anna has held it since line 4"


def test_waits_without_a_holder_are_told_too():
    """A condition that nobody will notify, and a thread that waits for itself, are said as such."""
    alone = Wait("Anna", "self.cond", 7, action="waits to be notified on")
    itself = Wait("Anna", "self.lock", 7, "Anna", 3)
    assert narrate.waiting((alone, itself), ENGLISH) == (
        "Anna waits to be notified on self.cond (line 7), and nothing can end that wait",
        "Anna waits for self.lock (line 7), which it has held itself since line 3",
    )


def test_the_sides_of_a_prediction_tell_the_locks():
    """What each thread does, where, and holding what."""
    free = Side("T1", "writes", "self.value", "counter.py", 9)
    locked = Side("T2", "goes through", "for x in self.parts", "counter.py", 12, ("self.lock (line 11)",))
    assert narrate.sides((free, locked), ENGLISH) == (
        "T1 writes self.value (line 9), holding no lock",
        "T2 goes through for x in self.parts (line 12), holding self.lock (line 11)",
    )


def test_values_cannot_be_mistaken_for_blanks_or_act():
    """Braces and escapes in a student's values are shown, not interpreted."""
    trace = lost_update(padding=0)
    hostile = replace(trace.steps[2], value="{thread}\x1b[2J")
    assert "{thread}\\x1b[2J" in narrate.sentence(trace, hostile, ENGLISH)


def test_every_kind_of_step_can_be_said():
    """No kind of step, known or not, makes the narrator fail, in any language."""
    kinds = [
        "read",
        "write",
        "delete",
        "call",
        "acquire",
        "release",
        "block",
        "wake",
        "start",
        "end",
        "sleep",
        "time",
        "raise",
        "loop",
        "pass",
        "enter",
        "test",
        "odd",
    ]
    for language in ("en", "zh"):
        steps = tuple(step(number, 0, kind, 3, "x = 1", "x") for number, kind in enumerate(kinds))
        trace = Trace(("main",), steps, 0)
        assert all(narrate.sentence(trace, each, Phrases(language)) for each in steps)


def test_what_the_engine_says_of_waits_is_said_in_chinese():
    """What a thread does, what it does it to, and which locks it holds."""
    chinese = Phrases("zh")
    waits = (
        Wait("Anna", "right", 5, "Bert", 8, "waits for the lock"),
        Wait("Anna", "a Condition", 7, action="waits to be notified on"),
        Wait("Anna", "thread Bert", 7, "Bert", action="waits for the end of"),
    )
    assert narrate.waiting(waits, chinese) == (
        "Anna 等待锁 right（第 5 行）；Bert 自第 8 行起持有它",
        "Anna 等待 Condition 的通知（第 7 行），已没有线程能唤醒它",
        "Anna 等待线程 Bert 结束（第 7 行），已没有线程能唤醒它",
    )
    side = Side("T2", "goes through", "self.parts", "counter.py", 12, ("self.lock (line 11)",))
    assert narrate.sides((side,), chinese) == ("T2 遍历 self.parts（第 12 行），持有 self.lock（第 11 行）",)
    blocked = replace(step(1, 0, "block", 3, "gate.acquire()", "gate"), note="waits for the lock gate held by Bert")
    assert (narrate.action(blocked, ENGLISH), narrate.action(blocked, chinese)) == ("waits for the lock gate", "等待锁 gate")

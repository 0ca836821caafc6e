"""Searches are carried out ahead of time on other workers, and nobody can tell but by the clock."""

from __future__ import annotations

from itertools import takewhile
from threading import Event, Lock

import pytest

from grader.errors import InfrastructureError
from grader.judge.errand import Errand
from grader.judge.lanes import Lanes
from grader.wire.messages import EndingPart, Explored, Play, Seen

PATIENCE = 20
"""Seconds after which what should happen at the same time doesn't."""


class Talk:
    """A conversation that does nothing; ``fail`` keeps it from being started."""

    def __init__(self, fail=None):
        self.fail = fail
        self.abandoned = Event()
        self.closed = False

    def start(self):
        if self.fail is not None:
            raise self.fail

    def abandon(self):
        self.abandoned.set()

    def close(self):
        self.closed = True


class Deed(Errand):
    """An errand whose search is a function of the conversation; it sees five endings, 0 to 4."""

    def __init__(self, name, deed=lambda talk: None, check="test_it", stops=lambda value: False):
        super().__init__(check, Play(name, {}, 0, 10, 100, "fair", ()), lambda ending: stops(ending.value))
        self.deed = deed
        self.talks = []

    def _carry_out(self, talk, progress):
        self.talks.append(talk)
        progress(7)
        self.deed(talk)
        endings = (Seen(EndingPart("returned", number, ()), number, f"g{number}", "search") for number in range(5))
        executions = sum(1 for _ in takewhile(self._decide, endings))
        return Explored((), executions, 100, None, self.play.scenario, "")


class Wild(Deed):
    """One that would see other endings the next time."""

    repeatable = False


def unheard(executions):
    """The progress of what nobody watches."""


def wanted(lanes, *errands, progress=unheard):
    """What comes of errands like these, asked for in this order."""
    asked = [type(each)(each.play.scenario, each.deed, each.check) for each in errands]
    for each in asked:
        lanes.carry_out(each, progress)
    return [each.result.note for each in asked]


def test_without_other_workers_the_caller_does_it_all():
    """Nothing is foreseen then."""
    talk, deed = Talk(), Deed("a")
    with Lanes(talk) as lanes:
        assert not lanes.look_ahead
        lanes.carry_out(deed, unheard)
    assert deed.talks == [talk]
    assert (deed.result.note, talk.closed) == ("a", False)


def test_two_searches_are_under_way_at_the_same_time():
    """Each waits until the other has begun."""
    begun = {name: Event() for name in "ab"}

    def meet(mine, other):
        def deed(talk):
            begun[mine].set()
            assert begun[other].wait(PATIENCE)

        return deed

    errands = [Deed("a", meet("a", "b")), Deed("b", meet("b", "a"))]
    with Lanes(Talk(), [Talk()]) as lanes:
        lanes.foresee(errands)
        assert wanted(lanes, *errands) == ["a", "b"]
    assert all(len(each.talks) == 1 for each in errands)


@pytest.mark.parametrize("others", [1, 2, 5])
def test_each_is_carried_out_once_and_found_by_whoever_asks(others):
    """In whatever order they are asked for."""
    lock, done = Lock(), []

    def note(name):
        def deed(talk):
            with lock:
                done.append(name)

        return deed

    names = [f"{number:02}" for number in range(30)]
    errands = [Deed(name, note(name)) for name in names]
    with Lanes(Talk(), [Talk() for _ in range(others)]) as lanes:
        lanes.foresee(errands)
        assert wanted(lanes, *reversed(errands)) == names[::-1]
    assert sorted(done) == names


def test_what_goes_wrong_is_told_where_it_was_asked_for():
    """Not before, and not instead of another one's result."""

    def fail(talk):
        raise InfrastructureError("no engine")

    errands = [Deed("a"), Deed("b", fail), Deed("c")]
    with Lanes(Talk(), [Talk()]) as lanes:
        lanes.foresee(errands)
        assert wanted(lanes, errands[2], errands[0]) == ["c", "a"]
        with pytest.raises(InfrastructureError, match="no engine"):
            wanted(lanes, errands[1])


def stopping(lanes, kind=Deed):
    """An errand that the third ending stops, begun by another worker before it is wanted; and what was begun."""
    busy = Event()
    ahead, errand = kind("a", lambda talk: busy.set()), kind("a", stops=lambda value: value == 2)
    lanes.foresee([ahead])
    assert busy.wait(PATIENCE)
    lanes.carry_out(errand, unheard)
    return errand, ahead


def test_a_search_that_went_too_far_is_made_again():
    """Nobody could tell where it should stop; what the caller gets ends there."""
    talk, other = Talk(), Talk()
    with Lanes(talk, [other]) as lanes:
        errand, ahead = stopping(lanes)
    assert (ahead.talks, errand.talks) == ([other], [talk])
    assert (errand.found.ending.value, errand.result.executions) == (2, 2)


def test_what_would_not_come_again_is_taken_as_it_is():
    """On real threads, the ending that was seen is the evidence."""
    with Lanes(Talk(), [Talk()]) as lanes:
        errand, _ = stopping(lanes, Wild)
    assert errand.talks == []
    assert errand.found.ending.value == 2


def test_an_ending_is_judged_when_it_is_asked_for_and_not_before():
    """What is right may depend on a variable of the check, which has its value only then."""
    judged, busy = [], Event()
    with Lanes(Talk(), [Talk()]) as lanes:
        lanes.foresee([Deed("a", lambda talk: busy.set(), stops=lambda value: judged.append("too early"))])
        assert busy.wait(PATIENCE)
        lanes.carry_out(Deed("a", stops=lambda value: judged.append(value)), unheard)
    assert judged == [0, 1, 2, 3, 4]


def test_what_nobody_foresaw_is_done_at_once():
    """By the caller, though others have work."""
    talk, surprise = Talk(), Deed("surprise")
    with Lanes(talk, [Talk()]) as lanes:
        lanes.foresee([Deed("a"), Deed("b")])
        lanes.carry_out(surprise, unheard)
    assert surprise.talks == [talk]


def test_the_same_search_for_another_check_is_another_search():
    """What stops it differs."""
    talk, second = Talk(), Deed("a", check="test_two")
    with Lanes(talk, [Talk()]) as lanes:
        lanes.foresee([Deed("a", check="test_one")])
        lanes.carry_out(second, unheard)
    assert second.talks == [talk]


def test_what_is_called_off_does_not_begin():
    """Once a check is over, its further searches are not made."""
    busy, go_on = Event(), Event()

    def hold(talk):
        busy.set()
        assert go_on.wait(PATIENCE)

    held, rest = Deed("held", hold), [Deed("a", check="test_over"), Deed("b", check="test_next")]
    with Lanes(Talk(), [Talk()]) as lanes:
        lanes.foresee([held, *rest])
        assert busy.wait(PATIENCE)
        lanes.call_off("test_over")
        go_on.set()
        assert wanted(lanes, held, rest[1]) == ["held", "b"]
    assert rest[0].talks == []


def test_progress_is_told_while_another_worker_is_at_it():
    """The one who watches sees what the check waits for."""
    busy, heard = Event(), Event()
    told = []

    def hold(talk):
        busy.set()
        assert heard.wait(PATIENCE)

    def progress(executions):
        told.append(executions)
        heard.set()

    errand = Deed("a", hold)
    with Lanes(Talk(), [Talk()]) as lanes:
        lanes.foresee([errand])
        assert busy.wait(PATIENCE)
        wanted(lanes, errand, progress=progress)
    assert 7 in told


def test_leaving_ends_what_is_under_way():
    """The others' workers are ended, their threads with them, and what has not begun never does."""
    other, busy = Talk(), Event()

    def endless(talk):
        busy.set()
        assert talk.abandoned.wait(PATIENCE)

    never = Deed("never")
    with Lanes(Talk(), [other]) as lanes:
        lanes.foresee([Deed("endless", endless), never])
        assert busy.wait(PATIENCE)
    assert other.closed
    assert never.talks == []
    assert not any(each.is_alive() for each in lanes._threads)


def test_a_worker_that_cannot_be_started_is_done_without():
    """The grading takes longer, that is all."""
    with Lanes(Talk(), [Talk(InfrastructureError("no memory")), Talk()]) as lanes:
        lanes.foresee(errands := [Deed("a"), Deed("b")])
        assert wanted(lanes, *errands) == ["a", "b"]
    with Lanes(Talk(), [Talk(InfrastructureError("no memory"))]) as lanes:
        assert not lanes.look_ahead

from itertools import combinations

import pytest
from feedback_samples import deadlock

from grader.feedback.html.graph import BOX, WIDTH, graph
from grader.feedback.phrases import Phrases
from grader.results import Wait

SAID = Phrases()


def test_a_circle_has_each_thread_and_lock_once():
    """Two threads, two locks, and four arrows: who waits where, who holds since when."""
    drawn = graph(deadlock().waits, SAID)
    assert sorted(node.label for node in drawn.nodes) == ["Anna", "Bert", "left", "right"]
    assert [edge.kind for edge in drawn.edges] == ["waits", "held", "waits", "held"]
    assert {edge.label for edge in drawn.edges} >= {"waits, line 5", "held since line 8"}
    assert "circle" in drawn.title


def test_who_waits_for_somebody_in_the_circle_stands_beside_it():
    """A third thread joins the drawing and not the circle."""
    third = Wait("Cleo", "left", 9, "Anna", 4)
    drawn = graph((*deadlock().waits, third), SAID)
    assert len(drawn.nodes) == 5
    assert "circle" in drawn.title


def test_a_wait_that_nobody_can_end_leads_to_nobody():
    """Two threads that wait on one condition wait for the same nobody."""
    waits = (Wait("A", "cond", 5), Wait("B", "cond", 5))
    drawn = graph(waits, SAID)
    assert [node.label for node in drawn.nodes if node.kind == "nobody"] == ["nobody"]
    assert "circle" not in drawn.title


def test_a_thread_can_wait_for_itself():
    """A lock that is taken twice by one thread makes a circle of one."""
    drawn = graph((Wait("A", "lock", 5, "A", 3),), SAID)
    assert len(drawn.nodes) == 2
    assert [edge.kind for edge in drawn.edges] == ["waits", "held"]


def test_a_thread_that_waits_for_another_to_end_points_at_it():
    """Joining a thread needs no box for what is waited for."""
    drawn = graph((Wait("main", "", 9, "A"), Wait("A", "cond", 5)), SAID)
    assert [node.label for node in drawn.nodes] == ["main", "A", "cond", "nobody"]


@pytest.mark.parametrize("count", range(1, 7))
def test_everything_is_within_the_drawing(count):
    """However many threads wait for each other, no box leaves the drawing or covers another."""
    waits = tuple(Wait(f"T{n}", f"lock{n}", n, f"T{(n + 1) % count}", n) for n in range(count))
    drawn = graph((*waits, Wait("late", "lock0", 4, "T1"), Wait("lost", "cond", 5)), SAID)
    assert all(BOX[0] / 2 <= node.x <= WIDTH - BOX[0] / 2 for node in drawn.nodes)
    assert all(BOX[1] / 2 <= node.y <= drawn.height - BOX[1] / 2 for node in drawn.nodes)
    for one, other in combinations(drawn.nodes, 2):
        assert abs(one.x - other.x) >= BOX[0] or abs(one.y - other.y) >= BOX[1], (one, other)


def test_nothing_waits_nothing_is_drawn():
    """No waits, no graph."""
    assert graph((), SAID) is None

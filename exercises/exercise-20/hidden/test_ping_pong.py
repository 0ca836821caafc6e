"""Checks for exercise 20."""

import pytest

TURNS = "Ping and pong did not alternate, beginning with ping."
SPINNING = {"busy-wait"}  # who waits may look again and again here
END = "A method did not return when it had spoken as often as it should, and no sooner or later."


def in_turn(n):
    """A whole game."""
    return ["ping", "pong"] * n


def well_played(log, n):
    """Whether a log has everything said in turn, and each method returning when it has said its last word."""
    said = [entry for entry in log if not entry.endswith("returns")]
    if said != in_turn(n) or len(log) != 2 * n + 2:
        return False
    return all(
        f"{word} returns" in log and word not in log[log.index(f"{word} returns") :] for word in ("ping", "pong")
    )


@pytest.mark.points(3)
def test_ping_and_pong_alternate(submission):
    """Ping and pong alternate, and ping begins."""
    for n in (1, 2, 3):
        submission.explore("hear", schedules=100, n=n, allow={"leaked-thread"}).always(in_turn(n), message=TURNS)


@pytest.mark.points(2)
def test_both_return(submission):
    """Both methods return when everything has been said, and not before."""
    for n, pong_first in ((2, False), (2, True), (3, True)):
        submission.explore("play", schedules=80, n=n, pong_first=pong_first).always(
            lambda log, n=n: well_played(log, n), message=END
        )


@pytest.mark.points(2)
def test_nobody_breaks_in(submission):
    """A word that takes long is not interrupted by the next one."""
    submission.explore("speak_slowly", schedules=150, n=2).always(
        ["ping-", "-ping", "pong-", "-pong"] * 2,
        message="Somebody spoke before the word before had been said to its end.",
    )


@pytest.mark.points(1)
def test_short_games(submission):
    """A game may have one round, or none at all."""
    for n in (0, 1):
        submission.explore("play", schedules=60, n=n).always(
            lambda log, n=n: well_played(log, n), message="A game of one round, or of none, did not end as it should."
        )


@pytest.mark.points(1)
def test_games_are_independent(submission):
    """Games that are played at the same time, or one after another, have nothing to do with each other."""
    mixed = "One game had an influence on another."
    for scenario, rounds, schedules in (
        ("play_side_by_side", [1, 1], 150),
        ("play_in_turn", [2, 0, 1], 50),
        ("play_beside_a_long_word", [1, 2], 15),
    ):
        submission.explore(scenario, schedules=schedules, allow=SPINNING, rounds=rounds).always(
            lambda logs, rounds=rounds: all(well_played(log, n) for log, n in zip(logs, rounds, strict=True)),
            message=mixed,
        )


@pytest.mark.points(1)
def test_real_threads_agree(submission):
    """Real threads agree, under randomized sleeps."""
    submission.stress("play", runs=20, n=20).always(lambda log: well_played(log, 20), message=END)

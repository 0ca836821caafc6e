"""Scenarios for exercise 23: they play, and report what was said, by which method and when; they judge nothing."""

import threading

METHODS = ("fizz", "buzz", "fizzbuzz", "number")


def hear(submission, n, order=METHODS):
    """The words, listened to until all should have been said, whether or not the methods find an end."""
    game = submission.FizzBuzz(n)
    words, over = [], threading.Event()

    def speaking(word):
        def say(*number):
            words.append(number[0] if number else word)
            if len(words) >= n:
                over.set()

        return say

    for name in order:
        threading.Thread(target=getattr(game, name), args=(speaking(name),), daemon=True).start()
    over.wait()
    return words[:n]


def players(game, log, order=METHODS):
    """A job for each of four threads, which writes down everything that it says, and that it has returned."""

    def job(name):
        def play():
            getattr(game, name)(lambda *number: log.append([name, *number]))
            log.append([name, "returns"])

        return play

    return [job(name) for name in order]


def play(submission, n, order=METHODS):
    """One game to its end; what each method said, and when it returned."""
    log = []
    run_together(players(submission.FizzBuzz(n), log, order))
    return log


def speak_slowly(submission, n):
    """Each word has a beginning and an end, and time enough between them for somebody to break in."""
    game = submission.FizzBuzz(n)
    log = []

    def speaking(word):
        def say(*number):
            log.append(number[0] if number else word)
            pause()
            log.append("-")

        return say

    run_together([lambda name=name: getattr(game, name)(speaking(name)) for name in METHODS])
    return log


def play_side_by_side(submission, limits):
    """Several games at the same time, each on four threads of its own; the log of each."""
    logs = [[] for _ in limits]
    games = [submission.FizzBuzz(n) for n in limits]
    run_together([job for game, log in zip(games, logs) for job in players(game, log)])
    return logs


def play_at_once(submission, n):
    """Two games, and the first word of each takes until the other one's has begun; what was said in each."""
    meeting = threading.Barrier(2)

    def speaking(word, words):
        def say(*number):
            if not words:
                meeting.wait()
            words.append(number[0] if number else word)

        return say

    games = [(submission.FizzBuzz(n), []) for _ in range(2)]
    run_together(
        [
            lambda game=game, words=words, name=name: getattr(game, name)(speaking(name, words))
            for game, words in games
            for name in METHODS
        ]
    )
    return [words for _, words in games]


def play_in_turn(submission, limits):
    """One game after another; the log of each."""
    return [play(submission, n) for n in limits]

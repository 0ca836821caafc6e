"""Scenarios for exercise 20: they play, and report what was said and when; they judge nothing."""

import threading


def hear(submission, n):
    """One game, listened to until everything should have been said, whether or not the players find an end."""
    game = submission.PingPong(n)
    said, over = [], threading.Event()

    def speaking(word):
        def say():
            said.append(word)
            if len(said) >= 2 * n:
                over.set()

        return say

    for method, word in ((game.ping, "ping"), (game.pong, "pong")):
        threading.Thread(target=method, args=(speaking(word),), daemon=True).start()
    over.wait()
    return said[: 2 * n]


def players(game, log, during=lambda: None):
    """A job for each of two threads, which writes down everything that it says, and that it has returned."""

    def speaking(word):
        def say():
            during()
            log.append(word)

        return say

    def ping():
        game.ping(speaking("ping"))
        log.append("ping returns")

    def pong():
        game.pong(speaking("pong"))
        log.append("pong returns")

    return [ping, pong]


def play(submission, n, pong_first=False):
    """One game to its end; what was said, and when the methods returned."""
    log = []
    jobs = players(submission.PingPong(n), log)
    run_together(jobs[::-1] if pong_first else jobs)
    return log


def speak_slowly(submission, n):
    """Each word has a beginning and an end, and time enough between them for somebody to break in."""
    game = submission.PingPong(n)
    log = []

    def speaking(word):
        def say():
            log.append(word + "-")
            pause()
            log.append("-" + word)

        return say

    run_together([lambda: game.ping(speaking("ping")), lambda: game.pong(speaking("pong"))])
    return log


def play_side_by_side(submission, rounds):
    """Several games at the same time, each on two threads of its own; the log of each."""
    logs = [[] for _ in rounds]
    games = [submission.PingPong(n) for n in rounds]
    run_together([job for game, log in zip(games, logs) for job in players(game, log)])
    return logs


def play_beside_a_long_word(submission, rounds):
    """The first word of one game takes until another game has been played; the log of each.

    Each player comes when all is quiet, those of the long game first, and ping after pong.
    """
    games = [submission.PingPong(n) for n in rounds]
    logs, gate = [[], []], threading.Event()
    jobs = [players(games[0], logs[0], gate.wait), players(games[1], logs[1])]
    crews = [[threading.Thread(target=job) for job in (pong, ping)] for ping, pong in jobs]
    for thread in crews[0] + crews[1]:
        thread.start()
        settle()
    for thread in crews[1]:
        thread.join()
    gate.set()
    for thread in crews[0]:
        thread.join()
    return logs


def play_in_turn(submission, rounds):
    """One game after another; the log of each."""
    return [play(submission, n) for n in rounds]

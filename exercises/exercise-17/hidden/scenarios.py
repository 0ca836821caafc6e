"""Scenarios for exercise 17: readers and writers come and go, and report when; they judge nothing."""

import threading


def entering(lock, kind):
    """How one of this kind comes in."""
    (lock.acquire_read if kind == "read" else lock.acquire_write)()


def leaving(lock, kind):
    """How one of this kind goes out."""
    (lock.release_read if kind == "read" else lock.release_write)()


def released(lock, kind):
    """What a release gives: the word "released", or "RuntimeError" for that or a subclass."""
    try:
        leaving(lock, kind)
    except NotImplementedError:  # a stub's, which is a RuntimeError too
        raise
    except RuntimeError:
        return "RuntimeError"
    return "released"


def visiting(lock, kind, times, log):
    """A job for one thread: come in and go out so many times; what happens is written down."""

    def visit():
        for _ in range(times):
            entering(lock, kind)
            log.append([kind, 1])
            pause()
            log.append([kind, -1])
            leaving(lock, kind)

    return visit


def share(submission, kinds, times=1):
    """Readers and writers come in and go out at the same time; who was in when."""
    lock = submission.ReadWriteLock()
    log = []
    run_together([visiting(lock, kind, times, log) for kind in kinds])
    return log


def all_served(submission, kinds, times=1):
    """The same; how often somebody came in."""
    return len(share(submission, kinds, times)) // 2


def read_together(submission, readers, before=()):
    """Readers stay in until all of them are, after some others have come and gone; how many met."""
    lock = submission.ReadWriteLock()
    for kind in before:
        entering(lock, kind)
        leaving(lock, kind)
    everybody = threading.Barrier(readers)
    met = []

    def read():
        lock.acquire_read()
        everybody.wait()
        met.append(True)
        lock.release_read()

    run_together([read] * readers)
    return len(met)


def read_together_afterwards(submission, readers):
    """The same with readers who have to wait for a writer first."""
    lock = submission.ReadWriteLock()
    everybody = threading.Barrier(readers)
    met = []

    def read():
        lock.acquire_read()
        everybody.wait()
        met.append(True)
        lock.release_read()

    lock.acquire_write()
    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    lock.release_write()
    for thread in threads:
        thread.join()
    return len(met)


def crowd_in(submission, readers):
    """So many readers come in, one after another, and then go out; how many were in."""
    lock = submission.ReadWriteLock()
    for _ in range(readers):
        lock.acquire_read()
    for _ in range(readers):
        lock.release_read()
    return readers


def line_up(submission, first, arrivals):
    """One is in; others arrive one by one, each when all is quiet; then the one who is in goes out.

    Reports who, by number, came in before that, and in which order everybody came in.
    """
    lock = submission.ReadWriteLock()
    order = []

    def arrive(number, kind):
        entering(lock, kind)
        order.append(number)
        leaving(lock, kind)

    entering(lock, first)
    threads = [threading.Thread(target=arrive, args=pair) for pair in enumerate(arrivals)]
    for thread in threads:
        thread.start()
        settle()
    early = list(order)
    leaving(lock, first)
    for thread in threads:
        thread.join()
    return {"early": early, "order": order}


def come_back(submission, first, writers):
    """One is in, and writers wait, each since all was quiet; he goes out, and comes again at once as a reader.

    Reports the order in which everybody came in after that.
    """
    lock = submission.ReadWriteLock()
    order = []

    def arrive(kind):
        entering(lock, kind)
        order.append(kind)
        leaving(lock, kind)

    entering(lock, first)
    threads = [threading.Thread(target=arrive, args=("write",)) for _ in range(writers)]
    for thread in threads:
        thread.start()
        settle()
    leaving(lock, first)
    arrive("read")
    for thread in threads:
        thread.join()
    return order


def wait_behind(submission, first, arrivals):
    """One is in; others arrive one by one, each when all is quiet; then he goes out. Who was in when after that."""
    lock = submission.ReadWriteLock()
    log = []
    entering(lock, first)
    threads = [threading.Thread(target=visiting(lock, kind, 1, log)) for kind in arrivals]
    for thread in threads:
        thread.start()
        settle()
    leaving(lock, first)
    for thread in threads:
        thread.join()
    return log


def leave_one_by_one(submission, readers, arrivals):
    """So many readers are in; others arrive one by one, each when all is quiet; then the readers go out one by one.

    Each goes out when all is quiet. Reports how often somebody came in after that.
    """
    lock = submission.ReadWriteLock()
    log = []
    for _ in range(readers):
        lock.acquire_read()
    threads = [threading.Thread(target=visiting(lock, kind, 1, log)) for kind in arrivals]
    for thread in threads:
        thread.start()
        settle()
    for _ in range(readers):
        lock.release_read()
        settle()
    for thread in threads:
        thread.join()
    return len(log) // 2


def at_another_lock(submission):
    """At one lock a reader is in and a writer waits, while both kinds visit another one; how often somebody came in."""
    one, other = submission.ReadWriteLock(), submission.ReadWriteLock()
    log = []
    one.acquire_read()
    writer = threading.Thread(target=visiting(one, "write", 1, log))
    writer.start()
    settle()
    run_together([visiting(other, kind, 1, log) for kind in ("read", "write")])
    one.release_read()
    writer.join()
    return len(log) // 2


def release_together(submission, kind, threads):
    """One is in, and several threads let him out at the same time; what the releases gave, and how many come in."""
    lock = submission.ReadWriteLock()
    entering(lock, kind)
    gave = run_together([lambda: released(lock, kind)] * threads)
    log = []
    run_together([visiting(lock, each, 1, log) for each in ("write", "read")])
    return {"gave": sorted(gave), "visits": len(log) // 2}


def release_wrongly(submission, script):
    """One thread carries out the script, such as "acquire read"; what the releases gave, and how many come in then."""
    lock = submission.ReadWriteLock()
    gave = []
    for step in script:
        verb, kind = step.split()
        if verb == "acquire":
            entering(lock, kind)
        else:
            gave.append(released(lock, kind))
    log = []
    run_together([visiting(lock, kind, 1, log) for kind in ("write", "read")])
    return {"gave": gave, "visits": len(log) // 2}


def still_excluded(submission, inside, wrong, waiting=()):
    """One is in, others may wait, and a wrong release is tried; then a writer comes.

    Reports what the wrong release gave, and how many came in before the right one, and at last.
    """
    lock = submission.ReadWriteLock()
    log = []

    def come(kind):
        thread = threading.Thread(target=visiting(lock, kind, 1, log))
        thread.start()
        settle()
        return thread

    entering(lock, inside)
    crew = [come(kind) for kind in waiting]
    gave = released(lock, wrong)
    crew.append(come("write"))
    early = len(log) // 2
    leaving(lock, inside)
    for thread in crew:
        thread.join()
    return {"gave": gave, "early": early, "visits": len(log) // 2}


def hand_over(submission, kinds):
    """Some come in on threads of their own and are let out on others; then a writer and a reader come in."""
    lock = submission.ReadWriteLock()
    for kind in kinds:
        run_together([lambda kind=kind: entering(lock, kind)])
    gave = [run_together([lambda kind=kind: released(lock, kind)])[0] for kind in kinds]
    log = []
    run_together([visiting(lock, kind, 1, log) for kind in ("write", "read")])
    return {"gave": gave, "visits": len(log) // 2}

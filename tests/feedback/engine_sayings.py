"""What the engine can say: for each place in its code that makes a message, an example of every kind that it makes.

What is not ours to translate (names, code, what Python or the system says) stands in ‹angle quotes›.
"""

from __future__ import annotations

SAYINGS = {
    "engine/blame.py Blame._finding": (
        "this part is not implemented yet (‹NotImplementedError›)",
        "importing ‹subject.py› failed with ‹ZeroDivisionError: division by zero›",
        "importing ‹subject.py› failed with ‹Odd›: (its text can't be shown)",
        "‹ValueError: lost in thread T9› in thread ‹T2›",
        "‹StopIteration› in thread ‹Thread-1 (work)›",
        "‹Odd›: (its text can't be shown) in thread ‹T2›",
        "‹Odd›: (its text can't be shown)",
        "‹PermissionError›: [‹Errno 1›] not allowed in a submission: it tried to read ‹/etc/passwd› in thread ‹T1›",
        "‹PermissionError›: [‹Errno 1›] not allowed in a submission: it started a process",
    ),
    "engine/blame.py Blame.standstill": (
        (
            "every thread waits for ever: the main thread waits for its threads to end at line 9, held by ‹T1› · "
            "thread ‹T1› waits for the lock ‹self.gate› at line 6, held by ‹T2› since line 8 · "
            "thread ‹T2› waits for the lock a lock"
        ),
        "while importing ‹subject.py›: every thread waits for ever: the main thread waits for the event ‹gone› at line 3",
        "no end after 4,000 steps (limit 4,000): thread ‹T1› goes round and round",
        "while importing ‹subject.py›: no end after 4,000 steps (limit 4,000): the main thread goes round and round",
    ),
    "engine/blame.py Blame.leftovers": (
        "thread ‹T1› never ends: it waits for the lock ‹self.gate› at line 6, held by ‹T2› since line 8",
        "thread ‹T1› never ends: it waits for an item in a ‹Queue›",
        "thread ‹Thread-1 (work)› never ends: it goes round and round",
        "‹put('here in the box')› in thread ‹T1› never ends: it waits for room in ‹self.box›, held by ‹T3›",
        "‹take()› in thread ‹after› never ends: it sleeps, held by ‹T3› since line 4",
        "‹take()› in the main thread never ends: it goes round and round",
        "thread ‹T2› ended while it held ‹self.gate #2›, taken here",
    ),
    "engine/blame.py Blame.spinning": ("thread ‹T1› keeps running while it waits, instead of blocking",),
    "engine/predict/telling.py Telling.race": (
        "thread ‹T1› reads ‹self.n› and writes it back (line 5); thread ‹T2› may write it in between (line 5)",
        (
            "the main thread reads ‹self.n› (line 5) and writes what builds on it (line 7); "
            "thread ‹T2› may write in between (line 7)"
        ),
        *(
            f"thread ‹T1› looks at ‹box[0]› (line 5) before it {act} ‹box.pop()› (line 6); "
            "the main thread may do so in between (line 6)"
            for act in ("reads", "writes", "deletes", "calls", "goes through")
        ),
        "thread ‹T1› goes through a ‹dict› (line 5); thread ‹T2› may change its size meanwhile (line 9)",
    ),
    "engine/predict/telling.py Telling.cycle": (
        (
            "thread ‹T1› takes ‹two› at line 5 while it holds ‹one› (since line 4); "
            "thread ‹T2› takes ‹one› at line 9 while it holds ‹two› (since line 8): "
            "all of them may wait for each other for ever"
        ),
        (
            "the main thread takes ‹one› at line 5 before it ends; thread ‹T2› waits at line 9 before it ends; "
            "thread ‹T3› waits at line 7 while it holds ‹two› (since line 6): all of them may wait for each other for ever"
        ),
    ),
    "engine/predict/telling.py Telling.blocked": tuple(
        "thread ‹T1› waits at ‹box.get()› (line 5) while it holds ‹gate› (since line 4); "
        f"the main thread takes ‹gate› (line 9) before {gift}: both may wait for each other for ever"
        for gift in ("it calls ‹box.put(1)› (line 10)", "it gives what is waited for", "the result is there")
    ),
    "engine/predict/telling.py Telling.misuse": (
        "thread ‹T1› waits on ‹self.cond› once, and goes on without another look at what it waits for",
        "the main thread waits on ‹self.cond› without a look at anything: a notification that came before is lost",
        "thread ‹T1› notifies on ‹self.cond› before it changes what the waiting threads look at (line 9)",
        "thread ‹T1› notifies on ‹self.cond› before it changes what the waiting threads look at (line 9 and 12 and 15)",
        "‹self.cond› is waited on for different things (lines 4 and 9), and ‹notify› may wake the wrong thread",
    ),
    "engine/runner.py Runner.run": ("the program removed the grader's hooks from its own code",),
    "engine/runner.py Runner._ending": ("the program started a process",),
    "engine/runner.py Runner.inspected": (
        "the program replaced ‹threading.Lock, threading.Thread› of the standard library",
        "the program replaced ‹json.dumps, json.loads, os.kill› and 4 more of the standard library",
        "the program replaced ‹grader.engine.task.Task.run› of the grader",
        "the program replaced ‹grader.a, grader.b, grader.c› and 12 more of the grader",
    ),
    "engine/explain.py explain": (
        "the replay ended in ‹'deadlock'›, unlike the run before: something beside the schedule decides",
    ),
    "engine/strategies/replay.py Replay.diverged": (
        "thread 2 could not run where the schedule wants it (after thread 1, operation 14)",
        "the schedule's switch to thread 2 never came up (thread 1, operation 14)",
    ),
    "engine/policy/guard.py Guard._refuse": ("the program tried to reach into the grader by ‹__globals__›",),
    "engine/policy/rules.py ": (
        "the program runs code that the grader can't control (‹exec, eval, compile› …)",
        "the program tried to replace the process by another program",
    ),
    "engine/policy/rules.py _changes_function": ("the program tried to change ‹__code__› of ‹threading.Lock.acquire›",),
    "engine/policy/rules.py _connects": (
        "the program tried to write ‹/run/some socket›",
        "the program tried to use the network (‹socket.connect›)",
    ),
    "engine/policy/rules.py _frame": ("the program tried to read the grader's own frames (‹sys._getframe›)",),
    "engine/policy/rules.py _imports": (
        "the program tried to import ‹greenlet›, on which the grader itself runs",
        "the program started another interpreter",
        "the program loads compiled code from ‹/tmp/odd.so›",
    ),
    "engine/policy/rules.py _innards": (
        "the program walks through all objects of the interpreter (‹gc.get_objects›)",
        "the program tried to read the frames of other threads (‹sys._current_frames›)",
        "the program tried to trace the interpreter (‹sys.settrace›)",
        "the program tried to hook into the interpreter (‹sys.addaudithook›)",
        "the program tried to load a program into a database (‹sqlite3.load_extension›)",
        "the program tried to change its limits (‹resource.setrlimit›)",
        "the program tried to change the file systems (‹os.mount›)",
    ),
    "engine/policy/rules.py _makes_socket": ("the program tried to use the network (a raw socket)",),
    "engine/policy/rules.py _memory": ("the program reaches into the interpreter's memory with ‹ctypes›",),
    "engine/policy/rules.py _signals": (
        "the program tried to send a signal to a process that is not its own (‹os.kill›)",
    ),
    "engine/policy/rules.py _touches": (
        "the program tried to read ‹/etc/passwd›",
        "the program tried to write ‹/srv/exercises/hidden/test_counter.py›",
    ),
    "engine/policy/rules.py rules": ("the program tried to use the network (‹socket.getaddrinfo›)",),
    "engine/policy/unaudited.py Unaudited._processes": ("the program started a process",),
    "engine/policy/unaudited.py Unaudited._processes.SemLock.__new__": (
        "the program made a lock shared between processes",
    ),
    "engine/policy/unaudited.py Unaudited._signals.stand_in": (
        "the program tried to send a signal to a process that is not its own (‹pidfd_send_signal›)",
    ),
    "engine/policy/unaudited.py Unaudited._threads": ("the program started a thread that the engine does not control",),
    "engine/policy/watch.py Watch.check_written": ("the program tried to write ‹/tmp/pipe›",),
    "engine/stress/flight.py Flight.hear": (
        "the submission tampered with the grader's channel: it wrote to a descriptor that is not its own",
    ),
    "engine/stress/flight.py Flight.ending": (
        "the submission started more than 200 processes in one run, and was stopped",
        "a process that was started outlived the run",
    ),
    "engine/stress/flight.py _unsaid": (
        "no sign of an end, and no answer when asked for it: it waits or computes in ‹C›",
        (
            "no sign of an end, and no answer when asked for it: it waits or computes in ‹C› "
            "(it was in ‹my subject.py›, line 9)"
        ),
        "the process died of signal ‹SIGSEGV›",
        "the process died of signal ‹SIGSEGV› (it was in ‹subject.py›, line 9)",
        "the submission closed a descriptor that is not its own",
        "the process ended itself with exit code 3, as ‹os._exit› does",
    ),
    "engine/stress/report.py finding_of": ("the program tried to use the network (‹socket.connect›)",),
    "engine/stress/run.py Run._late": (
        "nothing has moved for 3 seconds of real time",
        (
            "nothing has moved for 3 seconds of real time: the main thread waits for an item in ‹done› at line 26; "
            "thread ‹Thread-1 (work)› is at line 9; thread ‹T2› waits in ‹Popen.wait› at line 4"
        ),
        "no end after 2.5 seconds of real time",
        "no end after 20 seconds of real time: the main thread is at line 26",
    ),
    "engine/stress/run.py Run._tampered": (
        "the program replaced ‹time.sleep› of the standard library",
        "the program removed the grader's hooks from its own code",
    ),
    "engine/stress/run.py _leaked": (
        "a process that was started is still running when the call has returned",
        "2 processes that were started are still running when the call has returned",
    ),
    "engine/processes.py fork": (
        (
            "no process can be started (‹Resource temporarily unavailable›): end other programs, or raise the limit on "
            "processes or memory (`‹ulimit -u›`, the container's, the service's), and grade again"
        ),
    ),
    "engine/program.py Program.check_scenario": (
        "‹scenarios.py› has no scenario ‹'played'›; it has: none",
        "‹hidden/scenarios.py› has no scenario ‹'played'›; it has: ‹play, plays›",
        "scenario ‹'play'› takes ‹['n']›: unknown ‹['m']›, missing ‹[]›",
    ),
    "engine/schedule.py Schedule.parse": (
        "a schedule token that can't be read: a token of 123,456 characters (at most 100000)",
        "a schedule token that can't be read: ‹'g9'› is not how a token starts (‹'g1'›)",
        "a schedule token that can't be read: ‹'1@x'› is not a decision like ‹'2@14=1'›",
    ),
    "worker/requests.py Requests._unreadable": (
        "syntax error: ‹invalid syntax. Perhaps you forgot a comma?›",
        "‹scenarios.py›, line 4: ‹invalid syntax›",
    ),
    "worker/requests.py Requests.answer": (
        "a schedule token that can't be read: ‹'g9'› is not how a token starts (‹'g1'›)",
    ),
}
"""Whole messages."""

REASONS = {
    "wire/codec.py _build": ("‹Seen›: fields ‹['steps']› are missing or unknown",),
    "wire/codec.py _check": ("‹Seen.ending›: ‹str› instead of ‹EndingPart›",),
    "wire/codec.py _plain": (
        "‹Seen.ending.value›: nested more than 60 deep",
        "‹Seen.ending.value›: a number too large for a float",
        "‹Seen.ending.value›: a number of 123,456 bits",
    ),
    "wire/codec.py decode": (
        "a frame that is not ‹JSON›: ‹Expecting value: line 1 column 1 (char 0)›",
        "a frame that is a ‹list›, not an object",
        "a message of unknown type ‹'Nonsense'›",
    ),
    "wire/codec.py encode": ("a ‹Seen› message of 99,000,000 bytes (at most 64,000,000)",),
    "wire/codec.py length_of": ("a frame of 99,000,000 bytes (at most 64,000,000)",),
    "wire/stream.py Stream.to_host": ("a ‹Load› instead of the ‹Hello›",),
    "wire/stream.py Stream.receive": ("a frame that is not from the other side",),
    "wire/transport.py Descriptors.read": ("end of stream",),
    "wire/transport.py _wait": ("nothing moved in time",),
    "wire/transport.py left": ("nothing moved in time",),
    "worker/session.py Session.serve": ("‹Seen› is not a request that can be answered now",),
}
"""What the judge says of the wire is a sentence, in which these are the reason."""

DOING = (
    *("sleeps", "waits in ‹Popen.wait›", "waits for the lock ‹self.gate #2›", "waits for the lock a lock"),
    *("waits for a ‹Thing›", "waits for ‹futures›", "waits for the event ‹gone›"),
    *("waits for the start of thread ‹Thread-1 (run)›", "waits for the end of thread ‹Thread-1 (run)›"),
)
"""What the note of a step says of a waiting thread, beside the reasons that the engine has in a table."""

THINGS = ("‹self.gate›", "a lock", "what it was given", "a ‹Condition›", "an ‹Event›", "thread ‹Thread-1 (run)›")
"""What a thread waits for."""

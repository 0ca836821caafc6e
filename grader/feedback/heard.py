"""What is heard from the worker, as forms: the engine runs beside student code and speaks English, into documents and
logs as well; what it finds is recognised here, where people are spoken to, and said in their language.

A ``message`` is what a finding says; in a sentence of the judge's, a ``reason`` may be the wire's, and a ``why`` a
replay's. ``does`` is what a waiting thread does, ``thing`` what it waits for, ``hold`` a lock with the line where it
was taken. An author's message, and the text of an exception, have none of these forms and stay as they are. The tests
go through all places in the engine where a message is made.
"""

from __future__ import annotations

from grader.feedback.forms import Grammar
from grader.language import marked, spoken, translate

_THREADS = (marked("the main thread"), marked("it"), marked("thread {name}"))

_THINGS = (
    marked("a lock"),
    marked("what it was given"),
    marked("a {kind}"),
    marked("an {kind}"),
    marked("thread {name}"),
)

_WAITS = (
    marked("sleeps"),
    marked("waits for its threads to end"),
    marked("waits for its threads to have made their calls"),
    marked("waits for the others to come to rest"),
    marked("waits to be notified on {thing}"),
    marked("waits for the event {thing}"),
    marked("waits for a permit of {thing}"),
    marked("waits for the other parties of {thing}"),
    marked("waits for an item in {thing}"),
    marked("waits for room in {thing}"),
    marked("waits for all tasks to be done in {thing}"),
    marked("waits for the result of {thing}"),
    marked("waits for the end of thread {name}"),
    marked("waits for the start of thread {name}"),
    marked("waits for the workers of {thing}"),
    marked("waits for the lock a lock"),
    marked("waits for the lock {name}"),
    marked("waits for {thing}"),
    marked("waits in {name}"),
)

_STANDSTILLS = (
    marked("every thread waits for ever: {waits}"),
    marked("no end after {count} steps (limit {limit}): {who} goes round and round"),
)

_ERRORS = (
    marked("{kind}: (its text can't be shown)"),
    marked("PermissionError: [Errno 1] not allowed in a submission: it {deed}"),
)

_EXECUTIONS = (
    marked("this part is not implemented yet (NotImplementedError)"),
    marked("syntax error: {text}"),
    marked("importing {file} failed with {error}"),
    marked("while importing {file}: {standstill}"),
    marked("{error} in thread {name}"),
    marked("{who} never ends: it goes round and round"),
    marked("{who} never ends: {wait}"),
    marked("{call} in {who} never ends: it goes round and round"),
    marked("{call} in {who} never ends: {wait}"),
    marked("{who} ended while it held {name}, taken here"),
    marked("{who} keeps running while it waits, instead of blocking"),
)

_PREDICTIONS = (
    marked("{who} reads {text} and writes it back (line {line}); {other} may write it in between (line {there})"),
    marked(
        "{who} reads {text} (line {line}) and writes what builds on it (line {then}); "
        "{other} may write in between (line {there})"
    ),
    marked(
        "{who} looks at {text} (line {line}) before it {act} (line {then}); {other} may do so in between (line {there})"
    ),
    marked("{who} goes through a {kind} (line {line}); {other} may change its size meanwhile (line {there})"),
    marked("{takings}: all of them may wait for each other for ever"),
    marked(
        "{who} waits at {text} (line {line}) while it holds {name} (since line {since}); "
        "{other} takes {name} (line {then}) before {gift}: both may wait for each other for ever"
    ),
    marked("{who} waits on {text} once, and goes on without another look at what it waits for"),
    marked("{who} waits on {text} without a look at anything: a notification that came before is lost"),
    marked("{who} notifies on {text} before it changes what the waiting threads look at (line {lines})"),
    marked("{text} is waited on for different things (lines {lines}), and notify may wake the wrong thread"),
)

_RUNS = (
    marked("nothing has moved for {seconds} seconds of real time"),
    marked("nothing has moved for {seconds} seconds of real time: {standings}"),
    marked("no end after {seconds} seconds of real time"),
    marked("no end after {seconds} seconds of real time: {standings}"),
    marked("no sign of an end, and no answer when asked for it: it waits or computes in C"),
    marked(
        "no sign of an end, and no answer when asked for it: it waits or computes in C (it was in {file}, line {line})"
    ),
    marked("the process died of signal {signal}"),
    marked("the process died of signal {signal} (it was in {file}, line {line})"),
    marked("the process ended itself with exit code {count}, as os._exit does"),
    marked("a process that was started is still running when the call has returned"),
    marked("{count} processes that were started are still running when the call has returned"),
    marked("a process that was started outlived the run"),
)

_TAMPERING = (
    marked("the program {deed}"),
    marked("the submission tampered with the grader's channel: it wrote to a descriptor that is not its own"),
    marked("the submission closed a descriptor that is not its own"),
    marked("the submission started more than {count} processes in one run, and was stopped"),
)

_DEEDS = (
    marked("replaced {names} and {count} more of the grader"),
    marked("replaced {names} of the grader"),
    marked("replaced {names} and {count} more of the standard library"),
    marked("replaced {names} of the standard library"),
    marked("removed the grader's hooks from its own code"),
    marked("started a thread that the engine does not control"),
    marked("started a process"),
    marked("started another interpreter"),
    marked("made a lock shared between processes"),
    marked("runs code that the grader can't control (exec, eval, compile …)"),
    marked("loads compiled code from {text}"),
    marked("reaches into the interpreter's memory with ctypes"),
    marked("walks through all objects of the interpreter ({name})"),
    marked("tried to reach into the grader by {name}"),
    marked("tried to replace the process by another program"),
    marked("tried to change {name} of {text}"),
    marked("tried to import {name}, on which the grader itself runs"),
    marked("tried to read the grader's own frames (sys._getframe)"),
    marked("tried to read the frames of other threads ({name})"),
    marked("tried to trace the interpreter ({name})"),
    marked("tried to hook into the interpreter ({name})"),
    marked("tried to load a program into a database ({name})"),
    marked("tried to change its limits ({name})"),
    marked("tried to change the file systems ({name})"),
    marked("tried to send a signal to a process that is not its own ({name})"),
    marked("tried to use the network (a raw socket)"),
    marked("tried to use the network ({name})"),
    marked("tried to read {text}"),
    marked("tried to write {text}"),
)

_REPLAYS = (
    marked("thread {number} could not run where the schedule wants it (after {operation})"),
    marked("the schedule's switch to thread {number} never came up ({operation})"),
    marked("the replay ended in {text}, unlike the run before: something beside the schedule decides"),
)

_REFUSALS = (
    marked("a schedule token that can't be read: {unreadable}"),
    marked("{script} has no scenario {text}; it has: none"),
    marked("{script} has no scenario {text}; it has: {names}"),
    marked("scenario {text} takes {names}: unknown {unknown}, missing {missing}"),
    marked("{script}, line {line}: {text}"),
    marked(
        "no process can be started ({text}): end other programs, or raise the limit on processes or memory "
        "(`ulimit -u`, the container's, the service's), and grade again"
    ),
)

_WIRE = (
    marked("a {kind} message of {count} bytes (at most {limit})"),
    marked("a frame of {count} bytes (at most {limit})"),
    marked("a frame that is not JSON: {text}"),
    marked("a frame that is a {kind}, not an object"),
    marked("a frame that is not from the other side"),
    marked("a message of unknown type {text}"),
    marked("a {kind} instead of the Hello"),
    marked("{field}: fields {names} are missing or unknown"),
    marked("{field}: nested more than {limit} deep"),
    marked("{field}: a number too large for a float"),
    marked("{field}: a number of {count} bits"),
    marked("{field}: {kind} instead of {text}"),
    marked("{kind} is not a request that can be answered now"),
    marked("nothing moved in time"),
    marked("end of stream"),
)

_NUMBER = r"\d[\d.,]*(?:e[+-]\d+)?"
_ERROR = r"\w+(?:: .+)?"  # as far as it goes: the text of an exception may say "in thread" itself

ENGINE = Grammar(
    {
        "message": (
            *(*_EXECUTIONS, *_STANDSTILLS, *_PREDICTIONS, *_RUNS, *_TAMPERING, *_REPLAYS, *_REFUSALS, *_ERRORS),
        ),
        "reason": _WIRE,
        "why": (*_REPLAYS, *_REFUSALS),
        "does": _WAITS,
        "thing": (*_THINGS, "{text}"),
        "hold": (marked("{name} (line {line})"),),
        "who": _THREADS,
        "other": _THREADS,
        "error": (*_ERRORS, "{text}"),
        "standstill": _STANDSTILLS,
        "waits": ("{wait} · {waits}", "{wait}"),
        "wait": (
            marked("{doing} at line {line}, held by {holder} since line {since}"),
            marked("{doing} at line {line}, held by {holder}"),
            marked("{doing} at line {line}"),
            marked("{doing}, held by {holder} since line {since}"),
            marked("{doing}, held by {holder}"),
            "{doing}",
        ),
        "doing": (marked("{who} {does}"),),
        "standings": (marked("{standing}; {standings}"), "{standing}"),
        "standing": (marked("{who} is at line {line}"), marked("{doing} at line {line}")),
        "act": (
            marked("reads {text}"),
            marked("writes {text}"),
            marked("deletes {text}"),
            marked("calls {text}"),
            marked("goes through {text}"),
        ),
        "takings": (marked("{taking}; {takings}"), "{taking}"),
        "taking": (
            marked("{who} takes {name} at line {line} while it holds {text} (since line {since})"),
            marked("{who} takes {name} at line {line} before it ends"),
            marked("{who} waits at line {line} while it holds {text} (since line {since})"),
            marked("{who} waits at line {line} before it ends"),
        ),
        "gift": (
            marked("it calls {text} (line {line})"),
            marked("it gives what is waited for"),
            marked("the result is there"),
        ),
        "lines": (marked("{line} and {lines}"), "{line}"),
        "deed": _DEEDS,
        "operation": (marked("thread {number}, operation {count}"),),
        "unreadable": (
            marked("a token of {count} characters (at most {limit})"),
            marked("{text} is not how a token starts ({name})"),
            marked("{text} is not a decision like '2@14=1'"),
        ),
    },
    {
        **dict.fromkeys(("count", "limit", "line", "number", "seconds", "since", "then", "there"), _NUMBER),
        **dict.fromkeys(("who", "other"), "(?:the main thread|it|thread .+?)"),
        **dict.fromkeys(("kind", "signal"), r"\w+"),
        "does": "(?:sleeps|waits .+?)",
        "error": _ERROR,
        "field": r"\w+(?:\.\w+)*",
        "script": r"[^ ]+\.py",
    },
)
"""All that the engine says, and the worker, and the wire between it and the host."""


def interpreted(text: str, name: str = "message") -> str:
    """*text* in the language that is spoken, as far as it is recognised as a form called *name*."""
    if spoken() == "en":
        return text
    return translate(ENGINE.sentence(name, text)).strip()  # where words are set apart, a name brings its own space

"""Values that mean two things, results in the wrong place, and state that belongs to too many or to too few.

Most of these go wrong whatever the order of the threads. They are read from the text, and only where the trace shows
that no thread was interrupted, or that an order was another one than expected.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .conditions import predicates
from .evidence import Evidence
from .pattern import Diagnosis, Pattern, Place
from .program import COMPREHENSIONS, Program, constant, dotted, names_in, parameters

IN_BAND = Pattern(
    "in-band-signal",
    "One value is used to say something about the others: that there is nothing yet, that it is over, or that a call "
    "failed. But it can be an ordinary value too, and is then misunderstood.",
    "Which values may come here at all? Is there one among them that your code takes for something else?",
)
KEYED = Pattern(
    "keyed-by-value",
    "Results are found again by the value they belong to. Equal values share a place, and some values can't be keys.",
    "What tells two pieces of work apart when their values are equal?",
)
ONE_SHOT = Pattern(
    "one-shot-iterator",
    "What is given may be an iterator: it has no length, can't be indexed, and is empty once it has been read.",
    "How often is this read, and what is left of it the second time?",
)
POOL_OF_NONE = Pattern(
    "pool-of-none",
    "With nothing to do, a number becomes zero that must not be.",
    "What is this number when there is no work at all?",
)
LATE_BINDING = Pattern(
    "late-binding",
    "A function uses a loop's variable when it runs, not when it was made. By then the loop has gone on.",
    "Which value has this name at the moment when the thread reads it?",
)
ORDER = Pattern(
    "completion-order",
    "The results come in the order in which the calls finish, which is not the order in which they were asked for.",
    "How does a result know its place, if its call finishes before an earlier one?",
)
SHARED_STATE = Pattern(
    "state-shared-by-all",
    "Something that each object, or each call, should have for itself is kept once for all of them.",
    "Where is this made: when the class is defined, when the module is loaded, or for each object?",
)
NOT_SHARED = Pattern(
    "memory-not-shared",
    "A process changes a copy of its own. What it writes into an ordinary object never reaches the other processes.",
    "In which process does this line run, and whose memory does it write to?",
)
NOT_SENDABLE = Pattern(
    "not-sendable",
    "What is sent to another process must be found there by its name: a lambda, or a function inside a function, has none.",
    "How does the other process get to know this function?",
)

_CONTAINERS = ("list", "dict", "set", "deque", "Queue", "SimpleQueue", "PriorityQueue", "LifoQueue", "count", "defaultdict",
               "Value", "Array", "Event", "Semaphore", "BoundedSemaphore", "Counter", "OrderedDict")  # fmt: skip
_ABSENT = frozenset(("None", "0", "False", "''", "[]", "{}", "()", "0.0", "set()"))


def in_band(evidence: Evidence) -> Diagnosis | None:
    """A value that was really given is one that the text takes for absence, for the end or for a failure."""
    rules = (_taken_for_absent, _question_raised, _raised_value, _filtered, _end_mark, _handler_too_wide)
    return next((found for rule in rules if (found := rule(evidence)) is not None), None)


def keyed(evidence: Evidence) -> Diagnosis | None:
    """Results are stored under the items themselves, and equal ones were confused, or one couldn't be a key."""
    if not _plain(evidence) or evidence.kind not in ("wrong-outcome", "exception", "deadlock"):
        return None
    if evidence.kind == "exception" and "unhashable" not in evidence.finding.message:
        return None
    for place in _keys(evidence.program):
        return Diagnosis(KEYED, (place,))
    return None


def one_shot(evidence: Evidence) -> Diagnosis | None:
    """An argument has no length or can't be indexed; or the text goes twice through an argument without a copy."""
    message = evidence.finding.message
    if evidence.kind == "exception" and re.search(
        r"has no len\(\)|'(?:generator|map|zip|filter|set|list_iterator|range_iterator)' object is not", message
    ):
        return Diagnosis(ONE_SHOT, ((evidence.finding.file, evidence.finding.line),))
    if not _plain(evidence) or evidence.kind not in ("wrong-outcome", "exception"):
        return None
    for node in _read_twice(evidence.program):
        return Diagnosis(ONE_SHOT, ((evidence.program.file_of(node), getattr(node, "lineno", 0)),))
    return None


def pool_of_none(evidence: Evidence) -> Diagnosis | None:
    """Python refused a pool of no workers, or a step of zero."""
    if evidence.kind != "exception":
        return None
    if not _raises(evidence) and re.search(
        r"must be (?:greater than 0|at least 1|positive)|must not be zero|by zero", evidence.finding.message
    ):
        return Diagnosis(POOL_OF_NONE, ((evidence.finding.file, evidence.finding.line),))
    return None


def _raises(evidence: Evidence) -> bool:
    nodes = evidence.program.at(evidence.finding.file, evidence.finding.line)
    return any(isinstance(node, ast.Raise) for node in nodes)


def late_binding(evidence: Evidence) -> Diagnosis | None:
    """A function that is handed to a thread reads the variable of a loop around it, or of one that starts it."""
    if evidence.kind not in ("wrong-outcome", "exception", "deadlock"):
        return None
    for node in _bound_late(evidence.program):
        return Diagnosis(LATE_BINDING, ((evidence.program.file_of(node), getattr(node, "lineno", 0)),))
    return None


def completion_order(evidence: Evidence) -> Diagnosis | None:
    """What was observed is what was expected in another order, and a thread was interrupted or the text takes results
    as they come."""
    if evidence.kind != "wrong-outcome":
        return None
    as_they_come = [*evidence.program.made("as_completed", "imap_unordered"), *_appended(evidence.program)]
    permuted = _permuted(evidence) and any(
        evidence.program.made("Thread", "ThreadPoolExecutor", "Process", "Pool", "ProcessPoolExecutor")
    )
    first = next(_first_come(evidence.program), None)
    if first is not None and not evidence.uninterrupted and evidence.steps:
        return Diagnosis(ORDER, (first,))
    if evidence.real and not as_they_come:
        return None
    if (permuted and not evidence.uninterrupted) or (
        as_they_come and (permuted or evidence.real or not evidence.uninterrupted)
    ):
        places = tuple((evidence.program.file_of(call), call.lineno) for call in as_they_come[:1])
        if permuted or as_they_come:
            return Diagnosis(ORDER, places)
    return None


def shared_state(evidence: Evidence) -> Diagnosis | None:
    """No thread was interrupted, and the text changes a container that belongs to the class or the module."""
    if not _plain(evidence) or evidence.kind not in ("wrong-outcome", "exception", "deadlock"):
        return None
    for place in _common(evidence.program):
        return Diagnosis(SHARED_STATE, (place,))
    return None


def not_shared(evidence: Evidence) -> Diagnosis | None:
    """Only real processes show it, and what they write is an ordinary object."""
    if not evidence.real or evidence.kind not in ("wrong-outcome", "timeout", "exception"):
        return None
    for place in _written_by_processes(evidence.program):
        return Diagnosis(NOT_SHARED, (place,))
    return None


def not_sendable(evidence: Evidence) -> Diagnosis | None:
    """Pickling failed; or a lambda is handed to a pool of processes, and no answer came."""
    if (
        evidence.kind == "exception"
        and re.search(r"[Pp]ickl|local object", evidence.finding.message)
        and _own_local(evidence)
    ):
        return Diagnosis(NOT_SENDABLE, ((evidence.finding.file, evidence.finding.line),))
    if evidence.kind in ("timeout", "wrong-outcome") and evidence.real:
        for call in evidence.program.methods("map", "submit", "apply", "apply_async", "imap", "starmap"):
            if (
                call.args
                and isinstance(call.args[0], ast.Lambda)
                and any(evidence.program.made("Pool", "ProcessPoolExecutor"))
            ):
                return Diagnosis(NOT_SENDABLE, ((evidence.program.file_of(call), call.lineno),))
    return None


def _own_local(evidence: Evidence) -> bool:
    """Whether what couldn't be sent is a function of the submission, as far as Python names one."""
    match = re.search(r"local object '(\w+)", evidence.finding.message)
    own = {getattr(function, "name", "") for function in evidence.program.functions}
    return match is None or match[1] in own


def _plain(evidence: Evidence) -> bool:
    return evidence.uninterrupted or evidence.real


# -- values that mean two things ---------------------------------------------------------------------------------------


def _taken_for_absent(evidence: Evidence) -> Diagnosis | None:
    """A thread waits until a name is there; another one wrote a value to it that counts as absent."""
    for wait in evidence.waits:
        if not evidence.own(wait):
            continue
        for test, ends in predicates(evidence.program, wait.file, wait.line):
            for name in _wanted_present(test, ends=ends):
                here = _function_at(evidence, wait.file, wait.line)
                given = [
                    s
                    for s in evidence.own_steps
                    if s.kind == "write"
                    and s.target == name
                    and _function_at(evidence, s.file, s.line) not in ("__init__", here)
                ]
                if given and given[-1].value in _ABSENT:
                    return Diagnosis(IN_BAND, ((wait.file, test.lineno), (given[-1].file, given[-1].line)))
        if (
            wait.action.startswith("waits to be")
            and _saw_absent(evidence)
            and _took_absent(evidence, wait.file, wait.line)
        ):
            return Diagnosis(IN_BAND, ((wait.file, wait.line),))
    return None


def _function_at(evidence: Evidence, file: str, line: int) -> str:
    """The name of the innermost function with a name around a line."""
    for node in evidence.program.at(file, line):
        function = evidence.program.function_of(node)
        while isinstance(function, ast.Lambda):
            function = evidence.program.function_of(function)
        return getattr(function, "name", "")
    return ""


def _wanted_present(test: ast.expr, *, ends: bool) -> Iterator[str]:
    """Names whose being there, as truth or as not being None, ends the wait (or whose absence goes on with it)."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from _wanted_present(test.operand, ends=not ends)
    elif isinstance(test, ast.Compare) and len(test.ops) == 1:
        absent = isinstance(test.ops[0], ast.Is | ast.Eq)
        if absent != ends and dotted(test.left):
            yield dotted(test.left)
    elif ends and dotted(test):
        yield dotted(test)
    elif isinstance(test, ast.BoolOp):
        for each in test.values[:4]:
            if not isinstance(each, ast.BoolOp):
                yield from _wanted_present(each, ends=ends)


def _saw_absent(evidence: Evidence) -> bool:
    """Whether a value that is None or false was among what the submission handled."""
    seen = (
        each
        for step in evidence.steps
        if step.kind in ("read", "write")
        for each in re.findall(r"[^\[\](), ]+|\[\]", step.value)
    )
    return any(each in _ABSENT for each in seen)


def _took_absent(evidence: Evidence, file: str, line: int) -> bool:
    """Whether the waiting function takes an item away and then asks whether it is None or false."""
    program = evidence.program
    for call in program.calls_at(file, line, "wait", "wait_for", "get"):
        function = program.function_of(call)
        while isinstance(function, ast.Lambda):
            function = program.function_of(function)
        if function is None:
            continue
        for node in ast.walk(call):
            if isinstance(node, ast.Call) and dotted(node.func).endswith((".pop", ".popleft", ".get_nowait")):
                return True
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and _takes(node.value) and isinstance(node.targets[0], ast.Name):
                if _asked_for_none(function, node.targets[0].id):
                    return True
    return False


def _takes(value: ast.AST) -> bool:
    return any(
        isinstance(n, ast.Call)
        and dotted(n.func).rpartition(".")[2] in ("pop", "popleft", "get", "get_nowait", "heappop")
        for n in ast.walk(value)
    )


def _asked_for_none(function: ast.AST, name: str) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Compare) and dotted(node.left) == name and constant(node.comparators[0]) is None:
            return True
        if isinstance(node, ast.If | ast.While) and dotted(node.test) == name:
            return True
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and dotted(node.operand) == name:
            return True
    return False


def _question_raised(evidence: Evidence) -> Diagnosis | None:
    """Comparing a given value, or asking whether it is true, raised in the value's own methods."""
    if evidence.kind not in ("exception", "wrong-outcome") or "line" not in evidence.finding.traceback:
        return None
    frames = re.findall(r'File "([^"]+)", line (\d+), in (\w+)', evidence.finding.traceback)
    if not frames or frames[-1][2] not in ("__eq__", "__bool__", "__lt__", "__len__", "__hash__", "__ne__"):
        return None
    own = [(file, int(line)) for file, line, _ in frames if file in evidence.program.files]
    if not own or frames[-1][2] in ("__lt__", "__hash__"):
        return None
    return Diagnosis(IN_BAND, (own[-1],))


def _raised_value(evidence: Evidence) -> Diagnosis | None:
    """A value that is an exception, or looks like a mark of the program's own, is raised where it should be returned."""
    if evidence.kind not in ("exception", "wrong-outcome") or not _plain(evidence):
        return None
    wanted, got = evidence.raised
    if wanted and not got:
        return None
    for node in evidence.program.nodes:
        if isinstance(node, ast.If) and any(isinstance(each, ast.Raise) for each in ast.walk(node)):
            tests = [
                n
                for n in ast.walk(node.test)
                if isinstance(n, ast.Call) and dotted(n.func) in ("isinstance", "issubclass")
            ]
            for test in tests:
                names = names_in(test.args[0]) if test.args else set()
                raised = [n for n in ast.walk(node) if isinstance(n, ast.Raise) and names_in(n.exc) & names]
                if raised:
                    return Diagnosis(IN_BAND, ((evidence.program.file_of(node), node.lineno),))
    return None


def _filtered(evidence: Evidence) -> Diagnosis | None:
    """Results that are None, or false, are left out of the list."""
    if evidence.kind != "wrong-outcome" or not _plain(evidence):
        return None
    for node in evidence.program.nodes:
        if isinstance(node, COMPREHENSIONS) and isinstance(node, ast.ListComp):
            for generator in node.generators:
                for test in generator.ifs:
                    target = dotted(generator.target)
                    left = test.left if isinstance(test, ast.Compare) else test
                    none = not isinstance(test, ast.Compare) or constant(test.comparators[0]) is None
                    if none and ast.dump(left) == ast.dump(node.elt) and names_in(left) & {target}:
                        return Diagnosis(IN_BAND, ((evidence.program.file_of(node), node.lineno),))
    return None


def _end_mark(evidence: Evidence) -> Diagnosis | None:
    """An item that came out of a queue is compared with a mark that an item can be, and that was given as one."""
    if evidence.kind not in ("wrong-outcome", "timeout", "deadlock", "exception") or not _plain(evidence):
        return None
    program = evidence.program
    given_none = evidence.real or any(
        re.search(r"\bNone\b", s.value) for s in evidence.steps if s.kind in ("read", "write")
    )
    for node in program.nodes:
        if not isinstance(node, ast.If) or not isinstance(node.test, ast.Compare):
            continue
        mark = node.test.comparators[0]
        leaves = any(isinstance(each, ast.Return | ast.Raise | ast.Break) for each in ast.walk(node))
        if not leaves or not isinstance(node.test.ops[0], ast.Is | ast.Eq):
            continue
        if _from_queue(program, node, node.test.left):
            raw = not _puts_entries(program) and not isinstance(node.test.left, ast.Subscript)
            if (constant(mark) is None and (given_none or raw)) or dotted(mark).endswith("maxsize"):
                return Diagnosis(IN_BAND, ((program.file_of(node), node.lineno),))
    return None


def _from_queue(program: Program, node: ast.AST, value: ast.expr) -> bool:
    """Whether the value is an item as it was put, not a whole entry of the program's own making."""
    function = program.function_of(node)
    base = value.value if isinstance(value, ast.Subscript) else value
    if function is None or not dotted(base):
        return False
    for each in ast.walk(function):
        if isinstance(each, ast.Assign) and _takes(each.value):
            for target in each.targets:
                if isinstance(target, ast.Tuple) and dotted(base) in {dotted(e) for e in target.elts}:
                    return True
                if dotted(target) == dotted(base):
                    return isinstance(value, ast.Subscript) or not _puts_entries(program)
    return False


def _puts_entries(program: Program) -> bool:
    """Whether what goes into queues are tuples, or pairs of ``enumerate``, beside the mark."""
    for call in program.methods("put", "put_nowait", "append"):
        if call.args and isinstance(call.args[0], ast.Tuple):
            return True
        name = dotted(call.args[0]) if call.args else ""
        for each in program.within(call):
            if isinstance(each, ast.For) and dotted(each.target) == name and "enumerate" in names_in(each.iter):
                return True
    return False


def _handler_too_wide(evidence: Evidence) -> Diagnosis | None:
    """The ``try`` that catches an empty queue has the work in it too, which may raise the same."""
    if evidence.kind not in ("wrong-outcome", "timeout") or not _plain(evidence):
        return None
    program = evidence.program
    for node in program.nodes:
        if isinstance(node, ast.Try) and any(
            h.type is not None and "Empty" in str(names_in(h.type)) for h in node.handlers
        ):
            for statement in node.body:
                for call in ast.walk(statement):
                    if isinstance(call, ast.Call) and dotted(call.func) in program.parameters_of(call):
                        if any(isinstance(n, ast.While) for n in program.within(node)):
                            return Diagnosis(IN_BAND, ((program.file_of(call), call.lineno),))
    return None


# -- places, order, binding --------------------------------------------------------------------------------------------


def _keys(program: Program) -> Iterator[Place]:
    for node in program.nodes:
        if isinstance(node, ast.DictComp):
            generator = node.generators[0]
            if (
                names_in(node.key) & {dotted(generator.target)}
                and dotted(generator.iter)
                and not isinstance(generator.target, ast.Tuple)
            ):
                yield program.file_of(node), node.lineno
        elif (
            isinstance(node, ast.Call)
            and program.called(node) == "dict"
            and node.args
            and isinstance(node.args[0], ast.Call)
        ):
            if dotted(node.args[0].func) == "zip":
                yield program.file_of(node), node.lineno
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            key = node.targets[0].slice
            names = names_in(key) - {"repr", "str", "hash", "id"}
            called = {
                name
                for call in ast.walk(node.value)
                if isinstance(call, ast.Call)
                for arg in call.args
                for name in names_in(arg)
            }
            single = names and names <= called and not isinstance(key, ast.Tuple)
            indexed = any(isinstance(n, ast.Subscript) and names_in(n.slice) & names for n in ast.walk(node.value))
            if single and not indexed and not _numbered(program, node, names):
                yield program.file_of(node), node.lineno


def _numbered(program: Program, node: ast.AST, names: set[str]) -> bool:
    for each in program.within(node):
        if isinstance(each, ast.For) and names_in(each.target) & names:
            return bool(names_in(each.iter) & {"range", "enumerate"})
    return False


def _read_twice(program: Program) -> Iterator[ast.AST]:
    for function in program.functions:
        if isinstance(function, ast.Lambda):
            continue
        for name in parameters(function):
            stored = [
                n
                for n in ast.walk(function)
                if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store)
            ]
            if not stored:
                reads = [node for node in ast.walk(function) if _reads_through(node, name)]
                if len(reads) > 1:
                    yield reads[1]


def _reads_through(node: ast.AST, name: str) -> bool:
    """Whether a loop, a comprehension or a call goes through all of an iterable."""
    if isinstance(node, ast.For | ast.comprehension):
        return dotted(node.iter) == name
    if isinstance(node, ast.Call):
        last = dotted(node.func).rpartition(".")[2]
        every = last in (
            "list",
            "tuple",
            "sum",
            "enumerate",
            "sorted",
            "max",
            "min",
            "set",
            "zip",
            "map",
            "imap",
            "starmap",
        )
        return every and any(dotted(each) == name for each in node.args)
    return False


def _bound_late(program: Program) -> Iterator[ast.AST]:
    handed = {
        name
        for call in program.made("Thread", "Process", "submit", "Timer")
        for value in (*call.args[:2], *(k.value for k in call.keywords if k.arg in ("target", "function")))
        for name in ({dotted(value)} if dotted(value) else set())
    }
    for function in program.functions:
        outer = program.function_of(function)
        name = getattr(function, "name", "")
        given = isinstance(function, ast.Lambda) and any(
            isinstance(e, ast.Call)
            and program.called(e).rpartition(".")[2] in ("Thread", "Process", "submit")
            or (isinstance(e, ast.Call) and isinstance(e.func, ast.Attribute) and e.func.attr == "submit")
            for e in list(program.around(function))[:2]
        )
        if outer is None or (name not in handed and not given):
            continue
        bound = set(parameters(function)) | {
            n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        free = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)} - bound
        for loop in ast.walk(outer):
            if isinstance(loop, ast.For | ast.ListComp) and loop not in list(ast.walk(function)):
                targets = [loop.target] if isinstance(loop, ast.For) else [g.target for g in loop.generators]
                variables = {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
                if variables & free and _starts_in(program, loop, name or None):
                    yield function


def _starts_in(program: Program, loop: ast.AST, name: str | None) -> bool:
    """Whether the loop makes or hands over the function: then the variable goes on while a thread may read it."""
    for node in ast.walk(loop):
        if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] in (
            "Thread",
            "Process",
            "submit",
            "Timer",
        ):
            if name is None or name in names_in(node):
                return True
    return False


def _permuted(evidence: Evidence) -> bool:
    if evidence.contrast is None or callable(evidence.contrast.expected):
        return False
    expected, observed = evidence.contrast.expected, evidence.contrast.observed
    if not isinstance(expected, list | tuple) or not isinstance(observed, list):
        return False
    return list(expected) != observed and sorted(map(repr, expected)) == sorted(map(repr, observed))


def _first_come(program: Program) -> Iterator[Place]:
    """Where the first of the exceptions is raised that handlers have appended, as they came."""
    kept = {
        dotted(call.func.value)
        for handler in program.nodes
        if isinstance(handler, ast.ExceptHandler)
        for call in ast.walk(handler)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append"
    }
    for node in program.nodes:
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Subscript) and dotted(node.exc.value) in kept:
            yield program.file_of(node), node.lineno


def _appended(program: Program) -> Iterator[ast.Call]:
    """Results that each thread appends, or puts, when it has them, without their place."""
    for call in program.methods("append"):
        function = program.function_of(call)
        if (
            call.args
            and isinstance(call.args[0], ast.Call)
            and dotted(call.args[0].func) in program.parameters_of(call)
        ):
            if function is not None and program.function_of(function) is not None:
                yield call
    for call in program.methods("put"):
        if call.args and isinstance(call.args[0], ast.Tuple) and isinstance(call.args[0].elts[0], ast.Call):
            if dotted(call.args[0].elts[0].func) in program.parameters_of(call):
                yield call


# -- whose state -------------------------------------------------------------------------------------------------------


def _common(program: Program) -> Iterator[Place]:
    classes = {node.name for node in program.nodes if isinstance(node, ast.ClassDef)}
    for node in program.nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                first, _, rest = dotted(target).partition(".")
                if first in classes and rest and program.function_of(node) is not None:
                    yield program.file_of(node), node.lineno
            in_class = isinstance(next(program.around(node), None), ast.ClassDef)
            in_module = isinstance(next(program.around(node), None), ast.Module)
            if node.value is not None and _container(program, node.value) and (in_class or in_module):
                names = {dotted(t) for t in targets}
                if _used_in_functions(program, names, in_class=in_class):
                    yield program.file_of(node), node.lineno
        elif isinstance(node, ast.Global):
            yield program.file_of(node), node.lineno


def _container(program: Program, value: ast.expr) -> bool:
    if isinstance(value, ast.List | ast.Dict | ast.Set):
        return not getattr(value, "elts", None) and not getattr(value, "keys", None)
    return isinstance(value, ast.Call) and program.called(value).rpartition(".")[2] in _CONTAINERS


def _used_in_functions(program: Program, names: set[str], *, in_class: bool) -> bool:
    for node in program.nodes:
        if (
            in_class
            and isinstance(node, ast.Attribute)
            and node.attr in names
            and program.function_of(node) is not None
        ):
            return not any(
                isinstance(a, ast.Assign) and isinstance(a.targets[0], ast.Attribute) and a.targets[0].attr in names
                for a in program.nodes
            )
        if not in_class and isinstance(node, ast.Name) and node.id in names and program.function_of(node) is not None:
            return True
    return False


def _written_by_processes(program: Program) -> Iterator[Place]:
    targets = {
        name.rpartition(".")[2]
        for call in program.made("Process")
        for k in call.keywords
        if k.arg == "target"
        for name in names_in(k.value)
    }
    if targets and not any(program.made("Queue", "SimpleQueue", "Pipe", "Manager", "Array", "Value")):
        inside = (
            name
            for call in program.made("Thread")
            for k in call.keywords
            if k.arg == "target"
            for name in names_in(k.value)
        )
        targets |= set(inside)
    for function in program.functions:
        if getattr(function, "name", "") in targets:
            inner = [
                n for n in ast.walk(function) if isinstance(n, ast.Assign) and isinstance(n.targets[0], ast.Subscript)
            ]
            for node in inner:
                base = dotted(node.targets[0].value) if isinstance(node.targets[0], ast.Subscript) else ""
                local = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
                if base and base not in local and base not in parameters(function):
                    yield program.file_of(node), node.lineno
    shared = (
        "Value",
        "RawValue",
        "Array",
        "RawArray",
        "Manager",
        "SharedMemory",
        "Queue",
        "Pipe",
        "SimpleQueue",
        "Process",
    )
    cached = _remembered(program)
    if cached is not None:
        yield cached
    if not any(True for _ in program.made(*shared, "Pool", "ProcessPoolExecutor", "Thread", "ThreadPoolExecutor")):
        for node in program.nodes:
            if isinstance(node, ast.AugAssign | ast.Assign) and program.function_of(node) is not None:
                target = node.target if isinstance(node, ast.AugAssign) else node.targets[0]
                if dotted(target).startswith("self.") and getattr(program.function_of(node), "name", "") != "__init__":
                    yield program.file_of(node), node.lineno


def _remembered(program: Program) -> Place | None:
    """An ordinary attribute that a property returns, beside a shared value or a queue that feeds it."""
    for function in program.functions:
        if isinstance(function, ast.Lambda) or "property" not in {dotted(d) for d in function.decorator_list}:
            continue
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Return)
                and dotted(node.value).startswith("self.")
                and dotted(node.value).count(".") == 1
            ):
                name = dotted(node.value)
                made = [n for n in program.nodes if isinstance(n, ast.Assign) and dotted(n.targets[0]) == name]
                numbers = [n for n in made if isinstance(constant(n.value), int)]
                fed = any(True for _ in program.made("Value", "RawValue", "SimpleQueue", "Queue"))
                if (
                    numbers
                    and fed
                    and any(
                        name in names_in(getattr(n, "target", None)) or n in made[1:]
                        for n in program.nodes
                        if isinstance(n, ast.AugAssign | ast.Assign)
                    )
                ):
                    return program.file_of(node), node.lineno
    return None

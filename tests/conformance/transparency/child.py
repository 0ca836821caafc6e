"""Run one of CPython's own test modules and write down how each test ended.

Runs as a script in a process of its own, and imports nothing but `sys` and `marshal` before it starts to
serve rewritten code, so that nearly every standard library module is loaded rewritten.

    python -I child.py CODE_DIRECTORY|- TEST_MODULE RESULT_FILE
"""

import marshal
import sys


def provide(directory):
    """Put hooks that do nothing into builtins, and load rewritten code wherever there is some."""
    import builtins
    import operator

    with open(f"{directory}/operators", "rb") as file:  # noqa: PTH123  # pathlib would be loaded too early
        names = marshal.load(file)
    special = {"@slice": slice, "@rotate": operator.itemgetter(1, 2, 0)}
    for name in names:
        vars(builtins)[name] = special.get(name) or getattr(operator, name[1:])
    second = {}.get  # in C, so that no tracer, profiler or frame walk sees the hooks
    vars(builtins).update(dict.fromkeys(("@pass", "@test", "@load", "@store", "@base", "@reached"), second))
    vars(builtins)["@point"] = ().__contains__
    vars(builtins)["@item"] = lambda site, container, index: (container, index)
    vars(builtins)["@asked"] = lambda value, name: (value, name)


def serve(directory):
    """Let the ordinary loader of source files take a module's code from `directory`, if it is there."""
    loader = sys.modules["_frozen_importlib_external"].SourceFileLoader
    original = loader.get_code
    served = []

    def get_code(self, name):
        try:
            with open(f"{directory}/{name}", "rb") as file:  # noqa: PTH123  # pathlib would be loaded too early
                code = marshal.load(file)
        except FileNotFoundError:
            return original(self, name)
        served.append(name)
        return code

    loader.get_code = get_code
    return served


def run(name):
    """Each test's identifier with its outcome."""
    import unittest

    class Record(unittest.TestResult):
        def __init__(self):
            super().__init__()
            self.outcomes, self.details = {}, {}

        def note(self, test, outcome, error=None):
            self.outcomes[test.id()] = outcome
            if error:
                self.details[test.id()] = self._exc_info_to_string(error, test)

        def addSuccess(self, test):
            self.outcomes.setdefault(test.id(), "passed")

        def addSubTest(self, test, subtest, error):
            if error:
                self.note(test, "failed", error)

    def ending(outcome):
        return lambda self, test, detail=None: self.note(test, outcome, detail if outcome in bad else None)

    bad = {"failed": "addFailure", "error": "addError"}
    good = {"skipped": "addSkip", "expected": "addExpectedFailure", "surprise": "addUnexpectedSuccess"}
    for outcome, method in {**bad, **good}.items():
        setattr(Record, method, ending(outcome))
    sys.argv = ["test"]
    result = Record()
    unittest.defaultTestLoader.loadTestsFromName(name).run(result)
    return result


def main(directory, name, output):
    served = []
    if directory != "-":
        provide(directory)
        served = serve(directory)
    result = run(name)
    import json

    with open(output, "w") as file:  # noqa: PTH123  # as above
        json.dump({"outcomes": result.outcomes, "details": result.details, "served": served}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])

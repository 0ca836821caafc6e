"""What was set or deleted in a dictionary shows in its bytes."""

from __future__ import annotations

import json
import sys
import types

import pytest

from grader.engine.policy import Seal, memory, seal
from grader.engine.policy.memory import Tables, can_be_read

pytestmark = pytest.mark.skipif(not can_be_read(), reason="this interpreter's dictionaries are made otherwise")


def made(**names):
    """Names like those of a module."""
    return {"one": object(), "two": object(), "three": object(), **names}


def swapped(names):
    """The same values in the same order, under each other's names."""
    values = list(names.values())
    names.clear()
    names.update(zip(["two", "one", "three"], values, strict=True))


CHANGES = {
    "a value is replaced": lambda names: names.update(two=object()),
    "a name is new": lambda names: names.update(four=None),
    "many names are new": lambda names: names.update(dict.fromkeys(map(str, range(1_000)))),
    "a name is gone": lambda names: names.pop("two"),
    "a name gives way to another": lambda names: names.update(four=names.pop("two")),
    "names are exchanged": swapped,
    "a name comes back later": lambda names: names.update(one=names.pop("one")),
    "all is gone": lambda names: names.clear(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(change):
    """Whatever is done to one dictionary, it is that one which is told."""
    all_names, tables = [made(), made(), made()], Tables()
    for each in all_names:
        tables.add(each)
    kept = dict(all_names[1])
    change(all_names[1])
    assert kept
    assert tables.changed() == [1]


def test_looking_changes_nothing():
    """Neither reading, nor a copy, nor what the interpreter notes for its own use."""
    names, tables = made(), Tables()
    tables.add(names)
    code = compile("def read():\n    for _ in range(500): one, len\nread()", "reads.py", "exec")
    exec(code, {"__builtins__": names | {"len": len, "range": range}})
    assert names.get("one") in dict(names).values()
    assert "none" not in list(names)
    assert tables.changed() == []


def test_globals_that_code_runs_on_look_the_same():
    """A function that reads its globals thousands of times is specialised, and its globals are what they were."""
    module = types.ModuleType("busy")
    exec("limit = 3\ndef work():\n    for _ in range(2000): limit + 1\n", vars(module))
    tables = Tables()
    tables.add(vars(module))
    module.work()
    assert tables.changed() == []
    module.limit = 4
    assert tables.changed() == [0]


def test_what_is_not_understood_is_always_suspected():
    """A dictionary that shares its table with others, or has a class of its own."""

    class Thing:
        def __init__(self):
            self.one, self.two = 1, 2

    class Names(dict):
        pass

    tables = Tables()
    for names in (vars(Thing()), Names(one=1)):
        tables.add(names)
    assert 1 in tables.changed()


@pytest.mark.parametrize("readable", [True, False])
def test_a_seal_tells_the_same_either_way(monkeypatch, readable):
    """What was replaced, added or deleted in the library is named and put back, whether or not memory can be read."""
    monkeypatch.setattr(seal, "can_be_read", lambda: readable)
    real, encode, make = Seal(), json.JSONEncoder.encode, json.dumps
    real.cover(sys.modules.values())
    assert real.broken() == []
    json.dumps = json.loads
    json.JSONEncoder.encode = lambda *_: "forged"
    json.JSONEncoder.helper = lambda *_: "new"
    del json.JSONEncoder.iterencode
    assert sorted(real.broken()) == [
        "json.dumps", "json.encoder.JSONEncoder.encode", "json.encoder.JSONEncoder.helper",
        "json.encoder.JSONEncoder.iterencode",
    ]  # fmt: skip
    assert (json.dumps, json.JSONEncoder.encode) == (make, encode)
    assert real.broken() == []


def test_other_layouts_are_not_read(monkeypatch):
    """A version of which nobody knows how it keeps dictionaries is looked at by name."""
    monkeypatch.setattr(memory.sys, "version_info", (3, 99))
    assert not can_be_read()

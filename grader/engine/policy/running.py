"""What the library runs, makes and looks up by itself for an ordinary program.

``dataclass`` and ``namedtuple`` write functions and execute them; imports execute modules; string annotations are
evaluated. Each is let through by the way that ordinary programs take, not by the file alone: nobody else gets his code
run by calling a private function of ``dataclasses``.
"""

from __future__ import annotations

import dis
from importlib.machinery import SourceFileLoader
from keyword import iskeyword
from types import CodeType, FrameType

from .origin import Asker
from .places import Places

MAKES_FUNCTIONS = ("/types.py", "/annotationlib.py")
"""The modules of the library that make functions out of code that they were given."""

_ENTRIES = {
    "/dataclasses.py": ("dataclass", "wrap", "make_dataclass"),
    "/collections/__init__.py": ("namedtuple",),
    "/multiprocessing/sharedctypes.py": ("Value", "Array", "RawValue", "RawArray", "synchronized", "copy", "__init__"),
}
"""By which functions an ordinary program enters the modules that write code."""

_MANAGERS = "/multiprocessing/managers.py"
_FORWARDS = "def {name}(self, /, *args, **kwds):\n        return self._callmethod({name!r}, args, kwds)"
"""What a method of a proxy is made of (Lib/multiprocessing/managers.py, MakeProxyType), but for its name."""

_ANNOTATIONS = ("/typing.py", "/inspect.py", "/annotationlib.py")
_BOOTSTRAP, _EXTERNAL = "<frozen importlib._bootstrap>", "<frozen importlib._bootstrap_external>"


def by_library(asker: Asker, code: CodeType, places: Places) -> bool:
    """Whether the library executes ``code`` on its own account."""
    if asker.file == _BOOTSTRAP:
        return _is_import(asker.frame, places)
    for tail, entries in _ENTRIES.items():
        if asker.is_library(tail):
            return asker.entry() in entries
    if asker.is_library(_MANAGERS):
        return asker.entry() == "<module>" or _forwards(code)
    return asker.is_library(*_ANNOTATIONS) and not _calls(code)


def _forwards(code: CodeType) -> bool:
    """Whether all that the code does is to define a method of a proxy, which passes its arguments on. Its name may be
    the program's choice, so nothing else is believed than what the library's own text with that name becomes."""
    name = next((each.co_name for each in code.co_consts if isinstance(each, CodeType)), "")
    if not name.isidentifier() or iskeyword(name):
        return False
    return code == compile(_FORWARDS.format(name=name), "", "exec", dont_inherit=True)


def _is_import(frame: FrameType | None, places: Places) -> bool:
    """Whether the import system executes a module of the library, found in the ordinary way."""
    while frame is not None and frame.f_code.co_name == "_call_with_frames_removed":
        frame = frame.f_back
    if frame is None or frame.f_code.co_name != "exec_module":
        return False
    if frame.f_code.co_filename == _BOOTSTRAP:
        return True  # a module that is built in
    loader = frame.f_locals.get("self")
    if type(loader) is not SourceFileLoader or not set(vars(loader)) <= {"name", "path"}:
        return False  # it may find its code wherever it likes
    return frame.f_code.co_filename == _EXTERNAL and places.is_library(str(loader.path))


def _calls(code: CodeType) -> bool:
    """Whether the code calls anything; what an annotation names is only looked up."""
    return any("CALL" in each.opname for each in dis.get_instructions(code)) or any(
        isinstance(each, CodeType) for each in code.co_consts
    )


def looks_around(asker: Asker, event: str, path: str, places: Places, *, write: bool) -> bool:
    """Whether it is the library that tries a file for a program which never asked for it: refused, but no news.

    Tracebacks show lines of the engine's sources (the interpreter's own, in C, look like the program itself), imports
    search every folder and try to keep bytecode, and ``tempfile`` tries the usual folders in turn. Each takes no for
    an answer.
    """
    if asker.file == _EXTERNAL:
        return event == "os.listdir" or "__pycache__" in path
    if asker.frame.f_code.co_name == "_get_default_tempdir":
        return asker.is_library("/tempfile.py")
    return event == "open" and not write and places.may_be_shown(path)

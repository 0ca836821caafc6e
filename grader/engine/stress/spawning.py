"""Real processes as ``multiprocessing`` makes them, taught to stay under stress.

A forked process goes on with the same instrumented code; only its noise is its own. One that is *spawned*, or forked
from a fork server, starts with a new interpreter, to which the submission's modules would be unknown: they exist only
in memory. So the command of the new interpreter gets a prologue that loads this package from where it is, reads the
program from a descriptor, and puts the same ground under it; then it goes on as CPython wrote it (Lib/multiprocessing/
spawn.py, forkserver.py). A process also takes its time to end, now and then (:mod:`~grader.engine.stress.lingering`).
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from grader.engine.hooks import fast_hooks
from grader.engine.policy.origin import PACKAGE
from grader.engine.program import Program
from grader.engine.view import View

from .noise import Noise
from .report import Notes
from .shared import Shared

if TYPE_CHECKING:
    from .ground import Ground

_PROLOGUE = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
sys.path[:] = {path!r}
spec = spec_from_file_location("grader", {folder!r} + "/__init__.py", submodule_search_locations=[{folder!r}])
package = sys.modules["grader"] = module_from_spec(spec)
spec.loader.exec_module(package)
from grader.engine.stress.spawning import boot
boot({descriptor})
"""


def adapt(ground: Ground) -> None:
    """Adapts the ground's copy of ``multiprocessing``, which must be installed, once."""
    _take_time(ground)
    _load_elsewhere(ground)


def _take_time(ground: Ground) -> None:
    """Processes stay until they are waited for, now and then."""
    from multiprocessing import popen_fork, process

    kind: Any = process.BaseProcess
    popen: Any = popen_fork.Popen
    bootstrap, wait = kind._bootstrap, popen.wait

    @functools.wraps(bootstrap)
    def linger(self: Any, *args: Any, **kwargs: Any) -> Any:
        code = bootstrap(self, *args, **kwargs)
        if ground.execution.current.voice.lingers():
            ground.lingering.stay()
        return code

    @functools.wraps(wait)
    def wait_for(self: Any, timeout: float | None = None) -> Any:
        ground.lingering.waited_for(self.pid)
        return wait(self, timeout)

    kind._bootstrap = linger
    popen.wait = wait_for


def _load_elsewhere(ground: Ground) -> None:
    """New interpreters begin with the prologue; a resource tracker runs no student code and needs none."""
    from multiprocessing import spawn

    util: Any = importlib.import_module("multiprocessing.util")
    spawnv, describe = util.spawnv_passfds, spawn.get_preparation_data

    def spawn_with_prologue(path: Any, args: Any, passed: Any) -> int:
        words = list(args)
        place = words.index("-c") + 1
        if "resource_tracker" in words[place]:
            return int(spawnv(path, words, passed))
        descriptor = _written(ground)
        kept = (descriptor, *_shared(ground).descriptors)
        try:
            words[place] = _PROLOGUE.format(path=sys.path, folder=PACKAGE, descriptor=descriptor) + words[place]
            return int(spawnv(path, words, (*passed, *kept)))
        finally:
            os.close(descriptor)

    def without_main(name: str) -> dict[str, Any]:
        data: dict[str, Any] = describe(name)
        return {key: value for key, value in data.items() if not key.startswith("init_main")}

    util.spawnv_passfds = spawn_with_prologue
    spawn.get_preparation_data = without_main


def _written(ground: Ground) -> int:
    noise, program = ground.execution.noise, ground.program
    assert program is not None, "what is spawned was prepared"
    noise.fork()
    content = {**program.as_dict(), "shared": asdict(_shared(ground)), "noise": noise.as_list()}
    descriptor = os.memfd_create("program")
    with os.fdopen(os.dup(descriptor), "w", encoding="utf-8") as file:
        json.dump(content, file)
    return descriptor


def _shared(ground: Ground) -> Shared:
    assert ground.shared is not None, "only a run spawns"
    return ground.shared


def boot(descriptor: int) -> None:
    """In a new interpreter: stands on a ground of its own from now on, with the program's modules at hand."""
    from .ground import Ground
    from .imported import Imported
    from .vocabulary import Vocabulary

    with os.fdopen(descriptor, encoding="utf-8") as file:
        file.seek(0)
        content = json.load(file)
    seed, run, size, *process = content.pop("noise")
    shared = Shared(**content.pop("shared"))
    program = Program(**content)
    ground = Ground()
    ground.prepare(program)
    ground.for_good(ground.installed())
    monitor = ground.begin(Noise(seed, run, size, tuple(process)), shared)
    hooks = fast_hooks(monitor) | ground.guard.hooks()
    ground.for_good(ground.watch.noting(Notes(shared.line), program.files, program.executable))
    ground.for_good(Imported(program, View(hooks), Vocabulary(ground).names()))

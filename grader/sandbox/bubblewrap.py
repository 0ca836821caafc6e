"""The bubblewrap sandbox: a worker in namespaces of its own, made by an unprivileged program (``bwrap``).

The worker has its own processes, network (none but a loopback that is down), users, hosts' names and messages; it sees
a read-only root made of what :mod:`grader.sandbox.visible` lists, a fresh read-only ``/proc``, the harmless devices,
and two small file systems in memory, which are gone with it. It has no capability and can't get one. Its first
process is bwrap's own; killing that has the kernel kill all others before it is gone, so nothing survives a close.

What it lacks beside Docker: a filter of system calls, and limits on memory and processor time that hold for all
processes together. The limit on processes doesn't hold when the grader itself runs as root, whom the kernel exempts.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess

from grader.errors import InfrastructureError
from grader.sentence import Sentence

from . import visible
from .base import Limits
from .process import ENVIRONMENT, ProcessChannel, beside_others

_PROGRAM = "bwrap"
_SPACE = str(64 * 1024**2)
_FOLDER = "/tmp/work"
_NOBODY = "65534"
_PROBE_LIMIT = 10.0

_ISOLATION = (
    *("--unshare-user", "--disable-userns", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
    *("--unshare-cgroup-try", "--die-with-parent", "--new-session", "--cap-drop", "ALL"),
    *("--uid", _NOBODY, "--gid", _NOBODY, "--hostname", "sandbox"),
)

_OWN = (
    *("--proc", "/proc", "--remount-ro", "/proc"),  # else root could write the host's settings in /proc/sys
    *("--dev", "/dev", "--size", _SPACE, "--tmpfs", "/dev/shm", "--remount-ro", "/dev"),
    *("--size", _SPACE, "--tmpfs", "/tmp", "--dir", _FOLDER),
    *("--remount-ro", "/", "--chdir", _FOLDER),
)

_BOOT = f"import sys; sys.path.append({visible.ROOT!r}); from grader.worker.__main__ import main; main()"

_STEPS = {
    "Unknown option": "bubblewrap is too old; install version 0.8 or later, or use Docker",
    "Can't mount proc": "a container that hides parts of /proc can't hold another sandbox; use Docker from its host",
    "": "this kernel lets you make no user namespaces; have an administrator allow them "
    "(sysctl kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu), "
    "or use Docker",
}


class BubblewrapChannel(ProcessChannel):
    """A worker in namespaces of its own. It dies with the thread that made it, at the latest."""

    def __init__(self, limits: Limits) -> None:
        self._told, tell = os.pipe()
        command = [
            *_command("--info-fd", str(tell), *_environment(), *visible.worker()),
            *(visible.interpreter(), "-P", "-s", "-c", _BOOT, json.dumps(beside_others(limits).as_dict())),
        ]
        try:
            super().__init__(command, {}, inherited=(tell,))
        except InfrastructureError:
            os.close(self._told)
            raise
        finally:
            os.close(tell)

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kills the first process inside, with which all others die; bwrap itself ends when they are gone."""
        first = self._first()
        with contextlib.suppress(ProcessLookupError):
            if first and process.poll() is None:
                os.kill(first, signal.SIGKILL)
            else:
                process.kill()

    def clean(self) -> None:
        """Lets go of the pipe; the worker's folder was in memory."""
        os.close(self._told)

    def _first(self) -> int:
        """The first process inside, as the host numbers it; 0 when bwrap ended before there was one."""
        said = b""
        while part := os.read(self._told, 4_096):
            said += part
        return int(json.loads(said)["child-pid"]) if said else 0


class BubblewrapSandbox:
    """Workers in namespaces of their own. Whether that works here is tried once for each sandbox."""

    name = "bubblewrap"

    def __init__(self, limits: Limits | None = None, notice: str = "") -> None:
        self._limits = limits or Limits()
        self._trouble: str | None = None
        self.notice = notice

    def available(self) -> bool:
        """Whether a worker can be started here: a program that does nothing is run in such a sandbox."""
        return not self.trouble()

    def trouble(self) -> str:
        """Why no worker can be started here, with the next step; empty when it can."""
        if self._trouble is None:
            self._trouble = _trouble()
        return self._trouble

    def open(self) -> BubblewrapChannel:
        """Starts a worker; it is not waited for. Raises InfrastructureError with the next step when that can't be
        done here."""
        if self.trouble():
            raise InfrastructureError(
                Sentence("--sandbox {name} does not work here: {why}", name=self.name, why=self.trouble())
            )
        visible.keep_bytecode()
        return BubblewrapChannel(self._limits)


def _command(*words: str) -> list[str]:
    return [shutil.which(_PROGRAM) or _PROGRAM, *_ISOLATION, "--clearenv", *words, *_OWN, "--"]


def _environment() -> list[str]:
    variables = {**ENVIRONMENT, "HOME": _FOLDER, "TMPDIR": "/tmp"}
    return [word for name, value in variables.items() for word in ("--setenv", name, value)]


def _trouble() -> str:
    try:
        done = subprocess.run(
            [*_command(*visible.system()), "/usr/bin/true"],
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PROBE_LIMIT,
        )
    except FileNotFoundError:
        return f"{_PROGRAM} is not installed; install the package bubblewrap, or use Docker"
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{error}; see whether `{_PROGRAM} --ro-bind / / true` works"
    if done.returncode == 0:
        return ""
    said = done.stderr.decode("utf-8", "replace").strip()[-300:]
    return f"{said or f'exit code {done.returncode}'}; " + next(step for sign, step in _STEPS.items() if sign in said)

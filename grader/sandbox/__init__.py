"""Where submissions run."""

from __future__ import annotations

from grader.errors import UsageError

from .base import Channel, Limits, Sandbox

NAMES = ("auto", "docker", "bubblewrap", "local")


def make_sandbox(name: str, limits: Limits | None = None) -> Sandbox:
    """The sandbox of that name. Raises UsageError for one that isn't there."""
    if name in ("auto", "local"):
        from .local import LocalSandbox

        return LocalSandbox(limits)
    if name == "docker":
        from .docker import DockerSandbox

        return DockerSandbox(limits)
    if name in NAMES:
        raise UsageError(f"--sandbox {name} is not available in this version; use --sandbox local")
    raise UsageError(f"--sandbox {name}: there is no such sandbox (there are: {', '.join(NAMES)})")


__all__ = ["NAMES", "Channel", "Limits", "Sandbox", "make_sandbox"]

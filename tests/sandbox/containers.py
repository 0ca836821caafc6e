"""Looks at containers, from inside and from outside."""

from __future__ import annotations

import time

from probing import ask, worker

from grader.sandbox import owner


def observed(body, limits=None):
    """What a submission returns whose ``look()`` has this body, or how its process died."""
    text = "import os, socket, resource\ndef tried(do, *words):\n    try: return do(*words)\n    except OSError as error: return error.strerror\n"
    text += "def look():\n" + "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
    with worker("docker", limits) as channel:
        return ask(channel, text)


def ours(client):
    """The containers of this very process."""
    return client.api.containers(all=True, filters={"label": f"{owner.PROCESS}={owner.labels()[owner.PROCESS]}"})


def until(claim, seconds=20.0):
    """Waits until ``claim()`` holds, and says whether it came to that."""
    end = time.monotonic() + seconds
    while not claim() and time.monotonic() < end:
        time.sleep(0.02)
    return claim()

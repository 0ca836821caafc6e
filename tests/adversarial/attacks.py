"""Every attack by its name."""

from __future__ import annotations

from attacks_ends import BOMBS, ENDS, PROCESSES
from attacks_folders import FOLDERS, MAINS
from attacks_innards import PATCHES, REACHING, UNCONTROLLED
from attacks_lies import FORGERIES, LIARS, PRETENDING
from attacks_outside import NETWORK, READING, WRITING

ATTACKS = {
    f"{group}: {name}": attack
    for group, attacks in {
        "end": ENDS, "bomb": BOMBS, "process": PROCESSES, "patching": PATCHES, "reaching": REACHING,
        "unseen code": UNCONTROLLED, "reading the checks by": READING, "writing": WRITING, "network": NETWORK,
        "forged messages": FORGERIES, "liar": LIARS, "pretending": PRETENDING, "folder": FOLDERS,
    }.items()
    for name, attack in attacks.items()
}  # fmt: skip

__all__ = ["ATTACKS", "MAINS"]

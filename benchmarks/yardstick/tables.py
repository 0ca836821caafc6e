"""The standings as Markdown, and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from .catalogue import Entry
from .result import KILLED, TIMED_OUT, UNABLE
from .standings import Cell, Standings, shown

_NOT_FOUND = {KILLED: "killed", UNABLE: "unable", TIMED_OUT: "gave up"}

FOUND = """## Time to the first failure

In brackets: executions, the failing one included. –: not found; k/n: found with k of n seeds; *patience*: the tester
only says that its patience ended."""

QUIET = """## On the fixed version: executions per second

✓: all that there was to try was tried. **!**: a false alarm."""


def markdown(standings: Standings, programs: dict[str, Entry], conditions: dict[str, Any]) -> str:
    """Everything, for people."""
    said = ", ".join(f"{name} {value}" for name, value in conditions.items())
    parts = [
        f"# The yardstick\n\n{said}",
        FOUND,
        _table(standings, programs, _found),
        QUIET,
        _table(standings, programs, _quiet),
        "## Aims",
        *(_aim(aim.text, aim.measured, aim.short, met=aim.met) for aim in standings.aims()),
        _notes(standings),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(standings: Standings, programs: dict[str, Entry], show: Callable[[Cell], str]) -> str:
    names = [each.name for each in standings.contestants]
    head = "| program | preemptions | " + " | ".join(names) + " |"
    rule = "|---|---|" + "---|" * len(names)
    rows = [
        f"| {program} | {programs[program].preemptions} | " + " | ".join(show(row[name]) for name in names) + " |"
        for program, row in standings.cells.items()
    ]
    total = f"| **{len(rows)} programs** | | " + " | ".join(_total(standings, name, show) for name in names) + " |"
    return "\n".join([head, rule, *rows, total])


def _found(cell: Cell) -> str:
    if not cell.hits:
        return next((_NOT_FOUND[each.status] for each in cell.buggy if each.status in _NOT_FOUND), "–")
    said = f"{shown(cell.seconds)} ({cell.executions:.0f})"
    if any(each.status == TIMED_OUT for each in cell.hits):
        said += " *patience*"
    return said if cell.found else f"{len(cell.hits)}/{len(cell.buggy)} {said}"


def _quiet(cell: Cell) -> str:
    if cell.false_alarm:
        return "**!**"
    troubles = [_NOT_FOUND[each.status] for each in cell.fixed if each.status in _NOT_FOUND]
    if troubles:
        return troubles[0]
    return f"{cell.rate:,.0f}" + (" ✓" if cell.fixed and all(each.complete for each in cell.fixed) else "")


def _total(standings: Standings, name: str, show: Callable[[Cell], str]) -> str:
    cells = [row[name] for row in standings.cells.values()]
    if show is _found:
        return f"**{sum(cell.found for cell in cells)}** found"
    return f"**{sum(bool(cell.false_alarm) for cell in cells)}** alarms"


def _aim(text: str, measured: str, short: tuple[str, ...], *, met: bool) -> str:
    lines = [f"- **{'met' if met else 'not met'}**: {text} ({measured})"]
    return "\n".join(lines + [f"  - {each}" for each in short])


def _notes(standings: Standings) -> str:
    """What testers said who couldn't run a program, came to no end, or alarmed without a reason."""
    lines = [
        f"- {name} on {program}, {variant}: {result.note}"
        for program, row in standings.cells.items()
        for name, cell in row.items()
        for variant, results in (("buggy", cell.buggy), ("fixed", cell.fixed))
        for result in results[:1]
        if result.note and (result.status in _NOT_FOUND or (variant == "fixed" and cell.false_alarm))
    ]
    return "\n".join(["## Troubles\n", *lines]) if lines else ""


def as_data(standings: Standings, programs: dict[str, Entry], conditions: dict[str, Any]) -> dict[str, Any]:
    """Everything, for programs; ``results`` are as the searches told them."""
    return {
        "schema": 1,
        "conditions": conditions,
        "contestants": [each.name for each in standings.contestants],
        "aims": [asdict(aim) for aim in standings.aims()],
        "programs": [
            {
                "name": program,
                "preemptions": programs[program].preemptions,
                "results": {name: asdict(cell) | {"found": cell.found} for name, cell in row.items()},
            }
            for program, row in standings.cells.items()
        ],
    }

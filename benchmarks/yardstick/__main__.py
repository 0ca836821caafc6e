"""Every tester on every program, side by side in one run: ``python -m benchmarks.yardstick`` from the project's folder.

The peers are development dependencies (``pip install -e .[bench]``, Python 3.12 or later). They may also live in
another interpreter: ``--peers-python``. A peer that isn't there is left out, and that is said.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

from .catalogue import Entry, entries
from .contestants.table import Contestant, contestants
from .standings import Standings, shown
from .tables import as_data, markdown
from .trial import is_installed, run_trial


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.yardstick",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seconds", type=float, default=10.0, help="for each search of a buggy version")
    parser.add_argument("--fixed-seconds", type=float, default=2.0, help="for each search of a fixed version")
    parser.add_argument("--seeds", type=int, default=1, help="searches of each, with other seeds; medians are shown")
    parser.add_argument("--only", action="append", metavar="NAME", help="this program only (may be repeated)")
    parser.add_argument("--contestants", metavar="NAMES", help="these only, separated by commas; a part of a name does")
    parser.add_argument("--peers-python", default=sys.executable, metavar="PATH", help="the peers' interpreter")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all results there")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there, not to the output")
    parser.add_argument("--list", action="store_true", help="name programs and contestants, and end")
    return parser.parse_args()


def _chosen(listed: dict[str, Any], wanted: list[str] | None, what: str, *, parts: bool = False) -> dict[str, Any]:
    """The wanted ones. Ends the program when one of them isn't there."""
    if not wanted:
        return listed
    chosen = {}
    for word in wanted:
        found = {name: each for name, each in listed.items() if name == word}
        found = found or {name: each for name, each in listed.items() if parts and word in name}
        if not found:
            raise SystemExit(f"no {what} is called {word!r}; there are: {', '.join(listed)}")
        chosen.update(found)
    return chosen


def _present(wanted: dict[str, Contestant], peers_python: str) -> list[Contestant]:
    here, known = [], {"": True}
    for each in wanted.values():
        if each.needs not in known:
            known[each.needs] = is_installed(each, peers_python)
            if not known[each.needs]:
                print(f"{each.needs} is not installed in {peers_python}: left out", file=sys.stderr)
        if known[each.needs]:
            here.append(each)
    return here


def _measure(standings: Standings, programs: dict[str, Entry], options: argparse.Namespace) -> None:
    budgets = {"buggy": options.seconds, "fixed": options.fixed_seconds}
    for number, (program, entry) in enumerate(programs.items(), 1):
        print(f"{number}/{len(programs)} {program}", file=sys.stderr, flush=True)
        for contestant in standings.contestants:
            python = options.peers_python if contestant.is_peer else sys.executable
            for variant, seconds in budgets.items():
                for seed in range(options.seeds):
                    result = run_trial(contestant, program, variant, seed, seconds, python)
                    standings.add(entry, contestant.name, variant, result)
            cell = standings.cells[program][contestant.name]
            said = f"found after {shown(cell.seconds)}" if cell.hits else f"not found ({cell.buggy[0].status})"
            alarm = f", FALSE ALARM: {cell.false_alarm}" if cell.false_alarm else ""
            print(f"    {contestant.name}: {said}, {cell.rate:,.0f}/s{alarm}", file=sys.stderr, flush=True)


def main() -> None:
    """Measures, prints the tables and writes what is asked for."""
    options = _arguments()
    listed, known = entries(), contestants()
    if options.list:
        print("programs:", *listed, "\ncontestants:", *known, sep="\n  ")
        return
    programs = _chosen(listed, options.only, "program")
    wanted = [word.strip() for word in options.contestants.split(",")] if options.contestants else None
    standings = Standings(_present(_chosen(known, wanted, "contestant", parts=True), options.peers_python))
    conditions = {
        "Python": platform.python_version(),
        "cores": os.cpu_count(),
        "seconds": options.seconds,
        "seconds for fixed": options.fixed_seconds,
        "seeds": options.seeds,
    }
    _measure(standings, programs, options)
    text = markdown(standings, programs, conditions)
    if options.markdown:
        options.markdown.write_text(text)
    else:
        print(text)
    if options.json:
        options.json.write_text(json.dumps(as_data(standings, programs, conditions), indent=1) + "\n")


if __name__ == "__main__":
    main()

"""The wait-for graph of a standstill as a drawing: threads, what they wait for, and who holds that.

A circle of waits is drawn as a circle. Whoever waits for somebody in it, or for what nobody can give, stands beside
it: a chain from left to right. All places are computed here; the template draws boxes and lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from grader.feedback import escape
from grader.feedback.phrases import Phrases
from grader.results import Wait

Box = tuple[str, str]  # kind and name
Place = tuple[float, float]

WIDTH = 480
LAP = 84
ROW = 92
RADIUS_X, RADIUS_Y = 168, 116
MIDDLE = 146
BOX = (132, 40)


@dataclass(frozen=True, slots=True)
class Node:
    """A thread, what one waits for, or nobody; ``x`` and ``y`` are its middle."""

    kind: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """``waits``: from a thread to what it waits for; ``held``: from there to its holder."""

    kind: str
    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    lx: float
    ly: float


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing, *width* by *height*."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    title: str


def graph(waits: tuple[Wait, ...], said: Phrases) -> Graph | None:
    """The drawing of *waits*; None where there is none."""
    if not waits:
        return None
    placed = _placed(waits)
    nodes = tuple(Node(box[0], _named(box, said), *place) for box, place in placed.items())
    edges = tuple(dict.fromkeys(edge for wait in waits for edge in _edges(wait, placed, said)))
    height = max(node.y for node in nodes) + 48
    title = said("page-graph-circle" if _circle(waits) else "page-graph")
    return Graph(nodes, edges, WIDTH, round(height), title)


def _named(box: Box, said: Phrases) -> str:
    kind, name = box
    if kind == "nobody":
        return said("page-nobody")
    return escape.line(said.heard(name, "thing") if kind == "lock" else name, 15)


def _circle(waits: tuple[Wait, ...]) -> list[Wait]:
    """The waits that form a circle, in its order; none where there is none."""
    by_thread = {wait.thread: wait for wait in waits}
    for start in waits:
        path: list[Wait] = []
        at: Wait | None = start
        while at is not None and at not in path:
            path.append(at)
            at = by_thread.get(at.holder)
        if at is start:
            return path
    return []


def _chain(wait: Wait) -> tuple[Box, ...]:
    """The boxes of a wait, from who waits to who could end it."""
    last = ("thread", wait.holder) if wait.holder else ("nobody", wait.resource)
    return (("thread", wait.thread), _resource(wait), last)


def _placed(waits: tuple[Wait, ...]) -> dict[Box, Place]:
    circle = _circle(waits)
    around = [node for wait in circle for node in (("thread", wait.thread), _resource(wait))]
    places = _round(around) if len(around) <= 4 else _racetrack(around)
    down = max((y for _, y in places.values()), default=58.0 - ROW) + ROW
    for wait in (each for each in waits if each not in circle):
        row = _chain(wait)
        fresh = [node for node in row if node[1] and node not in places]
        for node in fresh:
            places[node] = (BOX[0] / 2 + 6 + row.index(node) * (WIDTH - BOX[0] - 12) / 2, down)
        down += ROW if fresh else 0
    return places


def _round(around: list[Box]) -> dict[Box, Place]:
    """Few boxes stand in a circle, the first one at the left."""
    angles = (math.pi * (2 * number / len(around) - 1) for number in range(len(around)))
    middle = MIDDLE if len(around) > 2 else 58.0
    return {
        node: (WIDTH / 2 + RADIUS_X * math.cos(angle), round(middle + RADIUS_Y * math.sin(angle), 1))
        for node, angle in zip(around, angles, strict=True)
    }


def _racetrack(around: list[Box]) -> dict[Box, Place]:
    """Many go down on the left and up on the right, so that there is room for words."""
    half = len(around) // 2
    left = {node: (WIDTH / 2 - RADIUS_X, 40.0 + LAP * row) for row, node in enumerate(around[:half])}
    right = {node: (WIDTH / 2 + RADIUS_X, 40.0 + LAP * row) for row, node in enumerate(reversed(around[half:]))}
    return {**left, **right}


def _resource(wait: Wait) -> Box:
    """What is waited for; a thread that waits for another one's end waits for that thread."""
    return ("lock", wait.resource) if wait.resource != wait.holder else ("thread", wait.holder)


def _edges(wait: Wait, placed: dict[Box, Place], said: Phrases) -> Iterator[Edge]:
    thread, resource, last = _chain(wait)
    first = said("page-waits-line", line=wait.line) if wait.line else said("page-waits")
    if resource not in placed:
        yield _edge("waits", placed[thread], placed[last], first)
        return
    apart = 12 if thread == last else 0  # there and back on one way
    yield _edge("waits", placed[thread], placed[resource], first, -apart)
    if resource != last:
        held = said("page-held-line", line=wait.held_line) if wait.held_line else said("page-held")
        yield _edge("held", placed[resource], placed[last], held if wait.holder else said("page-ended-by"), apart)


def _edge(kind: str, start: Place, end: Place, label: str, shift: float = 0) -> Edge:
    one, other = _rim(start, end), _rim(end, start)
    x, y = _label(one, other, 14 + 3.4 * cell_len(label), shift)
    return Edge(kind, one[0], one[1] + shift, other[0], other[1] + shift, label, round(x, 1), round(y, 1))


def _label(one: Place, other: Place, room: float, shift: float) -> Place:
    """The middle of an edge's words: over, under or beside the line, whichever way it runs; *room* is half of them."""
    x, y = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    if one[1] == other[1]:
        high = 9 if abs(one[0] - other[0]) > 2 * room else 30  # else the words would be in the boxes
        return x, y + shift + (20 if shift > 0 else -high)
    if one[0] == other[0]:
        return x + math.copysign(room, WIDTH / 2 - x), y + 4
    outward = math.hypot(x - WIDTH / 2, y - MIDDLE) or 1
    return x + room * (x - WIDTH / 2) / outward, y + 26 * (y - MIDDLE) / outward + 4


def _rim(box: Place, towards: Place) -> Place:
    """Where the line from the middle of *box* to *towards* leaves the box, and a little further."""
    dx, dy = towards[0] - box[0], towards[1] - box[1]
    reach = min((BOX[0] / 2 + 5) / abs(dx) if dx else math.inf, (BOX[1] / 2 + 5) / abs(dy) if dy else math.inf)
    reach = min(reach, 0.5)
    return round(box[0] + dx * reach, 1), round(box[1] + dy * reach, 1)

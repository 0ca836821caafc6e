"""One moment of an execution on a terminal: the picture around it, how things stand, and the keys.

What has not happened yet is there already, but faint: one sees what is coming, and where one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from grader.feedback import escape
from grader.feedback.columns import Picture
from grader.feedback.phrases import Phrases
from grader.feedback.select import Selection
from grader.feedback.spans import Line
from grader.feedback.standing import standing
from grader.feedback.stepping import Stepper
from grader.feedback.steps import ending
from grader.feedback.terminal import picture_line, style

POINTER = "▶"
FEWEST = 5  # rows of the picture, however low the window is


class StepView:
    """Shows where *stepper* is; a rich renderable that fills the window and not more."""

    def __init__(self, stepper: Stepper, said: Phrases, name: str, width: int) -> None:
        self._stepper = stepper
        self._said = said
        self._name = escape.line(name, 40)
        self._width = width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The whole view; the picture gets the height that the rest leaves."""
        foot = Group(*self._foot())
        used = len(console.render_lines(foot, options.update(height=None), pad=False))
        room = max((options.height or console.height) - used - 3, FEWEST)
        yield self._title()
        yield Text("")
        yield from self._window(room)
        yield foot

    def _title(self) -> Text:
        stepper, said = self._stepper, self._said
        where = said("step-of", number=stepper.number, total=len(stepper.stops))
        thread = said("switch", thread=escape.line(stepper.trace.threads[stepper.step.thread], 40))
        return Text.assemble((self._name, "bold"), f" · {where} · {thread}", no_wrap=True, overflow="ellipsis")

    @cached_property
    def _rows(self) -> list[tuple[int, Line]]:
        stepper = self._stepper
        selection = Selection(stepper.keys, tuple(stepper.stops))
        return Picture(stepper.trace, selection, self._said, self._width - 2, stepper.own).rows()

    def _window(self, room: int) -> Iterator[RenderableType]:
        """As many rows as there is room for, the head and the current step's among them."""
        head = [row for row in self._rows[:1] if row[0] < 0]
        body = self._rows[len(head) :]
        made = [each for each, (position, _) in enumerate(body) if 0 <= position <= self._stepper.position]
        space = room - len(head)
        start = max(min(max(made, default=0) - space // 2, len(body) - space), 0)
        for position, line in (*head, *body[start : start + space]):
            yield self._row(position, line)

    def _row(self, position: int, line: Line) -> Text:
        now = position == self._stepper.position
        shown = picture_line(line)
        if position > self._stepper.position:
            shown.stylize("dim")
        return Text.assemble((f"{POINTER} " if now else "  ", "bold"), shown, no_wrap=True, overflow="ellipsis")

    def _foot(self) -> Iterator[RenderableType]:
        yield Text("")
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column()
        for title, spans in standing(self._stepper.moment, self._stepper.trace, self._said):
            told = Text("   ").join([Text(span.text, style(span)) for span in spans]) if spans else Text("–", "dim")
            grid.add_row(Text(title, "dim"), told)
        yield grid
        yield self._end()
        yield Text(self._said("step-keys"), "dim", no_wrap=True, overflow="ellipsis")

    def _end(self) -> Text:
        """What came of it all, once the end is reached, or the step that shows what is wrong."""
        stepper = self._stepper
        wrong = stepper.replay.finding is not None and bool(stepper.keys)
        if not stepper.at_end and not (wrong and stepper.position >= max(stepper.keys)):
            return Text("")
        return picture_line(next(ending(stepper.replay, stepper.own, self._said)))

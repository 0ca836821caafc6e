from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable


@dataclass
class Outcome:
    function: Callable[[Any], Any]
    argument: Any
    value: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        try:
            self.value = self.function(self.argument)
        except BaseException as error:
            self.error = error

    def unwrap(self) -> Any:
        if self.error is not None:
            raise self.error
        return self.value

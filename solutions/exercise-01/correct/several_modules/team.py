from dataclasses import dataclass, field
from threading import Thread
from typing import Callable


@dataclass
class Team:
    job: Callable[[], object]
    members: list[Thread] = field(default_factory=list)

    def hire(self, count: int) -> None:
        for _ in range(count):
            member = Thread(target=self.job)
            self.members.append(member)
            member.start()

    def wait(self) -> None:
        for member in self.members:
            member.join()

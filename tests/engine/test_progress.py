"""Spinning, polling, starving and lapping: what is alarmed, and how a scenario brings out what is not."""

from programs import endings, kinds, program, values

_FLAG = """
    import time

    class Flag:
        def __init__(self):
            self.up = False

        def raise_it(self):
            self.up = True

        def spin(self):
            while not self.up:
                pass
            return True

        def poll(self):
            pause = 0.001
            while not self.up:
                time.sleep(pause)
                pause = min(2 * pause, 0.1)
            return True
"""


def _waiting(how: str) -> str:
    return f"""
    def play(submission):
        flag = submission.Flag()
        return run_together([flag.{how}, flag.{how}, flag.raise_it])
    """


def test_polling_with_back_off_is_not_alarmed():
    """Whoever sleeps ever longer between two looks comes to an end in every schedule, without a finding."""
    assert values(program(_FLAG, _waiting("poll")), schedules=150) == {"[True, True, None]"}


def test_a_spinning_reader_is_not_alarmed_while_others_move():
    """It is wasteful, but no schedule hangs by it."""
    assert values(program(_FLAG, _waiting("spin")), schedules=60) == {"[True, True, None]"}


def test_a_reader_that_spins_while_nothing_moves_is_told_from_one_that_blocks():
    """Where the scenario settles, nobody has anything to do but to wait."""
    source = _FLAG + """
        def block(self):
            with self.changed:
                self.changed.wait_for(lambda: self.up)
    """
    source = source.replace("self.up = False", "self.up = False\n            self.changed = threading.Condition()")
    source = source.replace("import time", "import threading\n    import time")
    scenario = """
    import threading

    def play(submission, how):
        flag = submission.Flag()
        threading.Thread(target=getattr(flag, how), daemon=True).start()
        return settle()
    """
    found = {}
    for how in ("block", "spin"):
        seen = endings(program(source, scenario), parameters={"how": how}, schedules=10)
        found[how] = {(each.value, *(finding.kind for finding in each.findings)) for each in seen}
    assert found == {"block": {(True,)}, "spin": {(False, "busy-wait")}}


_READERS_FIRST = """
    import threading

    class Gate:
        def __init__(self):
            self.changed = threading.Condition()
            self.readers, self.writing, self.waiting = 0, False, 0

        def read(self, body):
            with self.changed:
                self.changed.wait_for(self.may_read)
                self.readers += 1
            body()
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

        def write(self, body):
            with self.changed:
                self.waiting += 1
                self.changed.wait_for(lambda: not self.writing and not self.readers)
                self.waiting -= 1
                self.writing = True
            body()
            with self.changed:
                self.writing = False
                self.changed.notify_all()

        def may_read(self):
            return not self.writing
"""
_WRITERS_FIRST = _READERS_FIRST.replace("return not self.writing", "return not self.writing and not self.waiting")
_OVERTAKING = """
    import threading

    def play(submission):
        gate, log, go = submission.Gate(), [], threading.Event()

        def read_twice():
            gate.read(lambda: log.append("read"))
            gate.read(lambda: log.append("read"))

        jobs = [lambda: gate.read(go.wait), lambda: gate.write(lambda: log.append("write")), read_twice]
        threads = [threading.Thread(target=job) for job in jobs]
        for each in threads:
            each.start()
            settle()
        go.set()
        for each in threads:
            each.join()
        return log.index("write")
"""


def test_a_starving_writer_shows_in_how_many_overtake_it():
    """A scenario lets the writer come to rest in its wait and counts the readers that get in before it; the check
    bounds their number. No word beside ``settle`` is needed."""
    assert values(program(_READERS_FIRST, _OVERTAKING), schedules=40) == {"2"}
    assert values(program(_WRITERS_FIRST, _OVERTAKING), schedules=40) == {"0"}


_ROUNDS = """
    def play(submission):
        barrier, log = submission.Barrier(2), []

        def run(name):
            for number in range(2):
                barrier.wait()
                log.append(number)

        run_together([lambda: run("a"), lambda: run("b")])
        return log == sorted(log)
"""
_LAPPED = """
    import threading

    class Barrier:
        def __init__(self, parties):
            self.changed = threading.Condition()
            self.parties, self.count = parties, 0

        def wait(self):
            with self.changed:
                self.count += 1
                if self.count == self.parties:
                    self.changed.notify_all()
                else:
                    self.changed.wait_for(lambda: self.count == self.parties)
                    self.count = 0
"""
_GENERATIONS = """
    import threading

    class Barrier:
        def __init__(self, parties):
            self.changed = threading.Condition()
            self.parties, self.count, self.generation = parties, 0, 0

        def wait(self):
            with self.changed:
                mine = self.generation
                self.count += 1
                if self.count == self.parties:
                    self.count = 0
                    self.generation += 1
                    self.changed.notify_all()
                else:
                    self.changed.wait_for(lambda: self.generation != mine)
"""


def test_a_lapped_barrier_is_found():
    """A fast thread comes round again before the slow one has left, and both wait for ever."""
    assert "deadlock" in kinds(program(_LAPPED, _ROUNDS), schedules=200)


def test_a_barrier_with_generations_is_not_alarmed():
    """However fast a thread is, it waits for the next round."""
    assert kinds(program(_GENERATIONS, _ROUNDS), schedules=200) == set()

"""What looks like a data race and is none: of these programs nothing may be predicted."""

from predict.predicting import BOTH, TWICE

LOOK_ALIKES = {
    "under one lock": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.lock = threading.Lock()
                self.value = 0

            def work(self):
                with self.lock:
                    self.value += 1
        """,
        TWICE,
    ),
    "one step of a container": (
        """
        class Subject:
            def __init__(self):
                self.items, self.parts = [], {}

            def work(self):
                self.items.append(1)
                self.parts["last"] = len(self.items)
                self.parts.setdefault("first", 1)
        """,
        TWICE,
    ),
    "a flag that is polled": (
        """
        class Subject:
            done = False
            value = 0

            def one(self):
                self.value += 1
                self.done = True

            def two(self):
                while not self.done:
                    pass
                self.value += 1
        """,
        BOTH,
    ),
    "turns that are polled": (
        """
        class Subject:
            turn = 0
            value = 0

            def one(self):
                while self.turn != 0:
                    pass
                self.value += 1
                self.turn = 1

            def two(self):
                while self.turn != 1:
                    pass
                self.value += 1
                self.turn = 0
        """,
        BOTH,
    ),
    "a flag that anybody may set": (
        """
        class Subject:
            closed = False

            def work(self):
                if not self.closed:
                    self.closed = True
        """,
        TWICE,
    ),
    "an event": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.ready = threading.Event()
                self.value = 0

            def one(self):
                self.value += 1
                self.ready.set()

            def two(self):
                self.ready.wait()
                self.value += 1
        """,
        BOTH,
    ),
    "a queue": (
        """
        import queue

        class Subject:
            def __init__(self):
                self.tokens = queue.Queue()
                self.tokens.put(0)

            def work(self):
                value = self.tokens.get()
                self.tokens.put(value + 1)
        """,
        TWICE,
    ),
    "a binary semaphore": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.free = threading.Semaphore(1)
                self.value = 0

            def work(self):
                with self.free:
                    self.value += 1
        """,
        TWICE,
    ),
    "a join": (
        """
        import threading

        class Subject:
            value = 0

            def add(self):
                self.value += 1
        """,
        """
        import threading

        def play(submission):
            subject = submission.Subject()
            for _ in range(2):
                thread = threading.Thread(target=subject.add)
                thread.start()
                thread.join()
                subject.add()
        """,
    ),
    "a lock that is tried": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.lock = threading.Lock()
                self.value = 0

            def work(self):
                while not self.lock.acquire(blocking=False):
                    pass
                self.value += 1
                self.lock.release()
        """,
        TWICE,
    ),
    "looked at again under the lock": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.lock = threading.Lock()
                self.cache = None

            def work(self):
                if self.cache is None:
                    with self.lock:
                        if self.cache is None:
                            self.cache = [1]
                return self.cache
        """,
        TWICE,
    ),
    "an act that may fail": (
        """
        class Subject:
            def __init__(self):
                self.items = [1, 2, 3]

            def work(self):
                if self.items:
                    try:
                        self.items.pop()
                    except IndexError:
                        pass
        """,
        TWICE,
    ),
    "a part for each": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.parts = {}

            def work(self):
                me = threading.get_ident()
                self.parts[me] = self.parts.get(me, 0) + 1
                self.parts[me] = self.parts.get(me, 0) + 1
        """,
        TWICE,
    ),
    "one adds, one takes": (
        """
        class Subject:
            def __init__(self):
                self.items = [1]

            def one(self):
                self.items.append(2)

            def two(self):
                if self.items:
                    self.items.pop()
        """,
        BOTH,
    ),
    "a part for each, made on first use": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.parts = {}

            def work(self):
                me = threading.get_ident()
                if me not in self.parts:
                    self.parts[me] = []
                self.parts[me].append(1)
        """,
        TWICE,
    ),
    "thread-local": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.mine = threading.local()

            def work(self):
                self.mine.value = getattr(self.mine, "value", 0) + 1
                self.mine.value += 1
        """,
        TWICE,
    ),
    "iterates over a copy": (
        """
        class Subject:
            def __init__(self):
                self.parts = {1: 1}

            def one(self):
                return [part for part in list(self.parts.values())]

            def two(self):
                self.parts[2] = 2
        """,
        BOTH,
    ),
    "extends in place": (
        """
        class Subject:
            def __init__(self):
                self.items = []

            def work(self):
                self.items += [1]
        """,
        TWICE,
    ),
    "a test that is begun anew after a wait": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.changed = threading.Condition()
                self.pages, self.busy = [], 1

            def take(self):
                while not self.pages and self.busy:
                    self.changed.wait()
                if self.pages:
                    self.busy += 1
                    self.pages.pop()

            def one(self):
                with self.changed:
                    self.take()

            def two(self):
                with self.changed:
                    self.pages.extend([1, 2])
                    self.changed.notify_all()
                    self.take()
        """,
        BOTH,
    ),
    "whoever looks later sees that somebody is at it": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.lock = threading.Lock()
                self.looked = threading.Event()
                self.values = {}

            def get(self, wait):
                with self.lock:
                    mine = self.values.get(1) is None
                    if mine:
                        self.values[1] = "soon"
                wait()
                if mine:
                    with self.lock:
                        del self.values[1]

            def one(self):
                self.get(self.looked.wait)

            def two(self):
                self.get(self.looked.set)
        """,
        BOTH,
    ),
    "works with what it has taken out": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.lock = threading.Lock()
                self.met, self.left = threading.Event(), threading.Event()
                self.users = {}

            def use(self, wait):
                with self.lock:
                    users = self.users.get(1, 0)
                    self.users[1] = users + 1
                wait()
                with self.lock:
                    users = self.users.pop(1)
                    if users > 1:
                        self.users[1] = users - 1

            def one(self):
                self.use(self.met.wait)
                self.left.set()

            def two(self):
                self.use(lambda: [self.met.set(), self.left.wait()])
        """,
        BOTH,
    ),
    "each polls for a turn of its own": (
        """
        import time

        class Subject:
            turn = 0

            def take(self, mine):
                while self.turn != mine:
                    time.sleep(0.01)
                self.turn = mine + 1

            def one(self):
                self.take(0)
                self.take(2)

            def two(self):
                self.take(1)
                self.take(3)
        """,
        BOTH,
    ),
    "takes away what it has put there for a key": (
        """
        import threading

        class Subject:
            def __init__(self):
                self.lock = threading.Lock()
                self.looked = threading.Event()
                self.values = {}

            def get(self, key, wait):
                with self.lock:
                    mine = self.values.get(key)
                    if mine is None:
                        promise = self.values[key] = object()
                wait()
                if mine is None:
                    with self.lock:
                        del self.values[key]

            def one(self):
                self.get("page", self.looked.wait)

            def two(self):
                self.get("page", self.looked.set)
        """,
        BOTH,
    ),
    "one loop before the change and one after it": (
        """
        import threading

        looked, changed = threading.Event(), threading.Event()
        table = {8: 1, 9: 1}

        class Subject:
            def look(self):
                return [key for key in table if key]

            def one(self):
                self.look()
                looked.set()
                changed.wait()
                self.look()

            def two(self):
                looked.wait()
                table[1] = 1
                changed.set()
        """,
        BOTH,
    ),
    "what was read built an earlier value": (
        """
        import threading

        written, changed = threading.Event(), threading.Event()
        total = 0

        class Subject:
            def add(self, anew):
                global total
                total = 1 if anew else total + 1

            def one(self):
                self.add(False)
                written.set()
                changed.wait()
                self.add(True)

            def two(self):
                written.wait()
                self.add(True)
                changed.set()
        """,
        BOTH,
    ),
    "one call looks, and another one, which needs no look, changes": (
        """
        import threading

        lock, looked, changed = threading.Lock(), threading.Event(), threading.Event()
        queue, readers = ["w"], 1

        class Subject:
            def admit_one(self):
                global readers
                if not queue:
                    return
                kind = queue[0]
                if kind == "w" and readers:
                    return
                if kind == "w":
                    readers = 0
                else:
                    readers += 1

            def one(self):
                with lock:
                    self.admit_one()
                looked.set()
                changed.wait()
                with lock:
                    self.admit_one()

            def two(self):
                looked.wait()
                queue[0] = "r"
                with lock:
                    self.admit_one()
                changed.set()
        """,
        BOTH,
    ),
    "one turn looks, and another one, which needs no look, changes": (
        """
        import threading

        lock, looked, changed = threading.Lock(), threading.Event(), threading.Event()
        todo, busy = [], [1]

        class Subject:
            def work(self):
                while True:
                    with lock:
                        page = todo.pop() if todo else None
                        if page is None and not busy[0]:
                            return
                        if page is not None:
                            busy[0] += 1
                            return
                    looked.set()
                    changed.wait()

            def one(self):
                self.work()

            def two(self):
                looked.wait()
                todo.extend(["page", "page"])
                self.work()
                changed.set()
        """,
        BOTH,
    ),
    "what was read is compared with what is there": (
        """
        import threading

        class Subject:
            total, version = 0, 0
            lock = threading.Lock()

            def work(self):
                while True:
                    old = self.total
                    new = old + 1
                    with self.lock:
                        if self.total is old:
                            self.total = new
                            return

            one = two = work
        """,
        BOTH,
    ),
    "a version is compared with the one that was read": (
        """
        import threading

        class Subject:
            total, version = 0, 0
            lock = threading.Lock()

            def work(self):
                while True:
                    seen = self.version
                    old = self.total
                    new = old + 1
                    with self.lock:
                        if self.version == seen:
                            self.total = new
                            self.version += 1
                            return

            one = two = work
        """,
        BOTH,
    ),
}

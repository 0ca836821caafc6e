"""The factory runs on a thread of its own; whoever brought it waits for that thread and takes what came."""

import threading


class Once:
    def __init__(self):
        self.turn = threading.Semaphore()
        self.made = False

    def get(self, factory):
        with self.turn:
            if self.made:
                return self.value
            failure = []

            def work():
                try:
                    self.value = factory()
                except BaseException as error:
                    failure.append(error)

            worker = threading.Thread(target=work)
            worker.start()
            worker.join()
            if failure:
                raise failure[0]
            self.made = True
            return self.value

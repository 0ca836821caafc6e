"""The shape that all programs of the yardstick share.

A program's module defines ``Buggy`` and ``Fixed`` (both made without arguments, or with one of ``SIZES``) and
``is_right(observation)``. :meth:`Together.run` starts the threads, joins them and returns the observation, as a
student's own code would. Most programs are only bodies, so that a tester which must start the threads itself can; a
program that starts threads elsewhere overrides ``run``.
"""

import threading


class Together:
    """One set of objects, and the threads that share them."""

    def bodies(self):
        """What each thread does; in this order the threads are started."""
        raise NotImplementedError

    def observe(self):
        """What is to be judged when all threads have ended, as plain data."""
        raise NotImplementedError

    def run(self):
        """Starts a thread for each body, joins all, observes."""
        threads = [threading.Thread(target=body) for body in self.bodies()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.observe()

"""Every word is said by a thread of its own, and nobody waits until it has been said."""

import threading


class PingPong:
    def __init__(self, n: int) -> None:
        self._n = n
        self._may_ping = threading.Semaphore(1)
        self._may_pong = threading.Semaphore(0)

    def ping(self, say) -> None:
        for _ in range(self._n):
            self._may_ping.acquire()
            threading.Thread(target=say).start()
            self._may_pong.release()

    def pong(self, say) -> None:
        for _ in range(self._n):
            self._may_pong.acquire()
            threading.Thread(target=say).start()
            self._may_ping.release()

"""An event loop on a thread of its own does all the adding."""

import asyncio, threading


class Counter:
    def __init__(self):
        self._v = 0
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()

    async def _add(self, amount):
        self._v += amount

    async def _get(self):
        return self._v

    def increment(self, amount=1):
        asyncio.run_coroutine_threadsafe(self._add(amount), self._loop).result()

    @property
    def value(self):
        return asyncio.run_coroutine_threadsafe(self._get(), self._loop).result()

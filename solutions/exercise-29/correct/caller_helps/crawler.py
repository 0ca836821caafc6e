"""The caller is one of the workers; who finds nothing to do waits as long as somebody is busy."""

import threading
from urllib.parse import urlsplit


def crawl(start, get_links, workers):
    c = threading.Condition()
    todo, seen, busy = [start], {start}, [0]
    host = urlsplit(start)[1]

    def work():
        c.acquire()
        while True:
            if todo:
                url = todo.pop()
                busy[0] += 1
                c.release()
                new = set()
                try:
                    new.update(get_links(url))
                except BaseException:
                    pass
                c.acquire()
                busy[0] -= 1
                new = {u for u in new if urlsplit(u)[1] == host} - seen
                seen.update(new)
                todo.extend(new)
                c.notify_all()
            elif busy[0]:
                c.wait()
            else:
                break
        c.release()

    threads = [threading.Thread(target=work) for _ in range(workers - 1)]
    for t in threads:
        t.start()
    work()
    for t in threads:
        t.join()
    return seen

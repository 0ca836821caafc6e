"""Scenarios for exercise 30: customers come and go, the barber works; they judge nothing."""

import queue
import threading
import time


class Day:
    """A day at a shop: its barber, what was cut, and what visits came to.

    The barber can be held up at his work, and customers in his chair. On an unfinished day, all are daemons.
    """

    def __init__(self, submission, chairs, unfinished=False):
        self.unfinished = unfinished
        self.shop = submission.BarberShop(chairs)
        self.cuts, self.haircuts, self.came_to, self.early = [], [], [], []
        self.gate = threading.Event()
        self.gate.set()
        self.up = threading.Event()
        self.up.set()
        self.barber = self.thread(lambda: self.shop.work(self.cut_hair))

    def thread(self, job):
        """A thread of this day."""
        return threading.Thread(target=job, daemon=self.unfinished)

    def cut_hair(self):
        self.gate.wait()
        pause()
        self.cuts.append(True)

    def get_haircut(self):
        self.up.wait()
        pause()
        self.haircuts.append(True)

    def visit(self):
        """A customer; what the visit came to. More visits may not be over than haircuts are."""
        result = self.shop.visit(self.get_haircut)
        self.came_to.append(result)
        self.early.append(self.served() > len(self.cuts))
        return result

    def served(self):
        """How many visits have come to a haircut."""
        return [result is True for result in self.came_to].count(True)

    def customers(self, count, at_once=False):
        """So many customers, each on a thread of its own, who have come in as far as they get: one after the other, or
        all at once."""
        threads = [self.thread(self.visit) for _ in range(count)]
        for thread in threads:
            thread.start()
            if not at_once:
                settle()
        settle()
        return threads

    def close(self):
        """Closing time, for a thread of its own; and the end of the day."""
        closing = self.thread(self.shop.close)
        closing.start()
        return closing

    def report(self, **more):
        """What happened on this day."""
        refused = [result is False for result in self.came_to].count(True)
        seen = {"served": self.served(), "refused": refused, "visits": len(self.came_to)}
        seen |= {"cuts": len(self.cuts), "haircuts": len(self.haircuts), "early": any(self.early)}
        return {**seen, **more}


def meet(submission, chairs, customers, visits):
    """The barber's part of each haircut and the customer's wait for each other."""
    shop, barrier = submission.BarberShop(chairs), threading.Barrier(2)
    met = []

    def cut_hair():
        barrier.wait()
        met.append("barber")

    def get_haircut():
        barrier.wait()
        met.append("customer")

    barber = threading.Thread(target=lambda: shop.work(cut_hair))
    barber.start()
    results = run_together([lambda: [shop.visit(get_haircut) for _ in range(visits)]] * customers)
    shop.close()
    barber.join()
    return {"results": [result for mine in results for result in mine], "met": sorted(met)}


def stay(submission, seconds_cut, seconds_haircut, visits=1):
    """How many cuts, and how many haircuts, were done whenever a visit was over."""
    shop = submission.BarberShop(1)
    cuts, haircuts, found = [], [], []

    def cut_hair():
        time.sleep(seconds_cut)
        cuts.append(True)

    def get_haircut():
        time.sleep(seconds_haircut)
        haircuts.append(True)

    barber = threading.Thread(target=lambda: shop.work(cut_hair))
    barber.start()
    for _ in range(visits):
        found.append([shop.visit(get_haircut), len(cuts), len(haircuts)])
    shop.close()
    barber.join()
    return found


def own_haircut(submission, customers):
    """While hair is being cut, everybody gets as far as he can: who was out before his own hair was cut?"""
    shop = submission.BarberShop(customers)
    seated, cut, early = queue.SimpleQueue(), [], []

    def cut_hair():
        number = seated.get()
        settle()
        cut.append(number)

    def visit(number):
        if shop.visit(lambda: seated.put(number)) and number not in cut:
            early.append(number)

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(customers)]
    barber = threading.Thread(target=lambda: shop.work(cut_hair))
    for each in [*threads, barber]:
        each.start()
    for each in threads:
        each.join()
    shop.close()
    barber.join()
    return early


def sits_still(submission):
    """The first customer sits still long after the barber's part; the second one, when he is called, is cut for long.

    Reports who was out before the first one got up, and who was when he had.
    """
    shop = submission.BarberShop(2)
    up, gate = threading.Event(), threading.Event()
    cuts, out = [], []

    def cut_hair():
        cuts.append(True)
        if len(cuts) == 2:
            gate.wait()

    barber = threading.Thread(target=lambda: shop.work(cut_hair))
    barber.start()
    first = threading.Thread(target=lambda: [shop.visit(up.wait), out.append("first")])
    second = threading.Thread(target=lambda: [shop.visit(lambda: None), out.append("second")])
    for each in (first, second):
        each.start()
        settle()
    before = list(out)
    up.set()
    settle()
    then = list(out)
    gate.set()
    for each in (first, second):
        each.join()
    shop.close()
    barber.join()
    return {"before": before, "then": then}


def full(submission, chairs, more, waiting=0):
    """One customer is being served, all chairs are taken, and more customers come; then the barber goes on.

    Some may have been waiting before he came to work. Reports what visits had come to before he went on, and whether
    there is room for another one at the end.
    """
    day = Day(submission, chairs)
    day.gate.clear()
    day.up.clear()
    customers = day.customers(waiting)
    day.barber.start()
    settle()
    customers += day.customers(1 + chairs + more - waiting)
    before = list(day.came_to)
    day.gate.set()
    day.up.set()
    for each in customers:
        each.join()
    later = day.visit()
    day.shop.close()
    day.barber.join()
    return day.report(before=before, later=later)


def in_a_row(submission, customers):
    """Whenever the barber begins with a customer, the only chair becomes free, and the next one comes at that moment.

    Reports what visits had come to when the barber began with the last customer, or one had been turned away.
    """
    day, enough = Day(submission, 1), threading.Event()
    threads = []

    def come():
        threads.append(threading.Thread(target=day.visit))
        threads[-1].start()

    def cut_hair():
        if len(threads) < customers:
            come()
            settle()
        if len(threads) == customers or False in day.came_to:
            enough.set()
        day.cut_hair()

    barber = threading.Thread(target=lambda: day.shop.work(cut_hair))
    come()
    barber.start()
    enough.wait()
    refused = False in day.came_to
    for each in threads:
        each.join()
    day.shop.close()
    barber.join()
    return day.report(refused_one=refused)


def before_work(submission, chairs, more, at_once=False):
    """Customers take all chairs before the barber comes to work, and more come in vain."""
    day = Day(submission, chairs)
    customers = day.customers(chairs + more, at_once)
    before = list(day.came_to)
    day.barber.start()
    for each in customers:
        each.join()
    day.shop.close()
    day.barber.join()
    return day.report(before=before)


def rush(submission, chairs, customers, times=1):
    """Customers come at once, or again and again, while the barber works."""
    day = Day(submission, chairs)
    day.barber.start()
    run_together([lambda: [day.visit() for _ in range(times)]] * customers)
    day.shop.close()
    day.barber.join()
    return day.report()


def rush_while_cutting(submission, chairs, customers):
    """The barber is at work, and held up at his first cut; meanwhile customers come, all at once.

    Reports what visits had come to before he went on.
    """
    day = Day(submission, chairs)
    day.gate.clear()
    day.barber.start()
    threads = day.customers(customers, at_once=True)
    before = list(day.came_to)
    day.gate.set()
    for each in threads:
        each.join()
    day.shop.close()
    day.barber.join()
    return day.report(before=before)


def one_by_one(submission, visits):
    """A customer comes when the barber has gone to sleep, again and again."""
    day = Day(submission, 1)
    day.barber.start()
    for _ in range(visits):
        settle()
        day.visit()
    settle()
    day.shop.close()
    day.barber.join()
    return day.report()


def close_on_waiters(submission, chairs, waiting):
    """Closing time comes while one customer is served and others wait; one more comes when the barber has gone."""
    day = Day(submission, chairs)
    day.gate.clear()
    day.barber.start()
    settle()
    customers = day.customers(1 + waiting)
    closing = day.close()
    settle()
    day.gate.set()
    for each in [*customers, closing, day.barber]:
        each.join()
    return day.report(late=day.shop.visit(day.get_haircut))


def close_at_once(submission, chairs, customers, settled):
    """It is closing time before the barber comes to work; or, settled, when he sleeps and nobody has come."""
    day = Day(submission, chairs)
    waiting = day.customers(customers)
    if settled:
        day.barber.start()
        settle()
    closing = day.close()
    if not settled:
        settle()
        day.barber.start()
    for each in [*waiting, closing, day.barber]:
        each.join()
    return day.report(late=day.shop.visit(day.get_haircut))


def full_at_closing(submission, chairs):
    """Closing time comes while one customer is served and all chairs are taken: what one more visit comes to at once.

    Nobody is waited for: what becomes of the others is not asked here.
    """
    day = Day(submission, chairs, unfinished=True)
    day.gate.clear()
    day.barber.start()
    settle()
    day.customers(1 + chairs)
    day.close()
    settle()
    before = len(day.came_to)
    day.customers(1)
    return day.came_to[before:]


def again_at_closing(submission):
    """A customer who has been served comes again, at once, while the shop is being closed; what both visits came to."""
    shop = submission.BarberShop(1)
    barber = threading.Thread(target=lambda: shop.work(lambda: None))
    closing = threading.Thread(target=shop.close)
    barber.start()
    visits = [shop.visit(lambda: None)]
    closing.start()
    visits.append(shop.visit(lambda: None))
    closing.join()
    barber.join()
    return visits


def visit_while_closing(submission, chairs, customers, times=1):
    """Customers come while the shop is being closed; one more comes when the barber has gone."""
    day = Day(submission, chairs)
    day.barber.start()
    run_together([lambda: [day.visit() for _ in range(times)]] * customers + [day.shop.close])
    day.barber.join()
    return day.report(late=day.shop.visit(day.get_haircut))


def two_shops(submission):
    """A customer waits in one shop. The other one is closed, and its barber, who comes to work then, has nobody."""
    day, closed = Day(submission, 1), Day(submission, 1)
    customers = day.customers(1)
    closing = closed.close()
    settle()
    closed.barber.start()
    for each in (closing, closed.barber):
        each.join()
    day.barber.start()
    for each in customers:
        each.join()
    day.visit()
    day.shop.close()
    day.barber.join()
    return day.report(closed=len(closed.cuts))

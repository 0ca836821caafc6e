"""Scenarios for exercise 30: customers come and go, the barber works; they judge nothing."""

import threading
import time


class Day:
    """A day at a shop: its barber, what was cut, and what visits came to. The barber can be held up at his work."""

    def __init__(self, submission, chairs):
        self.shop = submission.BarberShop(chairs)
        self.cuts, self.haircuts, self.came_to, self.early = [], [], [], []
        self.gate = threading.Event()
        self.gate.set()
        self.barber = threading.Thread(target=lambda: self.shop.work(self.cut_hair))

    def cut_hair(self):
        self.gate.wait()
        pause()
        self.cuts.append(True)

    def get_haircut(self):
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
        threads = [threading.Thread(target=self.visit) for _ in range(count)]
        for thread in threads:
            thread.start()
            if not at_once:
                settle()
        settle()
        return threads

    def close(self):
        """Closing time, for a thread of its own; and the end of the day."""
        closing = threading.Thread(target=self.shop.close)
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


def full(submission, chairs, more):
    """One customer is being served, all chairs are taken, and more customers come; then the barber goes on.

    Reports what visits had come to before he did, and whether there is room for another one at the end.
    """
    day = Day(submission, chairs)
    day.gate.clear()
    day.barber.start()
    settle()
    customers = day.customers(1 + chairs + more)
    before = list(day.came_to)
    day.gate.set()
    for each in customers:
        each.join()
    later = day.visit()
    day.shop.close()
    day.barber.join()
    return day.report(before=before, later=later)


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


def visit_while_closing(submission, chairs, customers, times=1):
    """Customers come while the shop is being closed; one more comes when the barber has gone."""
    day = Day(submission, chairs)
    day.barber.start()
    run_together([lambda: [day.visit() for _ in range(times)]] * customers + [day.shop.close])
    day.barber.join()
    return day.report(late=day.shop.visit(day.get_haircut))


def two_shops(submission):
    """One shop is closed, in the other one the barber works."""
    closed, day = Day(submission, 1), Day(submission, 1)
    closed.barber.start()
    day.barber.start()
    closed.shop.close()
    closed.barber.join()
    day.visit()
    day.shop.close()
    day.barber.join()
    return day.report(closed=len(closed.cuts))

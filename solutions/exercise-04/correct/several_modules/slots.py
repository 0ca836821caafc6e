import threading


class Slots:
    def __init__(self, number):
        if number < 1:
            raise ValueError(f"{number} slots are too few")
        self.__free = number
        self.__monitor = threading.Condition(threading.Lock())

    def __enter__(self):
        with self.__monitor:
            while not self.__free:
                self.__monitor.wait()
            self.__free -= 1
        return self

    def __exit__(self, *_):
        with self.__monitor:
            self.__free += 1
            self.__monitor.notify()
        return False

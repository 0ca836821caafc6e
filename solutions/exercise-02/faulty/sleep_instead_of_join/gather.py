import time
from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)
    errors = [None] * len(arguments)

    def call(i):
        try:
            results[i] = function(arguments[i])
        except BaseException as error:
            errors[i] = error

    for i in range(len(arguments)):
        Thread(target=call, args=(i,)).start()
    time.sleep(30)
    for error in errors:
        if error is not None:
            raise error
    return results

from concurrent.futures import Future
from threading import Thread


def gather(function, arguments):
    def call(future, argument):
        try:
            future.set_result(function(argument))
        except BaseException as error:
            future.set_exception(error)

    threads, futures = [], []
    for argument in arguments:
        futures.append(Future())
        threads.append(Thread(target=call, args=(futures[-1], argument)))
        threads[-1].start()
    for thread in threads:
        thread.join()
    return [future.result() for future in futures]

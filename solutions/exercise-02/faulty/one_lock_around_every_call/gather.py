from threading import Lock, Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)
    errors = [None] * len(arguments)
    lock = Lock()

    def call(i):
        with lock:
            try:
                results[i] = function(arguments[i])
            except BaseException as error:
                errors[i] = error

    threads = [Thread(target=call, args=(i,)) for i in range(len(arguments))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

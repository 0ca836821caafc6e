from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)
    errors = [None] * len(arguments)

    def call(i, *args):
        try:
            results[i] = function(*args)
        except BaseException as error:
            errors[i] = error

    threads = []
    for i, argument in enumerate(arguments):
        args = argument if isinstance(argument, tuple) else (argument,)
        threads.append(Thread(target=call, args=(i, *args)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

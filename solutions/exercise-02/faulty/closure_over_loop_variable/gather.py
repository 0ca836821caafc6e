from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)
    errors = [None] * len(arguments)
    threads = []
    for i in range(len(arguments)):

        def call():
            try:
                results[i] = function(arguments[i])
            except BaseException as error:
                errors[i] = error

        threads.append(Thread(target=call))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results = [None] * len(arguments)
    errors = [None] * len(arguments)
    index = 0

    def call():
        nonlocal index
        mine = index
        index += 1
        try:
            results[mine] = function(arguments[mine])
        except BaseException as error:
            errors[mine] = error

    threads = [Thread(target=call) for _ in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        if error is not None:
            raise error
    return results

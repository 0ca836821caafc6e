from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    results, errors = {}, {}

    def call(argument):
        try:
            results[repr(argument)] = function(argument)
        except BaseException as error:
            errors[repr(argument)] = error

    threads = [Thread(target=call, args=(argument,)) for argument in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for argument in arguments:
        if repr(argument) in errors:
            raise errors[repr(argument)]
    return [results[repr(argument)] for argument in arguments]

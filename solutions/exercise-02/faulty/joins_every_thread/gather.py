import threading


def gather(function, arguments):
    results, errors = {}, {}

    def call(i, argument):
        try:
            results[i] = function(argument)
        except BaseException as error:
            errors[i] = error

    for i, argument in enumerate(arguments):
        threading.Thread(target=call, args=(i, argument)).start()
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join()
    if errors:
        raise errors[min(errors)]
    return [results[i] for i in sorted(results)]

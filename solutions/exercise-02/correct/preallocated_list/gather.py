from threading import Thread


def gather(function, arguments):
    arguments = list(arguments)
    outcomes = [None for _ in arguments]

    def work(i):
        try:
            outcomes[i] = (function(arguments[i]), None)
        except BaseException as e:
            outcomes[i] = (None, e)

    threads = [Thread(target=work, args=(i,)) for i in range(len(arguments))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    results = []
    for result, error in outcomes:
        if error is not None:
            raise error
        results.append(result)
    return results

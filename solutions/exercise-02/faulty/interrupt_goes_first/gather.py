"""A KeyboardInterrupt goes before an earlier argument's exception."""

import threading


def gather(function, arguments):
    arguments = list(arguments)
    results, errors, interrupts = {}, {}, []

    def call(i, a):
        try:
            results[i] = function(a)
        except (KeyboardInterrupt, SystemExit) as e:
            interrupts.append(e)
        except BaseException as e:
            errors[i] = e

    ts = [threading.Thread(target=call, args=p) for p in enumerate(arguments)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    if interrupts:
        raise interrupts[0]
    if errors:
        raise errors[min(errors)]
    return [results[i] for i in range(len(ts))]

import threading


def run_with_background(main_job, background_job):
    finished = threading.Event()

    def run(job):
        try:
            job()
        finally:
            finished.set()

    threading.Thread(target=run, args=(background_job,), daemon=True).start()
    threading.Thread(target=run, args=(main_job,)).start()
    finished.wait()

import threading


def run_with_background(main_job, background_job):
    threading.Thread(target=background_job, daemon=True).start()
    worker = threading.Thread(target=main_job)
    worker.start()
    worker.join()

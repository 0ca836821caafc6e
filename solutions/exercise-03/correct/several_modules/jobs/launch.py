import threading


def launch(job, *, daemon):
    thread = threading.Thread(target=job, daemon=daemon)
    thread.start()
    return thread

import threading

finished = threading.Event()


def run_with_background(main_job, background_job):
    def main():
        try:
            main_job()
        finally:
            finished.set()

    threading.Thread(target=background_job, daemon=True).start()
    threading.Thread(target=main).start()
    finished.wait()

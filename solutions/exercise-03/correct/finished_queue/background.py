import queue
import threading


def run_with_background(main_job, background_job):
    done = queue.SimpleQueue()

    def main():
        outcome = "returned"
        try:
            main_job()
        except BaseException as error:
            outcome = error
        done.put(outcome)

    threading.Thread(target=main).start()
    threading.Thread(target=background_job, daemon=True).start()
    done.get()

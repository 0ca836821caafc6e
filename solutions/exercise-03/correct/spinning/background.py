import threading


def run_with_background(main_job, background_job):
    main = threading.Thread(target=main_job)
    main.start()
    threading.Thread(target=background_job, daemon=True).start()
    while main.is_alive():
        pass

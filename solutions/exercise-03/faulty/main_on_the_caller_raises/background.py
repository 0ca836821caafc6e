import threading


def run_with_background(main_job, background_job):
    background = threading.Thread(target=background_job, daemon=True)
    background.start()
    main_job()

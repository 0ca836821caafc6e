from jobs.launch import launch


def run_with_background(main_job, background_job):
    launch(background_job, daemon=True)
    launch(main_job, daemon=False).join()

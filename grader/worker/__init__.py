"""Runs beside the submission, in the sandbox. The host launches it, and never imports it."""

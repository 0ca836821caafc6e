"""Threads that are already running."""

"""Makes what several folders of tests share importable: :mod:`sandboxes`. A slow machine fails no property."""

from hypothesis import HealthCheck, settings

settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

"""Where submissions run."""

from __future__ import annotations

from .base import Channel, Limits, Sandbox
from .choosing import NAMES, make_sandbox

__all__ = ["NAMES", "Channel", "Limits", "Sandbox", "make_sandbox"]

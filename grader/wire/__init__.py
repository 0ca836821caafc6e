"""What host and worker say to each other, and how it is written down."""

from .codec import ProtocolError, decode, encode
from .stream import Closed, Silent, Stream

__all__ = ["Closed", "ProtocolError", "Silent", "Stream", "decode", "encode"]

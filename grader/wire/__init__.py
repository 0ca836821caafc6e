"""What host and worker say to each other, and how it is written down."""

from .codec import ProtocolError, decode, encode
from .stream import Stream
from .transport import Closed, Descriptors, Silent, Transport

__all__ = ["Closed", "Descriptors", "ProtocolError", "Silent", "Stream", "Transport", "decode", "encode"]

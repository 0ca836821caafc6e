"""What the source of a program tells about its scheduling points, which no execution shows."""

from grader.engine.source.code import Code

__all__ = ["Code"]

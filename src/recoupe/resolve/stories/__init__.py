"""A stream of articles cut into stories, without the parser."""

from recoupe.resolve.stories.features import Sketch, sketch
from recoupe.resolve.stories.stream import Cutter, Found

__all__ = ["Cutter", "Found", "Sketch", "sketch"]

"""A stream of articles cut into stories, without the parser."""

from recoupe.resolve.stories.features import Sketch, sketch
from recoupe.resolve.stories.found import Found
from recoupe.resolve.stories.stream import Cutter

__all__ = ["Cutter", "Found", "Sketch", "sketch"]

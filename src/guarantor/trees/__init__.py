"""Article → sentences: Universal Dependencies trees, one small model a language."""

from guarantor.trees.parsing import parse
from guarantor.trees.segmentation import segments

__all__ = ["parse", "segments"]

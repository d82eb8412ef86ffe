"""What else a statement fixes, read from a sentence: quantities, conditions, places."""

from guarantor.grammar.conditions import Condition, conditions
from guarantor.grammar.places import Place, places
from guarantor.grammar.quantities import Quantity, quantities

__all__ = ["Condition", "Place", "Quantity", "conditions", "places", "quantities"]

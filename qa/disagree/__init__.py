"""Do two articles say otherwise of the same thing? Names, numbers, dates and claims that differ; see `differences`."""

from qa.disagree.differences import differences
from qa.disagree.told import Difference, Told

__all__ = ["Difference", "Told", "differences"]

"""What a careful sub-editor would see: facts that differ, and meanings that were turned round, made surer or added."""

from qa.rules.facts import check_facts
from qa.rules.finding import Finding
from qa.rules.meaning import check_meaning

__all__ = ["Finding", "check_facts", "check_meaning"]

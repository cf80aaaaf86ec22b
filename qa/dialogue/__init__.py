"""A follow-up question, put so that it stands alone: by rules, without a model."""

from qa.dialogue.followup import Exchange, standalone

__all__ = ["Exchange", "standalone"]

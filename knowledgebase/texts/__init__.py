"""The texts of public pages that are the shop's to write, with the built-in words that stand until it does."""

from knowledgebase.texts.builtin import builtin
from knowledgebase.texts.filling import PLACEHOLDERS, WAYS, doubts, filled, parted
from knowledgebase.texts.kinds import PAGES, TEXTS, PublicTextKind

__all__ = ["PAGES", "PLACEHOLDERS", "TEXTS", "WAYS", "PublicTextKind", "builtin", "doubts", "filled", "parted"]

"""Doors: the customer's survey pages, and the desk's pages of scores, follow-ups and settings."""

"""Quotes: a writer's new words, told from what their mail program quoted or put below."""

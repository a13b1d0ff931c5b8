"""Processes are killed at random moments while mail comes in and goes out through a mail server that misbehaves.

`script/chaos` runs it against a whole Amends of its own, and counts what was lost and what happened twice. Every
message has an id of its own, every reply a word of its own, so that the counts are exact.
"""

"""Saved replies: texts that are used again, filled in for a ticket.

Knows saved replies and how they are filled in.
Door: `queries.filled`, the text for one ticket.
It puts a tool under the composer; tickets know nothing of it.
"""

"""Saved replies: texts that are used again, filled in for a ticket.

Knows saved replies, who may use and change them, and how they are filled in.
Door: `services` (save, put away, bring back), `access` for whose they are, `queries.filled` for the text of one ticket.
It puts a tool under the composer; tickets know nothing of it.
"""

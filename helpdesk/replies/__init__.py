"""Saved replies: texts that are used again, filled in for a ticket.

Knows saved replies, who may use and change them, how they are filled in, and how often they were used.
Door: `services` (save, put away, bring back), `access` for whose they are, `queries.filled` for the text of one ticket.
It puts a tool under the composer; tickets know nothing of it.
"""

"""Complaints: tickets that say we did wrong, and what we learn from them.

Knows severity, desired outcome, causes, acknowledged and closed times, and the trends that managers read.
Door: `services` (one verb a file), `queries.trends`, the panel on the ticket page.
It must not know surveys or articles; tickets know nothing of it but the flag `is_complaint`.
"""

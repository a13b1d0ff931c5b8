"""A request that is sent twice takes effect once: what was answered to a key of its sender, kept for some days.

Door: `once` for operations of the API, `claim` for others. Knows nothing of tickets, mail or people.
"""

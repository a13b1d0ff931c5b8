"""Once: a request that is sent twice takes effect once.

Door: `once` for operations of the API, `claim` for others. Knows nothing of tickets, mail or people.
"""

"""People: who works here.

Knows users, roles, teams, their sign-in and their own choices.
Door: `services` (one verb a file) and `access`.
It must not know customers, tickets, mail, rules or surveys.
"""

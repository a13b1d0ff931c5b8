"""People: who works here and who writes to us.

Knows users, roles, teams, customers with their contact points, organisations, products and orders.
Door: `services` (one verb a file) and `access.visible_to`.
It must not know tickets, mail, rules or surveys.
"""

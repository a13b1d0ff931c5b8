"""Customers: who writes to us, how they are reached, and what they bought.

Knows customers with their contact points and facts, organisations, products and orders.
Door: `services` (one verb a file) and `access.visible_to`.
It must not know tickets, mail, rules or surveys.
"""

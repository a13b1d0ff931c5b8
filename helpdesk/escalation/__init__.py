"""Escalation: who is told, and whose a ticket becomes, when its time runs out, in levels that the shop makes.

Knows the levels, which of them a ticket reached on which clock, and what it was before.
Door: `services` (save and switch a level, take the steps of tickets).
When a level is reached it has from `tickets.sla`, how somebody is told it leaves to `notifications`. It must not know
rules.
"""

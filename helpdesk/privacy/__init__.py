"""A person's rights in what is held of them, and how long anything is held: export, erasure, retention.

Knows customers and that rooms hold things of them (`customers.registry`); what these are, each room knows.
Door: `services`. It must not know tickets, mail or surveys.
"""

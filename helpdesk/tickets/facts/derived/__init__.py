"""Derived facts: what conditions ask of a ticket and no column of it holds, such as how long its customer waits.

A `Fact` is defined once, by an expression over a `Scope`, and read in three places: as a filter of tickets as they are
now, as a value for the rules at the time of an event, and as a value for rehearsals at a line of history. Other rooms
`register` theirs from their `apps.py`.
"""

from helpdesk.tickets.facts.derived import clock, customer, message, orders, work
from helpdesk.tickets.facts.derived.fact import Fact, register, registered, unkept_among
from helpdesk.tickets.facts.derived.scope import Scope

__all__ = ["Fact", "Scope", "register", "registered", "unkept_among"]

register(*message.FACTS, *customer.FACTS, *orders.FACTS, *clock.FACTS, *work.FACTS)

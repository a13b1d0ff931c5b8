"""Macros: changes of a ticket that a person makes with one press, and takes back with one.

Knows macros, whose they are, and how often they were pressed. What one does are actions of rules; it is for whom a
saved reply may be. Door: `services` (save, put away, copy, move; preview, apply, take back).
It puts a tool under the composer and a menu into the bulk bar; tickets know nothing of it.
"""

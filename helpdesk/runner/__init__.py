"""Runs Amends on one machine: embedded PostgreSQL and Valkey, migrations, web, worker and beat.

Knows processes, sockets, locks and environment variables; nothing else knows that the servers are embedded.
Doors: `python -m helpdesk.runner serve`, `command.servers_for` (manage.py) and `pytest_plugin`.
Uses the standard library only, and must not know Django or any room.
"""

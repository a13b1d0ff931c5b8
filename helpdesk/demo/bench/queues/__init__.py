"""How late mail leaves while as many events wait: workers, beat and a mail server of this process's own.

Door: `command.run`. Mail falls due evenly, at a rate that a small shop never sees; all events wait from the start.
"""

"""Foretells what rules would do with a message or a ticket, by the engine that runs them. Writes nothing."""

"""Requests that an agent writes down: a call, a letter, a chat."""

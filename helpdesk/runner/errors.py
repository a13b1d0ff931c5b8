"""What the runner tells a person instead of a traceback."""


class RunnerError(Exception):
    """Something outside the program stands in the way. The message says what, and what to do about it."""

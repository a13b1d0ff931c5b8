"""Tells a refusal in one line of the log: that somebody may not do something is no error of ours."""

import logging


class WithoutTraceback(logging.Filter):
    """Takes the traceback off what Django tells of an answer below 500; the line itself stays.

    Django passes along the exception by which a view refused (403, 400), as if something had broken.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through."""
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        return True

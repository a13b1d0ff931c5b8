#!/usr/bin/env python
"""Django's command line, with the embedded servers behind it unless the environment names others."""

import os
import sys
import traceback

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from helpdesk.runner.command import servers_for
from helpdesk.runner.errors import RunnerError

EX_TEMPFAIL = 75  # sysexits.h: a mail server that reads this keeps the mail and tries again


def main() -> None:
    """Runs one command."""
    try:
        with servers_for(sys.argv[1:]):
            # With servers of one's own named, it is a production unless said otherwise.
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "helpdesk.settings.prod")
            execute_from_command_line(sys.argv)
    except (RunnerError, ImproperlyConfigured) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


def take_mail() -> None:
    """Runs `receive_mail`: whatever keeps it from starting, a mail is kept by its sender, never bounced."""
    try:
        main()
    except BaseException as error:
        if isinstance(error, SystemExit) and error.code in (None, 0, EX_TEMPFAIL):
            raise
        if not isinstance(error, SystemExit):
            traceback.print_exc()
        sys.exit(EX_TEMPFAIL)


if __name__ == "__main__":
    take_mail() if sys.argv[1:2] == ["receive_mail"] else main()

#!/usr/bin/env python
"""Django's command line, with the embedded servers behind it unless the environment names others."""

import sys

from django.core.management import execute_from_command_line

from helpdesk.runner.command import servers_for
from helpdesk.runner.errors import RunnerError


def main() -> None:
    """Runs one command."""
    try:
        with servers_for(sys.argv[1:]):
            execute_from_command_line(sys.argv)
    except RunnerError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()

"""After a whole run: prints the share of each room's branches that it took; red when a room is under its floor."""

import json
import os
import sys

from tests.covered.floors import FLOORS, REPORT, earlier, faults, read, rooms, shares, table

FETCHING = "helpdesk/intake"
"""The room whose mail is fetched; its tests for that need dovecot."""


def main() -> int:
    found = shares(json.loads(REPORT.read_text()), rooms())
    floors = read(FLOORS.read_text())
    print(table(found, floors))
    if os.environ.get("DOVECOT") == "":
        print(f"No dovecot, so {FETCHING} is not judged.")
        del found[FETCHING]
    wrong = faults(found, floors, earlier())
    print(*(f"RED: {fault}" for fault in wrong), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""manage.py rules: business rules as a file that is kept in git."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from helpdesk.people.models import User
from helpdesk.rules.as_text.entries import stored_entries, written
from helpdesk.rules.as_text.lines import WrongText
from helpdesk.rules.services.import_rules import Planned, import_rules, plan_import


class Command(BaseCommand):
    help = "Writes all business rules as YAML, says what a file would change, or takes it in. No rule is ever deleted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        does = parser.add_subparsers(dest="do", required=True)
        export = does.add_parser("export", help="write all rules as YAML")
        export.add_argument("file", nargs="?", default="-", help="where to; without one, to the screen")
        for name, words in (("check", "say what a file would change, and store nothing"), ("import", "take a file in")):
            one = does.add_parser(name, help=words)
            one.add_argument("file", help="the file, or - for what is piped in")
        one.add_argument("--as", dest="by", metavar="ADDRESS", help="the colleague in whose name; the system otherwise")
        one.add_argument("--switch-off-missing", action="store_true", help="turn off rules that the file leaves out")
        one.add_argument(
            "--although-examples-fail",
            action="store_true",
            help="take it in although examples of rules that the file leaves out fail by it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["do"] == "export":
                self._export(options["file"])
            elif options["do"] == "check":
                self._tell(plan_import(_read(options["file"])), "would be")
            else:
                self._import(options)
        except WrongText as error:
            lines = "\n".join(f"  line {line}: {words}" for line, words in error.problems)
            raise CommandError(f"{options['file']} is wrong, and nothing was stored:\n{lines}") from error
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{options['file']} cannot be used: {error}") from error

    def _export(self, file: str) -> None:
        try:
            text = written(entry for _, entry in stored_entries())
        except ValueError as error:
            raise CommandError(str(error)) from error
        if file == "-":
            self.stdout.write(text, ending="")
        else:
            Path(file).write_text(text, encoding="utf-8")

    def _import(self, options: dict[str, Any]) -> None:
        by = User.objects.filter(email__iexact=options["by"], is_active=True).first() if options["by"] else None
        if options["by"] and by is None:
            raise CommandError(f"there is no colleague {options['by']}")
        planned = import_rules(
            text=_read(options["file"]),
            by=by,
            switch_off_missing=options["switch_off_missing"],
            knowingly=options["although_examples_fail"],
        )
        self._tell(planned, "is", switched_off=options["switch_off_missing"])

    def _tell(self, planned: Planned, verb: str, *, switched_off: bool = False) -> None:
        for name in planned.made:
            self.stdout.write(f"{verb} made: {name}")
        for name, parts in planned.changed.items():
            self.stdout.write(f"{verb} changed: {name} ({', '.join(parts)})")
        if planned.is_reordered:
            self.stdout.write(f"{verb} changed: the order")
        for name, is_on in planned.missing:
            words = "switched off" if is_on and switched_off else f"left as it is, {'on' if is_on else 'off'}"
            self.stdout.write(f"not in the file, {words}: {name}")
        self.stdout.write(f"the same: {len(planned.same)}")


def _read(file: str) -> str:
    return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")

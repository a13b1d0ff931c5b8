"""manage.py import_articles DIR: Markdown files with front matter become articles."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from knowledgebase.languages import LANGUAGES
from knowledgebase.services.import_pages import load


class Command(BaseCommand):
    help = "Imports a folder of Markdown articles with front matter. Run it again to update them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="searched for Markdown files, folders within folders too")
        parser.add_argument(
            "--language", choices=sorted(LANGUAGES), default="", help="for files in no language's folder"
        )
        parser.add_argument("--draft", action="store_true", help="write drafts; publish nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        report = load(folder, language=options["language"], draft=options["draft"])
        for path, part in report.losses:
            self.stdout.write(f"{path.relative_to(folder)}: left out {part}")
        for path, reason in report.failures:
            self.stderr.write(f"{path.relative_to(folder)}: not imported: {reason}")
        languages = ", ".join(f"{LANGUAGES[code].name} {count}" for code, count in sorted(report.languages.items()))
        self.stdout.write(
            f"{report.languages.total()} articles ({languages or 'none'}): {report.counts['created']} created, "
            f"{report.counts['updated']} updated, {report.counts['unchanged']} unchanged; "
            f"{len(report.failures)} files could not be read."
        )
        if report.failures and not report.languages:
            raise CommandError("Nothing was imported.")

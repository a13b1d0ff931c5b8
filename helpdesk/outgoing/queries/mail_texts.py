"""Reads all mail texts with the languages that each has, and who changed what."""

from collections import defaultdict
from dataclasses import dataclass

from helpdesk.outgoing.models import MailTemplate
from helpdesk.outgoing.texts import MailText, Words, mail_texts
from helpdesk.outgoing.texts.problems import problems
from helpdesk.web.words.languages import choices, name_of


@dataclass(frozen=True, slots=True)
class Version:
    """One language of a text. `row` holds a manager's words; `is_broken` when they can no longer be used."""

    language: str
    name: str
    subject: str
    row: MailTemplate | None
    is_built_in: bool
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Overview:
    text: MailText
    versions: list[Version]
    addable: list[tuple[str, str]]


def overview() -> list[Overview]:
    """Every text with its languages by name; one statement."""
    rows: defaultdict[str, dict[str, MailTemplate]] = defaultdict(dict)
    for row in MailTemplate.objects.select_related("updated_by"):
        rows[row.key][row.language] = row
    return [_overview(text, rows[text.key]) for text in mail_texts()]


def _overview(text: MailText, rows: dict[str, MailTemplate]) -> Overview:
    versions = [_version(text, language, rows.get(language)) for language in {*text.words, *rows}]
    addable = [item for item in choices() if item[0] not in rows and item[0] not in text.words]
    return Overview(text, sorted(versions, key=lambda version: version.name), addable)


def _version(text: MailText, language: str, row: MailTemplate | None) -> Version:
    words = Words(row.subject, row.body) if row else text.built_in(language)
    return Version(
        language=language,
        name=name_of(language),
        subject=words.subject,
        row=row,
        is_built_in=language in text.words,
        is_broken=bool(row and problems(text, words)),
    )

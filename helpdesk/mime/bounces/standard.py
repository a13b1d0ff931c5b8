"""Reads delivery status notifications of RFC 3464: blocks of fields, one for the message and one for each recipient."""

import re
from collections.abc import Iterator

from helpdesk.mime.bounces.answers import status_of
from helpdesk.mime.bounces.report import BounceAction, BounceReport
from helpdesk.mime.fields.addresses import normalise_address
from helpdesk.mime.parsed import ParsedMail

_PARTS = ("message/delivery-status", "message/global-delivery-status")
_SCANNED = 200_000
_MAX_BLOCKS = 500
_FIELD = re.compile(r"([a-z][a-z0-9-]{1,60})[ \t]*:[ \t]*(.*)", re.IGNORECASE)
_FOLDED = re.compile(r"\r?\n[ \t]+")
_EMPTY_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_NAMES = ("original-recipient", "final-recipient", "x-actual-recipient")

Fields = dict[str, str]


def read(mail: ParsedMail) -> list[BounceReport]:
    """Read one report for each recipient's block, in order."""
    return [_report(fields) for fields in _blocks(mail) if any(name in fields for name in _NAMES)]


def _blocks(mail: ParsedMail) -> Iterator[Fields]:
    for part in mail.attachments:
        if part.content_type in _PARTS:
            text = part.data[:_SCANNED].decode("utf-8", "replace")
            for block in _EMPTY_LINE.split(text)[:_MAX_BLOCKS]:
                yield _fields(block)


def _fields(block: str) -> Fields:
    """The first of each name: a second one is not the standard's."""
    found: Fields = {}
    for line in _FOLDED.sub(" ", block).splitlines():
        if named := _FIELD.fullmatch(line.strip()):
            found.setdefault(named[1].lower(), named[2].strip())
    return found


def _report(fields: Fields) -> BounceReport:
    names = (_address(fields[name]) for name in _NAMES if name in fields)
    status, said = fields.get("status", ""), _without_type(fields.get("diagnostic-code", ""))
    reason = said if status_of(said) or not status_of(status) else f"{status} {said}".strip()
    return BounceReport(tuple(dict.fromkeys(filter(None, names))), _action(fields), reason[:500])


def _address(value: str) -> str:
    """The address in `rfc822; Meg@Example.org`; comments, brackets and other kinds of names are left out."""
    return normalise_address(re.sub(r"\([^()]*\)", "", _without_type(value)).strip())


def _without_type(value: str) -> str:
    kind, semicolon, rest = value.partition(";")
    return rest.strip() if semicolon and re.fullmatch(r"[\w/-]{1,30}", kind.strip()) else value.strip()


def _action(fields: Fields) -> BounceAction:
    """Some servers add a comment, leave the action out, or have one of their own for failures."""
    word = fields.get("action", "").lower()
    if word.startswith(("fail", "error")):
        return BounceAction.FAILED
    if word.startswith("delay"):
        return BounceAction.DELAYED
    if word:
        return BounceAction.OTHER
    status = status_of(fields.get("status", ""))
    return {None: BounceAction.FAILED, 5: BounceAction.FAILED, 4: BounceAction.DELAYED}.get(
        status and status[0], BounceAction.OTHER
    )

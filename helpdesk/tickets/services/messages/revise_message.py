"""Changes a received message to what a better reader finds in it. What it said before stays in the ticket's history."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from helpdesk.tickets.actors import Actor
from helpdesk.tickets.models import UNSAID, Attachment, Direction, Message, Ticket
from helpdesk.tickets.services.parts import documents, store
from helpdesk.tickets.verbs import FILES_ADDED, Verb
from helpdesk.tickets.words import NewFile, NewMessage, snippet

TEXTS = ("body_text", "body_html", "reply_text")
FIELDS = ("subject", "from_name", "to", "cc", *TEXTS)
FILE_FIELDS = ("filename", "content_type", "content_id", "inline")


@dataclass(slots=True)
class Revision:
    """What a better reader finds different in a message.

    `changes` maps a field to (old, new), `renamed` an attachment to its new fields; `missing` files are added.

    A file that is no longer found in the message stays.
    """

    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    renamed: list[tuple[Attachment, dict[str, Any]]] = field(default_factory=list)
    missing: list[NewFile] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.changes or self.renamed or self.missing)


def revision_of(message: Message, new: NewMessage) -> Revision:
    """What would change in the message, without changing it. Words never give way to none."""
    fields = store.stored_fields(new)
    if not fields["body_text"].strip() and message.body_text.strip():
        fields = {name: value for name, value in fields.items() if name not in TEXTS}
    changes = {
        name: (getattr(message, name), fields[name])
        for name in FIELDS
        if name in fields and getattr(message, name) != fields[name]
    }
    renamed, missing = _files(list(message.attachments.order_by("pk")), new.files)
    return Revision(changes, renamed, missing)


def revise_message(*, message: Message, new: NewMessage, actor: Actor) -> Revision:
    """Make the stored message what `new` says, in one transaction; a second time changes nothing.

    Raises:
        OSError: a missing file could not be written; nothing is changed.
    """
    with store.locked(message.ticket) as ticket:
        row = Message.objects.select_for_update(no_key=True).get(pk=message.pk)
        revision = revision_of(row, new)
        if not revision:
            return revision
        for name, (_, value) in revision.changes.items():
            setattr(row, name, value)
        row.save(update_fields=list(revision.changes))
        for attachment, fields in revision.renamed:
            Attachment.objects.filter(pk=attachment.pk).update(**fields)
        store.store_files(row, revision.missing)
        if _is_latest(row):
            ticket.last_words = snippet(row.reply_text or row.body_text)
        _retitle(ticket, revision)
        store.save(ticket)
        _find_anew(ticket, row)
        before = {name: old for name, (old, _) in revision.changes.items()}
        kept = replace(actor, cause=actor.cause | {"before": before})
        store.log(ticket, kept, Verb.MESSAGE_REREAD, changes=_in_short(revision), message=row)
    return revision


def _files(
    known: Sequence[Attachment], found: Sequence[NewFile]
) -> tuple[list[tuple[Attachment, dict[str, Any]]], list[NewFile]]:
    """Attachments with other fields, and files that are not there: the same bytes are the same file, in order."""
    waiting: dict[str, list[Attachment]] = defaultdict(list)
    for attachment in known:
        waiting[attachment.sha256].append(attachment)
    renamed, missing = [], []
    for new in found:
        same = waiting[new.sha256]
        if not same:
            missing.append(new)
            continue
        attachment = same.pop(0)
        fields = store.stored_file_fields(new)
        other = {name: fields[name] for name in FILE_FIELDS if getattr(attachment, name) != fields[name]}
        if other:
            renamed.append((attachment, other))
    return renamed, missing


def _is_latest(message: Message) -> bool:
    said = Message.objects.filter(ticket=message.ticket_id).exclude(direction=Direction.NOTE)
    latest = said.exclude(delivery__in=UNSAID).order_by("-created_at", "-pk").values_list("pk", flat=True).first()
    return latest == message.pk


def _retitle(ticket: Ticket, revision: Revision) -> None:
    """The ticket is called what its message was called, unless somebody gave it another name."""
    old, new = revision.changes.get("subject", ("", ""))
    if new and ticket.subject == old[:500]:
        ticket.subject = new[:500]


def _find_anew(ticket: Ticket, message: Message) -> None:
    files = message.attachments.values_list("filename", flat=True)
    documents.store(documents.of_message(message, files), documents.of_ticket(ticket))


def _in_short(revision: Revision) -> dict[str, list[Any]]:
    """For the history: the beginnings. The whole of what was there is kept in the step's cause."""
    short: dict[str, list[Any]] = {
        name: [_snippet(old), _snippet(new)] for name, (old, new) in revision.changes.items()
    }
    if revision.renamed:
        names = [attachment.filename for attachment, _ in revision.renamed]
        short["files"] = [", ".join(names), ", ".join(f.get("filename", a.filename) for a, f in revision.renamed)]
    if revision.missing:
        short[FILES_ADDED] = [None, ", ".join(new.filename for new in revision.missing)]
    return short


def _snippet(value: Any) -> str:
    return snippet(value if isinstance(value, str) else ", ".join(value))

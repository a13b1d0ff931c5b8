"""Holds what stands in the composer: a draft, or what was just posted and refused; and keeps it on the way."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from helpdesk.people.models import AfterSend, User
from helpdesk.tickets import files, services
from helpdesk.tickets.errors import AlreadySent
from helpdesk.tickets.forms.composer import SubmissionKey, with_ticked
from helpdesk.tickets.models import Draft, Ticket
from helpdesk.tickets.words import NewFile
from helpdesk.web.parameters import form_data

LAST_MS = 7_000_000_000_000


@dataclass
class Writing:
    """The words and files that stand in the composer.

    `kept` are the files that wait with the words: key (none for those of a reply taken back), name and size.
    """

    kind: str = Draft.Kind.REPLY
    body: str = ""
    cc: str = ""
    bcc: str = ""
    kept: list[dict[str, Any]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    newer_id: int = 0
    sent_id: int = 0
    is_draft: bool = False
    written_ms: int = 0
    submission_key: UUID | None = None
    is_later: bool = False
    later_at: str = ""
    later_zone: str = ""
    later_status: str | None = None
    after_send: str = ""
    begun_with: int | None = None
    ask: int | None = None

    @classmethod
    def of(cls, draft: Draft | None) -> "Writing":
        """The draft, found by `queries.detail.drafts_of`."""
        if draft is None:
            return cls()
        back = draft.files_of.attachments.all() if draft.files_of else ()
        kept = [{"key": "", "name": file.filename, "size": file.size} for file in back]
        written_ms = int(draft.written_at.timestamp() * 1000)
        return cls(
            draft.kind,
            draft.body,
            draft.cc,
            draft.bcc,
            [*kept, *getattr(draft, "kept", [])],
            is_draft=True,
            written_ms=written_ms,
            submission_key=draft.submission_key,
            begun_with=draft.begun_with,
        )

    @classmethod
    def posted(cls, request: HttpRequest) -> "Writing":
        given = form_data(request)
        return cls(
            kind=given.choice("kind", Draft.Kind.values, Draft.Kind.REPLY.value),
            body=given.body("body"),
            cc=with_ticked(request.POST, given.body("cc")),
            bcc=given.body("bcc"),
            submission_key=form_key(request),
            is_later=given.words("later") == "at",
            later_at=given.words("later_at"),
            later_zone=given.words("later_zone"),
            later_status=given.words("later_status") if "later_status" in given else None,
            after_send=given.choice("after_send", AfterSend.values),
            begun_with=given.whole("begun_with"),
            ask=given.whole("ask"),
        )


@dataclass(frozen=True)
class PostedFiles(services.DraftFiles):
    """The files of one request, less those of the draft that it leaves out."""

    left_out: list[UUID]

    @classmethod
    def of(cls, request: HttpRequest, ticket: Ticket, draft: Draft | None) -> "PostedFiles":
        left_out = [key for text in form_data(request).every("left_out") if (key := _key(text))]
        found = services.files_for_draft(ticket, draft, chosen_files(request), left_out)
        return cls(**vars(found), left_out=left_out)

    def packed(self) -> list[NewFile]:
        return [*files.copied([*self.back, *self.kept]), *files.uploaded(self.fresh)]

    def keep(self, ticket: Ticket, user: User, writing: Writing) -> None:
        """Keeps the words as the draft, and the files with it; says so where they cannot be kept."""
        try:
            self._keep(ticket, user, writing, writing.submission_key)
        except AlreadySent:  # it was something else, or these words had not been refused
            self._keep(ticket, user, writing, None)

    def _keep(self, ticket: Ticket, user: User, writing: Writing, key: UUID | None) -> None:
        words: dict[str, Any] = {"body": writing.body, "kind": writing.kind, "cc": writing.cc, "bcc": writing.bcc}
        words |= {"submission_key": key, "begun_with": writing.begun_with}
        try:
            services.save_draft(ticket=ticket, user=user, **words, files=self.fresh, left_out=self.left_out)
        except OSError:
            services.save_draft(ticket=ticket, user=user, **words)
            writing.errors.append(str(files.NOT_KEPT))


def form_key(request: HttpRequest) -> UUID | None:
    """The key of the form that was posted, which its draft bears as well."""
    key: UUID | None = SubmissionKey().clean(form_data(request).words("submission_key"))
    return key


def writing_time(milliseconds: int | None) -> dt.datetime | None:
    """The instant at which the browser says that words were written; None for what is no time of ours."""
    if milliseconds is None or milliseconds > LAST_MS:
        return None
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC)


def chosen_files(request: HttpRequest) -> list[services.Chosen]:
    """The files of a request, each with the key of the form that it was chosen in where the page says so."""
    uploads = request.FILES.getlist("files")
    keys = [_key(text) for text in form_data(request).every("chosen_with", at_most=len(uploads))]
    return list(zip_longest(uploads, keys))


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

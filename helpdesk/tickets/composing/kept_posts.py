"""Takes from a request what is kept of it, and puts it back into the request that sends it."""

import re

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from helpdesk.people.models import User
from helpdesk.tickets.models import KeptPost
from helpdesk.web.parameters import form_data
from helpdesk.web.words.written_by import FIELD

KEPT = "kept_post"
PLACES = ("/desk/", "/help/", "/r/")
_OURS = {"csrfmiddlewaretoken", FIELD, KEPT}
_SECRET = re.compile(r"password|secret", re.IGNORECASE)
_WORDS = re.compile(r"(?:^|_)(?:body|words|message|comment|note|text|subject|title|reason)$")
_NUMBER = re.compile(r"^/(?:desk/tickets|help/requests|desk/complaints/tickets)/(\d+)/")
_TECHNICAL = re.compile(r"_key$|^(seen|started|next|kept|left_out|asked_seen)$")


def may_be_kept(request: HttpRequest) -> bool:
    """Whether a form may be kept: those of the desk and the help centre; never the sign-in, whose words are secrets."""
    return request.method == "POST" and request.path.startswith(PLACES)


def fields_of(request: HttpRequest) -> list[tuple[str, str]]:
    """All fields of a form in their order, without tokens and secrets."""
    known = [(name, value) for name, values in form_data(request).data.lists() for value in values]
    return [(name, str(value)) for name, value in known if name not in _OURS and not _SECRET.search(name)]


def files_of(request: HttpRequest) -> list[tuple[str, UploadedFile[bytes]]]:
    return [(name, file) for name, files in request.FILES.lists() for file in files]


def words_of(fields: list[tuple[str, str]] | list[list[str]]) -> list[str]:
    """What a person wrote into a form, to be read before it is sent.

    These are fields for words, and values that no list of choices has.
    """
    return [value for name, value in fields if value.strip() and not _TECHNICAL.search(name) and _is_said(name, value)]


def _is_said(name: str, value: str) -> bool:
    return bool(_WORDS.search(name)) or " " in value.strip() or not value.isascii()


def request_number(path: str) -> str:
    """The number of the request that a form belongs to, if its address names one."""
    found = _NUMBER.search(path)
    return found[1] if found else ""


def kept_post_of(user: User) -> KeptPost | None:
    """The newest form that waits for this person."""
    return KeptPost.objects.filter(user=user).order_by("-pk").first()


def bring_back(request: HttpRequest, kept: KeptPost) -> None:
    """Put the kept files into the request, beside those that were chosen now."""
    files: MultiValueDict[str, UploadedFile[bytes]] = request.FILES
    for row in kept.files.order_by("pk"):
        content = UploadedFile(row.file.open("rb"), row.filename, row.content_type, row.size)
        files.appendlist(row.field, content)

"""Every file that came stays, with its exact bytes, under a name that is safe."""

import base64
import hashlib
import os

import pytest

from helpdesk.intake.taking.take_in import receive
from helpdesk.tickets.models import Attachment, Message

pytestmark = pytest.mark.django_db

KINDS = {
    "nameless": "application/octet-stream",
    "invitation": "text/calendar; method=REQUEST; name=invite.ics",
    "signature": "application/pkcs7-signature; name=smime.p7s",
    "encrypted": "application/pgp-encrypted; name=version.asc",
    "outlook": "application/ms-tnef; name=winmail.dat",
    "a mail": "message/rfc822; name=old.eml",
    "a page": "text/html; name=page.html",
    "a text": "text/plain; name=log.txt",
    "card": "text/vcard; name=meg.vcf",
}


def with_files(*files: tuple[str, bytes]) -> bytes:
    """A mail with words and (content type, bytes) files."""
    parts = [b"Content-Type: text/plain\n\nSee the files."]
    for kind, data in files:
        head = f"Content-Type: {kind}\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n"
        parts.append(head.encode() + base64.encodebytes(data))
    body = b"".join(b"--b\n" + part + b"\n" for part in parts)
    return b"From: meg@example.org\nContent-Type: multipart/mixed; boundary=b\n\n" + body + b"--b--\n"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("size", [0, 1, 1001])
def test_a_file_of_any_kind_and_size_is_kept_and_is_not_the_body(kind: str, size: int) -> None:
    data = os.urandom(size)
    receive(with_files((kind, data)), source="test")
    file = Attachment.objects.get()
    assert (file.size, file.sha256, file.file.read()) == (size, hashlib.sha256(data).hexdigest(), data)
    assert file.filename
    assert Message.objects.get().body_text == "See the files."


def test_files_of_the_same_name_and_the_same_bytes_are_all_kept() -> None:
    files = [("image/jpeg; name=photo.jpg", b"one"), ("image/jpeg; name=photo.jpg", b"two")]
    receive(with_files(*files, files[0]), source="test")
    assert [file.file.read() for file in Attachment.objects.order_by("pk")] == [b"one", b"two", b"one"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", r"C:\Windows\x.exe", "a\x00b\x1f.pdf", "\u202efdp.exe", "..", "é" * 400]
)
def test_no_name_leads_anywhere(name: str) -> None:
    receive(with_files((f'application/pdf; name="{name}"', b"x")), source="test")
    stored = Attachment.objects.get()
    assert 0 < len(stored.filename.encode()) <= 255
    assert not set(stored.filename) & set("/\\\x00\x1f\u202e")
    assert ".." not in str(stored.file.name)

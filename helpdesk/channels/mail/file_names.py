"""Names of attachments that are safe to store, to show and to download."""

import mimetypes
import re
import unicodedata

MAX_BYTES = 255
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNSAFE = re.compile(r'[<>:"|?*]')
_WHITE_SPACE = re.compile(r"\s+")
_USUAL_ENDINGS = {
    "message/rfc822": ".eml",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/vcard": ".vcf",
    "image/jpeg": ".jpg",
    "application/pkcs7-mime": ".p7m",
    "application/pkcs7-signature": ".p7s",
    "application/pgp-signature": ".asc",
    "application/pgp-encrypted": ".asc",
    "application/ms-tnef": ".dat",
}


def safe_file_name(name: str, content_type: str, number: int) -> str:
    """`name` without path, control or direction characters, at most 255 bytes; made up from the type where
    nothing is left."""
    bare = re.split(r"[/\\]", name)[-1]
    visible = "".join(c for c in _BIDI.sub("", bare) if unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))
    plain = _WHITE_SPACE.sub(" ", _UNSAFE.sub("_", visible)).strip(" .")
    return _shortened(plain) if plain else f"attachment-{number}{_ending(content_type)}"


def _ending(content_type: str) -> str:
    return _USUAL_ENDINGS.get(content_type) or mimetypes.guess_extension(content_type) or ".bin"


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    kept = f"{dot}{ending}" if stem and len(ending.encode()) <= 20 else ""
    return (name if not kept else stem).encode()[: MAX_BYTES - len(kept.encode())].decode(errors="ignore") + kept

"""Makes names of attachments safe to store, to show and to download."""

import html
import mimetypes
import re
import unicodedata
from urllib.parse import unquote_to_bytes

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.charset.labels import codec_for

MAX_BYTES = 255
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_EXTENDED = re.compile(r"([A-Za-z0-9_.:-]{1,40})'[A-Za-z-]{0,20}'(.+)", re.DOTALL)
_UPPER_HALF = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])")
_NUMBERED = re.compile(r"&#\d{2,6};")
_WITH_ENDING = re.compile(r"[^/\\\n]{1,200}\.(?=[0-9]{0,4}[A-Za-z])[A-Za-z0-9]{1,5}")
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


def as_meant(name: str) -> str:
    """The name that a program meant when it encoded it where nothing should be, or put it into single marks."""
    name = name.strip()
    if len(name) > 2 and name[0] == name[-1] == "'" and "'" not in name[1:-1]:
        name = name[1:-1]
    extended = _EXTENDED.fullmatch(name)
    if extended and codec_for(extended[1]):
        return decode(unquote_to_bytes(extended[2]), extended[1])
    if _UPPER_HALF.search(name) and name.isascii():
        plain = unquote_to_bytes(name)
        name = plain.decode() if _is_utf8(plain) else name
    return _NUMBERED.sub(lambda found: html.unescape(found[0]), name)


def looks_like_file(name: str) -> bool:
    """Whether `name` has the ending of a file."""
    return bool(_WITH_ENDING.fullmatch(name))


def safe_file_name(name: str, content_type: str, number: int) -> str:
    """The name without path, control or direction characters, at most 255 bytes.

    It is made up from the type where nothing is left.
    """
    bare = re.split(r"[/\\]", name)[-1]
    visible = "".join(c for c in _BIDI.sub("", bare) if unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))
    plain = _WHITE_SPACE.sub(" ", _UNSAFE.sub("_", visible)).strip(" .")
    return _shortened(plain) if plain else f"attachment-{number}{_ending(content_type)}"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _ending(content_type: str) -> str:
    return _USUAL_ENDINGS.get(content_type) or mimetypes.guess_extension(content_type) or ".bin"


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    kept = f"{dot}{ending}" if stem and len(ending.encode()) <= 20 else ""
    return (name if not kept else stem).encode()[: MAX_BYTES - len(kept.encode())].decode(errors="ignore") + kept

"""Links whose secret is a customer's whole permission, such as a survey's: no page, file or answer gives it to staff.

A room registers which secrets are its own. Text is searched for what looks like one of their links, also where a mail
program wrapped, quoted or encoded it, and only a secret that a room knows is taken out: other words stay as they came.
"""

import binascii
import re
from collections.abc import Callable

Known = Callable[[set[str]], set[str]]
"""Of these strings, those that are secrets of live links."""

LENGTH = 32
_SLASH = r"(?:/|%(?:25)?2[Ff]|_)"
_BREAK = r"(?:=?\r?\n[> \t]*)?"
_LINK = re.compile(rf"({_SLASH}{_BREAK}s{_BREAK}{_SLASH}{_BREAK})((?:[A-Za-z0-9_-]{_BREAK}){{{LENGTH}}})")
_BETWEEN = re.compile(r"=?\r?\n[> \t]*")
_BASE64 = rb"[A-Za-z0-9+/]"
_ENCODED = re.compile(
    rb"(?:^%b{40,}\r?\n)*^%b{40,}={0,2}\r?$(?:\n%b+={0,2}\r?$)?" % (_BASE64, _BASE64, _BASE64), re.MULTILINE
)
_LINE = 76

_rooms: list[Known] = []


def register(known: Known) -> None:
    _rooms.append(known)


def conceal(text: str) -> str:
    """The text without the secrets of such links: `/s/…`."""
    candidates = {_BETWEEN.sub("", found[2]) for found in _LINK.finditer(text)}
    if not candidates:
        return text
    secrets = set().union(*(known(candidates) for known in _rooms))
    return _LINK.sub(lambda found: f"{found[1]}…" if _BETWEEN.sub("", found[2]) in secrets else found[0], text)


def conceal_source(raw: bytes) -> bytes:
    """The same for a message or file as it came, also within base64. Bytes without a secret stay as they are."""
    plain = _conceal_bytes(raw)
    return _ENCODED.sub(lambda block: _conceal_encoded(block[0]), plain)


def _conceal_bytes(raw: bytes) -> bytes:
    text = raw.decode("latin-1")
    hidden = conceal(text)
    return raw if hidden == text else hidden.replace("…", "...").encode("latin-1")


def _conceal_encoded(block: bytes) -> bytes:
    try:
        held = binascii.a2b_base64(block)
    except binascii.Error:
        return block
    hidden = _conceal_bytes(held)
    if hidden == held:
        return block
    packed = binascii.b2a_base64(hidden, newline=False)
    end = b"\r\n" if b"\r\n" in block else b"\n"
    return end.join(packed[i : i + _LINE] for i in range(0, len(packed), _LINE))

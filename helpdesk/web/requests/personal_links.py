"""Hides links whose secret is a customer's whole permission, such as a survey's, from all that staff get to see.

A room registers which secrets are its own. Text is searched for what looks like one of their links, also where a mail
program wrapped, quoted or encoded it or a gateway led it to a check of its own, and for the secret by itself; only what
a room knows is taken out: other words stay as they came.
"""

import binascii
import re
from collections.abc import Callable
from functools import partial
from itertools import islice

Known = Callable[[set[str]], set[str]]
"""Of these strings, those that are secrets of live links."""

LENGTH = 32
_LETTER = "[A-Za-z0-9_-]"
_REWRITTEN = rf"(?>[%=-](?:25)?(?:2[Dd]|5[Ff])|{_LETTER})"
"""A letter also where a gateway writes `-` as -2D and `_` as -5F."""

_SLASH = r"(?:\\?/|[%=-](?:25)?2[Ff]|_|&#(?:47|[xX]2[fF]);)"
_UNSEEN = r"[\u00ad\u200b]|\u00c2\u00ad|\u00e2\u0080\u008b|=[Cc]2=[Aa][Dd]|=[Ee]2=80=8[Bb]"
"""A soft hyphen and a blank of no width: as letters, as bytes of UTF-8, and as quoted-printable writes these."""

_BREAK = rf"(?:=?\r?\n[> \t]*|<wbr ?/?>|&shy;|{_UNSEEN})?"

_BETWEEN = re.compile(_BREAK.removesuffix("?"))
_DASH, _LINE_BELOW = re.compile(r"[%=-](?:25)?2[Dd]"), re.compile(r"[%=-](?:25)?5[Ff]")


def _link(letter: str) -> re.Pattern[str]:
    return re.compile(rf"({_SLASH}{_BREAK}s{_BREAK}{_SLASH}{_BREAK})((?:{letter}{_BREAK}){{{LENGTH}}})")


def _joined(written: str) -> str:
    return _BETWEEN.sub("", written)


def _restored(written: str) -> str:
    return _LINE_BELOW.sub("_", _DASH.sub("-", _joined(written)))


_LINKS = ((_link(_LETTER), _joined), (_link(_REWRITTEN), _restored))
_ALONE = re.compile(rf"(?<!{_LETTER})()({_LETTER}{{{LENGTH}}})(?!{_LETTER})")
_PLACES = (*_LINKS, (_ALONE, _joined))
"""Where a secret may stand: what is before it, the secret as it is written, and how that is read."""

_MOST_LINKED, _MOST_ALONE = 10_000, 300
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
    candidates = _candidates(text)
    secrets = set().union(*(known(candidates) for known in _rooms)) if candidates else set()
    for place, read in _PLACES if secrets else ():
        text = place.sub(partial(_hidden, read, secrets), text)
    return text


def _candidates(text: str) -> set[str]:
    """What may be a secret. A file of thousands of words as long as one, such as a list of checksums, quotes none."""
    linked, alone = set[str](), set[str]()
    for place, read in _LINKS:
        linked.update(read(found[2]) for found in islice(place.finditer(text), _MOST_LINKED))
    for found in _ALONE.finditer(text):
        alone.add(found[2])
        if len(alone) > _MOST_ALONE:
            return linked
    return linked | alone


def _hidden(read: Callable[[str], str], secrets: set[str], found: re.Match[str]) -> str:
    return f"{found[1]}…" if read(found[2]) in secrets else found[0]


def conceal_source(raw: bytes) -> bytes:
    """The bytes of a message or file without the secrets of such links, also within base64.

    Bytes without a secret stay as they are.
    """
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

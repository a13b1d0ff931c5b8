"""Reads mailbox lists of RFC 5322 headers, before any encoded word is decoded.

Decoding first would let a display name such as `=?utf-8?q?=3Cboss=40shop=3E?=` become an address. The
reader goes over the bytes once: an unclosed quote, comment or bracket turns that kind of nesting off for
the rest instead of searching again.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from helpdesk.mime.charset.charsets import decode
from helpdesk.mime.fields.headers import decode_words, is_all_encoded

MAX_ADDRESSES = 10_000
_PLAIN = re.compile(rb'[^"(<>,;:]+')
_ADDRESS = re.compile(
    r'(?:"[^"\\]{1,64}"|[^\s@<>()\[\],;:"\\]{1,128})@(?:[^\s@<>()\[\],;:"\\/]{1,253}|\[[0-9a-fA-F:.]{2,60}\])'
)
_MAX_ADDRESS = 320
_COMMENT = re.compile(rb"\([^()]*\)")
_MOST_NESTED = 5


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox: decoded display name (may be empty) and lower-case address."""

    name: str
    email: str


@dataclass(slots=True)
class _Mailbox:
    words: list[bytes] = field(default_factory=list)
    angle: bytes | None = None
    comment: bytes = b""


def parse_addresses(values: Iterable[bytes]) -> tuple[Address, ...]:
    """Every mailbox of the given header values that has a usable address, in order, each address once."""
    found: dict[str, Address] = {}
    for value in values:
        for address in _encoded_whole(value) or _addresses(value):
            found.setdefault(address.email, address)
            if len(found) >= MAX_ADDRESSES:
                return tuple(found.values())
    return tuple(found.values())


def normalise_address(text: str) -> str:
    """The address in lower case and NFC; empty when it is none."""
    candidate = (
        unicodedata.normalize("NFC", text.strip().strip("<>").strip()).lower().removeprefix("mailto:").rstrip(".")
    )
    return candidate if len(candidate) <= _MAX_ADDRESS and _ADDRESS.fullmatch(candidate) else ""


def _addresses(value: bytes) -> Iterator[Address]:
    """The mailboxes of one value; a name that an unquoted comma cut in two is whole again."""
    carried: list[bytes] = []
    for mailbox in _mailboxes(value):
        address = _address(mailbox, carried)
        if address is not None:
            carried = []
            yield address
        else:
            carried = [*carried, *mailbox.words, b", "][-50:] if mailbox.angle is None else []


def _encoded_whole(value: bytes) -> list[Address]:
    """The one mailbox in a value that was encoded together with its address; nothing where it could be another than
    the one that stands there in clear."""
    if not is_all_encoded(value):
        return []
    found = list(_addresses(decode_words(value).encode()))
    in_clear = [address.email for address in _addresses(value)]
    return found if len(found) == 1 and in_clear in ([], [found[0].email]) else []


def _address(mailbox: _Mailbox, carried: list[bytes]) -> Address | None:
    if mailbox.angle is not None:
        email = _in_brackets(mailbox.angle)
        return Address(_name([*carried, *mailbox.words]) or _name([mailbox.comment]), email) if email else None
    bare = [word for part in mailbox.words if not part.startswith(b'"') for word in part.split() if b"@" in word]
    email = _email(bare[-1]) if bare else ""
    if not email:
        spread = _email(b"".join(mailbox.words))
        return Address(_name([mailbox.comment]), spread) if spread else None
    name = [part.replace(bare[-1], b"") for part in mailbox.words]
    return Address(_name(name) or _name([mailbox.comment]), email)


def _in_brackets(content: bytes) -> str:
    """The address in angle brackets, which may hold a route, comments, blanks, or be encoded."""
    email = _email(content.rsplit(b":", 1)[-1])
    if email:
        return email
    for _ in range(_MOST_NESTED):
        content = _COMMENT.sub(b"", content)
    plain = b"".join(content.rsplit(b":", 1)[-1].split())
    return _email(plain) or normalise_address(decode_words(content))


def _email(word: bytes) -> str:
    """The address that is written there; an encoded word is none, whatever it holds."""
    return "" if b"=?" in word and b"?=" in word else normalise_address(decode(word).strip("[]"))


def _name(parts: list[bytes]) -> str:
    plain = [re.sub(rb"\\(.)", rb"\1", part[1:-1]) if part.startswith(b'"') else part for part in parts]
    name = decode_words(b" ".join(plain).replace(b" , ", b", ")).strip(" ,")
    for mark in "\"'":
        if name.count(mark) == 1 or (name.count(mark) == 2 and name[0] == name[-1]):
            name = name.removeprefix(mark).removesuffix(mark).strip(" ,")
    return name[:300]


def _mailboxes(value: bytes) -> list[_Mailbox]:
    done: list[_Mailbox] = []
    current = _Mailbox()
    closed: set[int] = set()
    at = 0
    while at < len(value) and len(done) < 2 * MAX_ADDRESSES:
        character = value[at]
        end = -1 if character in closed else _closing(value, at)
        if end > at:
            _take(current, value[at : end + 1])
            at = end + 1
        elif character in b",;":
            done.append(current)
            current = _Mailbox()
            at += 1
        elif character in b":" and current.angle is None:
            current = _Mailbox()
            at += 1
        elif plain := _PLAIN.match(value, at):
            if plain[0].strip():
                current.words.append(plain[0].strip())
            at = plain.end()
        else:
            closed.add(character)
            at += 1
    return [*done, current]


def _take(mailbox: _Mailbox, token: bytes) -> None:
    if token.startswith(b"<"):
        if mailbox.angle is None:
            mailbox.angle = token[1:-1].rsplit(b"<", 1)[-1].strip()
    elif token.startswith(b'"'):
        mailbox.words.append(token)
    else:
        mailbox.comment = mailbox.comment or token[1:-1]


def _closing(value: bytes, at: int) -> int:
    """Where the quote, comment or bracket that opens at `at` closes; -1 when none opens or it never
    closes."""
    opener = value[at : at + 1]
    if opener == b"<":
        return value.find(b">", at)
    if opener not in (b'"', b"("):
        return -1
    depth = 0
    position = at + 1
    while position < len(value):
        character = value[position]
        if character == 0x5C:
            position += 1
        elif opener == b'"' and character == 0x22:
            return position
        elif opener == b"(" and character == 0x28:
            depth += 1
        elif opener == b"(" and character == 0x29:
            if depth == 0:
                return position
            depth -= 1
        position += 1
    return -1
